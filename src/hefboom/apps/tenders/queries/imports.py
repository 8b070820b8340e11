"""What an import would do, worked out without storing anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.facts import Stored, to_json
from hefboom.apps.tenders.incoming import Incoming, Reading, read_tenders, suggest
from hefboom.apps.tenders.models import ImportBatch, Tender
from hefboom.apps.tenders.notice_files import is_notices, read_notice_file
from hefboom.apps.tenders.uploads import Sheet, read_sheet
from hefboom.core.facts.facts import Fact

Change = tuple[str, str, Stored | None, Stored]
"""Lot id ("" also for facts of the tender), name of the fact, what was stored, what will be."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What happens to one tender: `tender` None is a new one, no `changes` leaves it as it is."""

    incoming: Incoming
    tender: Tender | None
    changes: tuple[Change, ...]

    @property
    def effect(self) -> str:
        """Return new, changed or unchanged."""
        if self.tender is None:
            return "new"
        return "changed" if self.changes else "unchanged"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the whole import would do. `sheet` None: the file holds notices."""

    sheet: Sheet | None
    mapping: dict[str, str]
    reading: Reading
    planned: tuple[Planned, ...]

    def count(self, effect: str) -> int:
        """Return how many tenders are new, changed or unchanged."""
        return sum(one.effect == effect for one in self.planned)


def plan_of(batch: ImportBatch, access: Access) -> Plan:
    """Read an uploaded file by its mapping and compare it with the register. Raises `RefusedError`."""
    mine = {one.code: one for one in Organisation.objects.filter(pk__in=access.edits)}
    content = bytes(batch.content)
    if is_notices(batch.file_name):
        reading = read_notice_file(content, batch.file_name, mine, batch.organisation)
        return Plan(None, {}, reading, tuple(compare(reading.tenders)))
    sheet = read_sheet(content, batch.file_name)
    mapping = batch.mapping or suggest(sheet.headers, remembered(batch.organisation))
    reading = read_tenders(sheet, mapping, mine, batch.organisation, batch.file_name)
    return Plan(sheet, mapping, reading, tuple(compare(reading.tenders)))


def compare(tenders: Sequence[Incoming]) -> Iterable[Planned]:
    """Compare tenders with those in the register, by organisation and code."""
    for start in range(0, len(tenders), 500):
        part = tenders[start : start + 500]
        known = Tender.objects.filter(
            organisation__in={one.organisation.pk for one in part}, code__in={one.code for one in part}
        ).select_related("organisation")
        by_key = {(one.organisation_id, one.code): one for one in known.prefetch_related("lots")}
        for one in part:
            tender = by_key.get((one.organisation.pk, one.code))
            yield Planned(one, tender, tuple(_changes(one, tender)))


def remembered(organisation: Organisation) -> dict[str, str]:
    """Return the mapping of the last import that was confirmed for this organisation."""
    last = ImportBatch.objects.filter(organisation=organisation, state=ImportBatch.State.CONFIRMED).exclude(mapping={})
    return dict(last.values_list("mapping", flat=True).first() or {})


def _changes(incoming: Incoming, tender: Tender | None) -> Iterable[Change]:
    stored_lots = {lot.lot_id: lot.facts for lot in tender.lots.all()} if tender else {}
    yield from _changed("", incoming.facts, tender.facts if tender else {})
    for lot_id, facts in incoming.lots.items():
        yield from _changed(lot_id, facts, stored_lots.get(lot_id, {}))


def _changed(lot_id: str, facts: dict[str, Fact], stored: dict[str, Stored]) -> Iterable[Change]:
    """Yield the facts that differ. What is unknown in the file never wipes out what is known."""
    for name, fact in facts.items():
        new, old = to_json(fact), stored.get(name)
        if fact.missing is not None and old is not None:
            continue
        if old is None or (old.get("value"), old.get("missing")) != (new.get("value"), new.get("missing")):
            yield lot_id, name, old, new
