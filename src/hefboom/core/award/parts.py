"""What one bid earns on one part of the award, exactly."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from hefboom.core.award.model import AwardCriterion, AwardDesign, BidOffer, Scale
from hefboom.core.award.numbers import clipped


def score_share(scale: Scale, score: Decimal) -> Fraction:
    """Return which part (0-1) of the points or the range of values a score earns."""
    return _share(Decimal(0) if scale.starts_at_zero else scale.lowest, scale.highest, score)


@lru_cache(maxsize=10_000)
def _share(lowest: Decimal, highest: Decimal, score: Decimal) -> Fraction:
    """Return how far along the scale a score lies; a search asks the same few scores thousands of times."""
    return (Fraction(score) - Fraction(lowest)) / (Fraction(highest) - Fraction(lowest))


def points_share(criterion: AwardCriterion, given: Decimal) -> Fraction | None:
    """Return which part (0-1) of a criterion's points a score or offer earns; None: its parameter is not filled in."""
    if criterion.measure == "score":
        return score_share(criterion.scale, given)
    if criterion.measure == "mki":
        best, worst = criterion.mki_best_eur, criterion.mki_worst_eur
        if best is None or worst is None:
            return None
        return clipped((Fraction(worst) - Fraction(given)) / (Fraction(worst) - Fraction(best)))
    percent = Decimal(0) if given == 0 else criterion.level(int(given)).points_percent
    return None if percent is None else Fraction(percent) / 100


def value_eur(criterion: AwardCriterion, given: Decimal, price: Decimal) -> Fraction | None:
    """Return what a score or offer is worth in euros (below zero: a malus); None: its parameter is not filled in."""
    if criterion.measure == "mki":
        return -Fraction(given) * Fraction(criterion.mki_factor)
    if criterion.measure == "score":
        if criterion.max_value_eur is None:
            return None
        low, high = Fraction(criterion.min_value_eur), Fraction(criterion.max_value_eur)
        return low + score_share(criterion.scale, given) * (high - low)
    percent = Decimal(0) if given == 0 else criterion.level(int(given)).discount_percent
    return None if percent is None else Fraction(price) * Fraction(percent) / 100


def amount(design: AwardDesign, criterion: AwardCriterion, bid: BidOffer) -> Fraction | None:
    """Return the points (under "value": the euros) that a bid earns on a criterion; None: cannot be said yet."""
    given = bid.given(criterion)
    if given is None or bid.price is None:
        return None
    if design.method == "value":
        return value_eur(criterion, given, bid.price)
    share = points_share(criterion, given)
    return None if share is None else share * Fraction(criterion.weight)
