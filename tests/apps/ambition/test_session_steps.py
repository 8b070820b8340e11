"""Holding a session: silence, the spread, the joint choice, what the web and the obligations hear of it."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.ambition.actions.session_seats import join, lead, vote
from hefboom.apps.ambition.actions.sessions import close_session, put_on_table, reopen_session, show_votes
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import JointChoice, Participant, Session, Vote
from hefboom.apps.ambition.queries.session_page import sitting
from hefboom.apps.ambition.queries.webs import web_at, web_of, web_page
from hefboom.apps.ambition.session_access import place_of
from hefboom.apps.ambition.session_errors import SessionClosedError, SessionMovedError
from tests.apps.ambition.sessions import Table, guest, table
from tests.people import People, clothing


@pytest.fixture
def held(people: People) -> Table:
    return table(people)


def room(held: Table, who: str = "bram", part: str = "") -> str:
    return " ".join(held.people.client(who).get(f"/sessies/{held.session.pk}/{part}").content.decode().split())


def test_bram_starts_a_session_from_the_web_of_a_tender(people: People) -> None:
    tender = clothing(people.agency)
    bram, address = people.client("bram"), f"/inkooptrajecten/{tender.pk}/ambitie/sessies/nieuw/"
    assert address in bram.get(f"/inkooptrajecten/{tender.pk}/ambitie/").content.decode()
    assert "Ambitiesessie Bedrijfskleding Noord" in bram.get(address).content.decode()
    form = {"title": "Aftrap", "held_on": "2026-12-01", "role": "buyer", "themes": ["climate", "isv"]}
    assert bram.post(address, {**form, "themes": []}).status_code == 422
    assert bram.post(address, {**form, "held_on": "straks"}).status_code == 422
    answer = bram.post(address, form)
    session = Session.objects.get()
    assert answer["Location"] == f"/sessies/{session.pk}/"
    assert session.themes == ["climate", "isv"]
    assert session.participants.get().facilitator
    assert AuditEvent.objects.filter(action="session.start", object_type="tender", object_id=str(tender.pk)).exists()


def test_nobody_sees_a_vote_before_it_is_shown(people: People, held: Table) -> None:
    held.on_table().voted(anna=1, petra=3, note="Onze markt kan dit")
    piet = guest(Client(), held)
    pages = [
        room(held),
        room(held, "dirk"),
        room(held, "bram", "scherm/"),
        piet.get(held.link).content.decode(),
        room(held, "bram", "stand/?versie=0"),
    ]
    for page in pages:
        assert "Onze markt kan dit" not in page
        assert "Wat iedereen in stilte koos" not in page
        assert "<strong>2</strong> van 3 hebben gekozen" in " ".join(page.split())
    assert "Onze markt kan dit" in room(held, "anna"), "one's own"
    held.shown()
    for page in (room(held), room(held, "bram", "scherm/"), piet.get(held.link).content.decode()):
        assert "Onze markt kan dit" in page
        assert "Leg eerst uit:" in page
        assert "Anna (1 Basis)" in " ".join(page.split())


def test_a_silent_vote_is_not_even_read(people: People, held: Table) -> None:
    held.on_table().voted(anna=1, petra=3, note="geheim")
    shown = sitting(place_of(held.session.pk, people.bram))
    assert shown.topic
    assert shown.topic.spread is None
    assert (shown.turnout.voted, shown.turnout.expected) == (2, 2)
    mine = sitting(place_of(held.session.pk, people.anna)).own
    assert mine
    assert (mine.level, mine.note) == (1, "geheim")


def test_the_log_does_not_tell_a_vote(people: People, held: Table) -> None:
    held.on_table().voted(anna=1, petra=3, note="geheim")
    for event in AuditEvent.objects.filter(action="session.vote"):
        assert set(event.changes) == {"theme"}
        assert "geheim" not in str(event.changes)


def test_a_theme_on_the_table_again_is_silent_again(people: People, held: Table) -> None:
    held.on_table().voted(note="Eerste ronde").shown().chosen(2).on_table()
    assert "Eerste ronde" not in room(held)
    assert "Samen gekozen" in room(held)
    held.voted(anna=3, petra=3, note="Tweede ronde").shown()
    assert "Tweede ronde" in room(held)
    assert Vote.objects.count() == 2, "a vote is changed, not added"


def test_a_vote_can_be_changed_while_it_is_silent_and_not_after(people: People, held: Table) -> None:
    held.on_table()
    vote(held.anna, "climate", 1, "")
    vote(held.anna, "climate", 2, "")
    assert Vote.objects.get().level == 2
    held.shown()
    with pytest.raises(RefusedError):
        vote(held.anna, "climate", 3, "")
    late = people.client("anna").post(
        f"/sessies/{held.session.pk}/stem/", {"theme": "climate", "level": "3", "note": "Toch meer"}
    )
    assert late.status_code == 409
    assert "Toch meer" in late.content.decode(), "nothing that was typed is lost"
    assert Vote.objects.get().level == 2


WRONG_VOTES = (
    ({"theme": "climate", "level": "9"}, 422),
    ({"theme": "climate", "level": "-1"}, 422),
    ({"theme": "climate", "level": ""}, 422),
    ({"theme": "climate", "level": "2", "note": "x" * 501}, 422),
    ({"theme": "circular", "level": "2"}, 409),
    ({"theme": "geluk", "level": "2"}, 409),
    ({"level": "2"}, 409),
)


def test_a_vote_that_cannot_be_is_refused_with_words(people: People, held: Table) -> None:
    held.on_table()
    seats = ((people.client("anna"), f"/sessies/{held.session.pk}/stem/"), (guest(Client(), held), f"{held.link}stem/"))
    ways: tuple[dict[str, str], ...] = ({}, {"HX-Request": "true"})
    for (sent, status), (client, address), in_place in product(WRONG_VOTES, seats, ways):
        answer = client.post(address, sent, headers=in_place)
        assert answer.status_code == status, (sent, address, in_place)
        assert "hb-errors" in answer.content.decode() or "kwam te laat" in answer.content.decode(), (sent, address)
    assert not Vote.objects.exists()
    with pytest.raises(RefusedError):
        vote(held.anna, "climate", 9, "")


def test_the_joint_choice_is_in_the_web_and_in_the_facts_at_once(people: People, held: Table) -> None:
    held.on_table().voted().shown().chosen(2, "De markt kan dit aan.")
    row = web_page(web_of(held.tender)).row("climate")
    assert row
    assert (row.level, row.reason) == (2, "De markt kan dit aan.")
    assert held.tender.lots.get().facts["level_climate"]["value"] == 2
    events = set(AuditEvent.objects.filter(object_type="tender").values_list("action", flat=True))
    assert {"session.start", "web.level"} <= events


def test_without_a_reason_there_is_no_joint_choice(people: People, held: Table) -> None:
    held.on_table().shown()
    form = {
        "theme": "climate",
        "level": "2",
        "reason": "  ",
        "session_version": held.now.version,
        "choice_version": 0,
        "web_version": 0,
    }
    answer = people.client("bram").post(f"/sessies/{held.session.pk}/keuze/", form)
    assert answer.status_code == 422
    assert "Zonder reden telt de keuze niet." in answer.content.decode()
    longer = people.client("bram").post(f"/sessies/{held.session.pk}/keuze/", {**form, "reason": "x" * 2001})
    assert longer.status_code == 422
    assert not JointChoice.objects.exists()


def test_a_choice_below_what_binds_is_asked_for_and_told(people: People) -> None:
    set_level(people.anna, web_at(people.agency, "bedrijfskleding"), "climate", 2, "", 0)
    held = table(people).on_table().shown()
    assert "Rijkswaterstaat, Bedrijfskleding vraagt niveau 2. Kiest u lager, schrijf dan op waarom" in room(held)
    held.chosen(1, "Er is nog geen aanbod.")
    assert "lager dan het uitgangspunt" in room(held)
    set_level(people.anna, web_at(people.agency, "bedrijfskleding"), "climate", 0, "", 1)
    assert JointChoice.objects.get().base == 2, "the minutes keep what was asked then"
    assert "lager dan het uitgangspunt" in room(held)


def test_no_choice_while_the_theme_is_silent(people: People, held: Table) -> None:
    with pytest.raises(RefusedError):
        held.on_table().chosen(2)


def test_everybody_agrees(people: People, held: Table) -> None:
    held.on_table().voted(2, 2).shown()
    page = room(held)
    assert "Alle 2 kozen niveau 2 Significant." in page
    assert "Leg eerst uit" not in page
    assert sitting(place_of(held.session.pk, people.bram)).topic.spread.agreed.number == 2  # type: ignore[union-attr]  # there are votes


def test_a_session_without_participants_or_votes_goes_on(people: People, held: Table) -> None:
    Participant.objects.filter(facilitator=False).delete()
    assert "<strong>0</strong> van 0 hebben gekozen" in room(held.on_table())
    assert "Niemand heeft in stilte gekozen." in room(held.shown())
    held.chosen(0, "Dit speelt hier niet.")
    assert "0 Geen" in room(held)
    Participant.objects.all().delete()
    for part in ("", "scherm/", "verslag.docx", "verslag.pdf", "deelnemers/"):
        assert people.client("bram").get(f"/sessies/{held.session.pk}/{part}").status_code == 200


def test_the_same_name_twice_is_refused_for_a_guest_and_told_apart_for_a_user(people: People, held: Table) -> None:
    answer = Client().post(f"{held.link}deelnemen/", {"name": "petra", "role": "policy"})
    assert answer.status_code == 422
    assert "Er is al iemand met de naam petra." in answer.content.decode()
    guest(Client(), held, "Eva")
    assert join(place_of(held.session.pk, people.eva), people.eva, "other").name == "Eva (eva)"
    assert join(place_of(held.session.pk, people.eva), people.eva, "other").pk, "a second time is the same seat"
    assert Participant.objects.filter(user=people.eva).count() == 1


def test_a_step_that_makes_no_sense_is_refused(people: People, held: Table) -> None:
    address = f"/sessies/{held.session.pk}/stap/"
    bram = people.client("bram")
    version = held.now.version
    assert bram.post(f"{address}tonen/", {"version": version}).status_code == 422
    assert bram.post(f"{address}tafel/", {"version": version, "theme": "geluk"}).status_code == 422
    assert bram.post(f"{address}tafel/", {"version": "veel"}).status_code == 400
    assert bram.post(f"{address}vernietigen/", {"version": version}).status_code == 404
    assert held.now.version == version


def test_in_a_closed_session_nothing_changes_any_more(people: People, held: Table) -> None:
    held.on_table()
    close_session(people.bram, held.now, held.now.version)
    address = f"/sessies/{held.session.pk}/"
    assert people.client("eva").post(f"{address}deelnemen/", {"role": "other"}).status_code == 302
    assert people.client("anna").post(f"{address}stem/", {"theme": "climate", "level": "2"}).status_code == 409
    people.client("anna").post(f"{address}leiden/")
    assert people.client("bram").post(f"{address}deelnemers/{held.petra.pk}/").status_code == 422
    for act in (lambda: vote(held.anna, "climate", 2, ""), lambda: lead(people.anna, held.anna)):
        with pytest.raises(SessionClosedError):
            act()
    assert held.session.participants.count() == 3
    assert held.session.participants.filter(facilitator=True).count() == 1


def test_closing_can_be_undone(people: People, held: Table) -> None:
    held.on_table().voted().shown().chosen()
    close_session(people.bram, held.now, held.now.version)
    assert "Deze sessie is afgesloten" in room(held)
    with pytest.raises(SessionMovedError):
        put_on_table(people.bram, held.now, "isv", held.now.version)
    reopen_session(people.bram, held.now, held.now.version)
    assert held.now.state == Session.State.PREPARING
    assert Client().get(held.link).status_code == 200


def test_anna_takes_part_and_then_leads_too(people: People, held: Table) -> None:
    assert "Leid deze sessie mee" in room(held, "anna")
    assert people.client("anna").post(f"/sessies/{held.session.pk}/leiden/").status_code == 302
    assert "Sessie afsluiten" in room(held, "anna")


def test_a_seat_can_be_made_free_but_not_that_of_who_leads(people: People, held: Table) -> None:
    held.on_table().voted()
    bram, address = people.client("bram"), f"/sessies/{held.session.pk}/deelnemers/"
    assert bram.post(f"{address}{held.petra.pk}/").status_code == 302
    assert set(Vote.objects.values_list("participant", flat=True)) == {held.anna.pk}
    leads = held.session.participants.get(facilitator=True)
    assert bram.post(f"{address}{leads.pk}/").status_code == 422
    assert bram.post(f"{address}{held.petra.pk}/").status_code == 302, "already gone"
    assert AuditEvent.objects.get(action="session.free").changes["name"]["old"] == "Petra"


def test_only_who_may_change_the_web_makes_a_step(people: People, held: Table) -> None:
    for who in (people.dirk, people.carla):
        with pytest.raises(PermissionDenied):
            show_votes(who, held.now, held.now.version)
