"""What waits for a person: facts that would settle most, and obligations not met without a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from hefboom.apps.strategy.queries import judge_in_force, pack_in_force
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.facts import rows_of
from hefboom.apps.tenders.models import Lot, Tender, TenderStanding
from hefboom.core.facts.facts import Row
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.strategy.pack import Obligation
from hefboom.core.strategy.verdict import Standing

LOOKED_AT = 50
"""So many of the newest tenders are looked at: enough for a day's work, quick to show."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A fact of a tender (or of its `lot`) that would settle these obligations."""

    tender: Tender
    lot: Lot | None
    field: FactField
    settles: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class NotExplained:
    """An obligation that a tender does not meet, without an explanation."""

    tender: Tender
    obligation: Obligation


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that waits, most useful first."""

    questions: tuple[OpenQuestion, ...]
    unexplained: tuple[NotExplained, ...]


def work_of(access: Access) -> Work:
    """Return what waits in the tenders that this person may change: six queries."""
    return Work(tuple(_questions(access)), tuple(_unexplained(access)))


def _questions(access: Access) -> list[OpenQuestion]:
    tenders = _with_standing(access, [Standing.UNKNOWN, Standing.APPLIES_UNKNOWN])
    obligations = {one.id: one for one in pack_in_force().obligations}
    found: list[OpenQuestion] = []
    for tender in tenders.select_related("organisation").prefetch_related("lots")[:LOOKED_AT]:
        rows = rows_of(tender, tender.lots.all())
        settles: dict[str, list[Obligation]] = {}
        for verdict in judge_in_force().verdicts(rows):
            if verdict.commitment in obligations:
                for name in verdict.missing:
                    settles.setdefault(name, []).append(obligations[verdict.commitment])
        for name, some in settles.items():
            field = vocabulary()[name]
            found.append(OpenQuestion(tender, _open_lot(field, tender, rows), field, tuple(some)))
    return sorted(found, key=lambda one: -len(one.settles))[:LOOKED_AT]


def _open_lot(field: FactField, tender: Tender, rows: Sequence[Row]) -> Lot | None:
    """Return the first lot that lacks a lot's fact; None for a fact of the tender."""
    if field.grain == "tender":
        return None
    return next((lot for lot, row in zip(tender.lots.all(), rows, strict=True) if row.get(field.name) is None), None)


def _unexplained(access: Access) -> list[NotExplained]:
    obligations = {one.id: one for one in pack_in_force().obligations if one.comply_or_explain}
    open_ones = TenderStanding.objects.filter(commitment__in=obligations, standing=Standing.NOT_MET, explained=False)
    tenders = _with_standing(access, [Standing.NOT_MET], explained=False)
    loaded = tenders.select_related("organisation").prefetch_related(
        Prefetch("standings", open_ones, to_attr="open_ones")
    )
    return [
        NotExplained(tender, obligations[row.commitment])
        for tender in loaded.defer("facts")[:LOOKED_AT]
        for row in tender.open_ones
    ][:LOOKED_AT]


def _with_standing(access: Access, standings: list[Standing], **more: bool) -> QuerySet[Tender]:
    wanted = TenderStanding.objects.filter(
        tender=OuterRef("pk"),
        commitment__in=[one.id for one in pack_in_force().obligations],
        standing__in=standings,
        **more,
    )
    return Tender.objects.filter(Exists(wanted), organisation__in=access.edits).order_by("-decided_on", "-pk")
