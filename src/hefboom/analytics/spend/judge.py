"""One line, judged by Python: what no engine settles at a glance, and the reason for every line left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from hefboom.analytics.spend.amounts import MACHINE, Convention, read_amount
from hefboom.analytics.spend.dates import Order, read_date
from hefboom.analytics.spend.lines import KEPT, SCHEMA, TEXTS
from hefboom.core.base.errors import RejectedCell

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file writes its amounts and dates, and which of its columns holds what."""

    names: Mapping[str, str]
    convention: Convention
    order: Order
    today: date
    serials: bool = False


@dataclass(slots=True)
class Judged:
    """What came of lines that Python looked at: lines that can be read after all, and cells that cannot."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[RejectedCell] = field(default_factory=list)
    count: int = 0

    def reject(self, cell: RejectedCell) -> None:
        """Leave a line out for this cell."""
        self.count += 1
        if len(self.rejected) < KEPT:
            self.rejected.append(cell)

    def take(self, line: int | None, cells: Mapping[str, str | None], habits: Habits) -> None:
        """Judge one line; `cells` by name of `COLUMNS`."""
        row = judged(cells, habits)
        if isinstance(row, tuple):
            name, value, why = row
            self.reject(RejectedCell(line, habits.names[name], value[:_SHOWN], why))
        else:
            self.rows.append(row)

    def table(self) -> pa.Table:
        """Return the lines that can be read."""
        return pa.Table.from_pylist(self.rows, SCHEMA)


def judged(cells: Mapping[str, str | None], habits: Habits) -> dict[str, Any] | tuple[str, str, str]:
    """Return the typed line, or the name of the cell that is wrong, its value and why."""
    amount, written = cells.get("amount_eur") or "", cells.get("date") or ""
    cents = read_amount(amount, habits.convention)
    if isinstance(cents, str):
        return "amount_eur", amount.removeprefix(MACHINE), cents
    written = written.removeprefix(MACHINE)
    day = read_date(written, habits.order, habits.today, serials=habits.serials) if written.strip() else None
    if isinstance(day, str):
        return "date", written, day
    texts = {name: clean(cells.get(name)) for name in TEXTS}
    return {"day": day, "year": day.year if day else None, "cents": cents, **texts}


def clean(text: str | None) -> str | None:
    """Return a text without the spaces around it and the mark of a number; None when nothing is left."""
    return (text or "").removeprefix(MACHINE).replace("\u00a0", " ").strip() or None
