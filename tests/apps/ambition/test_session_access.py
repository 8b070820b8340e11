"""Every address of the sessions, for everybody: insiders, other ministries, visitors, and guests with the link."""

from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.ambition import session_urls
from hefboom.apps.ambition.actions.sessions import close_session, renew_link
from hefboom.apps.ambition.models import Participant, Session, Vote
from tests.apps.ambition.sessions import Table, guest, table
from tests.people import People

LOGIN = 302
INSIDERS = {"citizen": 404, "anna": 200, "bram": 200, "carla": 404, "dirk": 200, "eva": 200}
LEADERS = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 404, "dirk": 403, "eva": 200}
LEADERS_OF_PUBLIC = {**LEADERS, "carla": 403}
POLICY_MAKERS = {**LEADERS, "bram": 403}
BY_LINK = {"citizen": 200, "anna": LOGIN, "bram": LOGIN, "carla": 200, "dirk": LOGIN, "eva": LOGIN}
"""An insider who opens the link is sent on to the room."""

PAGES = {
    "/inkooptrajecten/{tender}/ambitie/sessies/": INSIDERS,
    "/inkooptrajecten/{tender}/ambitie/sessies/nieuw/": LEADERS_OF_PUBLIC,
    "/organisaties/rws/ambitiesessies/": INSIDERS,
    "/organisaties/rws/ambitiesessies/?productgroep=bedrijfskleding": INSIDERS,
    "/organisaties/rws/ambitiesessies/?productgroep=geluk": dict.fromkeys(INSIDERS, 404),
    "/organisaties/rws/ambitiesessies/nieuw/": POLICY_MAKERS,
    "/sessies/{session}/": INSIDERS,
    "/sessies/{session}/stand/": INSIDERS,
    "/sessies/{session}/scherm/": INSIDERS,
    "/sessies/{session}/scherm/stand/": INSIDERS,
    "/sessies/{session}/deelnemers/": LEADERS,
    "/sessies/{session}/verslag.docx": INSIDERS,
    "/sessies/{session}/verslag.pdf": INSIDERS,
    "/sessies/{session}/verslag.exe": dict.fromkeys(INSIDERS, 404),
    "/sessies/00000000-0000-4000-8000-000000000000/": dict.fromkeys(INSIDERS, 404),
    "/sessie/{token}/": BY_LINK,
    "/sessie/{token}/stand/": dict.fromkeys(INSIDERS, 200),
    "/sessie/aaaa-bbbb-cccc/": dict.fromkeys(INSIDERS, 404),
}
"""Page, and the status for each person. The tender is public; its sessions are not."""

CHANGES: dict[str, tuple[dict[str, Any], dict[str, int]]] = {
    "/sessies/{session}/deelnemen/": ({"role": "client"}, {"citizen": LOGIN, "carla": 404}),
    "/sessies/{session}/stem/": ({"theme": "climate", "level": "2"}, {"citizen": LOGIN, "carla": 404, "dirk": LOGIN}),
    "/sessies/{session}/leiden/": ({}, {"citizen": LOGIN, "carla": 404, "dirk": 403}),
    "/sessies/{session}/stap/tafel/": (
        {"theme": "climate", "version": "1"},
        {"citizen": LOGIN, "carla": 404, "dirk": 403},
    ),
    "/sessies/{session}/stap/sluiten/": ({"version": "1"}, {"citizen": LOGIN, "carla": 404, "dirk": 403}),
    "/sessies/{session}/stap/link/": ({"version": "1"}, {"citizen": LOGIN, "carla": 404, "dirk": 403}),
    "/sessies/{session}/keuze/": (
        {"theme": "climate", "level": "2", "reason": "x", "session_version": 1, "choice_version": 0, "web_version": 0},
        {"citizen": LOGIN, "carla": 404, "dirk": 403},
    ),
    "/sessies/{session}/deelnemers/{seat}/": ({}, {"citizen": LOGIN, "carla": 404, "dirk": 403}),
    "/sessie/{token}/deelnemen/": ({"name": "", "role": "policy"}, {"citizen": 422}),
    "/sessie/{token}/stem/": ({"theme": "climate", "level": "2"}, {"citizen": LOGIN, "carla": LOGIN}),
    "/sessie/aaaa-bbbb-cccc/deelnemen/": ({"name": "Piet", "role": "policy"}, {"citizen": 404, "carla": 404}),
    "/sessie/aaaa-bbbb-cccc/stem/": ({"theme": "climate", "level": "2"}, {"citizen": 404}),
}


@pytest.fixture
def held(people: People) -> Table:
    return table(people)


def addresses(held: Table) -> dict[str, object]:
    session = held.now
    return {"tender": held.tender.pk, "session": session.pk, "token": session.token, "seat": held.petra.pk}


def test_everybody_gets_what_is_theirs_to_see(people: People, held: Table) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses(held))
        assert {name: people.client(name).get(address).status_code for name in expected} == expected, page


def test_who_may_not_change_a_thing_changes_nothing(people: People, held: Table) -> None:
    def count() -> tuple[int, ...]:
        return AuditEvent.objects.count(), Participant.objects.count(), Vote.objects.count(), held.now.version

    before = count()
    for page, (form, expected) in CHANGES.items():
        address = page.format(**addresses(held))
        assert {who: people.client(who).post(address, form).status_code for who in expected} == expected, page
        assert count() == before, page


def test_every_address_of_the_sessions_is_in_these_tables() -> None:
    names = {
        resolve(page.partition("?")[0].format(tender=1, session=SOME, token="a", seat=1)).url_name  # noqa: S106 - part of an address
        for page in (*PAGES, *CHANGES)
    }
    assert {one.name for one in session_urls.urlpatterns} - names == set()


SOME = "00000000-0000-4000-8000-000000000000"


def test_a_guest_sees_the_session_and_nothing_else_of_the_tender(people: People, held: Table) -> None:
    piet = guest(Client(), held)
    page = piet.get(held.link).content.decode()
    assert "U doet mee" in page
    assert f"/inkooptrajecten/{held.tender.pk}" not in page
    assert f"/sessies/{held.session.pk}" not in page
    for address in (f"/sessies/{held.session.pk}/", f"/inkooptrajecten/{held.tender.pk}/ambitie/sessies/"):
        assert piet.get(address).status_code == 404


def test_without_a_seat_the_link_shows_no_themes_and_no_votes(people: People, held: Table) -> None:
    held.on_table().voted(note="Alleen voor de tafel").shown()
    page = Client().get(held.link).content.decode()
    assert "Doe mee" in page
    assert "Alleen voor de tafel" not in page


def test_a_made_up_seat_is_no_seat(people: People, held: Table) -> None:
    thief = Client()
    thief.cookies["hefboom-seats"] = str(held.petra.key)
    assert "U doet mee" not in thief.get(held.link).content.decode()


def test_the_link_may_be_typed_in_capitals_and_without_dashes(people: People, held: Table) -> None:
    assert Client().get(f"/sessie/{held.now.token.upper()}/").status_code == 200


def test_a_closed_session_says_so_and_shows_nothing(people: People, held: Table) -> None:
    piet = guest(Client(), held)
    close_session(people.bram, held.now, held.now.version)
    answers = [
        piet.get(held.link),
        piet.post(f"{held.link}stem/", {"theme": "climate", "level": "2"}),
        Client().post(f"{held.link}deelnemen/", {"name": "Te laat", "role": "policy"}),
    ]
    for answer in answers:
        assert answer.status_code == 410
        assert "Deze sessie is afgesloten" in answer.content.decode()
        assert held.session.title not in answer.content.decode()
    poll = piet.get(f"{held.link}stand/")
    assert (poll.status_code, "Deze sessie is afgesloten" in poll.content.decode()) == (286, True)
    assert not Participant.objects.filter(name="Te laat").exists()


def test_a_new_link_shuts_the_old_one_and_keeps_the_seats(people: People, held: Table) -> None:
    piet, old = guest(Client(), held), held.link
    renew_link(people.bram, held.now, held.now.version)
    assert piet.get(old).status_code == 404
    assert "Deze link werkt niet meer" in piet.get(f"{old}stand/").content.decode()
    assert "U doet mee" in piet.get(held.link).content.decode()


def test_somebody_of_another_ministry_takes_part_by_the_link_with_their_own_name(people: People, held: Table) -> None:
    carla = people.client("carla")
    assert carla.post(f"{held.link}deelnemen/", {"role": "expert"}).status_code == 302
    assert Participant.objects.get(user=people.carla).name == "Carla"
    assert "U doet mee" in carla.get(held.link).content.decode()
    assert carla.get(f"/sessies/{held.session.pk}/").status_code == 404


def test_dirk_reads_and_may_take_part_but_never_leads(people: People, held: Table) -> None:
    dirk = people.client("dirk")
    dirk.post(f"/sessies/{held.session.pk}/deelnemen/", {"role": "other"})
    assert dirk.post(f"/sessies/{held.session.pk}/leiden/").status_code == 403
    assert "Toon de keuzes" not in dirk.get(f"/sessies/{held.on_table().session.pk}/").content.decode()


def test_sessions_stay_with_their_own_web(people: People, held: Table) -> None:
    form = {"title": "Sessie van de dienst", "held_on": "2026-12-01", "role": "client", "themes": ["climate"]}
    answer = people.client("anna").post("/organisaties/rws/ambitiesessies/nieuw/?productgroep=bedrijfskleding", form)
    made = Session.objects.get(title="Sessie van de dienst")
    assert answer["Location"] == f"/sessies/{made.pk}/"
    assert (made.web.product_group, made.web.tender) == ("bedrijfskleding", None)
    assert (
        made.title
        in people.client("anna").get("/organisaties/rws/ambitiesessies/?productgroep=bedrijfskleding").content.decode()
    )
    assert made.title not in people.client("anna").get("/organisaties/rws/ambitiesessies/").content.decode()
    assert people.client("bram").get(f"/sessies/{made.pk}/deelnemers/").status_code == 403
