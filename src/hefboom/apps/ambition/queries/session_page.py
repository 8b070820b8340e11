"""A session as one person may see it. A vote that is still silent is not even read, except one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hefboom.apps.ambition.models import JointChoice, Participant, Session
from hefboom.apps.ambition.queries.session_web import Level, SessionTheme, themes_of
from hefboom.apps.ambition.session_access import Ballot, Place

State = Session.State


@dataclass(frozen=True, slots=True)
class Row:
    """Everybody who chose one level: `share` of the votes is 0-1."""

    level: Level
    ballots: tuple[Ballot, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The votes on a theme after the silence: a row per level, and who chose the lowest and the highest."""

    rows: tuple[Row, ...]
    votes: int

    @property
    def chosen(self) -> tuple[Row, ...]:
        """The levels that somebody chose, lowest first."""
        return tuple(row for row in self.rows if row.ballots)

    @property
    def agreed(self) -> Level | None:
        """The level that everybody chose; None when they differ."""
        return self.chosen[0].level if len(self.chosen) == 1 else None

    @property
    def outer(self) -> tuple[Row, ...]:
        """The lowest and the highest row, whose voters explain first; empty when all agree."""
        return (self.chosen[0], self.chosen[-1]) if len(self.chosen) > 1 else ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One theme of a session: how far it is, its votes (None while silent or without any), the joint choice."""

    theme: SessionTheme
    on_table: bool
    spread: Spread | None
    choice: JointChoice | None

    @property
    def chosen(self) -> Level | None:
        """The level chosen together."""
        return self.theme.levels[self.choice.level] if self.choice else None

    @property
    def base(self) -> int | None:
        """The level that the higher web asks for: at the moment of the choice, or now."""
        return self.choice.base if self.choice else self.theme.base

    @property
    def below_base(self) -> bool:
        """Whether the choice departs downward from the higher web."""
        return self.choice is not None and self.choice.base is not None and self.choice.level < self.choice.base


@dataclass(frozen=True)
class Sitting:
    """A session with everything that its pages show. `turnout` is of the theme on the table."""

    place: Place
    topics: tuple[Topic, ...]
    own: Ballot | None
    turnout: "Turnout"

    @property
    def session(self) -> Session:
        """The session itself."""
        return self.place.session

    @cached_property
    def topic(self) -> Topic | None:
        """The theme on the table."""
        return next((one for one in self.topics if one.on_table), None)

    @property
    def next_topic(self) -> Topic | None:
        """The first theme after the one on the table that has no joint choice yet, then the first of all."""
        here = next((number for number, one in enumerate(self.topics) if one.on_table), -1)
        ordered = (*self.topics[here + 1 :], *self.topics[: max(here, 0)])
        return next((one for one in ordered if one.choice is None), None)

    @property
    def open_topics(self) -> tuple[Topic, ...]:
        """Themes without a joint choice."""
        return tuple(one for one in self.topics if one.choice is None)

    @property
    def voting(self) -> bool:
        """Whether the theme on the table is being voted on in silence."""
        return self.session.state == State.VOTING

    @property
    def closed(self) -> bool:
        """Whether the session is closed."""
        return self.session.state == State.CLOSED

    @property
    def facilitators(self) -> tuple[Participant, ...]:
        """Those who lead."""
        return tuple(one for one in self.place.participants if one.facilitator)


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have voted on the theme on the table, and of how many: who leads need not vote."""

    voted: int
    expected: int

    def __str__(self) -> str:
        return f"{self.voted}-{self.expected}"

    @property
    def share(self) -> float:
        """The share 0-1 of those expected that voted."""
        return self.voted / self.expected if self.expected else 0.0


def sitting(place: Place) -> Sitting:
    """Read a session for somebody with this place."""
    session, ballots = place.session, place.ballots
    choices = {one.theme: one for one in session.choices.select_related("by")}
    themes = {one.code: one for one in themes_of(session.web, place.rights.tree)}
    topics = tuple(
        Topic(
            themes[code],
            code == session.theme,
            spread(themes[code], [one for one in ballots if one.theme == code and one.level is not None])
            if (session.state, session.theme) != (State.VOTING, code)
            else None,
            choices.get(code),
        )
        for code in session.themes
        if code in themes
    )
    here = (one for one in ballots if one.theme == session.theme)
    own = next((one for one in here if place.seat and one.participant.pk == place.seat.pk), None)
    return Sitting(place, topics, own, turnout(place))


def spread(theme: SessionTheme, ballots: Sequence[Ballot]) -> Spread | None:
    """Return how the votes on a theme lie; None without votes."""
    if not ballots:
        return None
    by_level = [tuple(one for one in ballots if one.level == level.number) for level in theme.levels]
    rows = zip(theme.levels, by_level, strict=True)
    return Spread(tuple(Row(level, these, len(these) / len(ballots)) for level, these in rows), len(ballots))


def turnout(place: Place) -> Turnout:
    """Return how many voted on the theme on the table."""
    voted = {one.participant.pk for one in place.ballots if one.theme == place.session.theme}
    expected = sum(not seat.facilitator or seat.pk in voted for seat in place.participants)
    return Turnout(len(voted), expected)
