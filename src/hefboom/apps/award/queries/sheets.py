"""The scoring of each criterion: what one assessor gives, and what the assessors give together."""

from dataclasses import dataclass
from decimal import Decimal

from hefboom.apps.award.models import Bid, Score
from hefboom.apps.award.queries.page import AwardPage
from hefboom.apps.award.queries.scores import spread
from hefboom.core.award.model import AwardCriterion


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One bid on one criterion. `score` is the one that is given here; `own` what each gave, when that may be seen."""

    criterion: str
    bid: Bid
    score: Score | None
    own: tuple[Score, ...] = ()
    locked: bool = False

    @property
    def prefix(self) -> str:
        """What the fields of this bid are called: of all on the page, this one alone."""
        return f"{self.criterion}-b{self.bid.pk}"

    @property
    def spread(self) -> Decimal:
        """How far apart the assessors are."""
        return spread(self.own)

    @property
    def proposal(self) -> Score | None:
        """The score that all assessors gave, when they gave the same; None where there is something to talk about."""
        return self.own[0] if self.own and self.spread == 0 else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All bids that count, on one criterion.

    `visible`: this person may see what the others gave. `open` are the bids that nobody scored on it yet.
    """

    criterion: AwardCriterion
    rows: tuple[SheetRow, ...]
    visible: bool = True
    agreed: bool = False
    open: int = 0

    @property
    def open_rows(self) -> list[SheetRow]:
        """The rows that can still change."""
        return [row for row in self.rows if not row.locked]

    @property
    def done(self) -> int:
        """How many bids have a score here."""
        return sum(row.score is not None for row in self.rows)


def my_sheets(award: AwardPage) -> list[Sheet]:
    """Return what this person gives, criterion by criterion."""
    scores, user = award.scores, award.user
    return [
        Sheet(
            one,
            tuple(
                SheetRow(
                    one.id,
                    bid,
                    scores.of_person(bid.pk, one.id, user),
                    locked=award.opened or scores.is_locked(bid.pk, one.id, user),
                )
                for bid in scores.counting
            ),
            agreed=scores.is_agreed(one.id),
        )
        for one in award.scored
    ]


def joint_sheets(award: AwardPage) -> list[Sheet]:
    """Return what the assessors give together, with what each gave where this person may see that."""
    scores = award.scores
    sheets = []
    for one in award.scored:
        visible = scores.sees(one.id, award.user, leads=award.leads)
        own = {bid.pk: tuple(scores.own(bid.pk, one.id)) for bid in scores.counting}
        open_ = sum(not given for given in own.values())
        locked = not award.may_edit or award.opened or not visible or bool(open_)
        rows = tuple(
            SheetRow(one.id, bid, scores.joint(bid.pk, one.id), own[bid.pk] if visible else (), locked)
            for bid in scores.counting
        )
        sheets.append(Sheet(one, rows, visible, scores.is_agreed(one.id), open_))
    return sheets
