"""Try an award model on thousands of imagined tenders: what really decides, and how often a formula turns bids around.

The arithmetic is that of `rank`, in floating point. What comes out is as good as the market that goes in: see
`market.assumptions`, which a page shows beside every figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hefboom.core.award.arrays import BidSets, Bools, Floats, parts_of, price_part, total_of
from hefboom.core.award.draw import draw
from hefboom.core.award.market import Market, assumptions
from hefboom.core.award.model import KINDS, PRICE, AwardDesign, Kind
from hefboom.core.award.price import is_relative
from hefboom.core.award.spread import SAME, Spreads
from hefboom.core.award.weights import Weights, kinds_of, of_spreads
from hefboom.core.base.text import Text

DECIMALS = 9
"""As `SAME`, for sorting."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came out. Shares are 0-1, of all `sets` tenders.

    `effective` is the effective weight; `interval` between which shares the effective weight of a kind lies in nine of
    ten tenders (None: no tender had any spread). `impact_half`: in which part of the tenders impact was at least half
    of the spread. `best_wins`: how often the bid that is best on a kind wins, or shares the win (None: the kind is not
    there); for "price" that is how often the cheapest wins. `reversals`: in which part of the tenders some two bids
    would have stood in another order if a third had not bid; `winner_changes`: the same, and one of the two was the
    winner who would have lost. Both are 0 for an absolute formula.
    """

    sets: int
    effective: Weights
    interval: Mapping[Kind, tuple[float, float]] | None
    impact_half: float | None
    best_wins: Mapping[Kind, float | None]
    reversals: float
    winner_changes: float
    assumes: tuple[Text, ...]


def simulate(design: AwardDesign, market: Market, sets: int = 10_000, seed: int = 1) -> Simulation:
    """Simulate `sets` tenders; the same seed gives the same. Raises DesignRefused when the design is not ready."""
    bids = draw(design, market, sets, seed)
    parts = parts_of(design, bids)
    totals = total_of(design, parts)
    spreads = Spreads.of(design, parts, bids.there)
    reversals, winner_changes = (float(found.mean()) for found in reversed_sets(design, bids, parts, totals))
    return Simulation(
        sets,
        of_spreads(spreads.kinds, spreads.parts, sets),
        spreads.interval(),
        spreads.impact_half(),
        _best_wins(design, bids, parts, totals),
        reversals,
        winner_changes,
        tuple(assumptions(design, market)),
    )


def reversed_sets(
    design: AwardDesign, bids: BidSets, parts: Mapping[str, Floats], totals: Floats
) -> tuple[Bools, Bools]:
    """Return in which sets leaving out one bid changes the order of two others, and in which the winner so loses."""
    found, winner = np.zeros((2, len(totals)), dtype=bool)
    if not is_relative(design):
        return found, winner
    best = _best(totals, bids.there)
    for column in range(bids.there.shape[1]):
        some = bids.there[:, column] & (bids.there.sum(axis=1) > 2)  # noqa: PLR2004 - two others must be left
        there = bids.there[some].copy()
        there[:, column] = False
        after = totals[some] - parts[PRICE][some] + price_part(design, bids.prices[some], there)
        found[some] |= _turned(totals[some], after, there)
        winner[some] |= _overtaken(best[some], after, there)
    return found, winner


def _turned(before: Floats, after: Floats, there: Bools) -> Bools:
    """Return in which sets some bid stood above another and now stands below it.

    Sorted by how they stood (equal ones by how they now stand), no bid may now stand above the lowest of those before
    it.
    """
    stood = np.where(there, np.round(before, DECIMALS), -np.inf)
    order = np.lexsort((-after, -stood), axis=1)
    now = np.take_along_axis(np.where(there, after, -np.inf), order, axis=1)
    lowest = np.minimum.accumulate(now, axis=1)
    turned: Bools = np.any(now[:, 1:] > lowest[:, :-1] + SAME, axis=1)
    return turned


def _overtaken(best: Bools, after: Floats, there: Bools) -> Bools:
    """Return in which sets a bid that did not win now stands above one that did."""
    lowest = np.where(best & there, after, np.inf).min(axis=1, keepdims=True)
    overtaken: Bools = (there & ~best & (after > lowest + SAME)).any(axis=1)
    return overtaken


def _best(amounts: Floats, there: Bools) -> Bools:
    """Return which bids have the highest amount of their set; several when equal."""
    held = np.where(there, amounts, -np.inf)
    best: Bools = there & (held >= held.max(axis=1, keepdims=True) - SAME)
    return best


def _best_wins(
    design: AwardDesign, bids: BidSets, parts: Mapping[str, Floats], totals: Floats
) -> dict[Kind, float | None]:
    """Return how often the bid that is best on a kind is among the winners; best on price is the cheapest."""
    wins = _best(totals, bids.there)
    kinds = kinds_of(design)
    earned: dict[Kind, Floats] = {kind: np.zeros_like(totals) for kind in kinds.values()}
    for id_, kind in kinds.items():
        earned[kind] = earned[kind] + (-bids.prices if id_ == PRICE else parts[id_])
    shares = {kind: float((wins & _best(each, bids.there)).any(axis=1).mean()) for kind, each in earned.items()}
    return {kind: shares.get(kind) for kind in KINDS}
