"""Two scans beside each other."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.queries.comparing import compared, to_choose
from hefboom.apps.spend.views.result import done
from hefboom.apps.tenders.access import access_of

DIFFERS = {
    "vat": _("De ene scan rekent met btw in de bedragen, de andere niet."),
    "price_year": _("De scans rekenen met een ander prijsjaar."),
    "factors": _("De scans gebruiken een andere versie van de factoren."),
    "pack": _("De scans gebruiken een andere versie van de strategie."),
    "mapping": _("De scans gebruiken een andere versie van uw eigen indeling."),
}


@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Ask which two scans, and show them beside each other."""
    first, second = (_chosen(request, request.GET.get(name, "")) for name in ("eerste", "tweede"))
    found = compared(first, second) if first and second else None
    context = {
        "choices": to_choose(access_of(request.user)),
        "first": first,
        "second": second,
        "found": found,
        "differs": [DIFFERS[name] for name in found.differs] if found else [],
    }
    return render(request, "spend/compare.html", context)


def _chosen(request: HttpRequest, text: str) -> SpendFile | None:
    """Return the scan that an address names. Raises `Http404` for one that this person may not know of."""
    if not text:
        return None
    try:
        pk = uuid.UUID(text)
    except ValueError:
        raise Http404 from None
    return done(request, pk).file
