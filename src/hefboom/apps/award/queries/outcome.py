"""What came out: what must happen before prices open, the ranking, and what the winner promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.queries.design import offer_of, offered, scored
from hefboom.apps.award.queries.scores import Scores
from hefboom.core.award.explain import Explanation, explain
from hefboom.core.award.model import AwardCriterion, AwardDesign, BidOffer
from hefboom.core.award.ranking import Ranking, rank
from hefboom.core.award.sanction import PromiseSanction, sanction


@dataclass(frozen=True, slots=True)
class ToDo:
    """What must happen before the prices can be opened: criteria without joint scores, offers that are missing."""

    bids: int
    not_agreed: tuple[AwardCriterion, ...]
    without_offer: tuple[tuple[Bid, AwardCriterion], ...]

    @property
    def ready(self) -> bool:
        """Whether the prices can be opened."""
        return bool(self.bids) and not self.not_agreed and not self.without_offer

    @property
    def count(self) -> int:
        """How many answers are still open."""
        return len(self.not_agreed) + len(self.without_offer) + (0 if self.bids else 1)


def to_do(design: AwardDesign, scores: Scores) -> ToDo:
    """Return what must happen before the prices of these bids can be opened."""
    missing = [(bid, one) for one in offered(design) for bid in scores.counting if one.id not in bid.offers]
    not_agreed = tuple(one for one in scored(design) if not scores.is_agreed(one.id))
    return ToDo(len(scores.counting), not_agreed, tuple(missing))


def offers_of(design: AwardDesign, scores: Scores, *, opened: bool) -> list[BidOffer]:
    """Return the bids that count as the engine takes them, with the joint scores."""
    return [offer_of(bid, scores.joint_values(bid.pk, design), opened=opened) for bid in scores.counting]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ranking of opened bids, and why the first stands above each of the others."""

    ranking: Ranking
    why: tuple[Explanation, ...]
    bids: dict[str, Bid]

    @property
    def firsts(self) -> dict[int, str]:
        """The bids on the first place, by primary key: more than one is a tie."""
        return {self.bids[name].pk: name for name in self.ranking.winners}


def outcome_of(model: AwardModel, design: AwardDesign, scores: Scores) -> Outcome | None:
    """Return what came out; None before the prices are opened."""
    if model.opened_at is None:
        return None
    ranking = rank(design, offers_of(design, scores, opened=True))
    first, *others = (row.name for row in ranking.rows) if ranking.rows else ("",)
    why = tuple(explain(ranking, first, name) for name in others)
    return Outcome(ranking, why, {bid.name: bid for bid in scores.counting})


@dataclass(frozen=True, slots=True)
class Promise:
    """What the contract with a bidder must hold: the criterion, what was offered, and what breaking it costs."""

    criterion: AwardCriterion
    offered: Decimal | None
    motivation: str
    sanction: PromiseSanction


def promises_of(design: AwardDesign, scores: Scores, outcome: Outcome, bid: Bid) -> Sequence[Promise]:
    """Return what a ranked bid promised."""
    found = []
    for each in sanction(design, outcome.ranking, bid.name):
        criterion = design.criterion(each.id)
        score = scores.joint(bid.pk, each.id)
        measured = bid.offers.get(each.id)
        value = Decimal(measured) if measured is not None else (score.value if score else None)
        found.append(Promise(criterion, value, score.motivation if score else "", each))
    return found
