"""Taking part in a session: a seat, the silent vote, leading it too, making a seat free."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.access import require_web_editor
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Participant, Session, Vote
from hefboom.apps.ambition.session_access import Place
from hefboom.apps.ambition.session_errors import SessionClosedError
from hefboom.apps.tenders.access import Person

HIGHEST = 3


@transaction.atomic
def join(place: Place, person: Person, role: str) -> Participant:
    """Give somebody with an account a seat; a second time gives the same seat.

    `place` shows that they may come in: as an insider or by the link. Raises `SessionClosedError`.
    """
    if not isinstance(person, User) or not (place.insider or place.by_link):
        raise PermissionDenied
    kept = open_session(place.session)
    return kept.participants.filter(user=person).first() or take_seat(kept, person, role)


@transaction.atomic
def join_as_guest(place: Place, name: str, role: str) -> Participant:
    """Give a guest who came by the link a seat under this name.

    Raises `RefusedError` when somebody in the session has that name, `SessionClosedError`.
    """
    if not place.by_link:
        raise PermissionDenied
    kept = open_session(place.session)
    try:
        with transaction.atomic():
            seat = Participant.objects.create(session=kept, name=name, role=role)
    except IntegrityError:
        words = _("Er is al iemand met de naam %(name)s. Zet uw achternaam of afdeling erbij.")
        raise RefusedError(words % {"name": name}) from None
    record(None, "session.join", kept, {"name": {"old": None, "new": name}}, organisation=_code(kept))
    return seat


def take_seat(session: Session, user: User, role: str, *, facilitator: bool = False) -> Participant:
    """Make the seat of a user, in the caller's transaction; a name that is taken gets the user name behind it."""
    name = user.get_full_name() or user.get_username()
    if session.participants.filter(name__iexact=name).exists():
        name = f"{name} ({user.get_username()})"
    seat = Participant.objects.create(session=session, user=user, name=name, role=role, facilitator=facilitator)
    record(user, "session.join", session, {"name": {"old": None, "new": name}}, organisation=_code(session))
    return seat


@transaction.atomic
def lead(person: Person, seat: Participant) -> Participant:
    """Let somebody who may change the web lead the session, beside who leads already. Raises `PermissionDenied`."""
    user = require_web_editor(person, seat.session.web)
    if seat.user_id != user.pk:
        raise PermissionDenied
    open_session(seat.session)
    seat.facilitator = True
    seat.save(update_fields=("facilitator",))
    record(user, "session.lead", seat.session, organisation=_code(seat.session))
    return seat


@transaction.atomic
def free_seat(person: Person, session: Session, seat: int) -> None:
    """Take a seat away from somebody who does not belong here or came in twice, with its votes.

    Raises `RefusedError` for who leads the session, `PermissionDenied`.
    """
    user = require_web_editor(person, session.web)
    kept = open_session(session)
    found = kept.participants.filter(pk=seat).first()
    if found is None:
        return
    if found.facilitator:
        raise RefusedError(_("Wie de sessie leidt, houdt zijn plaats."))
    record(user, "session.free", kept, {"name": {"old": found.name, "new": None}}, organisation=_code(kept))
    found.delete()


@transaction.atomic
def vote(seat: Participant, theme: str, level: int, note: str) -> Vote:
    """Store what a participant thinks of the theme on the table; it can be changed as long as nobody saw it.

    The log does not tell the level: it can be read while the vote is silent. Raises `RefusedError` when this theme is
    not (or no longer) being voted on, `SessionClosedError`.
    """
    kept = open_session(seat.session)
    if (kept.state, kept.theme) != (Session.State.VOTING, theme):
        raise RefusedError(_("Over dit thema wordt nu niet gestemd. Uw keuze is niet opgeslagen."))
    if not 0 <= level <= HIGHEST:
        raise RefusedError(_("Een niveau is 0, 1, 2 of 3. Kies er een."))
    given, _new = Vote.objects.update_or_create(
        participant=seat, theme=theme, defaults={"level": level, "note": note.strip()}
    )
    record(seat.user, "session.vote", kept, {"theme": {"old": None, "new": theme}}, organisation=_code(kept))
    return given


def open_session(session: Session) -> Session:
    """Return the session as it stands now, locked until the end of the transaction. Raises `SessionClosedError`."""
    kept = locked(session)
    if kept.state == Session.State.CLOSED:
        raise SessionClosedError
    return kept


def locked(session: Session) -> Session:
    """Return the session as it stands now, locked until the end of the transaction."""
    kept = Session.objects.select_for_update(of=("self",)).select_related("web__organisation", "web__tender")
    return kept.get(pk=session.pk)


def _code(session: Session) -> str:
    return session.web.organisation.code
