"""What the pages of an award share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from hefboom.apps.award.models import AwardModel
from hefboom.apps.award.queries.outcome import to_do
from hefboom.apps.award.queries.page import AwardPage


def common(award: AwardPage, here: str) -> dict[str, Any]:
    """Return what every page after the lab shows: the tender, where we are, and what is still to do."""
    return {
        "award": award,
        "page": award.page,
        "tender": award.tender,
        "here": here,
        "to_do": to_do(award.design, award.scores),
    }


def model_of(award: AwardPage) -> AwardModel:
    """Return the model; raises `Http404` when there is none."""
    if award.model is None:
        raise Http404
    return award.model


def editable_model(award: AwardPage) -> AwardModel:
    """Return the model to change; raises `PermissionDenied` for who may only look."""
    if not award.may_edit:
        raise PermissionDenied
    return model_of(award)
