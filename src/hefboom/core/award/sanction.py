"""What a broken promise costs: the benefit that a bid enjoyed by it, times the factor of the design (1.5 at RWS).

The benefit is counted from what the bid would have earned without the promise: the lowest score, no certificate, the
worst MKI. Points become euros only where the price formula gives every point a fixed price; else the euros are unknown.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hefboom.core.award.model import AwardCriterion, AwardDesign
from hefboom.core.award.numbers import euros, number
from hefboom.core.award.parts import score_share
from hefboom.core.award.ranking import Ranking, Row
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class PromiseSanction:
    """One promise of one bid. `benefit` is in `unit`; `benefit_eur` and `sanction_eur` are None when unknown."""

    id: str
    name: Text
    benefit: Fraction | None
    unit: Literal["points", "eur"]
    benefit_eur: Fraction | None
    sanction_eur: Fraction | None
    says: Text


def sanction(design: AwardDesign, ranking: Ranking, bid: str) -> tuple[PromiseSanction, ...]:
    """Return the sanction on each promise of a ranked bid, in the order of the design. KeyError: it is not ranked."""
    row = ranking.row(bid)
    return tuple(_of(design, row, criterion) for criterion in design.counted if criterion.is_promise)


def _of(design: AwardDesign, row: Row, criterion: AwardCriterion) -> PromiseSanction:
    part = row.part(criterion.id)
    without = _without(design, criterion)
    benefit = None if without is None else part.amount - without
    in_euros = benefit if part.unit == "eur" or benefit is None else _in_euros(design, row, benefit)
    cost = None if in_euros is None else in_euros * Fraction(design.sanction.factor)
    says = _says(design.sanction.factor, criterion.name, part.unit, benefit, in_euros)
    return PromiseSanction(criterion.id, part.name, benefit, part.unit, in_euros, cost, says)


def _without(design: AwardDesign, criterion: AwardCriterion) -> Fraction | None:
    """Return what a bid earns on a criterion without promising anything; None: the design does not say."""
    if criterion.measure == "mki" and design.method == "value":
        worst = criterion.mki_worst_eur
        return None if worst is None else -Fraction(worst) * Fraction(criterion.mki_factor)
    if criterion.measure != "score":
        return Fraction(0)
    if design.method == "value":
        return Fraction(criterion.min_value_eur)
    return score_share(criterion.scale, criterion.scale.lowest) * Fraction(criterion.weight)


def _in_euros(design: AwardDesign, row: Row, points: Fraction) -> Fraction | None:
    """Return how many euros of price these points are worth; None when that is not fixed.

    On a straight line a point costs (ceiling − floor) / weight. As points per euro, a bid without the points would have
    had to be cheaper by the part of all its points that they are.
    """
    if design.method == "quality_per_price":
        earned = sum((part.amount for part in row.parts[1:]), Fraction(0))
        return Fraction(row.price) * points / earned if earned else None
    rule = design.price
    if design.method != "points_absolute" or rule.formula != "linear" or not rule.weight:
        return None
    return points * (Fraction(rule.ceiling_eur or 0) - Fraction(rule.floor_eur or 0)) / Fraction(rule.weight)


def _says(factor: Decimal, name: str, unit: str, benefit: Fraction | None, in_euros: Fraction | None) -> Text:
    if benefit is None:
        return Text(
            nl=f"{name}: het voordeel is niet bekend, want het model zegt niet waarmee wordt vergeleken. Vul de MKI "
            "in die geen voordeel geeft.",
            en=f"{name}: the benefit is not known, because the model does not say what it is compared with. Fill in "
            "the MKI that gives no benefit.",
        )
    times, points = number(factor), number(benefit)
    if in_euros is None:
        return Text(
            nl=f"{name}: het voordeel is {points.nl} punten. Wat een punt in euro waard is, ligt bij deze formule niet "
            "vast. Leg het bedrag van de sanctie vast in de aanbestedingsstukken.",
            en=f"{name}: the benefit is {points.en} points. What a point is worth in euros is not fixed with this "
            "formula. Lay down the amount of the sanction in the tender documents.",
        )
    worth, cost = euros(in_euros), euros(in_euros * Fraction(factor))
    via = Text(nl=f"{points.nl} punten, dat is ", en=f"{points.en} points, that is ") if unit == "points" else None
    return Text(
        nl=f"{name}: het voordeel is {via.nl if via else ''}{worth.nl}. Wie de belofte niet nakomt, betaalt "
        f"{times.nl} keer zoveel: {cost.nl}.",
        en=f"{name}: the benefit is {via.en if via else ''}{worth.en}. Who breaks the promise pays {times.en} times as "
        f"much: {cost.en}.",
    )
