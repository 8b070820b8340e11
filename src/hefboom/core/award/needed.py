"""How many points impact needs, so that it is half of the award in effect and not on paper alone.

What a part spreads grows in proportion to its points. So from the effective share e of impact at w points, with the
other parts keeping their proportions, the share at x points is known exactly: e·x/w against (1-e)·(100-x)/(100-w).
"""

from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from hefboom.core.award.half import HALF
from hefboom.core.award.model import FULL, AwardCriterion, AwardDesign
from hefboom.core.award.problems import POINTS
from hefboom.core.award.weights import Weights

_STEP = Decimal("0.1")


def points_needed(design: AwardDesign, effective: Weights, share: Decimal = HALF) -> int | None:
    """Return the smallest whole number of points with which impact reaches `share` (0-1) of the spread.

    None when that cannot be said: the method knows no points, there is no impact, or nothing else, or no spread.
    """
    now, impact = _impact_points(design), effective.impact
    if design.method not in POINTS or impact is None or not 0 < impact < 1 or not 0 < now < FULL:
        return None
    odds = Fraction(share) / (1 - Fraction(share)) * (1 - impact) / impact * Fraction(now) / Fraction(FULL - now)
    exact = Fraction(FULL) * odds / (1 + odds)
    return int((Decimal(exact.numerator) / Decimal(exact.denominator)).to_integral_value(ROUND_CEILING))


def with_impact_points(design: AwardDesign, points: Decimal) -> AwardDesign:
    """Return the design with these points (0-100) for impact; every kind keeps its proportions, in tenths of a point.

    What rounding leaves goes to the heaviest part of the kind. Raises ValueError when a kind has nothing to scale.
    """
    now = _impact_points(design)
    if not (0 < now < FULL and 0 <= points <= FULL):
        raise ValueError("there must be points for impact and for other parts, and 0-100 to give")
    others = [design.price.weight, *(one.weight for one in design.criteria if one.kind != "impact")]
    rest = _scaled(others, FULL - points)
    impact = iter(_scaled([one.weight for one in design.criteria if one.kind == "impact"], points))
    quality = iter(rest[1:])
    criteria = tuple(_weighing(one, next(impact if one.kind == "impact" else quality)) for one in design.criteria)
    return design.model_copy(
        update={"criteria": criteria, "price": design.price.model_copy(update={"weight": rest[0]})}
    )


def _impact_points(design: AwardDesign) -> Decimal:
    return sum((one.weight for one in design.criteria if one.kind == "impact"), Decimal(0))


def _weighing(criterion: AwardCriterion, points: Decimal) -> AwardCriterion:
    return criterion.model_copy(update={"weight": points})


def _scaled(weights: list[Decimal], total: Decimal) -> list[Decimal]:
    """Return weights in the same proportions that add up to `total` exactly."""
    whole = sum(weights, Decimal(0))
    scaled = [(weight * total / whole).quantize(_STEP, ROUND_HALF_EVEN) for weight in weights]
    heaviest = max(range(len(weights)), key=weights.__getitem__)
    scaled[heaviest] += total - sum(scaled, Decimal(0))
    return scaled
