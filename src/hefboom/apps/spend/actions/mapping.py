"""A new version of an organisation's own table, or an earlier one put back. Versions stay."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend.access import require_scanner
from hefboom.apps.spend.actions.log import log
from hefboom.apps.spend.classifying import mapping_in_force
from hefboom.apps.spend.models import MappingVersion
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.errors import RefusedError


class NewerError(RefusedError):
    """Somebody else stored a version meanwhile."""


@transaction.atomic
def store(
    person: Person, organisation: Organisation, rows: Sequence[Mapping[str, str]], why: str, seen: int
) -> MappingVersion:
    """Put a table in force. `seen` is the number of the version it was held against (0: none).

    Raises `RefusedError` without a reason, `NewerError` when another version is in force by now. The same table again
    changes nothing.
    """
    user = require_scanner(person, organisation.pk)
    if not why.strip():
        raise RefusedError(_("Schrijf waarom de indeling verandert."), "why")
    current = _locked(organisation)
    if current is not None and current.rows == [dict(row) for row in rows]:
        return current
    _refuse_newer(current, seen)
    return _stored(user, organisation, current, [dict(row) for row in rows], why.strip(), None)


@transaction.atomic
def restore(person: Person, organisation: Organisation, number: int) -> MappingVersion:
    """Put an earlier version in force again, as a new one. The one in force stays as it is."""
    user = require_scanner(person, organisation.pk)
    current = _locked(organisation)
    earlier = MappingVersion.objects.filter(organisation=organisation, number=number).first()
    if earlier is None:
        raise Http404
    if current is not None and current.rows == earlier.rows:
        return current
    why = _("Versie %(number)s teruggezet") % {"number": number}
    return _stored(user, organisation, current, earlier.rows, why, number)


def _locked(organisation: Organisation) -> MappingVersion | None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    return mapping_in_force(organisation.pk)


def _refuse_newer(current: MappingVersion | None, seen: int) -> None:
    number = current.number if current else 0
    if number != seen:
        told = {"number": number, "who": current.by if current else ""}
        raise NewerError(
            _("Intussen is versie %(number)s opgeslagen door %(who)s. Bekijk de verschillen opnieuw.") % told
        )


def _stored(
    user: User,
    organisation: Organisation,
    current: MappingVersion | None,
    rows: list[dict[str, str]],
    why: str,
    restored: int | None,
) -> MappingVersion:
    number = current.number + 1 if current else 1
    kept = MappingVersion.objects.create(
        organisation=organisation, number=number, rows=rows, by=user, why=why[:500], restored=restored
    )
    old = {"number": current.number, "rows": len(current.rows)} if current else None
    log(user, "spend.mapping", kept, {"table": {"old": old, "new": {"number": number, "rows": len(rows)}}})
    return kept
