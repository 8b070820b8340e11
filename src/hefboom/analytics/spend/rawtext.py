"""Numbers of workbooks and JSON files as text, marked as such."""

from decimal import Decimal

from hefboom.analytics.rawfiles import text_of
from hefboom.analytics.spend.amounts import MACHINE


def machine_text(cell: object) -> str | None:
    """Return a cell of a workbook or JSON file as text; a number is marked, since its point is no thousands mark."""
    text = text_of(cell)
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return f"{MACHINE}{text}"
    return text
