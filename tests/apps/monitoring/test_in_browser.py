"""The progress and strategy pages as people see them: for all, in both languages, on a small screen, without script."""

from hefboom.apps.tenders.models import Tender
from tests.browser import assert_readable_for_all
from tests.conftest import OpenPage

PAGES = (
    "/",
    "/en/",
    "/voortgang/mvi-level-half/?jaar=2023",
    "/strategie/",
    "/strategie/verplichtingen/isv/",
    "/en/strategie/verplichtingen/isv/",
    "/strategie/verplichtingen/",
    "/strategie/criteria/?thema=circular",
    "/strategie/plichten/",
    "/strategie/productgroepen/",
    "/strategie/instrumenten/",
    "/strategie/voorbeelden/",
    "/strategie/niet-toetsbaar/",
)


def test_every_page_is_readable_for_all(published_year: list[Tender], open_page: OpenPage) -> None:
    assert_readable_for_all(open_page(), *PAGES)


def test_a_year_is_chosen_by_keyboard_and_stays_in_the_address(
    published_year: list[Tender], open_page: OpenPage
) -> None:
    page = open_page("/")
    page.get_by_label("Jaar").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**jaar=alle**")
    assert "alle jaren samen" in page.inner_text("main")


def test_the_filter_works_without_script(published_year: list[Tender], open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("Jaar").select_option("alle")
    page.get_by_role("button", name="Toepassen").click()
    assert "jaar=alle" in page.url
