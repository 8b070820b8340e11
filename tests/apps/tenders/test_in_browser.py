"""The register in a real browser: readable for all, by keyboard, on a small screen, with and without JavaScript."""

from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from hefboom.apps.tenders.actions.explaining import explain
from hefboom.apps.tenders.actions.importing import upload
from hefboom.apps.tenders.models import Tender
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People, clothing, tender_of


@pytest.fixture
def tender(people: People) -> Tender:
    return clothing(people.agency, impact_weight=Decimal("0.3"), estimated_value_eur=Decimal(500_000))


def test_every_page_is_readable_for_all(people: People, tender: Tender, open_page: OpenPage) -> None:
    lots = {"Noord": {"impact_weight": Decimal("0.6")}, "Zuid": {"impact_weight": Decimal("0.2")}}
    in_lots = tender_of(people.agency, "LOTS", lots=lots, title="Kleding", category_managed=True, buyer_kind="central")
    lot = tender.lots.get()
    lot.criteria = [{"name": "Hergebruik", "weight": "0.3", "class": "impact", "reason": "woord: hergebruik"}]
    lot.save()
    explained = clothing(people.agency, "UITGELEGD", impact_weight=Decimal("0.3"))
    explain(people.bram, explained, "impact-half", "De markt kan dit nog niet leveren.")
    batch = upload(people.bram, people.agency, "x.csv", b"tender_id;published_on\nA-1;morgen\nA-2;2026-01-01\n")
    assert_readable_for_all(
        open_page("/", people.client("bram")),
        "/inkooptrajecten/?q=kleding&soort=supplies",
        "/inkooptrajecten/?q=bestaatniet",
        f"/inkooptrajecten/{tender.pk}/verplichtingen/",
        f"/inkooptrajecten/{in_lots.pk}/verplichtingen/",
        f"/en/inkooptrajecten/{in_lots.pk}/verplichtingen/",
        f"/inkooptrajecten/{explained.pk}/verplichtingen/",
        f"/inkooptrajecten/{tender.pk}/feit/impact_weight/",
        f"/inkooptrajecten/{tender.pk}/uitleg/impact-half/",
        f"/inkooptrajecten/{tender.pk}/criterium/{lot.pk}/0/",
        "/inkooptrajecten/nieuw/",
        "/inkooptrajecten/importeren/",
        f"/inkooptrajecten/importeren/{batch.pk}/",
        f"/inkooptrajecten/importeren/{batch.pk}/voorbeeld/",
    )


def test_bram_changes_a_fact_in_place_and_hears_what_that_changes(
    people: People, tender: Tender, open_page: OpenPage
) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/verplichtingen/", people.client("bram"))
    expect(page.locator("#verplichting-impact-half")).to_contain_text("Niet voldaan")
    page.get_by_role("link", name="Wijzig Gewicht van impact").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("Gewicht van impact")
    expect(field).to_have_value("30%")
    expect(field).to_be_focused()
    assert_accessible(page)
    field.fill("60%")
    page.keyboard.press("Enter")
    expect(page.locator("#verplichting-impact-half")).to_contain_text("Voldaan")
    expect(page.locator("#antwoord")).to_contain_text("1 voldaan, 0 niet voldaan")
    expect(page.locator("#status")).to_contain_text("Gewicht van impact is opgeslagen.")
    assert urlsplit(page.url).path == f"/inkooptrajecten/{tender.pk}/verplichtingen/"
    assert_accessible(page)
    page.get_by_role("button", name="Zet terug").first.click()
    expect(page.locator("#verplichting-impact-half")).to_contain_text("Niet voldaan")


def test_a_mistake_in_place_is_told_beside_the_field(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/verplichtingen/", people.client("bram"))
    page.get_by_role("link", name="Wijzig Gewicht van impact").click()
    page.get_by_label("Gewicht van impact").fill("veel")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator(".hb-field__error")).to_contain_text("van 0 tot 1")
    assert_accessible(page)
    page.get_by_role("link", name="Annuleren").click()
    expect(page.get_by_role("link", name="Wijzig Gewicht van impact")).to_be_visible()


def test_everything_works_without_javascript(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/verplichtingen/", people.client("bram"), java_script_enabled=False)
    page.locator("#verplichting-impact-half summary").click()
    expect(page.locator("#verplichting-impact-half")).to_contain_text("Gewicht van impact 30% < 50%")
    page.get_by_role("link", name="Wijzig Gewicht van impact").click()
    page.get_by_label("Gewicht van impact").fill("60%")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#verplichting-impact-half")).to_contain_text("Voldaan")


def test_the_register_is_filtered_by_keyboard_alone(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page("/inkooptrajecten/")
    page.keyboard.press("/")
    page.keyboard.type("kleding")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=kleding**")
    expect(page.get_by_role("heading", name="1 traject")).to_be_visible()
    page.get_by_role("link", name="kleding").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "q=" not in url)


def test_the_page_of_a_tender_holds_in_forced_colours(people: People, tender: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{tender.pk}/verplichtingen/", forced_colors="active")
    expect(page.locator("#verplichting-impact-half .hb-badge").first).to_have_text("Niet voldaan")
    assert_accessible(page)
