"""Why the effect of one year differs from that of another: activity, price, mix and factor, which add up exactly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial, floor

import numpy as np

from hefboom.core.base.text import Text
from hefboom.core.effects.footprint import Footprint
from hefboom.core.effects.prices import PriceIndex, net_of_vat
from hefboom.core.effects.scan import Comparison, Note

CAUSES = ("activity", "price", "mix", "factor")
GRAIN = 1024
"""Results are whole 1/1024 kg: such numbers add up exactly in floating point, up to 8 billion tonnes."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Which causes can be told apart."""

    price: bool
    factor: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year taken apart: effect = activity × Σ mix × price × factor, over codes.

    `activity` is cents at constant prices, `mix` the share of each code in that, `price` its price against constant
    prices, `factor` kg per cent.
    """

    activity: Fraction
    price: Mapping[str, Fraction]
    mix: Mapping[str, Fraction]
    factor: Mapping[str, Fraction]

    def with_causes(self, other: "Year", taken: Sequence[str]) -> Fraction:
        """Return the effect if the causes in `taken` were as in the other year."""
        at = {cause: other if cause in taken else self for cause in CAUSES}
        price, mix, factor = at["price"].price, at["mix"].mix, at["factor"].factor
        return at["activity"].activity * sum((mix[code] * price[code] * factor[code] for code in mix), Fraction())


def compare(
    found: Footprint, index: PriceIndex | None, price_year: int | None, years: tuple[int, int] | None = None
) -> Comparison | None:
    """Return why the effect differs between two years; the last two with an effect when `years` is left out.

    None when there are no two such years, when one of them adds up to nothing, and when it is not known whether VAT
    is in the amounts.
    """
    with_effect = sorted({year for year in found.years_met if year is not None})
    before, after = years or ((with_effect[-2], with_effect[-1]) if len(with_effect) > 1 else (0, 0))
    if found.vat is None or before not in with_effect or after not in with_effect or before == after:
        return None
    cents = {year: _cents(found, year) for year in (before, after)}
    codes = sorted(set(cents[before]) | set(cents[after]))
    prices = None if price_year else _prices(index, codes, before, after)
    one, two = (_apart(found, cents[year], codes, year, None if year == before else prices) for year in (before, after))
    if one is None or two is None:
        return None
    causes = shapley(lambda taken: one.with_causes(two, taken))
    nearest = any(found.rates[code, year].how == "nearest" for year in cents for code in cents[year])
    known = _Known(price=bool(price_year) or prices is not None, factor=not nearest)
    return _told((before, after), (one.with_causes(one, ()), two.with_causes(two, ())), causes, known)


def shapley(effect: Callable[[Sequence[str]], Fraction]) -> dict[str, Fraction]:
    """Return what each cause brings about: its mean over all orders in which causes can change. The sum is exact."""
    effects = {
        frozenset(taken): effect(taken) for size in range(len(CAUSES) + 1) for taken in combinations(CAUSES, size)
    }
    found = {}
    for cause in CAUSES:
        others = [each for each in CAUSES if each != cause]
        found[cause] = Fraction()
        for size in range(len(others) + 1):
            weight = Fraction(factorial(size) * factorial(len(others) - size), factorial(len(CAUSES)))
            for taken in combinations(others, size):
                found[cause] += weight * (effects[frozenset((*taken, cause))] - effects[frozenset(taken)])
    return found


def _cents(found: Footprint, year: int) -> dict[str, int]:
    cube = found.cube
    here = found.known & (cube.year_at == cube.years.index(year))
    sums = np.zeros(len(cube.codes), dtype=np.int64)
    np.add.at(sums, cube.code_at[here], cube.cents[here])
    return {code: int(cents) for code, cents in zip(cube.codes, sums, strict=True) if code is not None and cents}


def _prices(index: PriceIndex | None, codes: Sequence[str], before: int, after: int) -> dict[str, Fraction] | None:
    ratios = {code: index.ratio(code, after, before) if index else None for code in codes}
    return None if None in ratios.values() else {code: Fraction(ratio or 0) for code, ratio in ratios.items()}


def _apart(
    found: Footprint, cents: Mapping[str, int], codes: Sequence[str], year: int, prices: Mapping[str, Fraction] | None
) -> Year | None:
    price = prices or dict.fromkeys(codes, Fraction(1))
    real = {code: cents.get(code, 0) / price[code] for code in codes}
    activity = sum(real.values(), Fraction())
    if not activity:
        return None
    per_cent = Fraction(1, 100) / Fraction(net_of_vat(found.vat))
    factor = {code: Fraction(found.rates[code, year].per_euro) * per_cent for code in codes}
    return Year(activity, price, {code: each / activity for code, each in real.items()}, factor)


def _told(
    years: tuple[int, int],
    effects: tuple[Fraction, Fraction],
    causes: Mapping[str, Fraction],
    known: _Known,
) -> Comparison:
    merged = dict(causes)
    notes = [_TOGETHER] if known.price and known.factor else []
    if not known.price:
        merged["activity"] += merged.pop("price")
        notes.append(_NO_PRICE)
    if not known.factor:
        merged["mix"] += merged.pop("factor")
        notes.append(_NO_FACTOR)
    before, after = (round(each * GRAIN) for each in effects)
    whole = in_whole({cause: each * GRAIN for cause, each in merged.items()}, after - before)
    activity, price, mix, factor = (whole[cause] / GRAIN if cause in whole else None for cause in CAUSES)
    return Comparison(*years, before / GRAIN, after / GRAIN, activity, price, mix, factor, tuple(notes))


def in_whole(parts: Mapping[str, Fraction], whole: int) -> dict[str, int]:
    """Return whole numbers near the parts that add up to `whole`, which must be less than 1 from their sum.

    Rounded down they fall short of the sum by less than their number, so of `whole` by at least 0 and at most their
    number: each of those with the largest rest gets 1 more.
    """
    down = {name: floor(part) for name, part in parts.items()}
    short = whole - sum(down.values())
    by_rest = sorted(parts, key=lambda name: (down[name] - parts[name], name))
    return {name: down[name] + (name in by_rest[:short]) for name in parts}


_TOGETHER = Note(
    "assumption",
    "price-and-factor",
    Text(
        nl="Lees prijs en factor samen. De factor is kilo's per euro; als alles duurder wordt, daalt hij vanzelf.",
        en="Read price and factor together. The factor is kilograms per euro; when all gets dearer it falls by itself.",
    ),
)
_NO_PRICE = Note(
    "missing",
    "no-price-index",
    Text(
        nl="Er is geen prijsindex voor deze jaren; duurder en meer kopen zijn niet te scheiden. Geef een index op.",
        en="There is no price index for these years; dearer and more cannot be told apart. Give an index.",
    ),
)
_NO_FACTOR = Note(
    "missing",
    "no-factor-year",
    Text(
        nl="Voor een van de jaren is er geen eigen factor; schoner maken en anders kopen zijn niet te scheiden.",
        en="For one of the years there is no factor of its own; made cleaner and bought otherwise are not told apart.",
    ),
)
