"""The pages of criteria in a real browser: for all, by keyboard, on a small screen, with and without JavaScript."""

from playwright.sync_api import expect

from hefboom.apps.criteria.actions.adapting import Wording, adapt
from hefboom.apps.criteria.actions.basket import add, remove
from hefboom.apps.criteria.actions.importing import upload
from hefboom.apps.tenders.models import Tender
from tests.apps.criteria.conftest import file_of, read_in, row
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People


def test_every_page_is_readable_for_all(
    people: People, planned: Tender, published: Tender, open_page: OpenPage
) -> None:
    read_in(people, row("MVI-1"))
    add(people.bram, published, ["HB-KLE-103", "HB-KLE-202", "HB-ALG-101", "HB-ALG-102", "MVI-1"])
    adapt(people.bram, published, "HB-KLE-202", Wording(1, "nl", "Onze [eigen] tekst", "Ons bewijs"), "Een notitie")
    remove(people.bram, published, "HB-ALG-102")
    read_in(people, row("MVI-1", version="2", from_="2026-01-01", text_nl="Ten minste [deel] minder."))
    batch = upload(people.bram, people.agency, "x.csv", file_of(row("MVI-2"), row("MVI-3", level="9")))
    assert_readable_for_all(
        open_page("/", people.client("bram")),
        "/criteria/?q=kleding",
        "/criteria/?q=bestaatniet",
        "/criteria/MVI-1/?organisatie=rws",
        f"/inkooptrajecten/{planned.pk}/criteria/",
        f"/inkooptrajecten/{published.pk}/criteria/?weg=HB-ALG-102",
        f"/inkooptrajecten/{published.pk}/criteria/HB-KLE-202/",
        f"/inkooptrajecten/{published.pk}/criteria/MVI-1/",
        f"/en/inkooptrajecten/{published.pk}/criteria/?weg=HB-ALG-102",
        "/criteria/importeren/",
        f"/criteria/importeren/{batch.pk}/",
        f"/criteria/importeren/{batch.pk}/voorbeeld/",
    )


def test_bram_picks_by_keyboard_and_hears_what_that_changes(
    people: People, planned: Tender, open_page: OpenPage
) -> None:
    page = open_page(f"/inkooptrajecten/{planned.pk}/criteria/", people.client("bram"))
    boxes = page.get_by_role("group", name="Criteria om toe te voegen").get_by_role("checkbox")
    first, second = (boxes.nth(number).get_attribute("value") for number in (0, 1))
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#antwoord")).to_contain_text("Met dit ene criterium")
    expect(page.locator("#status")).to_contain_text("1 criterium toegevoegd.")
    expect(page.locator(f"#code-{second}")).to_be_focused()
    assert_accessible(page)
    page.get_by_role("button", name=f"Haal weg {first}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#terug-{first}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Haal weg {first}")).to_be_focused()
    expect(page.locator("#status")).to_contain_text("is teruggezet")


def test_a_fitting_set_is_one_click_and_adjustable(people: People, planned: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{planned.pk}/criteria/", people.client("bram"))
    page.get_by_role("button", name="Neem deze set over").click()
    expect(page.locator("#antwoord")).to_contain_text("is de ambitie gehaald op 4 van 4 thema's.")
    expect(page.get_by_role("heading", name="Kies een passende set")).to_have_count(0)
    assert_accessible(page)


def test_everything_works_without_javascript(people: People, planned: Tender, open_page: OpenPage) -> None:
    page = open_page(f"/inkooptrajecten/{planned.pk}/criteria/", people.client("bram"), java_script_enabled=False)
    page.get_by_role("button", name="Neem deze set over").click()
    expect(page.locator("#antwoord")).to_contain_text("4 van 4 thema's.")
    page.get_by_label("percentage").first.fill("5")
    page.get_by_role("button", name="Bewaar wat u invulde").click()
    expect(page.locator("main")).to_contain_text("besteedt 5 procent")
    page.get_by_role("button", name="Haal weg HB-ALG-102").click()
    expect(page.locator("#antwoord")).to_contain_text("3 van 4 thema's.")
    page.get_by_role("button", name="Zet terug HB-ALG-102").first.click()
    expect(page.locator("main")).to_contain_text("besteedt 5 procent")
    page.get_by_label("Bekende productielocaties").check()
    page.get_by_role("button", name="Voeg toe wat is aangevinkt").click()
    expect(page.get_by_role("heading", name="Bekende productielocaties")).to_be_visible()


def test_enter_in_a_blank_saves_what_was_filled_in(people: People, published: Tender, open_page: OpenPage) -> None:
    add(people.bram, published, ["HB-KLE-102"])
    page = open_page(f"/inkooptrajecten/{published.pk}/criteria/", people.client("bram"))
    page.get_by_label("percentage").fill("30")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Ten minste 30 procent")


def test_the_basket_holds_in_forced_colours(people: People, published: Tender, open_page: OpenPage) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    assert_accessible(open_page(f"/inkooptrajecten/{published.pk}/criteria/", forced_colors="active"))
