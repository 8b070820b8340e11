"""A file before its cells are judged, whatever its format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ibis.expr.types as ir

from hefboom.analytics.footer import NOTHING_PROVEN, Footer
from hefboom.core.base.errors import RejectedCell

ROW = "__row"
"""The column that numbers the rows of a raw table; `Raw.lines_of` turns it into lines of the file."""

LinesOf = Callable[[Iterable[int]], dict[int, int]]


@dataclass(frozen=True, slots=True)
class Raw:
    """A file before its cells are judged.

    `table` has the file's columns plus `ROW`. `typed` is true when the columns have types of their own (Parquet),
    false when all are text. `rejected` yields the rows that never made it into the table; it is to be called
    after the table has been read once. `lines_of` gives the line of the file for row numbers. `footer` is what the
    file itself proves of its columns. `again` takes how many rows the table turned out to have, and gives the file
    read anew, more slowly, when that is not all of them; None when nothing is amiss. Ask it before `rejected`.
    """

    table: ir.Table
    columns: tuple[str, ...]
    typed: bool
    rejected: Callable[[], list[RejectedCell]]
    lines_of: LinesOf
    footer: Footer = NOTHING_PROVEN
    again: Callable[[int], "Raw | None"] = lambda _: None


def same(rows: Iterable[int]) -> dict[int, int]:
    """Return the rows as the lines: of a file that has no lines, or whose rows are numbered by line."""
    return {row: row for row in rows}
