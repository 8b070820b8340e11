"""Spend summed exactly: what the engines hand over, and all that effects are computed from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int32]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """Lines and cents by who, product group, factor code and year; one cell per combination that occurs.

    `who` are organisations or suppliers. In the four lists of names None is "not known": no organisation given, no
    group found, no factor code found, no date. A group "none" is known to lie outside every group. The arrays have one
    entry per cell: `who_at`, `group_at`, `code_at` and `year_at` are positions in the lists, `lines` counts lines and
    `cents` sums their amounts in euro cents (credit notes are negative).
    """

    who: tuple[str | None, ...]
    groups: tuple[str | None, ...]
    codes: tuple[str | None, ...]
    years: tuple[int | None, ...]
    who_at: Positions
    group_at: Positions
    code_at: Positions
    year_at: Positions
    lines: Counts
    cents: Counts


CellOf = tuple[str | None, str | None, str | None, int | None, int, int]
"""Who, product group, factor code, year, lines, cents."""


def cube_of_cells(cells: Sequence[CellOf]) -> Cube:
    """Return the cube of rows of plain values: for small cases and tests."""
    who, groups, codes, years = (tuple(dict.fromkeys(cell[at] for cell in cells)) for at in range(4))

    def positions(at: int, names: tuple[object, ...]) -> Positions:
        known = {name: position for position, name in enumerate(names)}
        return np.array([known[cell[at]] for cell in cells], dtype=np.int32)

    return Cube(
        who,  # type: ignore[arg-type]  # the columns of a cell differ in type, and a generator over them does not say so
        groups,  # type: ignore[arg-type]  # as above
        codes,  # type: ignore[arg-type]  # as above
        years,  # type: ignore[arg-type]  # as above
        positions(0, who),
        positions(1, groups),
        positions(2, codes),
        positions(3, years),
        np.array([cell[4] for cell in cells], dtype=np.int64),
        np.array([cell[5] for cell in cells], dtype=np.int64),
    )
