"""All scores of an award at once, and who may see which: nobody sees the others' before giving their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from hefboom.apps.award.models import AwardModel, Bid, Score
from hefboom.core.award.model import AwardDesign


@dataclass(frozen=True)
class Scores:
    """The bids of an award with everything that was scored: two queries. `leaders` are primary keys of users."""

    model: AwardModel
    bids: tuple[Bid, ...]
    scores: tuple[Score, ...]
    leaders: frozenset[int]

    @classmethod
    def of(cls, model: AwardModel) -> "Scores":
        """Read everything that was scored, as it stands now."""
        scores = Score.objects.filter(bid__model=model).select_related("assessor")
        leaders = model.leaders.values_list("pk", flat=True)
        return cls(model, tuple(Bid.objects.filter(model=model)), tuple(scores), frozenset(leaders))

    @cached_property
    def counting(self) -> tuple[Bid, ...]:
        """The bids that are not set aside."""
        return tuple(bid for bid in self.bids if not bid.set_aside)

    @cached_property
    def _by_place(self) -> dict[tuple[int, str, int | None], Score]:
        return {(one.bid_id, one.criterion, one.assessor_id): one for one in self.scores}

    def of_person(self, bid: int, criterion: str, user: int) -> Score | None:
        """Return what one assessor gave."""
        return self._by_place.get((bid, criterion, user))

    def joint(self, bid: int, criterion: str) -> Score | None:
        """Return what the assessors agreed on."""
        return self._by_place.get((bid, criterion, None))

    def own(self, bid: int, criterion: str) -> list[Score]:
        """Return what each assessor gave, for those who may see it."""
        return [one for one in self.scores if (one.bid_id, one.criterion) == (bid, criterion) and one.assessor_id]

    def has_given_all(self, criterion: str, user: int) -> bool:
        """Say whether this assessor scored every bid that counts on a criterion."""
        return bool(self.counting) and all(self.of_person(bid.pk, criterion, user) for bid in self.counting)

    def sees(self, criterion: str, user: int, *, leads: bool) -> bool:
        """Say whether somebody may see the others' scores on a criterion."""
        return leads or self.model.opened_at is not None or self.has_given_all(criterion, user)

    def is_agreed(self, criterion: str) -> bool:
        """Say whether every bid that counts has a joint score on a criterion."""
        return bool(self.counting) and all(self.joint(bid.pk, criterion) for bid in self.counting)

    def is_locked(self, bid: int, criterion: str, user: int) -> bool:
        """Say whether an assessor can no longer change their own: it is agreed, or they see the others' by now."""
        others = any(one.assessor_id != user for one in self.own(bid, criterion))
        return self.joint(bid, criterion) is not None or (others and self.has_given_all(criterion, user))

    def joint_values(self, bid: int, design: AwardDesign) -> dict[str, Decimal | None]:
        """Return the joint scores of a bid by criterion; None where there is none yet."""
        found = ((one.id, self.joint(bid, one.id)) for one in design.criteria if not one.is_offered)
        return {name: score.value if score else None for name, score in found}


def spread(scores: Sequence[Score]) -> Decimal:
    """Return how far apart scores lie; 0 for one or none."""
    values = [one.value for one in scores]
    return max(values) - min(values) if values else Decimal(0)
