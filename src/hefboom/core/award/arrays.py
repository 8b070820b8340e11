"""The same arithmetic as `rank`, over thousands of tenders at once. `tests/core/award` holds it against `rank`.

Arrays have one row per tender (set) and one column per bidder; `there` says which bidders took part.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hefboom.core.award.model import LADDER_TOP, PRICE, AwardCriterion, AwardDesign, Formula, LadderLevel, PriceRule
from hefboom.core.award.problems import POINTS
from hefboom.core.award.ranking import PER_EUR

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class BidSets:
    """Bids of many tenders: prices in euros, scores or offers by criterion id, and who took part."""

    prices: Floats
    given: Mapping[str, Floats]
    there: Bools


def parts_of(design: AwardDesign, sets: BidSets) -> dict[str, Floats]:
    """Return what each bid earns on each part, as `PartResult.amount`."""
    parts = {PRICE: price_part(design, sets.prices, sets.there)}
    for criterion in design.counted:
        given = sets.given[criterion.id]
        if design.method == "value":
            parts[criterion.id] = _value_eur(criterion, given, sets.prices)
        else:
            parts[criterion.id] = _points_share(criterion, given) * float(criterion.weight)
    return parts


def price_part(design: AwardDesign, prices: Floats, there: Bools) -> Floats:
    """Return the points for the price among the bidders that are there; the price itself where it earns no points."""
    if design.method not in POINTS:
        return prices
    return _SHARES[design.price.formula](prices, there, design.price) * float(design.price.weight)


def total_of(design: AwardDesign, parts: Mapping[str, Floats]) -> Floats:
    """Return the totals, turned so that the highest is always the best."""
    price = parts[PRICE]
    earned = sum((part for id_, part in parts.items() if id_ != PRICE), np.zeros_like(price))
    if design.method in POINTS:
        return price + earned
    return earned * PER_EUR / price if design.method == "quality_per_price" else earned - price


def _score_share(criterion: AwardCriterion, score: Floats) -> Floats:
    scale = criterion.scale
    lowest = 0.0 if scale.starts_at_zero else float(scale.lowest)
    return (score - lowest) / (float(scale.highest) - lowest)


def _points_share(criterion: AwardCriterion, given: Floats) -> Floats:
    if criterion.measure == "score":
        return _score_share(criterion, given)
    if criterion.measure == "mki":
        best, worst = float(criterion.mki_best_eur or 0), float(criterion.mki_worst_eur or 0)
        return np.clip((worst - given) / (worst - best), 0, 1)
    percents = [float(level.points_percent or 0) for level in _levels(criterion)]
    return np.array([0.0, *percents])[given.astype(np.intp)] / 100


def _value_eur(criterion: AwardCriterion, given: Floats, prices: Floats) -> Floats:
    if criterion.measure == "score":
        low, high = float(criterion.min_value_eur), float(criterion.max_value_eur or 0)
        return low + _score_share(criterion, given) * (high - low)
    if criterion.measure == "mki":
        return -given * float(criterion.mki_factor)
    percents = [float(level.discount_percent or 0) for level in _levels(criterion)]
    discount: Floats = np.array([0.0, *percents])[given.astype(np.intp)]
    return prices * discount / 100


def _levels(criterion: AwardCriterion) -> list[LadderLevel]:
    return [criterion.level(each) for each in range(1, LADDER_TOP[criterion.measure] + 1)]


def _linear(prices: Floats, _there: Bools, rule: PriceRule) -> Floats:
    floor, ceiling = float(rule.floor_eur or 0), float(rule.ceiling_eur or 0)
    return np.clip((ceiling - prices) / (ceiling - floor), 0, 1)


def _bands(prices: Floats, _there: Bools, rule: PriceRule) -> Floats:
    bands = sorted(rule.bands, key=lambda band: band.up_to_eur)
    shares = np.array([*(float(band.points_percent) / 100 for band in bands), 0.0])
    earned: Floats = shares[np.searchsorted([float(band.up_to_eur) for band in bands], prices)]
    return earned


def _lowest_ratio(prices: Floats, there: Bools, _rule: PriceRule) -> Floats:
    share: Floats = _lowest(prices, there) / prices
    return share


def _spread(prices: Floats, there: Bools, _rule: PriceRule) -> Floats:
    lowest, highest = _lowest(prices, there), np.where(there, prices, -np.inf).max(axis=1, keepdims=True)
    width = np.where(highest > lowest, highest - lowest, 1)
    return np.where(highest > lowest, (highest - prices) / width, 1.0)


def _mean(prices: Floats, there: Bools, _rule: PriceRule) -> Floats:
    return np.clip(1 - prices / (2 * mean_of(prices, there)), 0, 1)


def mean_of(amounts: Floats, there: Bools) -> Floats:
    """Return the mean over the bidders of each set, as a column."""
    mean: Floats = np.where(there, amounts, 0).sum(axis=1, keepdims=True) / there.sum(axis=1, keepdims=True)
    return mean


def _lowest(prices: Floats, there: Bools) -> Floats:
    lowest: Floats = np.where(there, prices, np.inf).min(axis=1, keepdims=True)
    return lowest


_SHARES: Mapping[Formula, Callable[[Floats, Bools, PriceRule], Floats]] = {
    "linear": _linear,
    "bands": _bands,
    "lowest_ratio": _lowest_ratio,
    "spread": _spread,
    "mean": _mean,
}
