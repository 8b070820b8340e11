"""Keeping the stored standings, their sums and the columns of lists in step with the facts."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.strategy.queries import judge_in_force
from hefboom.apps.tenders.actions.updating import update
from hefboom.apps.tenders.columns import COLUMNS_KEPT, keep_columns, search_words
from hefboom.apps.tenders.facts import rows_of
from hefboom.apps.tenders.models import Explanation, StandingCount, Tender, TenderSearch, TenderStanding
from hefboom.apps.tenders.queries.remembered import forget_version
from hefboom.apps.tenders.queries.sums import sums
from hefboom.core.strategy.verdict import Standing

Cell = tuple[int, int, str]
"""One cell of the sums: organisation, year (0 unknown), product group."""

_BATCH = 500
_CELLS_APART = 100
"""Up to so many cells are counted by themselves; for more, one pass over everything is quicker."""


@transaction.atomic
def judge(tenders: Sequence[Tender], tree: Tree | None = None) -> frozenset[Cell]:
    """Judge tenders (with their lots) by the pack in force; store standings and the columns of lists.

    Returns the cells whose sums are now out of date: pass them to `recount` in the same transaction.
    """
    tree = tree or Tree.load()
    cells = {cell_of(tender) for tender in tenders}
    for start in range(0, len(tenders), _BATCH):
        _judge_batch(tenders[start : start + _BATCH], tree)
    return frozenset(cells | {cell_of(tender) for tender in tenders})


def _judge_batch(tenders: Sequence[Tender], tree: Tree) -> None:
    judging = judge_in_force()
    explained = _explained(tenders)
    standings: list[TenderStanding] = []
    searches: list[TenderSearch] = []
    for tender in tenders:
        rows = rows_of(tender, tender.lots.all())
        keep_columns(tender, rows, tree)
        searches.append(TenderSearch(tender=tender, text=search_words(tender, rows)))
        standings += [
            TenderStanding(
                tender=tender,
                commitment=commitment,
                standing=standing.value,
                explained=standing is Standing.NOT_MET and (tender.pk, commitment) in explained,
            )
            for commitment, standing in judging.standings(rows).items()
        ]
    update(tenders, COLUMNS_KEPT)
    TenderSearch.objects.bulk_create(
        searches, update_conflicts=True, unique_fields=("tender",), update_fields=("text",)
    )
    kept = {row.commitment for row in standings}
    TenderStanding.objects.filter(tender__in=[tender.pk for tender in tenders]).exclude(commitment__in=kept).delete()
    TenderStanding.objects.bulk_create(
        standings,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=("tender", "commitment"),
        update_fields=("standing", "explained"),
    )


@transaction.atomic
def judge_and_recount(tenders: Sequence[Tender]) -> None:
    """Judge these tenders and bring the sums they count in up to date."""
    recount(judge(tenders))


def judge_all() -> int:
    """Judge every tender anew (a new pack, a new rule) and rebuild all sums; return how many were judged."""
    tree = Tree.load()
    done = 0
    with transaction.atomic():
        for batch in _batches(Tender.objects.order_by("pk")):
            judge(batch, tree)
            done += len(batch)
        recount_all()
    return done


@transaction.atomic
def recount(cells: Collection[Cell]) -> None:
    """Count the standings in these cells again. Takes a lock per organisation, so that two people cannot both add."""
    forget_version()
    if len(cells) > _CELLS_APART:
        recount_all()
        return
    _lock({organisation for organisation, _, _ in cells})
    if cells:
        StandingCount.objects.filter(_in_cells(cells)).delete()
        StandingCount.objects.bulk_create(sums(_in_cells(cells, "tender__")), batch_size=_BATCH)


@transaction.atomic
def recount_all() -> int:
    """Throw away every sum and count again; return the number of rows."""
    _lock(None)
    StandingCount.objects.all().delete()
    return len(StandingCount.objects.bulk_create(sums(Q()), batch_size=_BATCH))


def cell_of(tender: Tender) -> Cell:
    """Return the cell that a tender's standings are counted in, by its stored columns."""
    return (tender.organisation_id, tender.year or 0, tender.product_group)


def _explained(tenders: Iterable[Tender]) -> set[tuple[int, str]]:
    valid = Explanation.objects.filter(tender__in=[tender.pk for tender in tenders], withdrawn_at=None)
    return set(valid.values_list("tender_id", "commitment"))


def _batches(tenders: QuerySet[Tender]) -> Iterator[list[Tender]]:
    last = 0
    query = tenders.select_related("organisation").prefetch_related("lots")
    while batch := list(query.filter(pk__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].pk


def _lock(organisations: Collection[int] | None) -> None:
    wanted = Organisation.objects.order_by("pk").select_for_update(no_key=True)
    if organisations is not None:
        wanted = wanted.filter(pk__in=organisations)
    list(wanted.values_list("pk", flat=True))


def _in_cells(cells: Collection[Cell], prefix: str = "") -> Q:
    found = Q()
    for organisation, year, group in cells:
        missing_year = not year and prefix
        found |= Q(
            (f"{prefix}organisation", organisation),
            (f"{prefix}year", None if missing_year else year),
            (f"{prefix}product_group", group),
        )
    return found
