"""Trying a model on thousands of imagined tenders. The same model and market give the same, so it is kept a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from hefboom.core.award.draw import bids_of, draw
from hefboom.core.award.market import Market
from hefboom.core.award.model import AwardDesign, BidOffer, Kind
from hefboom.core.award.reversal import Reversal, find_reversal
from hefboom.core.award.sensitivity import Sweep, sweep_impact
from hefboom.core.award.simulate import Simulation, simulate
from hefboom.core.award.trouble import DesignRefused, Problem
from hefboom.core.award.weights import nominal
from hefboom.web.formatting import number

SETS = 10_000
_KEPT, _LOOKED_AT = 64, 40


KindRow = tuple[Kind, Fraction | None, Fraction | None, float | None, float | None, float | None]
ReversalRow = tuple[str, Decimal | None, list[Decimal | None], str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came out of a simulation, a rank reversal if there is one, and example bids with what a weight does.

    `problems` says why there is nothing, when there is nothing.
    """

    simulation: Simulation | None = None
    reversal: Reversal | None = None
    examples: Sequence[BidOffer] = ()
    sweep: Sweep | None = None
    problems: tuple[Problem, ...] = ()

    def kinds(self, design: AwardDesign) -> list[KindRow]:
        """Return what each kind counts for: on paper, in effect, between which shares, and how often its best wins."""
        simulated = self.simulation
        if simulated is None:
            return []
        paper, effect = nominal(design).shares or {}, simulated.effective.shares or {}
        ends = simulated.interval or {}
        return [
            (kind, paper.get(kind), effect.get(kind), *ends.get(kind, (None, None)), simulated.best_wins.get(kind))
            for kind in ("impact", "price", "quality")
            if paper.get(kind) or effect.get(kind)
        ]

    def reversal_rows(self, design: AwardDesign) -> list[ReversalRow]:
        """Return the bids of the example: name, price, what each gives, the points with and without the third."""
        found = self.reversal
        if found is None:
            return []
        return [
            (
                bid.name,
                bid.price,
                [bid.given(one) for one in design.counted],
                number(found.before.row(bid.name).shown),
                "–" if bid.name == found.left_out else number(found.after.row(bid.name).shown),
            )
            for bid in found.bids
        ]


@lru_cache(maxsize=_KEPT)
def tried(design: AwardDesign, market: Market) -> Trial:
    """Return what a model does in a market."""
    try:
        simulation = simulate(design, market, SETS)
        examples = _telling(design, market)
        return Trial(simulation, find_reversal(design, market), examples, sweep_impact(design, examples))
    except DesignRefused as refused:
        return Trial(problems=refused.problems)


def _telling(design: AwardDesign, market: Market) -> tuple[BidOffer, ...]:
    """Return example bids among which the weight of impact decides who wins, if that is soon found."""
    sets = draw(design, market, _LOOKED_AT, 1)
    drawn = [tuple(bids_of(design, sets, index)) for index in range(_LOOKED_AT)]
    return next((bids for bids in drawn if _tells(sweep_impact(design, bids))), drawn[0])


def _tells(sweep: Sweep) -> bool:
    return len(sweep.stretches) > 1 and all(len(one.winners) == 1 for one in sweep.stretches)
