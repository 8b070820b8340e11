"""The plainest example of rank reversal: three prices, and two bids that differ on one criterion alone."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from hefboom.core.award.model import LADDER_TOP, AwardCriterion, AwardDesign, BidOffer
from hefboom.core.award.numbers import rounded
from hefboom.core.award.parts import amount
from hefboom.core.award.ranking import leaders, standing

ORDINARY = Decimal("0.7")
"""Where on the scale an ordinary score lies in an example."""
WHOLE = 20
"""A free scale up to so many points wide is tried in whole points, a wider one in so many equal steps."""

TRIES = 3
"""So many pairs of scores are tried on a criterion: if the smallest differences do not do, the others seldom do."""


def reverses(design: AwardDesign, bids: Sequence[BidOffer]) -> bool:
    """Whether the first bid stands above the second, and below it without the third, in the points that people see."""
    return _ahead(design, bids) > 0 > _ahead(design, bids[:2])


def by_one_criterion(design: AwardDesign, bids: Sequence[BidOffer]) -> Iterator[tuple[BidOffer, ...]]:
    """Yield bids with these prices that reverse by a difference on one criterion, the smallest difference first.

    The third bid has the same scores as the others or, where it would win, the worst.
    """
    choices = {criterion.id: _choices(criterion) for criterion in design.counted}
    level = _all_giving(design, bids, [_ordinary(values) for values in choices.values()])
    gaps = [_gap(design, level), _gap(design, level[:2])]
    for criterion in design.counted:
        for first, second in _pairs(design, criterion, choices[criterion.id], level[0], gaps)[:TRIES]:
            one, other = level[0].giving(criterion, first), level[1].giving(criterion, second)
            worst = _all_giving(design, level[2:], [values[0] for values in choices.values()])
            for third in (level[2], *worst):
                made = (one, other, third)
                if reverses(design, made) and leaders(standing(design, made)) == (one.name,):
                    yield made


def _pairs(
    design: AwardDesign, criterion: AwardCriterion, values: Sequence[Decimal], bid: BidOffer, gaps: Sequence[Fraction]
) -> list[tuple[Decimal, Decimal]]:
    """Return the scores of first and second whose difference in points lies between the gaps in price.

    The smallest difference comes first, and then what is nearest to an ordinary score.
    """
    earned = [(value, float(amount(design, criterion, bid.giving(criterion, value)) or 0)) for value in values]
    with_third, without = (float(gap) for gap in gaps)
    usual = _ordinary(values)
    found = [
        (first, second) for first, mine in earned for second, theirs in earned if without < theirs - mine < with_third
    ]
    return sorted(found, key=lambda pair: (abs(pair[0] - pair[1]), abs(pair[0] - usual) + abs(pair[1] - usual)))


def _choices(criterion: AwardCriterion) -> list[Decimal]:
    """Return the scores or offers to make an example of, from worst to best."""
    if criterion.measure == "mki":
        best, worst = criterion.mki_best_eur or Decimal(0), criterion.mki_worst_eur or Decimal(0)
        return [worst - (worst - best) * step / WHOLE for step in range(WHOLE + 1)]
    if criterion.measure in LADDER_TOP:
        return [Decimal(level) for level in range(LADDER_TOP[criterion.measure] + 1)]
    scale = criterion.scale
    if scale.steps:
        return sorted(scale.steps)
    step = Decimal(1) if scale.highest - scale.lowest <= WHOLE else (scale.highest - scale.lowest) / WHOLE
    return [scale.lowest + step * place for place in range(int((scale.highest - scale.lowest) / step) + 1)]


def _ordinary(values: Sequence[Decimal]) -> Decimal:
    return values[int((len(values) - 1) * ORDINARY)]


def _all_giving(design: AwardDesign, bids: Sequence[BidOffer], values: Sequence[Decimal]) -> tuple[BidOffer, ...]:
    for criterion, value in zip(design.counted, values, strict=True):
        bids = [bid.giving(criterion, value) for bid in bids]
    return tuple(bids)


def _gap(design: AwardDesign, bids: Sequence[BidOffer]) -> Fraction:
    totals = standing(design, bids)
    return totals[bids[0].name] - totals[bids[1].name]


def _ahead(design: AwardDesign, bids: Sequence[BidOffer]) -> Decimal:
    totals = standing(design, bids)
    return rounded(totals[bids[0].name]) - rounded(totals[bids[1].name])
