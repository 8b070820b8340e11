"""Who gets into a session, and as what. Insiders of the web by its address, everybody else by the secret link."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, Q, Value, When
from django.http import Http404

from hefboom.apps.ambition.access import Rights, rights_of
from hefboom.apps.ambition.models import Participant, Session
from hefboom.apps.ambition.session_errors import SessionClosedError
from hefboom.apps.tenders.access import Person

SESSIONS = Session.objects.select_related("web__organisation", "web__tender__organisation")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as this person may see it: `level` is None, and the note empty, while it is silent."""

    participant: Participant
    theme: str
    level: int | None
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands in a session. `seat` None: not taking part (yet). `by_link`: came in by the secret link.

    `participants` are all who have a seat, in the order in which they came; `ballots` what they voted, without what is
    still silent for this person.
    """

    session: Session
    participants: tuple[Participant, ...]
    ballots: tuple[Ballot, ...]
    seat: Participant | None
    rights: Rights
    by_link: bool = False

    @property
    def insider(self) -> bool:
        """Whether the person may read the minutes, and see who voted what after the session too."""
        return self.rights.is_insider(self.session.web)

    @property
    def sees(self) -> bool:
        """Whether the person sees what is said here: with a seat, or as an insider. The link alone shows nothing."""
        return self.seat is not None or not self.by_link

    @property
    def may_lead(self) -> bool:
        """Whether the person may change the web, and so lead the session."""
        return not self.by_link and self.rights.may_edit(self.session.web)

    @property
    def leads(self) -> bool:
        """Whether the person is leading it."""
        return self.may_lead and self.seat is not None and self.seat.facilitator


def place_of(pk: UUID, person: Person) -> Place:
    """Return the place of an insider. Raises `Http404` for everybody else: a session of others does not exist."""
    session = SESSIONS.filter(pk=pk).first()
    if session is None:
        raise Http404
    place = _place(session, _seat_of(person), rights_of(person))
    if not place.insider:
        raise Http404
    return place


def leading_place(pk: UUID, person: Person) -> Place:
    """Return the place of somebody who may lead: 404 who may not see it, `PermissionDenied` who may only read."""
    place = place_of(pk, person)
    if not place.may_lead:
        raise PermissionDenied
    return place


def place_by_link(token: str, person: Person, keys: Collection[str]) -> Place:
    """Return the place of who came by the secret link; `keys` are those of the seats that their browser remembers.

    Raises `Http404` for a link that does not exist, `SessionClosedError` once the session is closed.
    """
    session = SESSIONS.filter(token=plain(token)).first()
    if session is None:
        raise Http404
    if session.state == Session.State.CLOSED:
        raise SessionClosedError
    return _place(session, _seat_of(person, keys), rights_of(person), by_link=True)


def again(place: Place) -> Place:
    """Return the same place as it is now, after something changed."""
    mine = Q(pk=place.seat.pk) if place.seat else Q(pk__in=())
    return _place(SESSIONS.get(pk=place.session.pk), mine, place.rights, by_link=place.by_link)


def plain(token: str) -> str:
    """Return a token as it is kept: people type capitals, and the dashes that make it readable."""
    return token.replace("-", "").lower()


def readable(token: str) -> str:
    """Return a token in groups of four, to type over from a screen."""
    return "-".join(token[start : start + 4] for start in range(0, len(token), 4))


def _seat_of(person: Person, keys: Collection[str] = ()) -> Q:
    """Return the condition for the seat of a user, or for a guest's seat of which this browser knows the key."""
    return Q(user=person.pk) if person.is_authenticated else Q(user=None, key__in=keys)


def _place(session: Session, mine: Q, rights: Rights, *, by_link: bool = False) -> Place:
    """Read seats and votes in one query; the database itself leaves out what this person may not see yet."""
    silent = Q(votes__theme=session.theme) if session.state == Session.State.VOTING else Q(pk__in=())
    rows = session.participants.annotate(
        mine=Case(When(mine, then=True), default=False),
        theme=F("votes__theme"),
        level=Case(When(silent & ~mine, then=Value(None)), default=F("votes__level")),
        note=Case(When(silent & ~mine, then=Value("")), default=F("votes__note")),
        at=F("votes__at"),
    )
    seats: dict[int, Participant] = {}
    ballots, own = [], None
    for row in rows:
        seat = seats.setdefault(row.pk, row)
        own = seat if row.mine else own
        if row.theme is not None:
            ballots.append(Ballot(seat, row.theme, row.level, row.note, row.at))
    return Place(session, tuple(seats.values()), tuple(ballots), own, rights, by_link)
