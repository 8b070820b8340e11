"""What the shell of every page needs to know about the visitor and the register."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hefboom.apps.organisations.access import manages_something
from hefboom.apps.organisations.models import Organisation


def visitor(request: HttpRequest) -> dict[str, Any]:
    """Return `example_data` (fictitious organisations are loaded) and `can_manage`, each asked only when shown."""
    return {
        "example_data": SimpleLazyObject(Organisation.objects.filter(fictitious=True).exists),
        "can_manage": SimpleLazyObject(lambda: manages_something(request.user)),
    }
