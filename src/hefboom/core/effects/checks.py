"""Is the outcome credible: the usual kilograms per euro, and what other factor sets say."""

from collections.abc import Iterable

import numpy as np

from hefboom.core.base.text import Text
from hefboom.core.effects.factors import FactorSet
from hefboom.core.effects.footprint import Footprint, footprint
from hefboom.core.effects.parts import Cells, Groups
from hefboom.core.effects.prices import net_of_vat
from hefboom.core.effects.scan import Plausibility, SecondOpinion

LOW_KG, HIGH_KG = 0.1, 0.3
KPMG_KG, RIVM_KG = 1.83e9 / 12.1e9, 22e9 / 85e9
SOURCE = (
    "KPMG 2019: 0.15 kg per euro, central government, 1.83 Mt on EUR 12.1 bn; RIVM 2021-0087: 0.26, all government, "
    "22 Mt on EUR 85 bn; the band is ours, for mixed Dutch spend"
)


def plausibility(found: Footprint) -> Plausibility:
    """Return the mean of all spend that has an effect, against the usual band. Unknown when VAT is not known."""
    cents = int(found.cube.cents[found.known].sum())
    if found.vat is None or cents <= 0:
        return Plausibility(None, LOW_KG, HIGH_KG, None, SOURCE)
    mean = float(np.nansum(found.effect)) / (cents / 100 / net_of_vat(found.vat))
    return Plausibility(mean, LOW_KG, HIGH_KG, LOW_KG <= mean <= HIGH_KG, SOURCE)


def not_rebased(found: Footprint, other: FactorSet, price_year: int | None) -> Footprint:
    """Return the same spend by another set, whose factors stay in their own prices: no index is used."""
    return footprint(found.cube, other, None, found.vat, price_year)


def opinions(found: Footprint, others: Iterable[Footprint], names: Groups) -> tuple[SecondOpinion, ...]:
    """Return what other CO2e sets say of each group, over the spend for which both have a factor."""
    told = []
    for other in others:
        for at, key in enumerate(found.cube.groups):
            ratio = _ratio(found, other, found.cube.group_at == at)
            if ratio is not None:
                note = how_to_read(other.factors)
                told.append(SecondOpinion(key, names.name(key), other.factors.id, ratio, note))
    return tuple(told)


def overall(found: Footprint, other: Footprint) -> float | None:
    """Return what another set says of all spend for which both have a factor, divided by ours."""
    return _ratio(found, other, np.ones(found.effect.size, dtype=bool))


def how_to_read(other: FactorSet) -> Text:
    """Return how a second opinion differs in basis from ours."""
    years = ", ".join(map(str, other.price_years))
    basis = {
        "purchaser": ("aankoopprijzen", "purchaser prices"),
        "basic": ("prijzen af fabriek", "basic prices"),
    }[other.price_basis]
    rebased = ("", "")
    if other.currency != "EUR":
        rebased = (" Een dollar is als een euro genomen.", " A dollar was taken as a euro.")
    return Text(
        nl=f"{other.title.nl}: {other.currency} {years}, {basis[0]}.{rebased[0]} Niet omgerekend: een verschil zegt "
        "deels iets over prijzen en land.",
        en=f"{other.title.en}: {other.currency} {years}, {basis[1]}.{rebased[1]} Not rebased: part of a difference is "
        "about prices and country.",
    )


def _ratio(ours: Footprint, theirs: Footprint, cells: Cells) -> float | None:
    both = cells & ours.known & theirs.known
    one, two = float(ours.effect[both].sum()), float(theirs.effect[both].sum())
    return two / one if one > 0 and two > 0 else None
