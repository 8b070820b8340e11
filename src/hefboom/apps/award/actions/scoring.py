"""Scores: each assessor alone first, then together. Nobody's own score is in the log; the joint score is."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import User
from hefboom.apps.award.access import require_assessor
from hefboom.apps.award.actions.locking import State, locked
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.models import AwardModel, Bid, Score
from hefboom.apps.award.queries.design import criterion_of
from hefboom.apps.award.queries.scores import Scores
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Given:
    """A score as it was given. `version` is that of the score the person looked at, 0 when there was none."""

    value: Decimal
    motivation: str
    version: int = 0


@transaction.atomic
def give_scores(person: Person, model: AwardModel, criterion: str, given: Mapping[int, Given]) -> None:
    """Store what an assessor gives bids (by primary key) on a criterion.

    Raises `RefusedError` when this person leads the scoring, has seen the others' scores, or the joint score is there;
    `ChangedError` when the same person changed a score elsewhere meanwhile.
    """
    user = require_assessor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    title = criterion_of(kept, criterion).name
    scores = Scores.of(kept)
    if kept.leaders.filter(pk=user.pk).exists():
        raise RefusedError(_("U leidt de beoordeling en ziet alle scores. Daarom geeft u zelf geen scores."))
    if any(scores.is_locked(bid, criterion, user.pk) for bid in given):
        raise RefusedError(_("U ziet de scores van de anderen al. Wijzig de score nu samen, bij het consensusgesprek."))
    _store(kept, criterion, user, given)
    log(user, "award.score", kept.tender, {title: {"old": None, "new": "scored"}})


@transaction.atomic
def agree(person: Person, model: AwardModel, criterion: str, given: Mapping[int, Given]) -> None:
    """Store the joint score of every bid that counts, on one criterion.

    Raises `RefusedError` when a bid is missing, nobody scored it yet, or this person may not see the scores yet;
    `ChangedError` when somebody else agreed on it meanwhile.
    """
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    title = criterion_of(kept, criterion).name
    scores = Scores.of(kept)
    _check_ready(kept, scores, criterion, user)
    if set(given) != {bid.pk for bid in scores.counting}:
        raise RefusedError(_("Geef elke inschrijving die meetelt een gezamenlijke score."))
    _store(kept, criterion, None, given)
    names = {bid.pk: bid.name for bid in scores.counting}
    new = {names[pk]: f"{one.value:f}" for pk, one in given.items()}
    log(user, "award.consensus", kept.tender, {title: {"old": None, "new": new}})


@transaction.atomic
def reopen(person: Person, model: AwardModel, criterion: str) -> None:
    """Take the joint scores on a criterion back, so that it is talked over again. Only while prices are sealed."""
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    joint = Score.objects.filter(bid__model=kept, criterion=criterion, assessor=None)
    old = {name: f"{value:f}" for name, value in joint.values_list("bid__name", "value")}
    if joint.delete()[0]:
        log(user, "award.reopen", kept.tender, {criterion_of(kept, criterion).name: {"old": old, "new": None}})


@transaction.atomic
def lead(person: Person, model: AwardModel) -> None:
    """Let somebody lead the scoring: from then on they see all scores and give none.

    Raises `RefusedError` when they gave a score already.
    """
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    if Score.objects.filter(bid__model=kept, assessor=user).exists():
        raise RefusedError(_("U hebt zelf al scores gegeven. Laat iemand anders de beoordeling leiden."))
    kept.leaders.add(user)
    log(user, "award.lead", kept.tender, {})


def _check_ready(model: AwardModel, scores: Scores, criterion: str, user: User) -> None:
    leads = model.leaders.filter(pk=user.pk).exists()
    if not scores.sees(criterion, user.pk, leads=leads):
        raise RefusedError(_("Geef eerst uw eigen scores op dit criterium. Daarna ziet u die van de anderen."))
    if not all(scores.own(bid.pk, criterion) for bid in scores.counting):
        raise RefusedError(_("Nog niet elke inschrijving is op dit criterium beoordeeld."))


def _store(model: AwardModel, criterion: str, user: User | None, given: Mapping[int, Given]) -> None:
    bids = {bid.pk for bid in Bid.objects.filter(model=model)}
    kept = {one.bid_id: one for one in Score.objects.filter(bid__model=model, criterion=criterion, assessor=user)}
    stale = [one for one in kept.values() if one.bid_id in given and one.version != given[one.bid_id].version]
    gone = [pk for pk, one in given.items() if one.version and pk not in kept]
    if stale or gone or not set(given) <= bids:
        raise ChangedError(kept)
    for pk, one in given.items():
        score = kept.get(pk) or Score(bid_id=pk, criterion=criterion, assessor=user, version=0)
        if (score.value, score.motivation) != (one.value, one.motivation):
            score.value, score.motivation, score.version = one.value, one.motivation, score.version + 1
            score.save()
