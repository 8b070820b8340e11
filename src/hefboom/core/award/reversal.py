"""A concrete example of rank reversal: three bids of which two change places when the third is left out.

Found among simulated bids, then simplified as far as it still reverses: round numbers, equal scores where they do not
matter. Every step is checked by `rank` itself. An absolute formula has no such example, and tests prove it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

import numpy as np

from hefboom.core.award.arrays import BidSets, Floats, parts_of, price_part, total_of
from hefboom.core.award.draw import bids_of, draw
from hefboom.core.award.market import Market
from hefboom.core.award.model import LADDER_TOP, PRICE, AwardCriterion, AwardDesign, BidOffer
from hefboom.core.award.numbers import number
from hefboom.core.award.plain import by_one_criterion, reverses
from hefboom.core.award.price import is_relative
from hefboom.core.award.ranking import Ranking, rank
from hefboom.core.base.text import Text

SETS = 2_000
CENT = Decimal("0.01")
CANDIDATES = 12
"""So many reversing sets are simplified; the simplest is the example."""
WIDE = {"bidders_low": 3, "bidders_high": 3, "price_variation": Decimal("0.3"), "deviation": Decimal("0.3")}
"""Tried when the market given has no reversal in it: prices and scores further apart."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """`first` stands above `second` with all `bids`, and below it when `left_out` is left out. `says` tells it."""

    bids: tuple[BidOffer, ...]
    first: str
    second: str
    left_out: str
    before: Ranking
    after: Ranking
    says: Text

    @property
    def changes_winner(self) -> bool:
        """Whether the winner loses because a bid that did not win was left out."""
        return self.before.winners == (self.first,) and self.after.winners == (self.second,)


def find_reversal(design: AwardDesign, market: Market, seed: int = 1) -> Reversal | None:
    """Return the simplest example found; None for a method without a relative formula, or when none was found.

    Raises DesignRefused as `simulate` does.
    """
    if not is_relative(design):
        return None
    markets = (market.model_copy(update={"bidders_low": 3, "bidders_high": 3}), market.model_copy(update=WIDE))
    found = [_simplified(design, bids) for each in markets for bids in _candidates(design, each, seed)]
    return min((_told(design, bids) for bids in found), key=_roughness, default=None)


def _candidates(design: AwardDesign, market: Market, seed: int) -> Iterator[tuple[BidOffer, ...]]:
    """Yield sets of three bids in the order first, second, left out; those with the widest gaps, which round best."""
    sets = draw(design, market, SETS, seed)
    parts = parts_of(design, sets)
    totals = total_of(design, parts)
    gaps = np.stack([_gaps(design, sets, parts, totals, order) for order in _ORDERS])
    widest = np.argsort(-gaps, axis=None)[:CANDIDATES]
    for order, index in zip(*np.unravel_index(widest, gaps.shape), strict=True):
        bids = bids_of(design, sets, int(index))
        named = tuple(replace(bids[old], name=name) for old, name in zip(_ORDERS[order], "ABC", strict=True))
        if gaps[order, index] > 0 and reverses(design, named):
            yield named


_ORDERS = tuple(permutations(range(3)))


def _gaps(
    design: AwardDesign, sets: BidSets, parts: Mapping[str, Floats], totals: Floats, order: tuple[int, ...]
) -> Floats:
    """Return how far first and second are apart, with and without the third: the lesser; below 0 is no reversal."""
    first, second, third = order
    there = sets.there.copy()
    there[:, third] = False
    without = totals - parts[PRICE] + price_part(design, sets.prices, there)
    return np.minimum(totals[:, first] - totals[:, second], without[:, second] - without[:, first])


def _simplified(design: AwardDesign, bids: tuple[BidOffer, ...]) -> tuple[BidOffer, ...]:
    """Return the simplest bids like these that still reverse: by one criterion if it can be, else part by part."""
    rounded_ = list(_simpler_prices(bids))
    by_one = (made for simpler in rounded_ for made in by_one_criterion(design, simpler))
    return next(by_one, None) or _part_by_part(design, bids, rounded_)


def _part_by_part(
    design: AwardDesign, bids: tuple[BidOffer, ...], rounded_: Sequence[tuple[BidOffer, ...]]
) -> tuple[BidOffer, ...]:
    """Take, for the price and then each criterion, the boldest simplification that leaves the reversal standing."""
    bids = next((simpler for simpler in rounded_ if reverses(design, simpler)), bids)
    for criterion in design.counted:
        options = _simpler_given(criterion, bids)
        bids = next((simpler for simpler in options if reverses(design, simpler)), bids)
    return bids


def _simpler_prices(bids: Sequence[BidOffer]) -> Iterator[tuple[BidOffer, ...]]:
    """Yield the bids with prices of one, two, three and four digits, and then whole euros."""
    prices = [bid.price or Decimal(0) for bid in bids]
    top = max(prices).adjusted()
    for exponent in sorted({*range(top, top - 4, -1), 0}, reverse=True):
        rounded = [price.quantize(Decimal(1).scaleb(exponent)).quantize(CENT) for price in prices]
        if min(rounded) > 0:
            yield tuple(replace(bid, price=price) for bid, price in zip(bids, rounded, strict=True))


def _simpler_given(criterion: AwardCriterion, bids: Sequence[BidOffer]) -> Iterator[tuple[BidOffer, ...]]:
    """Yield the bids with one score for all, then whole scores, then one decimal."""
    given = [bid.given(criterion) or Decimal(0) for bid in bids]
    for value in sorted(given, key=lambda each: len(str(each))):
        yield from _with(criterion, bids, [_round(criterion, value, 0)] * len(bids))
    for decimals in (0, 1, 2):
        yield from _with(criterion, bids, [_round(criterion, value, decimals) for value in given])


def _round(criterion: AwardCriterion, value: Decimal, decimals: int) -> Decimal:
    """Round a score or an offer, never off its scale; steps and levels are simple as they are."""
    if criterion.measure in LADDER_TOP or (criterion.measure == "score" and criterion.scale.steps):
        return value.normalize() + 0
    rounded = value.quantize(Decimal(1).scaleb(-decimals))
    if criterion.measure == "mki":
        return rounded
    return min(max(rounded, criterion.scale.lowest), criterion.scale.highest)


def _with(
    criterion: AwardCriterion, bids: Sequence[BidOffer], values: Sequence[Decimal]
) -> Iterator[tuple[BidOffer, ...]]:
    yield tuple(bid.giving(criterion, value) for bid, value in zip(bids, values, strict=True))


def _told(design: AwardDesign, bids: tuple[BidOffer, ...]) -> Reversal:
    first, second, third = (bid.name for bid in bids)
    before, after = rank(design, bids), rank(design, bids[:2])
    shown = [number(ranking.row(name).shown) for ranking in (before, after) for name in (first, second)]
    says = Text(
        nl=f"Met {third} erbij staat {first} boven {second}: {shown[0].nl} tegen {shown[1].nl} punten. Had {third} "
        f"niet ingeschreven, dan stond {second} boven {first}: {shown[3].nl} tegen {shown[2].nl}. Aan {first} en "
        f"{second} is niets veranderd.",
        en=f"With {third} in the race {first} stands above {second}: {shown[0].en} against {shown[1].en} points. If "
        f"{third} had not bid, {second} would stand above {first}: {shown[3].en} against {shown[2].en}. Nothing about "
        f"{first} and {second} has changed.",
    )
    return Reversal(bids, first, second, third, before, after, says)


def _roughness(reversal: Reversal) -> tuple[bool, int]:
    """Return how hard an example is to read: one in which the winner changes first, then by the digits in it."""
    numbers = [bid.price for bid in reversal.bids]
    for place in ("scores", "offers"):
        columns = zip(*(getattr(bid, place).values() for bid in reversal.bids), strict=True)
        numbers += [value for column in columns for value in sorted(set(column))]
    digits = sum(len(str(value.normalize().as_tuple().digits)) for value in numbers if value is not None)
    return not reversal.changes_winner, digits
