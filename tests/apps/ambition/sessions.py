"""A session of Bram, Anna and a guest from policy, for tests."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.actions.session_seats import join, join_as_guest, vote
from hefboom.apps.ambition.actions.sessions import Choice, Plan, choose, put_on_table, show_votes, start_session
from hefboom.apps.ambition.models import Participant, Session
from hefboom.apps.ambition.queries.session_web import themes_of
from hefboom.apps.ambition.queries.webs import web_of
from hefboom.apps.ambition.session_access import place_by_link, place_of, readable
from hefboom.apps.tenders.models import Tender
from tests.people import People, clothing

Role = Participant.Role
ALL = ("climate", "circular", "social-return", "isv", "innovation")


@dataclass
class Table:
    """A session that Bram leads, with Anna and the guest Petra at the table. `now` reads it again."""

    people: People
    tender: Tender
    session: Session
    anna: Participant
    petra: Participant

    @property
    def now(self) -> Session:
        return Session.objects.select_related("web__tender", "web__organisation").get(pk=self.session.pk)

    @property
    def link(self) -> str:
        return f"/sessie/{readable(self.now.token)}/"

    def on_table(self, theme: str = "climate") -> "Table":
        put_on_table(self.people.bram, self.now, theme, self.now.version)
        return self

    def voted(self, anna: int = 1, petra: int = 3, note: str = "") -> "Table":
        vote(self.anna, self.now.theme, anna, note)
        vote(self.petra, self.now.theme, petra, note)
        return self

    def shown(self) -> "Table":
        show_votes(self.people.bram, self.now, self.now.version)
        return self

    def chosen(self, level: int = 2, reason: str = "Dit kan de markt aan.", by: User | None = None) -> "Table":
        session = self.now
        made = session.choices.filter(theme=session.theme).first()
        on_web = next(one.version for one in themes_of(session.web) if one.code == session.theme)
        versions = (session.version, made.version if made else 0, on_web)
        choose(by or self.people.bram, session, Choice(session.theme, level, reason, *versions))
        return self


def table(people: People, tender: Tender | None = None, themes: tuple[str, ...] = ALL) -> Table:
    """Start a session and seat everybody."""
    tender = tender or clothing(people.agency)
    plan = Plan("Sessie bedrijfskleding", timezone.localdate(), themes, Role.BUYER)
    session = start_session(people.bram, web_of(tender), plan)
    anna = join(place_of(session.pk, people.anna), people.anna, Role.CLIENT)
    petra = join_as_guest(place_by_link(session.token, AnonymousUser(), ()), "Petra", Role.POLICY)
    return Table(people, tender, session, anna, petra)


def guest(client: Client, table: Table, name: str = "Piet", role: str = "policy") -> Client:
    """Let somebody come in by the link."""
    answer = client.post(f"{table.link}deelnemen/", {"name": name, "role": role})
    assert answer.status_code == 302, answer.content.decode()
    return client
