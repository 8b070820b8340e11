"""What the lab answers first: what impact weighs, on paper and in effect, and whether that is what must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from hefboom.apps.award.queries.page import AwardPage
from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.strategy.queries import judge_in_force, pack_in_force
from hefboom.apps.tenders.models import Tender
from hefboom.core.award.half import HALF, HalfRule, half_rule
from hefboom.core.award.needed import points_needed
from hefboom.core.award.weights import Weights
from hefboom.core.strategy.verdict import Standing

OBLIGATION, PARAMETER = "impact-half", "impact_share"


@dataclass(frozen=True, slots=True)
class Answer:
    """The rule of the half on this model, and how the tender stands on the obligation.

    `standing` None: the strategy in force has no such obligation. `asked` is the share (0-1) that it asks. `needed` is
    how many points for impact would make it so in effect; None when that is not needed or cannot be said.
    """

    half: HalfRule
    asked: Decimal
    standing: Standing | None
    needed: int | None

    @property
    def applies(self) -> bool | None:
        """Whether the obligation applies to this tender; None when that is not known."""
        return {Standing.NOT_APPLICABLE: False, Standing.APPLIES_UNKNOWN: None, None: False}.get(self.standing, True)


def answer(award: AwardPage, effective: Weights | None) -> Answer:
    """Return what the lab answers first."""
    share = asked_share(award.tender.decided_on or timezone.localdate())
    verdicts = judge_in_force().verdicts(award.page.rows)
    found = next((one.standing for one in verdicts if one.commitment == OBLIGATION), None)
    half = half_rule(award.design, effective, share)
    short = effective is not None and half.effective.outcome == "not_met"
    return Answer(half, share, found, points_needed(award.design, effective, share) if effective and short else None)


def asked_share(on: date) -> Decimal:
    """Return which part (0-1) impact must be of the award on a day; half where the strategy gives no number."""
    known = next((one for one in pack_in_force().parameters if one.id == PARAMETER), None)
    values = known.values if known else ()
    found = (one.value for one in values if one.from_ <= on and (one.until is None or on <= one.until))
    return next((value for value in found if value is not None), HALF)


def basket_of(tender: Tender) -> Sequence[ChosenCriterion]:
    """Return the criteria chosen for a tender that are for the award."""
    chosen = ChosenCriterion.objects.filter(tender=tender, removed_at=None)
    return [one for one in chosen if one.entry.get("kind") == "award"]


def estimated_value(award: AwardPage) -> Decimal | None:
    """Return the estimated value of the tender in euros, None when unknown."""
    cents = award.tender.value_cents
    return None if cents is None else Decimal(cents) / 100
