"""From exact sums to effects: each cell times its factor, with the error of a factor shared by all who use it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from hefboom.core.effects.cube import Cube
from hefboom.core.effects.factors import FactorSet
from hefboom.core.effects.scan import Estimate, Vat

Kilos = NDArray[np.float64]
CENTS_PER_KEUR = 100_000
GENERAL_VAT = 1.21
"""The general Dutch VAT rate; that all of an amount bears it is an assumption."""


@dataclass(frozen=True, slots=True, eq=False)
class Footprint:
    """The effect of every cell of a cube in the unit of the set (kg), NaN where there is no factor, and the spread."""

    cube: Cube
    kilos: Kilos
    gsd: Mapping[str, float]


def footprint(cube: Cube, factors: FactorSet, vat: Vat | None, price_year: int | None, mapping_gsd: float) -> Footprint:
    """Multiply each cell by the factor of its code and year."""
    latest = factors.price_years[-1]
    table = np.full((len(cube.codes), len(cube.years)), np.nan)
    for code_at, code in enumerate(cube.codes):
        for year_at, year in enumerate(cube.years):
            wanted = price_year or year or latest
            nearest = min(factors.price_years, key=lambda known: abs(known - wanted))
            found = factors.factors.get((code or "", nearest))
            table[code_at, year_at] = np.nan if found is None else float(found)
    net = GENERAL_VAT if vat == "included" else 1.0
    kilos = cube.cents / (CENTS_PER_KEUR * net) * table[cube.code_at, cube.year_at]
    gsd = exp((log(float(factors.gsd_model)) ** 2 + log(mapping_gsd) ** 2) ** 0.5)
    return Footprint(cube, kilos, {code: gsd for code in cube.codes if code})


def estimate(found: Footprint, cells: NDArray[np.bool_]) -> Estimate | None:
    """Return the effect of some cells together; None when not one of them has a factor."""
    known = found.kilos[cells & ~np.isnan(found.kilos)]
    if not known.size:
        return None
    value, spread = float(known.sum()), max(found.gsd.values()) ** 1.96
    return Estimate(value, value / spread, value * spread)
