"""Sessions of a web, and what waits for a person in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.models import JointChoice, Participant, Session, Vote, Web
from hefboom.apps.ambition.session_access import readable
from hefboom.apps.ambition.words import place_words
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.queries.tasks import State as StateOfTask
from hefboom.apps.tenders.queries.tasks import Task

State = Session.State


@dataclass(frozen=True, slots=True)
class Held:
    """A session in a list, with how many took part and on how many themes they chose together."""

    session: Session
    seats: int
    chosen: int


def sessions_of(web: Web) -> list[Held]:
    """Return the sessions held on a web, the newest first."""
    if not web.pk:
        return []
    counted = Session.objects.filter(web=web).annotate(
        seats=Count("participants", distinct=True), chosen=Count("choices", distinct=True)
    )
    found = counted.order_by("-held_on", F("closed_at").desc(nulls_first=True))
    return [Held(one, one.seats, one.chosen) for one in found]


def previous_session(session: Session) -> Session | None:
    """Return the last session on the same web that was held before this one and is closed, or None."""
    earlier = session.web.sessions.filter(state=State.CLOSED).exclude(pk=session.pk)
    if session.closed_at:
        earlier = earlier.filter(closed_at__lt=session.closed_at)
    return earlier.order_by("-closed_at").first()


def choices_of(session: Session) -> dict[str, JointChoice]:
    """Return the joint choices of a session by theme."""
    return {one.theme: one for one in session.choices.all()}


@dataclass(frozen=True, slots=True)
class Compared:
    """One theme in several sessions: the joint choice in each of them, None where it was not chosen."""

    theme: str
    choices: tuple[JointChoice | None, ...]

    @property
    def changed(self) -> bool:
        """Whether the newest session chose another level than the one before it."""
        newest, before = self.choices[0], self.choices[1]
        return newest is not None and before is not None and newest.level != before.level


def compared(sessions: Sequence[Session], names: dict[str, str]) -> list[Compared]:
    """Return the choices of these sessions (newest first) by theme; `names` are the themes of the web by code."""
    made = JointChoice.objects.filter(session__in=[one.pk for one in sessions])
    by_place = {(one.session_id, one.theme): one for one in made}
    found = [Compared(name, tuple(by_place.get((one.pk, code)) for one in sessions)) for code, name in names.items()]
    return [one for one in found if any(one.choices)]


def waiting_sessions(user: User, access: Access) -> Sequence[Task]:
    """Return a task for each session in which a vote of this person is missing, or that they lead today."""
    voted = Vote.objects.filter(participant=OuterRef("pk"), theme=OuterRef("session__theme"))
    asked = Q(session__state=State.VOTING, facilitator=False) & ~Exists(voted)
    leads = Q(facilitator=True, session__held_on=timezone.localdate()) & ~Q(session__state=State.CLOSED)
    seats = Participant.objects.filter(asked | leads, user=user).select_related("session__web__tender__organisation")
    return [_task(seat, access) for seat in seats.select_related("session__web__organisation")]


def _task(seat: Participant, access: Access) -> Task:
    session = seat.session
    if access.is_insider(session.web.organisation_id):
        url = reverse("ambition:session", args=[session.pk])
    else:
        url = reverse("ambition:session_link", args=[readable(session.token)])
    title = _("Leid de sessie: %(title)s") if seat.facilitator else _("Kies uw niveau in de sessie: %(title)s")
    detail = place_words(session.web)
    state: StateOfTask = "busy" if session.state != State.PREPARING else "todo"
    words, questions = title % {"title": session.title}, 0 if seat.facilitator else 1
    return Task("session", words, state, (), url, detail, questions, session.held_on)
