"""A tender's page: everything it shows, read once."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.facts import COLUMNS, facts_of, rows_of
from hefboom.apps.tenders.models import Explanation, Lot, Tender
from hefboom.apps.tenders.queries.register import visible
from hefboom.core.facts.derive import DERIVED_FROM
from hefboom.core.facts.facts import Fact, Value
from hefboom.core.facts.fields import FactField, vocabulary


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of a tender (`lot` None) or of a lot, as shown. `fact` None: nobody ever said anything about it."""

    field: FactField
    lot: Lot | None
    fact: Fact | None
    value: Value | None
    editable: bool

    @property
    def anchor(self) -> str:
        """The id of the row on the page."""
        return f"feit-{self.field.name}-{self.lot.pk if self.lot else 0}"

    @property
    def lot_key(self) -> str:
        """What stands in an address for the lot; empty for the tender."""
        return str(self.lot.pk) if self.lot else ""


@dataclass(frozen=True)
class TenderPage:
    """A tender as one person may see it."""

    tender: Tender
    lots: tuple[Lot, ...]
    access: Access

    @property
    def insider(self) -> bool:
        """Whether the person may see plans and non-public facts."""
        return self.access.is_insider(self.tender.organisation_id)

    @property
    def may_edit(self) -> bool:
        """Whether the person may change this tender."""
        return self.access.may_edit(self.tender.organisation_id)

    @cached_property
    def rows(self) -> list[dict[str, Value | None]]:
        """What the rules see: a row per lot, derived facts included."""
        return rows_of(self.tender, self.lots)

    @cached_property
    def facts(self) -> list[dict[str, Fact]]:
        """Stored facts per lot with their sources, those of the tender included."""
        shared = facts_of(self.tender.facts)
        return [{**shared, **facts_of(lot.facts)} for lot in self.lots]

    def may_read(self, field: FactField) -> bool:
        """Say whether the person may see the value of this fact."""
        return field.public or self.insider

    def fact_row(self, field: FactField, lot: Lot | None) -> FactRow:
        """Return a fact with its value and source; of a lot when the fact is a lot's."""
        index = self.lots.index(lot) if lot else 0
        value = self.rows[index].get(field.name)
        fact = self.facts[index].get(field.name)
        editable = self.may_edit and not field.derived and field.name not in COLUMNS
        return FactRow(field, lot if field.grain == "lot" else None, fact, value, editable)

    def tender_rows(self) -> list[FactRow]:
        """Return the rows of the facts that belong to the whole tender; with one lot, the lot's facts too."""
        single = self.lots[0] if len(self.lots) == 1 else None
        fields = [one for one in vocabulary().values() if one.grain == "tender" or single]
        return [
            self.fact_row(one, single if one.grain == "lot" else None) for one in fields if self._shows(one, single)
        ]

    def lot_rows(self, lot: Lot) -> list[FactRow]:
        """Return the rows of the facts that belong to one of several lots."""
        fields = [one for one in vocabulary().values() if one.grain == "lot" and self._shows(one, lot)]
        return [self.fact_row(one, lot) for one in fields]

    def _shows(self, field: FactField, lot: Lot | None) -> bool:
        """Say whether a fact gets a row: not what stands on top, nor what only a notice can tell and none told."""
        if field.name in COLUMNS or not self.may_read(field):
            return False
        index = self.lots.index(lot) if lot else 0
        told = self.rows[index].get(field.name) is not None or field.name in self.facts[index]
        typed = "buyer" in field.known_by or "client" in field.known_by
        return told or typed or field.name in DERIVED_FROM


def tender_page(pk: int, access: Access) -> TenderPage:
    """Return a tender that this person may see; raises `Http404` for any other."""
    tender = visible(access).select_related("organisation", "ministry").prefetch_related("lots").filter(pk=pk).first()
    if tender is None:
        raise Http404
    return TenderPage(tender, tuple(tender.lots.all()), access)


def lot_of(page: TenderPage, key: str, field: FactField) -> Lot | None:
    """Return the lot that an address names for a fact; None for a fact of the tender. Raises `Http404`."""
    if field.grain == "tender":
        return None
    if not key and len(page.lots) == 1:
        return page.lots[0]
    lot = next((lot for lot in page.lots if str(lot.pk) == key), None)
    if lot is None:
        raise Http404
    return lot


def explanations_of(tender: Tender) -> dict[str, Explanation]:
    """Return the explanations that count now, by commitment."""
    valid = tender.explanations.filter(withdrawn_at=None).select_related("by")
    return {one.commitment: one for one in valid}


def history_of(tender: Tender) -> QuerySet[AuditEvent]:
    """Return what people did to this tender, newest first."""
    return AuditEvent.objects.filter(object_type="tender", object_id=str(tender.pk)).select_related("actor")
