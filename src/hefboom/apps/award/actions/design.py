"""The award model: starting it, changing it, fixing it. The facts of the tender follow at once."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.award.actions.locking import State, locked
from hefboom.apps.award.actions.weights import keep_weights
from hefboom.apps.award.comparing import differences
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.models import AwardModel, Score
from hefboom.apps.award.queries.design import design_of
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.models import Tender
from hefboom.core.award.model import AwardDesign
from hefboom.core.award.problems import problems


@transaction.atomic
def start_design(person: Person, tender: Tender, design: AwardDesign) -> AwardModel:
    """Give a tender its award model. Raises `RefusedError` when it has one: somebody was first."""
    user = require_editor(person, tender.organisation_id)
    model, made = AwardModel.objects.get_or_create(tender=tender, defaults={"design": _stored(design)})
    if not made:
        raise RefusedError(_("Iemand heeft net een gunningsmodel voor dit traject gemaakt. Hieronder ziet u het."))
    log(user, "award.start", tender, _changes(AwardDesign(), design))
    keep_weights(user, tender, design)
    return model


@transaction.atomic
def save_design(person: Person, model: AwardModel, version: int, design: AwardDesign) -> AwardModel:
    """Store a changed model, also when it is not finished. `version` is that of the model the person looked at.

    Raises `ChangedError` when somebody else changed it meanwhile, `RefusedError` when it is fixed.
    """
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.DESIGN)
    if kept.version != version:
        raise ChangedError(kept)
    before = design_of(kept)
    if design != before:
        kept.design = _stored(design)
        kept.version += 1
        kept.save(update_fields=("design", "version", "updated_at"))
        log(user, "award.design", kept.tender, _changes(before, design))
    keep_weights(user, kept.tender, design)
    return kept


@transaction.atomic
def fix_design(person: Person, model: AwardModel, version: int) -> AwardModel:
    """Fix the model, so that bids can be scored by it. Raises `RefusedError` while something in it is still open."""
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.DESIGN)
    if kept.version != version:
        raise ChangedError(kept)
    if problems(design_of(kept)):
        raise RefusedError(_("Het model is nog niet af. Los eerst op wat hieronder openstaat."))
    kept.fixed_at = timezone.now()
    return _to(user, kept, State.SCORING, "award.fix")


@transaction.atomic
def loosen_design(person: Person, model: AwardModel) -> AwardModel:
    """Make a fixed model free again. Raises `RefusedError` once there is a score."""
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    if Score.objects.filter(bid__model=kept).exists():
        raise RefusedError(_("Er zijn al scores gegeven. Het gunningsmodel kan niet meer veranderen."))
    kept.fixed_at = None
    return _to(user, kept, State.DESIGN, "award.loosen")


def _to(user: Any, model: AwardModel, state: State, action: str) -> AwardModel:  # noqa: ANN401 - the user that `log` takes
    old = model.state
    model.state = state
    model.version += 1
    model.save()
    log(user, action, model.tender, {"state": {"old": old, "new": state.value}})
    return model


def _stored(design: AwardDesign) -> dict[str, Any]:
    return design.model_dump(mode="json")


def _changes(old: AwardDesign, new: AwardDesign) -> dict[str, dict[str, str | None]]:
    return {name: {"old": before or None, "new": after or None} for name, before, after in differences(old, new)}
