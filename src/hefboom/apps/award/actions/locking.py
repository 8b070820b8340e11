"""Reading an award model again under a lock, so that two people cannot pass each other."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from hefboom.apps.award.models import AwardModel
from hefboom.apps.tenders.errors import RefusedError

State = AwardModel.State


def locked(model: AwardModel, *states: State) -> AwardModel:
    """Return the model as it is now, locked until the transaction ends.

    Raises `RefusedError` when it is in none of these states; the text says what it waits for.
    """
    kept = AwardModel.objects.select_for_update(of=("self",)).select_related("tender__organisation").get(pk=model.pk)
    if kept.state not in states:
        raise RefusedError(_why_not(kept, states))
    return kept


def _why_not(model: AwardModel, states: Collection[State]) -> str:
    if model.state == State.DESIGN:
        return _("Zet eerst het gunningsmodel vast.")
    if model.state == State.SCORING:
        return _("Dit kan pas als de prijzen geopend zijn.") if State.DESIGN not in states else _fixed()
    if model.state == State.OPENED:
        return _("De prijzen zijn al geopend. Dit kan niet meer veranderen.")
    return _("De opdracht is al gegund. Trek eerst het besluit in.")


def _fixed() -> str:
    return _("Het gunningsmodel staat vast. Maak het eerst los: dat kan tot de eerste score.")
