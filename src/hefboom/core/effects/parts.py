"""Rows of a result: what each product group, organisation, supplier or year adds up to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hefboom.core.base.text import Text
from hefboom.core.effects.cube import Cube
from hefboom.core.effects.factors import Dimension
from hefboom.core.effects.footprint import Footprint, Totals, totals
from hefboom.core.effects.scan import Amount, Part

Cells = NDArray[np.bool_]
GROUP_UNKNOWN = Text(nl="Groep niet bekend", en="Group not known")
NO_GROUP = Text(nl="Buiten de productgroepen", en="Outside the product groups")
TOTAL = Text(nl="Totaal", en="Total")


@dataclass(frozen=True, slots=True)
class Groups:
    """What a strategy says of its product groups, as far as effects need it.

    `parents` has the group each lies in. `published` has the rows of table 3.1: by group, by dimension (co2, material,
    innovation, isv, jobs) the score 1-5 or None. `with_criteria` are the groups for which the library has criteria of
    level 2 or higher, None when there is no library.
    """

    names: Mapping[str, Text]
    parents: Mapping[str, str | None]
    published: Mapping[str, Mapping[str, int | None]]
    with_criteria: frozenset[str] | None = None

    def name(self, key: str | None) -> Text:
        """Return the name of a group; "none" is known to lie outside all, None is not known."""
        if key is None:
            return GROUP_UNKNOWN
        return NO_GROUP if key == "none" else self.names.get(key, Text(nl=key, en=key))


@dataclass(frozen=True, slots=True)
class Split:
    """One way to split a pile of spend: the parts by key, and the totals of each dimension that has factors."""

    keys: tuple[str | None, ...]
    by: Mapping[Dimension, Totals]
    parts: tuple[Part, ...]

    @property
    def co2e(self) -> Totals:
        """The totals in CO2e."""
        return self.by["co2e"]


def split(
    founds: Mapping[Dimension, Footprint],
    part_at: NDArray[np.integer],
    keys: Sequence[str | None],
    name: Callable[[str | None], Text],
) -> Split:
    """Add up the cells by part. `founds` has a footprint of the same cube per dimension, CO2e at least."""
    by = {dimension: totals(found, part_at, len(keys)) for dimension, found in founds.items()}
    estimates = {dimension: each.estimates() for dimension, each in by.items()}
    first, whole = by["co2e"], float(np.nansum(founds["co2e"].effect))
    parts = tuple(
        Part(
            key,
            name(key),
            Amount(int(first.lines[at]), int(first.cents[at])),
            int(first.covered[at]),
            {dimension: found for dimension, each in estimates.items() if (found := each[at]) is not None},
            float(first.value[at]) / whole if first.cells[at] and whole > 0 else None,
        )
        for at, key in enumerate(keys)
    )
    return Split(tuple(keys), by, parts)


def largest_first(found: Split) -> tuple[Part, ...]:
    """Return the parts that have lines: by effect, then those without a known effect by amount."""
    value, cells = found.co2e.value, found.co2e.cells
    order = sorted(range(len(found.keys)), key=lambda at: (not cells[at], -value[at], -found.parts[at].amount.cents))
    return tuple(found.parts[at] for at in order if found.parts[at].amount.lines)


def unclassified(cube: Cube) -> Cells:
    """Return which cells have neither a group nor a factor code."""
    return _none(cube.groups)[cube.group_at] & _none(cube.codes)[cube.code_at]


def amount(cube: Cube, cells: Cells) -> Amount:
    """Return lines and cents of some cells together."""
    return Amount(int(cube.lines[cells].sum()), int(cube.cents[cells].sum()))


def _none(names: Sequence[object]) -> Cells:
    return np.array([name is None for name in names] or [False])
