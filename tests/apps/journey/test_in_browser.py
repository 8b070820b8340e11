"""A tender's life in a real browser: readable for all, by keyboard alone, on a small screen, without JavaScript."""

from datetime import date

import pytest
from playwright.sync_api import expect

from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.models import Tender
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People, clothing, tender_of


@pytest.fixture
def tender(people: People) -> Tender:
    facts = {"title": "Uniformen", "planned_on": date(2030, 1, 1), "product_group": "bedrijfskleding"}
    return tender_of(people.agency, "PLAN-1", contract_nature="supplies", **facts)  # type: ignore[arg-type]  # values of facts


def test_every_page_is_readable_for_all(people: People, tender: Tender, open_page: OpenPage) -> None:
    clothing(people.agency, "OUD-1")
    life.move(people.bram, tender, "preparation", date(2026, 3, 1), tender.version)
    ended = clothing(people.agency, "WEG", withdrawn_on=date(2026, 4, 1), withdrawn_reason="Vervallen.")
    assert_readable_for_all(
        open_page("/", people.client("bram")),
        "/mijn-werk/",
        "/inkooptrajecten/nieuw/",
        "/inkooptrajecten/?fase=preparation",
        f"/inkooptrajecten/{tender.pk}/",
        f"/en/inkooptrajecten/{tender.pk}/",
        f"/inkooptrajecten/{tender.pk}/vragen/",
        f"/inkooptrajecten/{tender.pk}/planning/",
        f"/inkooptrajecten/{tender.pk}/stap/publiceren/",
        f"/inkooptrajecten/{tender.pk}/stap/afsluiten/",
        f"/inkooptrajecten/{tender.pk}/stap/intrekken/",
        f"/inkooptrajecten/{tender.pk}/dossier/",
        f"/inkooptrajecten/{ended.pk}/",
    )
    assert_readable_for_all(open_page(), f"/inkooptrajecten/{ended.pk}/")


def test_anna_starts_a_tender_and_answers_by_keyboard_alone(people: People, open_page: OpenPage) -> None:
    page = open_page("/inkooptrajecten/nieuw/", people.client("anna"))
    page.get_by_label("Titel").focus()
    page.keyboard.type("Uniformen")
    page.keyboard.press("Tab")
    page.keyboard.type("Bedrijfskleding")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "nieuw" not in url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Uniformen")
    assert page.locator(".hb-next a.nl-button").count() == 1
    page.locator(".hb-next a.nl-button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/vragen/")
    managed = page.get_by_label("Via categoriemanagement")
    managed.focus()
    page.keyboard.type("Ja")
    page.get_by_role("button", name="Antwoorden opslaan").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "vragen" not in url)
    assert Tender.objects.get().facts["category_managed"]["value"] is True


def test_a_tender_is_published_and_put_back_without_javascript(
    people: People, tender: Tender, open_page: OpenPage
) -> None:
    address = f"/inkooptrajecten/{tender.pk}/"
    page = open_page(address, people.client("bram"), java_script_enabled=False)
    page.get_by_role("link", name="Publiceer de aanbesteding").first.click()
    page.get_by_role("button", name="Publiceer de aanbesteding").click()
    expect(page.locator(".hb-field__error")).to_be_visible()
    page.get_by_label("Waarom publiceert u met open punten?").fill("De winter begint.")
    page.get_by_role("button", name="Publiceer de aanbesteding").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Gepubliceerd")
    page.get_by_role("button", name="Zet terug: Gepubliceerd").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Gepland")


def test_the_steps_hold_in_forced_colours(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/", people.client("bram"), forced_colors="active")
    expect(page.locator(".hb-life__step")).to_have_count(7)
    assert_accessible(page)
