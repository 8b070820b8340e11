"""Filling the basket of a tender: add, take out, put back, order. Each change settles the facts that follow from it."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.criteria.actions.facts import settle_facts
from hefboom.apps.criteria.actions.log import log_basket
from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.criteria.queries.basket import in_order
from hefboom.apps.criteria.queries.library import Entry, offered_to
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.models import Tender


@transaction.atomic
def add(person: Person, tender: Tender, codes: Iterable[str]) -> list[str]:
    """Put criteria into the basket and return the codes that are new in it; one that is there already stays as it is.

    Raises `Http404` for a code that this organisation does not have, `RefusedError` for one that is not in force.
    """
    user = require_editor(person, tender.organisation_id)
    Tender.objects.select_for_update().get(pk=tender.pk)
    wanted = _entries(tender, list(dict.fromkeys(codes)))
    there = {row.code: row for row in tender.chosen_criteria.all()}
    last = tender.chosen_criteria.aggregate(last=Max("position"))["last"] or 0
    added = [one for one in wanted if one.criterion.code not in there or there[one.criterion.code].removed_at]
    for position, entry in enumerate(added, last + 1):
        row = there.get(entry.criterion.code) or ChosenCriterion(tender=tender, code=entry.criterion.code, revision=0)
        take_entry(row, entry)
        row.position, row.by, row.removed_at, row.note = position, user, None, ""
        row.save()
    if added:
        settle_facts(person, tender)
        log_basket(user, tender, **{one.criterion.code: (None, f"v{one.criterion.version}") for one in added})
    return [one.criterion.code for one in added]


def take_entry(row: ChosenCriterion, entry: Entry) -> None:
    """Let a chosen criterion be this version of the library, unchanged; saves nothing."""
    row.version, row.origin = entry.criterion.version, entry.origin
    row.entry = entry.criterion.model_dump(mode="json", by_alias=True)
    row.text = row.verification = row.language = ""
    row.revision += 1


@transaction.atomic
def remove(person: Person, tender: Tender, code: str) -> ChosenCriterion:
    """Take a criterion out; it stays in the file and can be put back as it was. Raises `Http404`."""
    user = require_editor(person, tender.organisation_id)
    row = locked(tender, code)
    if row.removed_at is None:
        row.removed_at = timezone.now()
        row.revision += 1
        row.save(update_fields=("removed_at", "revision"))
        settle_facts(person, tender)
        log_basket(user, tender, **{code: (f"v{row.version}", None)})
    return row


@transaction.atomic
def restore(person: Person, tender: Tender, code: str) -> ChosenCriterion:
    """Put a criterion back that was taken out, with the text as it was. Raises `Http404`."""
    user = require_editor(person, tender.organisation_id)
    row = locked(tender, code)
    if row.removed_at is not None:
        row.removed_at = None
        row.revision += 1
        row.save(update_fields=("removed_at", "revision"))
        settle_facts(person, tender)
        log_basket(user, tender, **{code: (None, f"v{row.version}")})
    return row


@transaction.atomic
def move(person: Person, tender: Tender, code: str, *, up: bool) -> None:
    """Give a criterion the place of the one before it (or after it) among those of its kind. Raises `Http404`."""
    require_editor(person, tender.organisation_id)
    row = locked(tender, code)
    rows = in_order(tender.chosen_criteria.filter(removed_at=None))
    same = [one for one in rows if one.entry["kind"] == row.entry["kind"]]
    place = next((number for number, one in enumerate(same) if one.pk == row.pk), None)
    if place is None:
        raise Http404
    other = place - 1 if up else place + 1
    if 0 <= other < len(same):
        same[place], same[other] = same[other], same[place]
    _renumber(same)


def _renumber(rows: Sequence[ChosenCriterion]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
    ChosenCriterion.objects.bulk_update(rows, ("position",))


def locked(tender: Tender, code: str) -> ChosenCriterion:
    """Return a chosen criterion under a lock; raises `Http404` where there is none."""
    Tender.objects.select_for_update().get(pk=tender.pk)
    row = tender.chosen_criteria.filter(code=code).first()
    if row is None:
        raise Http404
    return row


def _entries(tender: Tender, codes: Sequence[str]) -> list[Entry]:
    """Return the versions in force of these codes, in the order asked."""
    today = timezone.localdate()
    known: dict[str, list[Entry]] = {}
    for one in offered_to(tender.organisation_id, codes):
        known.setdefault(one.criterion.code, []).append(one)
    found = []
    for code in codes:
        if code not in known:
            raise Http404
        current = next((one for one in known[code] if one.criterion.in_force(today)), None)
        if current is None:
            raise RefusedError(_("%(code)s geldt vandaag niet. Kies een criterium dat nu geldt.") % {"code": code})
        found.append(current)
    return found
