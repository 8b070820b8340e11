"""A session in several real browsers at once: Bram leads, Anna takes part, Fatima of policy is a guest by phone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hefboom.apps.ambition.actions.sessions import close_session
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.models import JointChoice, Session, Vote
from hefboom.apps.ambition.queries.webs import web_at
from tests.apps.ambition.sessions import Table, table
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People, clothing

PHONE = {"width": 390, "height": 800}


@pytest.fixture
def held(people: People) -> Table:
    set_level(people.anna, web_at(people.agency, "bedrijfskleding"), "climate", 2, "", 0)
    return table(people)


def come_in(open_page: OpenPage, link: str, name: str = "Fatima", **how: Any) -> Page:
    page = open_page(link, **{"viewport": PHONE, **how})
    page.get_by_label("Uw naam").fill(name)
    page.get_by_label("Uw rol in deze sessie").select_option("policy")
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Fatima" if name == "Fatima" else name).first).to_be_visible()
    return page


def choose_level(page: Page, level: str) -> None:
    page.get_by_role("radio", name=level).check()
    page.get_by_role("button", name="Leg mijn keuze vast").click()
    expect(page.get_by_text("Uw keuze is niveau")).to_be_visible()


def test_from_start_to_minutes_with_two_browsers_at_once(people: People, open_page: OpenPage) -> None:
    tender = clothing(people.agency)
    bram = open_page(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"))
    bram.get_by_role("link", name="Houd een sessie").click()
    bram.get_by_label("Uw rol in deze sessie").select_option("buyer")
    for theme in ("Circulair", "Social return", "Innovatie"):
        bram.get_by_label(theme, exact=True).uncheck()
    bram.get_by_role("button", name="Open de sessie").click()
    link = bram.locator(".hb-session__link").inner_text()
    fatima = come_in(open_page, f"/{link.partition('/')[2]}")
    expect(fatima.get_by_role("heading", name="U doet mee")).to_be_visible()
    expect(bram.locator("#stand")).to_contain_text("Fatima")

    bram.get_by_role("button", name="Volgende thema: Klimaat").click()
    expect(fatima.get_by_role("heading", name="Klimaat")).to_be_visible()
    choose_level(fatima, "3 Ambitieus")
    expect(bram.locator("#stand")).to_contain_text("1 van 1 hebben gekozen")
    expect(bram.get_by_text("Wat iedereen in stilte koos")).to_have_count(0)
    bram.get_by_role("button", name="Toon de keuzes").click()
    expect(bram.locator(".hb-spread")).to_contain_text("Fatima")
    expect(fatima.locator(".hb-spread")).to_contain_text("Fatima")
    bram.get_by_role("radio", name="2 Significant").check()
    bram.get_by_label("Waarom kiest u dit samen?").fill("Dit kan de markt aan.")
    bram.get_by_role("button", name="Leg de keuze vast").click()
    expect(bram.locator(".hb-chosen")).to_contain_text("2 Significant")
    expect(fatima.locator(".hb-chosen")).to_contain_text("Dit kan de markt aan.")

    bram.get_by_role("button", name="Volgende thema: Internationale sociale voorwaarden").click()
    expect(fatima.get_by_role("heading", name="Internationale sociale voorwaarden")).to_be_visible()
    bram.get_by_role("button", name="Sessie afsluiten").click()
    expect(fatima.get_by_text("Dank u wel voor het meedoen.")).to_be_visible()
    with bram.expect_download() as download:
        bram.get_by_role("link", name="Verslag (PDF)").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert tender.lots.get().facts["level_climate"]["value"] == 2


def test_two_people_vote_at_the_same_moment(people: People, held: Table, open_page: OpenPage) -> None:
    held.on_table()
    anna = open_page(f"/sessies/{held.session.pk}/", people.client("anna"))
    fatima = come_in(open_page, held.link)
    anna.get_by_role("radio", name="1 Basis").check()
    fatima.get_by_role("radio", name="3 Ambitieus").check()
    for page in (anna, fatima):
        page.get_by_role("button", name="Leg mijn keuze vast").click(no_wait_after=True)
    for page in (anna, fatima):
        expect(page.get_by_text("Uw keuze is niveau")).to_be_visible()
        expect(page.locator("#stand")).to_contain_text("2 van 3 hebben gekozen")
    assert set(Vote.objects.values_list("level", flat=True)) == {1, 3}


def test_two_facilitators_at_once_see_both_versions(people: People, held: Table, open_page: OpenPage) -> None:
    people.client("anna").post(f"/sessies/{held.session.pk}/leiden/")
    held.on_table().voted().shown()
    pages = {who: open_page(f"/sessies/{held.session.pk}/", people.client(who)) for who in ("anna", "bram")}
    for who, page in pages.items():
        page.get_by_role("radio", name="3 Ambitieus" if who == "bram" else "2 Significant").check()
        page.get_by_label("Waarom kiest u dit samen?").fill(f"De reden van {who}")
    anna, bram = pages["anna"], pages["bram"]
    anna.get_by_role("button", name="Leg de keuze vast").click()
    expect(anna.locator(".hb-chosen")).to_contain_text("De reden van anna")
    expect(bram.locator("#stand")).to_contain_text("De gespreksleider is verdergegaan.")
    expect(bram.get_by_label("Waarom kiest u dit samen?")).to_have_value("De reden van bram")
    bram.get_by_role("button", name="Leg de keuze vast").click()
    expect(bram.get_by_role("heading", name="Iemand anders was net eerder")).to_be_visible()
    expect(bram.locator(".hb-alert--warning")).to_contain_text("De reden van anna")
    expect(bram.locator(".hb-alert--warning")).to_contain_text("De reden van bram")
    assert_accessible(bram)
    assert JointChoice.objects.get().reason == "De reden van anna"
    bram.get_by_role("button", name="Leg de keuze vast").click()
    expect(bram.locator(".hb-chosen")).to_contain_text("De reden van bram")


def test_what_somebody_is_typing_is_never_swapped_away(people: People, held: Table, open_page: OpenPage) -> None:
    held.on_table()
    fatima = come_in(open_page, held.link)
    note = fatima.get_by_label("Toelichting")
    note.fill("Ik was nog bezig")
    held.voted()
    expect(fatima.locator("#stand")).to_contain_text("2 van 3 hebben gekozen")
    expect(note).to_be_focused()
    held.shown()
    expect(fatima.locator("#stand")).to_contain_text("De gespreksleider is verdergegaan.")
    expect(note).to_have_value("Ik was nog bezig")
    fatima.get_by_role("radio", name="2 Significant").check()
    fatima.get_by_role("button", name="Leg mijn keuze vast").click()
    expect(fatima.get_by_role("heading", name="Uw keuze kwam te laat")).to_be_visible()
    expect(fatima.locator("#blad")).to_contain_text("Ik was nog bezig")


def test_a_lost_connection_is_told_and_the_vote_is_sent_when_it_is_back(
    people: People, held: Table, open_page_offline: OpenPage
) -> None:
    held.on_table()
    fatima = come_in(open_page_offline, held.link)
    fatima.get_by_role("radio", name="3 Ambitieus").check()
    fatima.context.set_offline(True)
    fatima.get_by_role("button", name="Leg mijn keuze vast").click()
    expect(fatima.get_by_role("alert")).to_contain_text("Geen verbinding")
    expect(fatima.get_by_role("radio", name="3 Ambitieus")).to_be_checked()
    assert_accessible(fatima)
    assert not Vote.objects.exists()
    fatima.context.set_offline(False)
    expect(fatima.get_by_text("Uw keuze is niveau 3")).to_be_visible()
    assert Vote.objects.get().level == 3


def test_a_vote_is_given_by_keyboard_alone(people: People, held: Table, open_page: OpenPage) -> None:
    held.on_table()
    anna = open_page(f"/sessies/{held.session.pk}/", people.client("anna"))
    anna.get_by_role("radio", name="0 Geen").focus()
    anna.keyboard.press("Space")
    anna.keyboard.press("ArrowDown")
    anna.keyboard.press("ArrowDown")
    anna.keyboard.press("Tab")
    anna.keyboard.type("Met het toetsenbord")
    anna.keyboard.press("Tab")
    anna.keyboard.press("Enter")
    expect(anna.get_by_text("Uw keuze is niveau 2")).to_be_visible()
    assert Vote.objects.get().note == "Met het toetsenbord"


def test_a_new_theme_takes_the_keyboard_along(people: People, held: Table, open_page: OpenPage) -> None:
    anna = open_page(f"/sessies/{held.session.pk}/", people.client("anna"))
    held.on_table("isv")
    expect(anna.get_by_role("heading", name="Internationale sociale voorwaarden")).to_be_focused()


def test_a_session_works_without_javascript(people: People, held: Table, open_page: OpenPage) -> None:
    bram = open_page(f"/sessies/{held.session.pk}/", people.client("bram"), java_script_enabled=False)
    fatima = come_in(open_page, held.link, java_script_enabled=False)
    bram.get_by_role("button", name="Volgende thema: Klimaat").click()
    fatima.get_by_role("link", name="Ververs").click()
    choose_level(fatima, "3 Ambitieus")
    bram.get_by_role("button", name="Toon de keuzes").click()
    expect(bram.locator(".hb-spread")).to_contain_text("Fatima")
    bram.get_by_role("radio", name="2 Significant").check()
    bram.get_by_label("Waarom kiest u dit samen?").fill("Samen")
    bram.get_by_role("button", name="Leg de keuze vast").click()
    bram.get_by_role("button", name="Volgende thema: Circulair").click()
    bram.get_by_role("button", name="Sessie afsluiten").click()
    expect(bram.get_by_role("link", name="Verslag (Word)")).to_be_visible()
    assert Session.objects.get().state == Session.State.CLOSED


def test_every_page_is_readable_for_all(people: People, held: Table, open_page: OpenPage) -> None:
    room, sessions = f"/sessies/{held.session.pk}/", f"/inkooptrajecten/{held.tender.pk}/ambitie/sessies/"
    bram, anna = (open_page("/", people.client(who)) for who in ("bram", "anna"))
    guest = open_page()
    assert_readable_for_all(bram, room, f"{room}scherm/", f"{sessions}nieuw/", f"{room}deelnemers/")
    assert_readable_for_all(guest, held.link)
    assert_readable_for_all(anna, room)
    for step in (held.on_table, lambda: held.voted(note="De markt kan dit.").shown(), lambda: held.chosen(1)):
        step()
        assert_readable_for_all(bram, room, f"{room}scherm/")
        assert_readable_for_all(anna, room)
    close_session(people.bram, held.now, held.now.version)
    table(people, held.tender).on_table().shown().chosen(3)
    assert_readable_for_all(bram, room, f"/en{room}", sessions)
    assert_readable_for_all(guest, held.link)
