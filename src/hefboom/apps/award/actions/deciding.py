"""Opening the prices, the decision, and taking it back."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.award.actions.locking import State, locked
from hefboom.apps.award.models import AwardModel
from hefboom.apps.award.queries.design import design_of
from hefboom.apps.award.queries.outcome import outcome_of, to_do
from hefboom.apps.award.queries.scores import Scores
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.actions.editing import set_facts
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.facts import values_of
from hefboom.core.facts.facts import Fact, Missing, Source


@transaction.atomic
def open_prices(person: Person, model: AwardModel) -> AwardModel:
    """Open the prices, for good. Raises `RefusedError` while a bid that counts lacks a joint score or an offer."""
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    if not to_do(design_of(kept), Scores.of(kept)).ready:
        raise RefusedError(_("De prijzen kunnen nog niet open: eerst moet alles samen gescoord zijn."))
    kept.state, kept.opened_at = State.OPENED, timezone.now()
    kept.version += 1
    kept.save()
    log(user, "award.open_prices", kept.tender, {"state": {"old": "scoring", "new": "opened"}})
    return kept


@transaction.atomic
def decide(person: Person, model: AwardModel, winner: int, decision: str, on: date) -> AwardModel:
    """Award the contract to a bid on the first place, and store the day and the number of bids as facts.

    Raises `RefusedError` for a bid that is not first, and for a day before publication.
    """
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.OPENED)
    scores = Scores.of(kept)
    outcome = outcome_of(kept, design_of(kept), scores)
    if outcome is None or outcome.ranking.not_ranked or winner not in outcome.firsts:
        raise RefusedError(
            _("U kunt alleen gunnen aan een inschrijving op de eerste plaats, als alle prijzen er zijn.")
        )
    if kept.tender.published_on and on < kept.tender.published_on:
        raise RefusedError(_("De dag van gunning ligt voor de dag van publicatie. Controleer de dag."))
    kept.state, kept.decided_at = State.DECIDED, timezone.now()
    kept.winner_id, kept.decision = winner, decision
    kept.version += 1
    kept.save()
    log(user, "award.decide", kept.tender, {"winner": {"old": None, "new": outcome.firsts[winner]}})
    source = Source(kind="award", document=user.get_username())
    facts = {"awarded_on": Fact(on, source), "tenders_received": Fact(len(scores.bids), source)}
    set_facts(user, kept.tender, facts, "award.facts")
    return kept


@transaction.atomic
def withdraw_decision(person: Person, model: AwardModel, reason: str) -> AwardModel:
    """Take the decision back. Raises `RefusedError` without a reason, or once there is a contract."""
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.DECIDED)
    if not reason.strip():
        raise RefusedError(_("Schrijf waarom u het besluit intrekt."))
    if values_of(kept.tender.facts).get("contracted_on") is not None:
        raise RefusedError(_("Er is al een contract. Het besluit kan niet meer worden ingetrokken."))
    old = kept.winner.name if kept.winner else ""
    kept.state, kept.decided_at, kept.winner, kept.decision = State.OPENED, None, None, ""
    kept.version += 1
    kept.save()
    log(user, "award.withdraw", kept.tender, {old: {"old": old, "new": reason.strip()}})
    source = Source(kind="award", document=user.get_username())
    set_facts(user, kept.tender, {"awarded_on": Fact(None, source, Missing.NOT_YET)}, "award.facts")
    return kept
