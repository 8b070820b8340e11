"""What the pages of sessions hold: two at once, polls, hostile text, few questions, lists, what waits for a person."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hefboom.apps.ambition.actions.session_seats import vote
from hefboom.apps.ambition.actions.sessions import close_session, put_on_table
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.models import JointChoice, Participant, Session
from hefboom.apps.ambition.queries.sessions import waiting_sessions
from hefboom.apps.ambition.queries.webs import web_of
from hefboom.apps.ambition.session_errors import SessionMovedError
from hefboom.apps.tenders.access import access_of
from tests.apps.ambition.sessions import Table, guest, table
from tests.apps.conftest import AsksAtMost
from tests.people import People, clothing

MOST_QUERIES = 15
HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"


@pytest.fixture
def held(people: People) -> Table:
    return table(people)


def room(held: Table, who: str = "bram", part: str = "") -> str:
    return " ".join(held.people.client(who).get(f"/sessies/{held.session.pk}/{part}").content.decode().split())


def test_hostile_text_is_shown_as_text(people: People) -> None:
    tender = clothing(people.agency, title=HOSTILE)
    held = table(people, tender)
    held.session.title = HOSTILE
    held.session.save()
    piet = guest(Client(), held, HOSTILE)
    held.on_table()
    assert piet.post(f"{held.link}stem/", {"theme": "climate", "level": "2", "note": HOSTILE}).status_code == 302
    held.shown().chosen(2, HOSTILE)
    addresses = [f"/sessies/{held.session.pk}/{part}" for part in ("", "scherm/", "stand/?versie=0", "deelnemers/")]
    addresses += [
        f"/inkooptrajecten/{tender.pk}/ambitie/sessies/",
        f"/inkooptrajecten/{tender.pk}/ambitie/sessies/nieuw/",
    ]
    pages = [people.client("bram").get(address).content.decode() for address in addresses]
    close_session(people.bram, held.now, held.now.version)
    pages.append(room(held))
    for page in pages:
        assert "<script>alert" not in page
        assert "\"onmouseover='" not in page


def test_two_facilitators_do_not_overwrite_each_others_step(people: People, held: Table) -> None:
    seen = held.now.version
    put_on_table(people.anna, held.now, "isv", seen)
    with pytest.raises(SessionMovedError):
        put_on_table(people.bram, held.now, "climate", seen)
    answer = people.client("bram").post(
        f"/sessies/{held.session.pk}/stap/tafel/", {"theme": "climate", "version": seen}
    )
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "dit thema op tafel leggen" in page
    assert "<dd>Klimaat</dd>" in page
    assert "Internationale sociale voorwaarden" in page
    assert held.now.theme == "isv"
    people.client("bram").post(
        f"/sessies/{held.session.pk}/stap/tafel/", {"theme": "climate", "version": held.now.version}
    )
    assert held.now.theme == "climate"


def test_two_facilitators_do_not_overwrite_each_others_choice(people: People, held: Table) -> None:
    held.on_table().voted().shown()
    form = {
        "theme": "climate",
        "level": "3",
        "reason": "Bram wil meer",
        "session_version": held.now.version,
        "choice_version": 0,
        "web_version": 0,
    }
    held.chosen(1, "Anna wil minder", by=people.anna)
    answer = people.client("bram").post(f"/sessies/{held.session.pk}/keuze/", form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Anna wil minder" in page
    assert "Bram wil meer" in page
    assert JointChoice.objects.get().reason == "Anna wil minder"
    again = answer.context["choice_form"].initial
    assert people.client("bram").post(f"/sessies/{held.session.pk}/keuze/", {**form, **again}).status_code == 302
    assert JointChoice.objects.get().reason == "Bram wil meer"


def test_a_level_chosen_on_the_web_meanwhile_is_not_overwritten(people: People, held: Table) -> None:
    held.on_table().shown()
    form = {
        "theme": "climate",
        "level": "3",
        "reason": "Samen",
        "session_version": held.now.version,
        "choice_version": 0,
        "web_version": 0,
    }
    set_level(people.anna, web_of(held.tender), "climate", 1, "Alleen", 0)
    answer = people.client("bram").post(f"/sessies/{held.session.pk}/keuze/", form)
    assert answer.status_code == 409
    assert "Alleen" in answer.content.decode()
    assert not JointChoice.objects.exists()


def test_a_vote_in_place_answers_with_what_was_saved(people: People, held: Table) -> None:
    held.on_table()
    form = {"theme": "climate", "level": "2", "note": "Ter plekke"}
    answer = people.client("anna").post(f"/sessies/{held.session.pk}/stem/", form, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="blad"')
    assert "Uw keuze is niveau 2" in page
    assert "Ter plekke" in page


def test_what_waits_is_a_missing_vote_and_a_session_to_lead_today(people: People, held: Table) -> None:
    def waiting(user: str) -> list[str]:
        person = getattr(people, user)
        return [task.title for task in waiting_sessions(person, access_of(person))]

    assert waiting("bram") == ["Leid de sessie: Sessie bedrijfskleding"]
    assert waiting("anna") == []
    held.on_table()
    assert waiting("anna") == ["Kies uw niveau in de sessie: Sessie bedrijfskleding"]
    vote(held.anna, "climate", 1, "")
    assert waiting("anna") == []
    Session.objects.update(held_on=timezone.localdate() + timedelta(days=1))
    assert waiting("bram") == []
    people.client("carla").post(f"{held.link}deelnemen/", {"role": "expert"})
    task = waiting_sessions(people.carla, access_of(people.carla))[0]
    assert task.url == held.link, "somebody of elsewhere goes in by the link"


def test_a_poll_tells_only_what_changed(people: People, held: Table) -> None:
    held.on_table()
    bram, address = people.client("bram"), f"/sessies/{held.session.pk}/stand/"
    seen = bram.get(f"/sessies/{held.session.pk}/").context["seen"]
    query = {"versie": held.now.version, "stand": seen}
    assert bram.get(address, query).status_code == 204
    vote(held.anna, "climate", 1, "")
    changed = bram.get(address, query).content.decode()
    assert "<strong>1</strong> van 2" in " ".join(changed.split())
    assert 'id="blad"' not in changed, "no form is swapped while the theme stays"
    held.shown()
    assert 'id="blad" class="hb-sheet" data-hx-swap-oob="true"' in bram.get(address, query).content.decode()


@pytest.mark.parametrize("seats", [2, 30])
def test_a_page_asks_at_most_fifteen_questions_however_many_take_part(
    people: People, held: Table, asks_at_most: AsksAtMost, seats: int
) -> None:
    held.on_table().voted().shown().chosen().on_table("isv")
    for number in range(seats):
        seat = Participant.objects.create(session=held.session, name=f"Deelnemer {number}", role="other")
        vote(seat, "isv", number % 4, "")
    held.shown()
    parts = ("", "stand/?versie=0", "scherm/", "deelnemers/", "verslag.docx")
    assert asks_at_most(MOST_QUERIES, people, ("bram",), [f"/sessies/{held.session.pk}/{part}" for part in parts]) == {
        200
    }


def test_the_list_and_the_start_ask_few_questions_too(
    people: People, held: Table, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    held.on_table().voted().shown().chosen()
    for _ in range(5):
        table(people, held.tender).on_table().shown().chosen()
    client = people.client("bram")
    for part in ("", "nieuw/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(f"/inkooptrajecten/{held.tender.pk}/ambitie/sessies/{part}")


def test_sessions_are_compared(people: People, held: Table) -> None:
    held.on_table().shown().chosen(1)
    close_session(people.bram, held.now, held.now.version)
    table(people, held.tender).on_table().shown().chosen(3)
    page = people.client("bram").get(f"/inkooptrajecten/{held.tender.pk}/ambitie/sessies/").content.decode()
    assert "Wat er veranderde" in page
    assert page.index("3 Ambitieus") < page.index("1 Basis"), "the newest first"
    assert "veranderd" in page
