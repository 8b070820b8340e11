"""What can go wrong in a session, beside what a form can say."""

from dataclasses import dataclass

from hefboom.apps.ambition.models import Session
from hefboom.core.base.errors import HefboomError


@dataclass
class SessionMovedError(HefboomError):
    """Another facilitator made a step meanwhile; `session` is how it stands now."""

    session: Session


@dataclass
class ChoiceConflictError(HefboomError):
    """Somebody else chose a level for this theme meanwhile, in the session or on the web: what, why, and who."""

    session: Session
    level: int | None
    reason: str
    by: str


class SessionClosedError(HefboomError):
    """The session is closed: nothing in it can change, and its link no longer works."""
