"""From exact sums to effects: each cell times its factor, with the error of a factor shared by all who use it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from hefboom.core.effects.cube import Cube, cube_of_cells, in_order
from hefboom.core.effects.factors import FactorSet
from hefboom.core.effects.prices import GENERAL_VAT, PriceIndex, Rate, net_of_vat, rate
from hefboom.core.effects.scan import Estimate, Vat
from hefboom.core.effects.uncertainty import DRAWS, Draws, bounds, combined, standard_draws

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
_CENTS = 100
_ROWS_AT_ONCE = 256
"""So many parts are drawn together: 256 × 4,000 draws are 8 MB."""


@dataclass(frozen=True, eq=False)
class Footprint:
    """The effect of every cell of a cube in the set's base unit (`kg`, ...), NaN where it is not known, and its doubt.

    `rates` has the effect per euro by (code, year) of the cube where there is one. `source_at` says for each cell
    which row of `errors` it shares with all others of that row: the same factor, and the same doubt about prices.
    """

    cube: Cube
    factors: FactorSet
    vat: Vat | None
    rates: Mapping[tuple[str, int | None], Rate]
    effect: Floats
    source_at: Places
    sources: tuple[tuple[str, int, float], ...]

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Which cells have an effect."""
        return ~np.isnan(self.effect)

    @cached_property
    def years_met(self) -> frozenset[int | None]:
        """The years of the cells that have an effect."""
        return frozenset(self.cube.years[at] for at in np.unique(self.cube.year_at[self.known]).tolist())

    @cached_property
    def gsd(self) -> float:
        """The geometric standard deviation of a factor: what models differ times what mappings differ."""
        return combined(float(self.factors.gsd_model), float(self.factors.gsd_mapping))

    @cached_property
    def errors(self) -> Draws:
        """By how much each source may be off: one row per source, one column per draw; the median is 1."""
        rows = (
            log(self.gsd) * standard_draws(code) + (log(doubt) * standard_draws(f"prices {away}") if away else 0)
            for code, away, doubt in self.sources
        )
        errors: Draws = np.exp(np.array(list(rows)).reshape(len(self.sources), DRAWS))
        return errors


def footprint(
    cube: Cube, factors: FactorSet, index: PriceIndex | None, vat: Vat | None, price_year: int | None
) -> Footprint:
    """Multiply each cell by the factor of its code and year.

    With `price_year` all amounts are in prices of that year. What must be counted in units instead of euros, what has
    no code, no factor or no year has no effect: it is not known. The result has the cells of the cube in a fixed order,
    so that the order of the lines cannot change the last digit of a sum.
    """
    cube = in_order(cube)
    rates, per_euro, source_at, sources = {}, *_empty(cube), dict[tuple[str, int, float], int]()
    for code_at, code in enumerate(cube.codes):
        for year_at, year in enumerate(cube.years):
            found = (
                None if code is None or _by_quantity(factors, code) else rate(factors, index, code, price_year or year)
            )
            if code is not None and found is not None:
                source = (code, found.away, found.gsd) if found.gsd > 1 else (code, 0, 1.0)
                rates[code, year] = found
                per_euro[code_at, year_at] = found.per_euro
                source_at[code_at, year_at] = sources.setdefault(source, len(sources))
    effect = cube.cents / (_CENTS * net_of_vat(vat)) * per_euro[cube.code_at, cube.year_at]
    return Footprint(cube, factors, vat, rates, effect, source_at[cube.code_at, cube.year_at], tuple(sources))


PerEuro = tuple[float | None, float, float]
"""The effect of one euro: the headline (None: bounds only) and its 95 % interval."""


def per_euro(
    pairs: Sequence[tuple[str, int | None]],
    factors: FactorSet,
    index: PriceIndex | None,
    vat: Vat | None,
    price_year: int | None,
) -> dict[tuple[str | None, int | None], PerEuro]:
    """Return the effect of one euro by factor code and year; what has none is left out."""
    found = footprint(
        cube_of_cells([(None, None, code, year, 1, _CENTS) for code, year in pairs]),
        *(factors, index, vat, price_year),
    )
    cube, cells = found.cube, np.arange(found.cube.lines.size)
    told = totals(found, cells, cells.size).estimates()
    names = ((cube.codes[code], cube.years[year]) for code, year in zip(cube.code_at, cube.year_at, strict=True))
    return {name: (each.value, each.low, each.high) for name, each in zip(names, told, strict=True) if each}


def _empty(cube: Cube) -> tuple[Floats, Places]:
    shape = (len(cube.codes), len(cube.years))
    return np.full(shape, np.nan), np.zeros(shape, dtype=np.intp)


def _by_quantity(factors: FactorSet, code: str) -> bool:
    return code in factors.codes and bool(factors.codes[code].units)


@dataclass(frozen=True, eq=False)
class Totals:
    """The effect of parts: a row of `by_source` for each, what each source of error gives it.

    `lines`, `cents` and `covered` (cents with a known effect) are exact; `cells` counts cells with a known effect.
    """

    found: Footprint
    by_source: Floats
    lines: NDArray[np.int64]
    cents: NDArray[np.int64]
    covered: NDArray[np.int64]
    cells: NDArray[np.int64]

    @cached_property
    def value(self) -> Floats:
        """The headline of each part: the sum of its cells, without any draw. 0 where nothing is known: see `cells`."""
        return np.asarray(self.by_source.sum(axis=1))

    def draws(self) -> Draws:
        """Return the effect of each part in each draw."""
        return self.by_source @ self.found.errors

    def estimates(self) -> list[Estimate | None]:
        """Return the effect of each part with its interval; None where nothing of it is known."""
        low, high = np.empty_like(self.value), np.empty_like(self.value)
        for start in range(0, low.size, _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            low[rows], high[rows] = bounds(self.by_source[rows] @ self.found.errors)
        told = zip(self.value.tolist(), low.tolist(), high.tolist(), self.cells.tolist(), strict=True)
        return [_estimate(value, low, high, self.found.vat) if cells else None for value, low, high, cells in told]


def _estimate(value: float, low: float, high: float, vat: Vat | None) -> Estimate:
    """Return an estimate whose headline lies within its bounds, and only bounds when nobody said if VAT is in it."""
    low, high = min(low, value), max(high, value)
    if vat is not None:
        return Estimate(value, low, high)
    net = float(GENERAL_VAT)
    return Estimate(None, min(low, low / net), max(high, high / net))


def totals(found: Footprint, part_at: NDArray[np.integer], parts: int) -> Totals:
    """Sum the cells by part; `part_at` gives for each cell its part from 0 to `parts` - 1, or -1 for none."""
    cube, inside = found.cube, part_at >= 0
    counted = inside & found.known
    by_source = np.zeros((parts, len(found.sources)))
    np.add.at(by_source, (part_at[counted], found.source_at[counted]), found.effect[counted])

    def exact(values: NDArray[np.int64], cells: NDArray[np.bool_]) -> NDArray[np.int64]:
        sums = np.zeros(parts, dtype=np.int64)
        np.add.at(sums, part_at[cells], values[cells])
        return sums

    lines, cents = exact(cube.lines, inside), exact(cube.cents, inside)
    return Totals(found, by_source, lines, cents, exact(cube.cents, counted), exact(np.ones_like(cube.lines), counted))
