"""What the award still asks of a tender, and of a person."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hefboom.apps.accounts.models import User
from hefboom.apps.award.access import may_assess
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.queries.design import design_of, scored
from hefboom.apps.award.queries.outcome import to_do
from hefboom.apps.award.queries.scores import Scores
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import Access, is_published
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.queries.tasks import Task
from hefboom.core.award.problems import problems

State = AwardModel.State
OWED_BY = (Membership.Role.BUYER, Membership.Role.CLIENT)
_MOST = 50
"""So many awards at a time are looked at for one person."""


def tasks_of(page: TenderPage) -> Sequence[Task]:
    """Return the one task of the award of a tender; nothing for who may not know how far it is."""
    if not page.insider:
        return ()
    task = partial(Task, "award", _("Gunning"), roles=OWED_BY)
    lab = reverse("award:lab", args=[page.tender.pk])
    if page.tender.phase == "withdrawn":
        return (task("not_applicable", url=lab, detail=_("Het traject is ingetrokken.")),)
    model = AwardModel.objects.filter(tender=page.tender).first()
    if model is None:
        said = _("Kies hoe u gunt. U ziet meteen wat impact meetelt.")
        return (task("todo", url=lab, detail=said, questions=1),)
    model.tender = page.tender
    if model.state == State.DESIGN:
        open_ = len(problems(design_of(model)))
        wrong = ngettext("Nog %(n)s punt open in het model.", "Nog %(n)s punten open in het model.", open_)
        said = wrong % {"n": open_} if open_ else _("Het model is af. Zet het vast voordat u publiceert.")
        return (task("busy", url=lab, detail=said, questions=max(open_, 1)),)
    if model.state == State.SCORING and not is_published(page.tender):
        return (task("done", url=lab, detail=_("Het model staat vast.")),)
    detail, name, open_ = _step(model)
    url = reverse(f"award:{name}", args=[page.tender.pk])
    return (task("busy" if open_ else "done", url=url, detail=detail, questions=open_),)


def _step(model: AwardModel) -> tuple[str, str, int]:
    """Return what a fixed model waits for, the page where that is done, and how many answers that takes."""
    if model.state == State.DECIDED:
        return _("De opdracht is gegund."), "result", 0
    if model.state == State.OPENED:
        return _("De prijzen zijn open. Neem het besluit."), "result", 1
    scores = Scores.of(model)
    if not scores.counting:
        return _("Vul de inschrijvingen in."), "bids", 1
    todo = to_do(design_of(model), scores)
    if todo.ready:
        return _("Alles is gescoord. Open de prijzen."), "result", 1
    return _("Er moet nog samen worden gescoord."), "result", todo.count


def waiting_for(user: User, access: Access) -> Sequence[Task]:
    """Return what waits for this person in particular, over all tenders: five queries."""
    active = AwardModel.objects.filter(
        state__in=[State.SCORING, State.OPENED], tender__organisation__in=access.reads | access.edits
    )
    loaded = active.select_related("tender").prefetch_related("bids", "bids__scores", "leaders")[:_MOST]
    return [task for model in loaded for task in _waits(model, user, access)]


def _waits(model: AwardModel, user: User, access: Access) -> Iterator[Task]:
    organisation, design, scores = model.tender.organisation_id, design_of(model), _of_loaded(model)
    task = partial(Task, "award", roles=OWED_BY, detail=str(model.tender))
    mine = [one for one in scored(design) if not scores.has_given_all(one.id, user.pk) and not scores.is_agreed(one.id)]
    scoring = model.state == State.SCORING
    if scoring and mine and scores.counting and may_assess(access, organisation) and user.pk not in scores.leaders:
        url = reverse("award:mine", args=[model.tender_id])
        yield task(title=_("Beoordeel de inschrijvingen"), state="todo", url=url, questions=len(mine))
    result = reverse("award:result", args=[model.tender_id])
    if access.may_edit(organisation) and scoring and to_do(design, scores).ready:
        yield task(title=_("Open de prijzen"), state="todo", url=result, questions=1)
    if access.may_edit(organisation) and model.state == State.OPENED:
        yield task(title=_("Neem het besluit over de gunning"), state="todo", url=result, questions=1)


def _of_loaded(model: AwardModel) -> Scores:
    """Return the scores of a model whose bids, scores and leaders were read already."""
    bids: tuple[Bid, ...] = tuple(model.bids.all())
    scores = tuple(score for bid in bids for score in bid.scores.all())
    return Scores(model, bids, scores, frozenset(leader.pk for leader in model.leaders.all()))
