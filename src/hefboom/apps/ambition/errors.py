"""What can go wrong when somebody changes a web, told in words for that person."""

from dataclasses import dataclass

from hefboom.apps.ambition.models import WebLevel
from hefboom.core.base.errors import HefboomError


class RefusedError(HefboomError):
    """The change cannot be made; the text (in the language of the page) says why and what to do."""


class ReasonNeededError(RefusedError):
    """The level lies below what binds and no reason was given."""


@dataclass
class LevelConflictError(HefboomError):
    """Somebody else changed this theme meanwhile: what they stored, beside what this person wanted."""

    theirs: WebLevel
    level: int | None
    reason: str


class StaleError(HefboomError):
    """Somebody else changed the same words meanwhile."""
