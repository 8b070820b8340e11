"""Leading a session: start, a theme on the table, show the votes, choose together, close. Each step is guarded.

Who makes a step says which version of the session they looked at; when another facilitator was first, nothing changes
and `SessionMovedError` tells how it stands now.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.access import require_web_editor
from hefboom.apps.ambition.actions.session_seats import locked, take_seat
from hefboom.apps.ambition.actions.webs import set_level, stored_web
from hefboom.apps.ambition.errors import LevelConflictError, RefusedError
from hefboom.apps.ambition.models import JointChoice, Participant, Session, Web, new_token
from hefboom.apps.ambition.queries.webs import web_page
from hefboom.apps.ambition.session_errors import ChoiceConflictError, SessionMovedError
from hefboom.apps.ambition.words import person_name
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.actions.log import log

State = Session.State


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session will be: its title, its day, the themes to discuss, and the role of who starts it."""

    title: str
    held_on: date
    themes: tuple[str, ...]
    role: Participant.Role


@transaction.atomic
def start_session(person: Person, web: Web, plan: Plan) -> Session:
    """Make a session of a web; who starts it has a seat and leads. Raises `PermissionDenied`."""
    user = require_web_editor(person, web)
    session = Session.objects.create(
        web=stored_web(web), title=plan.title, held_on=plan.held_on, themes=list(plan.themes), created_by=user
    )
    take_seat(session, user, plan.role, facilitator=True)
    _tell(user, "session.start", session, {"title": {"old": None, "new": session.title}})
    return session


@transaction.atomic
def put_on_table(person: Person, session: Session, theme: str, version: int) -> Session:
    """Put a theme on the table: everybody now chooses in silence. Votes that are there can still be changed."""
    user, kept = _step(person, session, version)
    if theme not in kept.themes:
        raise RefusedError(_("Dit thema hoort niet bij deze sessie. Kies een ander thema."))
    changes = {"theme": {"old": kept.theme, "new": theme}}
    kept.theme, kept.state = theme, State.VOTING
    return _stored(user, "session.table", kept, changes)


@transaction.atomic
def show_votes(person: Person, session: Session, version: int) -> Session:
    """End the silence: everybody sees the votes on the theme on the table."""
    user, kept = _step(person, session, version)
    if kept.state != State.VOTING:
        raise RefusedError(_("Er wordt nu niet gestemd. Leg eerst een thema op tafel."))
    kept.state = State.DISCUSSING
    return _stored(user, "session.show", kept, {"theme": {"old": None, "new": kept.theme}})


@dataclass(frozen=True, slots=True)
class Choice:
    """A joint choice as a facilitator wrote it down, and the versions they looked at (0: there was none yet)."""

    theme: str
    level: int
    reason: str
    session_version: int
    choice_version: int
    web_version: int


@transaction.atomic
def choose(person: Person, session: Session, choice: Choice) -> JointChoice:
    """Store what the session chose together, in the session and on the web, so that facts and obligations follow.

    Raises `ChoiceConflictError` when somebody else chose for this theme meanwhile (here or on the web),
    `SessionMovedError`, and `RefusedError` without a reason or while the theme is voted on in silence.
    """
    user = require_web_editor(person, session.web)
    kept = locked(session)
    joint = kept.choices.select_related("by").filter(theme=choice.theme).first()
    joint = joint or JointChoice(session=kept, theme=choice.theme, version=0)
    if joint.version != choice.choice_version:
        raise ChoiceConflictError(kept, joint.level, joint.reason, person_name(joint.by))
    _step(person, session, choice.session_version)
    _refuse(kept, choice)
    joint.base = _base(kept.web, choice.theme)
    try:
        set_level(user, kept.web, choice.theme, choice.level, choice.reason, choice.web_version)
    except LevelConflictError as both:
        theirs = both.theirs
        raise ChoiceConflictError(kept, theirs.level, theirs.reason, person_name(theirs.by)) from None
    changes = {choice.theme: {"old": joint.level, "new": str(choice.level), "reason": choice.reason}}
    joint.level, joint.reason, joint.by = choice.level, choice.reason.strip(), user
    joint.version += 1
    joint.save()
    _stored(user, "session.choose", kept, changes)
    return joint


def _refuse(session: Session, choice: Choice) -> None:
    if choice.theme not in session.themes:
        raise RefusedError(_("Dit thema hoort niet bij deze sessie. Kies een ander thema."))
    if (session.state, session.theme) == (State.VOTING, choice.theme):
        raise RefusedError(_("Over dit thema wordt nog in stilte gekozen. Toon eerst de keuzes."))
    if not choice.reason.strip():
        raise RefusedError(_("Schrijf op waarom u dit samen kiest. Zonder reden telt de keuze niet."))


def _base(web: Web, theme: str) -> int | None:
    row = web_page(web).row(theme)
    return row.base.level if row and row.base else None


@transaction.atomic
def close_session(person: Person, session: Session, version: int) -> Session:
    """End the session: nothing changes any more, and the link stops working."""
    user, kept = _step(person, session, version)
    kept.theme, kept.state, kept.closed_at = "", State.CLOSED, timezone.now()
    return _stored(user, "session.close", kept, {"title": {"old": None, "new": kept.title}})


@transaction.atomic
def reopen_session(person: Person, session: Session, version: int) -> Session:
    """Undo the closing."""
    user, kept = _step(person, session, version, closed=True)
    kept.state, kept.closed_at = State.PREPARING, None
    return _stored(user, "session.reopen", kept, {"title": {"old": None, "new": kept.title}})


@transaction.atomic
def renew_link(person: Person, session: Session, version: int) -> Session:
    """Give the session another secret link; the old one stops working at once. Seats stay."""
    user, kept = _step(person, session, version)
    kept.token = new_token()
    return _stored(user, "session.link", kept, {})


def _step(person: Person, session: Session, version: int, *, closed: bool = False) -> tuple[User, Session]:
    """Return who makes a step and the session, locked. Raises `PermissionDenied`, `SessionMovedError`."""
    user = require_web_editor(person, session.web)
    kept = locked(session)
    if kept.version != version or (kept.state == State.CLOSED) != closed:
        raise SessionMovedError(kept)
    return user, kept


def _stored(user: User, action: str, session: Session, changes: dict[str, Any]) -> Session:
    session.version += 1
    session.save(update_fields=("theme", "state", "closed_at", "token", "version"))
    _tell(user, action, session, changes)
    return session


def _tell(user: User, action: str, session: Session, changes: dict[str, Any]) -> None:
    """Write a step down: the start and the end in the history of the tender, the steps between with the session."""
    tender = session.web.tender
    if tender is not None and action in {"session.start", "session.close", "session.reopen"}:
        log(user, action, tender, changes)
    else:
        record(user, action, session, changes, organisation=session.web.organisation.code)
