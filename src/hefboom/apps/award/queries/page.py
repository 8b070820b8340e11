"""The award of a tender as one person may see it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from hefboom.apps.award.access import may_assess
from hefboom.apps.award.models import AwardModel
from hefboom.apps.award.queries.design import design_of, scored
from hefboom.apps.award.queries.scores import Scores
from hefboom.apps.tenders.access import Person, access_of
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import TenderPage, tender_page
from hefboom.core.award.model import AwardCriterion, AwardDesign
from hefboom.core.award.problems import problems
from hefboom.core.award.trouble import Problem

State = AwardModel.State


@dataclass(frozen=True)
class AwardPage:
    """A tender with its award model, if there is one that this person may see. `user` is a primary key or 0."""

    page: TenderPage
    model: AwardModel | None
    user: int

    @property
    def tender(self) -> Tender:
        """The tender."""
        return self.page.tender

    @property
    def may_edit(self) -> bool:
        """Whether the person may change the model, the bids and the decision."""
        return self.page.may_edit

    @property
    def may_assess(self) -> bool:
        """Whether the person may score bids."""
        return may_assess(self.page.access, self.tender.organisation_id)

    @property
    def in_design(self) -> bool:
        """Whether the model can still change."""
        return self.model is None or self.model.state == State.DESIGN

    @property
    def opened(self) -> bool:
        """Whether the prices are open."""
        return self.model is not None and self.model.state in {State.OPENED, State.DECIDED}

    @cached_property
    def design(self) -> AwardDesign:
        """The design; an empty one when there is no model."""
        return design_of(self.model) if self.model else AwardDesign()

    @cached_property
    def problems(self) -> list[Problem]:
        """What must be solved before the model can be fixed."""
        return problems(self.design)

    @cached_property
    def scored(self) -> tuple[AwardCriterion, ...]:
        """The criteria that assessors score."""
        return scored(self.design)

    @cached_property
    def scores(self) -> Scores:
        """The bids and everything that was scored. Only for insiders."""
        if self.model is None or not self.page.insider:
            raise Http404
        return Scores.of(self.model)

    @property
    def leads(self) -> bool:
        """Whether the person leads the scoring."""
        return self.user in self.scores.leaders


def award_page(person: Person, pk: int) -> AwardPage:
    """Return the award of a tender; raises `Http404` when the person may not see the tender.

    A model that is not finished is for insiders only, also when the tender is published.
    """
    page = tender_page(pk, access_of(person))
    model = AwardModel.objects.filter(tender=page.tender).select_related("winner").first()
    if model is not None:
        model.tender = page.tender
        if not page.insider and problems(design_of(model)):
            model = None
    return AwardPage(page, model, person.pk or 0)


def inside_page(person: Person, pk: int) -> AwardPage:
    """Return the award of a tender to an insider, fixed and so with bids; raises `Http404` for anybody else."""
    award = award_page(person, pk)
    if not award.page.insider or award.in_design:
        raise Http404
    return award
