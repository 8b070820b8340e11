"""Tenders as rows of a register file: a row per lot, the vocabulary's columns, unknown as an empty cell."""

from collections.abc import Iterator

from django.db.models import QuerySet

from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.facts import plain, rows_of
from hefboom.apps.tenders.incoming import importable
from hefboom.apps.tenders.models import Tender

COLUMNS_OUT = tuple(importable())
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def rows_out(tenders: QuerySet[Tender], access: Access) -> Iterator[list[str]]:
    """Yield the cells of each lot; facts that this person may not see stay empty."""
    fields = importable()
    loaded = tenders.select_related("organisation").prefetch_related("lots")
    for tender in loaded.iterator(chunk_size=500):
        insider = access.is_insider(tender.organisation_id)
        for row in rows_of(tender, tender.lots.all()):
            yield [plain(row.get(name)) if insider or one.public else "" for name, one in fields.items()]


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; our own import takes it away again."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
