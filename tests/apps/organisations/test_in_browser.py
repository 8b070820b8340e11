"""Organisations and the shell in a real browser: both languages, small screens, keyboard, no JavaScript."""

import pytest

from hefboom.apps.organisations.models import Membership, Organisation
from hefboom.apps.organisations.seed import seed_organisations
from tests.browser import assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import PASSWORD, People

pytestmark = pytest.mark.django_db(transaction=True)
PUBLIC = ("/organisaties/", "/organisaties/kgg/", "/inloggen/", "/toegankelijkheid/", "/privacy/", "/bestaat-niet/")
MANAGED = (
    "/beheer/",
    "/beheer/mensen/",
    "/en/beheer/mensen/",
    "/beheer/mensen/nieuw/",
    "/beheer/logboek/",
    "/beheer/organisaties/rws/verplaatsen/",
    "/wachtwoord/",
)


def test_public_pages_are_readable_for_all(open_page: OpenPage) -> None:
    seed_organisations()
    assert_readable_for_all(open_page(), *PUBLIC, "/_onderdelen/", "/en/_onderdelen/")


def test_what_eva_manages_is_readable_for_all(open_page: OpenPage, people: People) -> None:
    assert_readable_for_all(open_page("/", people.client("eva")), *MANAGED)


def test_without_javascript_eva_gives_carla_a_role(open_page: OpenPage, people: People) -> None:
    page = open_page("/inloggen/?next=/beheer/mensen/", java_script_enabled=False)
    page.get_by_label("Gebruikersnaam").fill("eva")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    page.get_by_label("Gebruikersnaam").fill("carla")
    page.get_by_label("Organisatie").select_option(label="Rijkswaterstaat")
    page.get_by_label("Rol", exact=True).select_option(label="inkoopadviseur")
    page.get_by_role("button", name="Rol geven").click()
    assert page.get_by_text("De rol is gegeven.").is_visible()
    assert Membership.objects.filter(user=people.carla, organisation=people.agency).exists()


def test_after_a_mistake_the_keyboard_starts_at_the_summary_and_leads_to_the_field(open_page: OpenPage) -> None:
    page = open_page("/inloggen/")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    page.wait_for_function("() => document.activeElement.matches('[data-focus]')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id || location.hash") in {"id_username", "#id_username"}


def test_the_first_tab_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/privacy/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhoud"


def test_choosing_a_day_shows_the_tree_of_that_day_at_once(open_page: OpenPage) -> None:
    seed_organisations()
    page = open_page("/organisaties/")
    page.get_by_label("Op welke dag?").fill("2025-01-01")
    page.get_by_label("Op welke dag?").press("Enter")
    page.wait_for_url("**/organisaties/?op=2025-01-01")
    assert page.get_by_text("waren er 15 ministeries").is_visible()


def test_the_other_language_is_one_click_away_with_the_same_day(open_page: OpenPage) -> None:
    seed_organisations()
    page = open_page("/organisaties/?op=2025-01-01")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/organisaties/?op=2025-01-01")
    assert page.get_by_text("there were 15 ministries").is_visible()
    assert page.get_by_role("link", name="Ministry of Finance").is_visible()


def test_made_up_organisations_are_announced_on_every_page(open_page: OpenPage) -> None:
    Organisation.objects.create(code="bureau", name="Bureau Voorbeeld", kind="unit", fictitious=True)
    page = open_page("/privacy/")
    assert page.get_by_text("Voorbeeldgegevens.").is_visible()
    page.goto("/organisaties/")
    assert page.get_by_role("listitem").filter(has_text="Bureau Voorbeeld").get_by_text("fictief").is_visible()


def test_in_forced_colours_what_is_ticked_stays_visible(open_page: OpenPage) -> None:
    page = open_page("/_onderdelen/", forced_colors="active")
    appearance = (
        "() => [...document.querySelectorAll('[type=radio], [type=checkbox]')].map(e => getComputedStyle(e).appearance)"
    )
    assert "none" not in page.evaluate(appearance)
