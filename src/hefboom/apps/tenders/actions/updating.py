"""Storing some columns of rows that exist."""

from collections.abc import Sequence
from typing import TypeVar

from hefboom.apps.tenders.models import Lot, Tender

_BATCH = 100
_Row = TypeVar("_Row", Tender, Lot)


def update(rows: Sequence[_Row], columns: Sequence[str]) -> None:
    """Store these columns of these rows. One row, as when a person changes a fact, is a plain update.

    For many rows at once Django writes a case per row and column; for one that costs more than all the rest.
    """
    if len(rows) == 1:
        rows[0].save(update_fields=columns)
    elif rows:
        type(rows[0]).objects.bulk_update(rows, columns, batch_size=_BATCH)
