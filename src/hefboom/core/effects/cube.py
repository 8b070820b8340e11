"""Spend summed exactly: what the engines hand over, and all that effects are computed from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int32]
Counts = NDArray[np.int64]

REST = "…"
"""The name of all who do not have a row of their own, together."""


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


def in_order(cube: Cube) -> Cube:
    """Return the same sums with names and cells in a fixed order, each combination once; names without cells go."""
    who, who_at = _ranked(cube.who, cube.who_at)
    groups, group_at = _ranked(cube.groups, cube.group_at)
    codes, code_at = _ranked(cube.codes, cube.code_at)
    years, year_at = _ranked(cube.years, cube.year_at)
    sizes = tuple(max(len(names), 1) for names in (who, groups, codes, years))
    cells, cell_at = np.unique(np.ravel_multi_index((who_at, group_at, code_at, year_at), sizes), return_inverse=True)
    lines, cents = np.zeros(cells.size, dtype=np.int64), np.zeros(cells.size, dtype=np.int64)
    np.add.at(lines, cell_at, cube.lines)
    np.add.at(cents, cell_at, cube.cents)
    at = [places.astype(np.int32) for places in np.unravel_index(cells, sizes)]
    return Cube(who, groups, codes, years, at[0], at[1], at[2], at[3], lines, cents)


def with_largest(cube: Cube, most: int) -> Cube:
    """Return the cube with only the `most` names of `who` that have most cents, and all others together as `REST`.

    Those without a name stay apart. Where two have as much, the first by name goes first.
    """
    sums = np.zeros(len(cube.who), dtype=np.int64)
    np.add.at(sums, cube.who_at, cube.cents)
    each = enumerate(zip(cube.who, sums.tolist(), strict=True))
    named = [(-cents, name, at) for at, (name, cents) in each if name is not None and name != REST]
    if len(named) <= most:
        return cube
    kept = sorted(named)[:most]
    place = np.full(len(cube.who), most, dtype=np.int32)
    place[[at for _, _, at in kept]] = np.arange(most)
    place[[at for at, name in enumerate(cube.who) if name is None]] = most + 1
    return replace(cube, who=(*(name for _, name, _ in kept), REST, None), who_at=place[cube.who_at])


Name = TypeVar("Name", str, int)


def _ranked(names: Sequence[Name | None], places: Positions) -> tuple[tuple[Name | None, ...], NDArray[np.int64]]:
    """Return the names that occur, sorted, None last, and the places in them."""
    used = {names[at] for at in np.flatnonzero(np.bincount(places, minlength=len(names))).tolist()}
    order: list[Name | None] = []
    order.extend(sorted(name for name in used if name is not None))
    order.extend(name for name in used if name is None)
    rank = {name: at for at, name in enumerate(order)}
    return tuple(order), np.array([rank.get(name, 0) for name in names] or [0], dtype=np.int64)[places]
