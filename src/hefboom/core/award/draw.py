"""Draw the bids of many tenders from a market, as numbers that people write: cents, and scores on the scale."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from hefboom.core.award.arrays import BidSets, Floats
from hefboom.core.award.market import Market, price_level
from hefboom.core.award.model import LADDER_TOP, AwardCriterion, AwardDesign, BidOffer
from hefboom.core.award.problems import problems
from hefboom.core.award.trouble import DesignRefused, Problem
from hefboom.core.base.text import Text

SCORE_DECIMALS = 3
_NO_LEVEL = Text(
    nl="Vul het budget in of de middelste prijs: zonder prijspeil is er niets te simuleren.",
    en="Fill in the budget or the middle price: without a price level there is nothing to simulate.",
)


def draw(design: AwardDesign, market: Market, sets: int, seed: int) -> BidSets:
    """Return the bids of `sets` tenders; the same seed gives the same bids.

    Prices are lognormal around the middle price. Scores are normal, cut off at both ends of the scale and set to the
    nearest step; they lean with the price by the correlation. Raises DesignRefused when something needed is not filled
    in.
    """
    level = _require_drawable(design, market)
    random = np.random.default_rng(seed)
    shape = (sets, market.bidders_high)
    bidders = random.integers(market.bidders_low, market.bidders_high + 1, size=(sets, 1))
    there = np.arange(market.bidders_high) < bidders
    lean = random.standard_normal(shape)
    width = np.sqrt(np.log1p(float(market.price_variation) ** 2))
    prices = np.maximum(np.round(float(level) * np.exp(width * lean), 2), 0.01)
    given = {}
    for criterion in design.counted:
        quality = criterion.kind == "quality"
        correlation = float(market.quality_price_correlation if quality else market.impact_price_correlation)
        own = np.sqrt(1 - correlation**2) * random.standard_normal(shape)
        spread = market.spread(criterion.id)
        share = np.clip(float(spread.mean) + float(spread.deviation) * (correlation * lean + own), 0, 1)
        given[criterion.id] = _given(criterion, share)
    return BidSets(prices, given, there)


def bids_of(design: AwardDesign, sets: BidSets, index: int) -> list[BidOffer]:
    """Return the bids of one tender as `rank` takes them, named A, B, C."""
    return [_bid(design, sets, index, int(column)) for column in np.flatnonzero(sets.there[index])]


def letter(column: int) -> str:
    """Return the name of a bidder in an example: A to Z, then A2, B2."""
    return chr(ord("A") + column % 26) + ("" if column < 26 else str(column // 26 + 1))  # noqa: PLR2004 - letters of the alphabet


def _bid(design: AwardDesign, sets: BidSets, row: int, column: int) -> BidOffer:
    scores: dict[str, Decimal | None] = {}
    offers: dict[str, Decimal | None] = {}
    for criterion in design.counted:
        value = Decimal(repr(float(sets.given[criterion.id][row, column])))
        (offers if criterion.is_offered else scores)[criterion.id] = value
    return BidOffer(letter(column), Decimal(repr(float(sets.prices[row, column]))), scores, offers)


def _given(criterion: AwardCriterion, share: Floats) -> Floats:
    """Turn how good a bid is (0-1) into a score, an MKI or a level."""
    if criterion.measure == "mki":
        best, worst = float(criterion.mki_best_eur or 0), float(criterion.mki_worst_eur or 0)
        return np.round(worst - share * (worst - best), 2)
    if criterion.measure != "score":
        return np.round(share * LADDER_TOP[criterion.measure])
    scale = criterion.scale
    scores = float(scale.lowest) + share * float(scale.highest - scale.lowest)
    if not scale.steps:
        return np.clip(np.round(scores, SCORE_DECIMALS), float(scale.lowest), float(scale.highest))
    steps = np.array(sorted(float(step) for step in scale.steps))
    return steps[np.searchsorted((steps[1:] + steps[:-1]) / 2, scores)]


def _require_drawable(design: AwardDesign, market: Market) -> Decimal:
    """Return the price level. Raises DesignRefused."""
    level = price_level(design, market)
    missing = [problem for problem in problems(design) if problem.blocks or ".levels." in problem.field]
    missing += list(_unbounded(design))
    if level is None:
        missing.append(Problem("market.price_eur", _NO_LEVEL))
    if missing or level is None:
        raise DesignRefused(missing)
    return level


def _unbounded(design: AwardDesign) -> Iterator[Problem]:
    """An MKI under "value" needs no bounds to be awarded, but does to be imagined."""
    for criterion in design.counted:
        best, worst = criterion.mki_best_eur, criterion.mki_worst_eur
        if design.method == "value" and criterion.measure == "mki" and (best is None or worst is None or best >= worst):
            says = Text(
                nl=f"{criterion.name}: vul de laagste en de hoogste MKI in die u verwacht. Zonder die is er niets te "
                "simuleren.",
                en=f"{criterion.name}: fill in the lowest and the highest MKI that you expect. Without them there is "
                "nothing to simulate.",
            )
            yield Problem(f"criteria.{criterion.id}.mki_best_eur", says)
