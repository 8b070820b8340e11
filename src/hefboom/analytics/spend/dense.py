"""Sums by one number: organisation, product group and year together count the cells of a table in memory.

Half a million cells are cheap to reach by their place and dear to reach by their name, so where all three can be
counted beforehand the engine groups by the place of a cell, and numpy takes the place apart again.
"""

from typing import Literal

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from hefboom.analytics.spend.judge import clean
from hefboom.analytics.spend.lines import Known, SpendLines
from hefboom.analytics.spend.sides import with_numbers

MOST_CELLS = 1 << 21
"""More cells than this are found by name: a table of all of them would not fit beside those of the other cores."""

_EXACT = 1 << 53
Names = dict[int, str | None]
Found = tuple[pa.Table, Names]


def by_number(lines: SpendLines, table: ir.Table, by: Literal["organisation", "supplier"], pairs: int) -> Found | None:
    """Return `who`, `pair`, `year`, `lines` and `cents` of every cell, and the names that the numbers of `who` mean.

    `table` are the lines with `pair`. None when too little is known of the lines, or there would be too many cells.
    """
    known = lines.certain
    if known is None:
        return None
    years = known.years[1] - known.years[0] + 2
    numbered = _numbered(lines, table, by, MOST_CELLS // (pairs * years))
    if numbered is None:
        return None
    table, names = numbered
    year = (table.year.cast("int32") - (known.years[0] - 1)).fill_null(0)
    cell = (table.who_at * (pairs * years) + table.pair * years + year).cast("int32")
    sums = table.group_by(cell=cell).aggregate(lines=table.count(), cents=_total(table.cents, known))
    return _apart(sums.to_pyarrow(), pairs, years, known.years[0] - 1), names


def _total(cents: ir.IntegerColumn, known: Known) -> ir.NumericScalar:
    """The sum of whole cents; as floating numbers where all of them together are few enough to be exact as such.

    Every partial sum is then a whole number below 2**53, so no order of adding can lose a cent.
    """
    return cents.cast("float64").sum() if known.absolute_cents < _EXACT else cents.sum()


def _numbered(lines: SpendLines, table: ir.Table, by: str, most: int) -> tuple[ir.Table, Names] | None:
    """Add `who_at`, a number from 0 for each name, where there are fewer names than `most`."""
    if f"{by}_at" in table.columns:
        names = lines.names("organisation" if by == "organisation" else "supplier")
        return (table.mutate(who_at=table[f"{by}_at"]), names) if max(names, default=0) < most else None
    written = lines.table.select(by).distinct().limit(most).to_pyarrow()[by].to_pylist()
    if len(written) >= most:
        return None
    numbers = {name: at for at, name in enumerate(dict.fromkeys([None, *map(clean, written)]))}
    places = [numbers[clean(text)] for text in written]
    return with_numbers(table, {by: written}, {"who_at": places}), {at: name for name, at in numbers.items()}


def _apart(found: pa.Table, pairs: int, years: int, before: int) -> pa.Table:
    cell = found["cell"].to_numpy()
    place, year = np.divmod(cell, years)
    who, pair = np.divmod(place, pairs)
    return pa.table(
        {
            "who": who.astype(np.int32),
            "pair": pair.astype(np.int32),
            "year": pa.array((year + before).astype(np.int16), mask=year == 0),
            "lines": found["lines"],
            "cents": found["cents"].cast(pa.int64()),
        }
    )
