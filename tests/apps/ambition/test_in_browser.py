"""The web in a real browser: by keyboard, without script, in forced colours, and when the connection is lost."""

from datetime import date

import pytest
from playwright.sync_api import expect

from hefboom.apps.ambition.actions.policy import ThemeWords, add_theme
from hefboom.apps.ambition.actions.results import Result, record_results
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.queries.webs import web_at, web_of
from hefboom.apps.tenders.models import Tender
from tests.apps.ambition.webs import row, workwear
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People


@pytest.fixture
def tender(people: People) -> Tender:
    tender = workwear(people, level_isv=2, contracted_on=date(2026, 6, 1))
    set_level(people.eva, web_at(people.ministry), "climate", 2, "", 0)
    set_level(people.eva, web_at(people.agency, "bedrijfskleding"), "circular", 2, "", 0)
    return tender


def test_every_page_is_readable_for_all(people: People, tender: Tender, open_page: OpenPage) -> None:
    set_level(people.anna, web_of(tender), "circular", 1, "De markt kan dit nog niet.", 0)
    record_results(people.bram, web_of(tender), {"circular": Result(2, "Rapport 2026")}, {})
    add_theme(people.eva, people.ministry, ThemeWords("Geluid"))
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    assert_readable_for_all(open_page(), address)
    assert_readable_for_all(open_page("/", people.client("bram")), address, f"/en{address}", f"{address}uitkomst/")
    assert_readable_for_all(
        open_page("/", people.client("eva")),
        "/organisaties/ienw/ambitie/",
        "/organisaties/rws/ambitie/bedrijfskleding/",
        "/organisaties/rws/ambitie/overzicht/",
        "/organisaties/ienw/ambitie/themas/",
        "/organisaties/ienw/ambitie/themas/geluid/",
        "/organisaties/ienw/ambitie/teksten/",
        "/organisaties/ienw/ambitie/teksten/climate/?groep=catering",
        "/en/organisaties/rws/ambitie/overzicht/",
    )


def test_bram_chooses_with_the_arrow_keys_and_stays_where_he_is(
    people: People, tender: Tender, open_page: OpenPage
) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"))
    climate = page.get_by_role("group", name="Klimaat")
    climate.get_by_role("radio").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    chosen = climate.get_by_role("radio", name="3 Ambitieus")
    expect(chosen).to_be_checked()
    expect(chosen).to_be_focused()
    expect(page.locator("#status")).to_contain_text("Klimaat, 3 Ambitieus.")
    expect(page.locator("#beeld .hb-chart__wide desc")).to_contain_text("Ambitie: Klimaat 3")
    expect(page.locator("#bij-climate")).to_contain_text("3 Ambitieus: We vragen om een oplossing")
    expect(page.locator("#stand")).to_have_text("Voor 2 van de 5 thema's is een niveau gekozen.")
    expect(chosen).to_be_focused()
    assert_accessible(page)
    assert row(tender).level == 3


def test_going_lower_asks_for_a_reason_in_place_and_then_saves(
    people: People, tender: Tender, open_page: OpenPage
) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"))
    circular = page.get_by_role("group", name="Circulair")
    circular.get_by_role("radio", name="1 Basis").check()
    expect(page.locator("#fout-circular")).to_have_text(
        "Dit is lager dan het uitgangspunt, niveau 2. Schrijf op waarom."
    )
    expect(circular.get_by_role("radio", name="1 Basis")).to_be_checked()
    assert_accessible(page)
    reason = circular.get_by_label("Reden voor het niveau van Circulair")
    reason.fill("De markt kan dit nog niet.")
    reason.blur()
    expect(page.locator("#fout-circular")).to_have_count(0)
    expect(page.locator("#bij-circular")).to_contain_text("Lager dan het uitgangspunt, met reden.")
    assert row(tender, "circular").reason == "De markt kan dit nog niet."


def test_a_lost_connection_is_told_and_the_choice_is_sent_when_it_is_back(
    people: People, tender: Tender, open_page_offline: OpenPage
) -> None:
    page = open_page_offline(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"))
    page.context.set_offline(True)
    page.get_by_role("group", name="Innovatie").get_by_role("radio", name="2 Significant").check()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Geen verbinding. Uw keuze staat nog niet op de server.")
    page.get_by_role("group", name="Klimaat").get_by_role("radio", name="3 Ambitieus").check()
    expect(page.get_by_role("group", name="Innovatie").get_by_role("radio", name="2 Significant")).to_be_checked()
    assert_accessible(page)
    assert row(tender, "innovation").level is None
    page.context.set_offline(False)
    expect(page.locator("#status")).to_contain_text("Innovatie, 2 Significant")
    expect(alert).to_have_count(0)
    assert (row(tender, "innovation").level, row(tender).level) == (2, 3)


def test_two_browsers_at_one_theme_see_both_choices(people: People, tender: Tender, open_page: OpenPage) -> None:
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    anna = open_page(address, people.client("anna"))
    bram = open_page(address, people.client("bram"))
    anna.get_by_role("group", name="Klimaat").get_by_role("radio", name="2 Significant").check()
    expect(anna.locator("#status")).to_contain_text("Klimaat, 2 Significant.")
    bram.get_by_role("group", name="Klimaat").get_by_role("radio", name="3 Ambitieus").check()
    expect(bram.locator("#bij-climate")).to_contain_text("Anna koos niveau 2 Significant. U koos niveau 3 Ambitieus.")
    assert_accessible(bram)
    bram.get_by_role("button", name="Mijn keuze: 3 Ambitieus").click()
    expect(bram.get_by_role("group", name="Klimaat").get_by_role("radio", name="3 Ambitieus")).to_be_checked()
    expect(bram.locator("#bij-climate")).to_contain_text("door Bram")
    assert row(tender).level == 3


def test_everything_works_without_javascript(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"), java_script_enabled=False)
    page.get_by_role("group", name="Klimaat").get_by_role("radio", name="1 Basis").check()
    page.get_by_role("group", name="Innovatie").get_by_role("radio", name="2 Significant").check()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.get_by_role("heading", name="Niet alles is opgeslagen")).to_be_visible()
    page.get_by_label("Reden voor het niveau van Klimaat").fill("De markt kan dit nog niet.")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator("main [role=status]").first).to_contain_text("Klimaat, 1 Basis.")
    page.get_by_role("button", name="Neem die niveaus over").click()
    expect(page.get_by_role("group", name="Circulair").get_by_role("radio", name="2 Significant")).to_be_checked()
    page.get_by_label("Behoefte aan innovatie").select_option(label="Klein: wat er te koop is, voldoet")
    page.get_by_role("button", name="Antwoorden opslaan").click()
    expect(page.get_by_label("Behoefte aan innovatie")).to_have_value("low")
    assert [row(tender, code).level for code in ("climate", "circular", "innovation")] == [1, 2, 2]


def test_answers_give_advice_at_once_and_one_click_takes_it_over(
    people: People, tender: Tender, open_page: OpenPage
) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"))
    page.get_by_label("Behoefte aan innovatie").select_option("high")
    page.get_by_label("Omvang van de inkoop").select_option("high")
    page.get_by_label("Innovatie: Verwacht effect op dit thema").select_option("high")
    expect(page.locator("#advies-kort-innovation")).to_have_text("3 Ambitieus")
    expect(page.locator("#advies-kort-climate")).to_have_text("1 of hoger")
    assert_accessible(page)
    page.get_by_role("button", name="Neem het advies over voor 1 open thema").click()
    expect(page.get_by_role("group", name="Innovatie").get_by_role("radio", name="3 Ambitieus")).to_be_checked()


def test_the_web_holds_in_forced_colours(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/ambitie/", people.client("bram"), forced_colors="active")
    line, fill = (
        page.locator(f"#beeld .hb-chart__wide .hb-web-line--{look}").first.evaluate(
            "one => getComputedStyle(one).stroke"
        )
        for look in ("ambition", "base")
    )
    assert line != fill
    assert_accessible(page)
