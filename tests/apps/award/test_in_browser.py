"""The award in a real browser: readable for all, by keyboard, on a small screen, with and without JavaScript."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from hefboom.apps.award.actions.bids import set_aside
from hefboom.apps.award.actions.deciding import decide
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.tenders.models import Tender
from tests.apps.award.tenders_for_tests import agreed, designed, fixed, half, opened, score_all, with_bids
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People, clothing


def at(model: AwardModel, page: str = "") -> str:
    return f"/inkooptrajecten/{model.tender_id}/gunning/{page}"


def renamed(model: AwardModel) -> AwardModel:
    """Make room for the next tender of the same name."""
    Tender.objects.filter(pk=model.tender_id).update(code=f"K-{model.pk}")
    return model


def test_the_lab_is_readable_for_all(people: People, open_page: OpenPage) -> None:
    empty = clothing(people.agency, "LEEG", impact_weight=Decimal("0.3"))
    relative = half().model_copy(
        update={"method": "points_relative", "price": half().price.model_copy(update={"formula": "lowest_ratio"})}
    )
    value = half().model_copy(update={"method": "value"})
    addresses = [f"/inkooptrajecten/{empty.pk}/gunning/"]
    addresses += [at(renamed(designed(people, design))) for design in (half(), relative, value)]
    addresses += [f"{addresses[1]}?inschrijvers_van=9&inschrijvers_tot=2", at(renamed(fixed(people)))]
    assert_readable_for_all(open_page("/", people.client("bram")), *addresses, f"/en{addresses[1]}")


def test_bids_and_scores_are_readable_for_all(people: People, open_page: OpenPage) -> None:
    model = with_bids(people)
    first = Bid.objects.filter(model=model)[0]
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8})
    score_all(people.bram, model, {"Aardig BV": 4, "Beter BV": 8})
    bid = f"inschrijvingen/{first.pk}/"
    pages = ("inschrijvingen/", bid, f"{bid}terzijde/", "samen/", "uitslag/")
    assert_readable_for_all(open_page("/", people.client("bram")), *(at(model, page) for page in pages))
    assert_readable_for_all(open_page("/", people.client("eva")), at(model, "beoordelen/"))


def test_the_result_is_readable_for_all(people: People, open_page: OpenPage) -> None:
    bram = open_page("/", people.client("bram"))
    ready = renamed(agreed(people))
    model = opened(people)
    assert_readable_for_all(bram, at(ready, "uitslag/"), at(model, "uitslag/"))
    decide(people.bram, model, Bid.objects.get(model=model, name="Beter BV").pk, "Omdat.", model.tender.published_on)
    pages = ("uitslag/", "besluit-intrekken/", "inschrijvingen/")
    assert_readable_for_all(bram, *(at(model, page) for page in pages), f"/en{at(model, 'uitslag/')}")


def test_bram_builds_a_model_by_keyboard_alone(people: People, open_page: OpenPage) -> None:
    tender = clothing(people.agency, estimated_value_eur=Decimal(1_000_000))
    page = open_page(f"/inkooptrajecten/{tender.pk}/gunning/", people.client("bram"))
    page.get_by_role("button", name="Impact de helft").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#antwoord")).to_contain_text("Impact telt voor 50% mee op papier")
    weight = page.locator("#id_c0-weight")
    weight.fill("60")
    page.keyboard.press("Enter")
    expect(page.locator("#som")).to_contain_text("Samen 110 punten: 10 te veel.")
    page.get_by_label("Punten voor prijs").fill("20")
    page.keyboard.press("Enter")
    expect(page.locator("#som")).to_contain_text("Samen 100 punten. Het klopt.")
    expect(page.locator("#antwoord")).to_contain_text("60% mee op papier")
    page.get_by_role("button", name="Omlaag").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_c0-name")).to_have_value("Plan van aanpak")
    page.get_by_role("button", name="Zet het model vast").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het model staat vast sinds")).to_be_visible()
    assert_accessible(page)


def test_a_mistake_brings_the_keyboard_to_what_is_wrong(people: People, open_page: OpenPage) -> None:
    model = designed(people)
    page = open_page(at(model), people.client("bram"))
    page.locator("#id_c0-weight").fill("veel")
    page.keyboard.press("Enter")
    expect(page.locator(".hb-errors").first).to_be_focused()
    assert_accessible(page)
    page.get_by_role("link", name="Gerecycled garen: Punten").click()
    expect(page.locator("#id_c0-weight")).to_be_focused()


@pytest.mark.parametrize("script", [True, False], ids=["with", "without"])
def test_from_bids_to_award_with_and_without_javascript(people: People, open_page: OpenPage, script: bool) -> None:
    model = fixed(people)
    page = open_page(at(model, "inschrijvingen/"), people.client("bram"), java_script_enabled=script)
    for name, price in (("Aardig BV", "91.234,56"), ("Beter BV", "98.765,43")):
        page.get_by_label("Naam van de inschrijver").fill(name)
        page.get_by_label("Prijs in euro's").fill(price)
        page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", name="2 inschrijvingen")).to_be_visible()
    page.get_by_role("link", name="Zelf beoordelen").click()
    for criterion in ("Gerecycled garen", "Plan van aanpak"):
        fill_in(page, criterion, {"Aardig BV": "6", "Beter BV": "8"}, "Opslaan")
    page.get_by_role("link", name="Samen vaststellen").click()
    for criterion in ("Gerecycled garen", "Plan van aanpak"):
        part = page.locator("section").filter(has=page.get_by_role("heading", name=criterion))
        part.get_by_role("button", name="Stel vast").click()
        expect(page.get_by_text(f"Vastgesteld: {criterion}.")).to_be_visible()
    page.get_by_role("link", name="uitslag", exact=True).click()
    expect(page.locator("main")).not_to_contain_text("91.234,56")
    page.get_by_role("button", name="Open de prijzen").click()
    expect(page.locator("main")).to_contain_text("Beter BV staat op de eerste plaats.")
    page.get_by_label("Motivering van het besluit").fill("De meeste impact.")
    page.get_by_role("button", name="Gun de opdracht").click()
    expect(page.get_by_role("heading", name="De opdracht gaat naar Beter BV")).to_be_visible()
    with page.expect_download() as found:
        page.get_by_role("link", name="Verslag (PDF)").click()
    assert found.value.suggested_filename == f"verslag-gunning-{model.tender_id}.pdf"


def fill_in(page: Page, criterion: str, values: dict[str, str], button: str) -> None:
    part = page.locator("section").filter(has=page.get_by_role("heading", name=criterion))
    for bid, value in values.items():
        row = part.get_by_role("listitem").filter(has=page.get_by_role("heading", name=bid))
        row.get_by_label("Score").select_option(value)
        row.get_by_label("Motivering").fill(f"Omdat {bid}.")
    part.get_by_role("button", name=button).click()
    expect(page.get_by_text(f"Opgeslagen: {criterion}.")).to_be_visible()


def test_two_people_in_two_browsers_lose_nothing(people: People, open_page: OpenPage) -> None:
    model = designed(people)
    bram = open_page(at(model), people.client("bram"))
    anna = open_page(at(model), people.client("anna"))
    anna.locator("#id_c0-name").fill("Garen van Anna")
    anna.keyboard.press("Enter")
    expect(anna.get_by_text("Opgeslagen.")).to_be_visible()
    bram.locator("#id_c0-name").fill("Garen van Bram")
    bram.keyboard.press("Enter")
    expect(bram.get_by_text("Iemand anders heeft het model net veranderd")).to_be_visible()
    assert_accessible(bram)
    expect(bram.locator("#beide")).to_contain_text("Garen van Anna")
    expect(bram.locator("#id_c0-name")).to_have_value("Garen van Bram")
    bram.get_by_role("button", name="Opslaan").last.click()
    expect(bram.get_by_text("Opgeslagen.")).to_be_visible()


def test_the_lab_holds_in_forced_colours(people: People, open_page: OpenPage) -> None:
    model = with_bids(people)
    set_aside(people.bram, Bid.objects.filter(model=model)[0], "Te laat.")
    page = open_page(at(model), people.client("bram"), forced_colors="active")
    assert_accessible(page)
    page.goto(at(model, "inschrijvingen/"))
    assert_accessible(page)
