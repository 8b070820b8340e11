"""Who may see and who may change what. Spend is never public: it is for insiders of its own organisation."""

import uuid
from dataclasses import dataclass
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.tenders.access import Access, Person, access_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A scan that a person may see, and whether they may change it."""

    file: SpendFile
    access: Access

    @property
    def may_edit(self) -> bool:
        """Say whether the person may start, stop and throw away this scan, and say what lines are."""
        return self.access.may_edit(self.file.organisation_id)


def visible(access: Access) -> QuerySet[SpendFile]:
    """Return the scans that a person may see."""
    files = SpendFile.objects.select_related("organisation", "by")
    return files if access.reads_all else files.filter(organisation__in=access.reads)


def seen_by(person: Person, pk: uuid.UUID) -> Seen:
    """Return a scan by its key. Raises `Http404` for one that this person may not know of."""
    access = access_of(person)
    file = visible(access).filter(pk=pk).first()
    if file is None:
        raise Http404
    return Seen(file, access)


def require_scanner(person: Person, organisation: int) -> User:
    """Return the person as a user who may scan spend of this organisation.

    Raises `Http404` for who may not know of it at all, `PermissionDenied` for who may only look.
    """
    access = access_of(person)
    if not access.is_insider(organisation):
        raise Http404
    if not access.may_edit(organisation):
        raise PermissionDenied
    return cast("User", person)


def organisation_of(person: Person, code: str) -> tuple[Organisation, Access]:
    """Return an organisation of which the person is an insider. Raises `Http404` for any other."""
    access = access_of(person)
    found = Organisation.objects.filter(code=code).first()
    if found is None or not access.is_insider(found.pk):
        raise Http404
    return found, access
