"""What every page must hold in a real browser: readable for all, on a small screen, without a word in the console."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL_SCREEN = {"width": 320, "height": 640}
"""WCAG 2.2, 1.4.10: a page reflows at 320 CSS pixels."""


def assert_accessible(page: Page) -> None:
    """Fail with the rule, the element and the remedy for everything that axe finds on the page as it stands."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    complaints = [
        f"{violation['id']}: {violation['help']} -> {', '.join(str(node['target'][0]) for node in violation['nodes'])}"
        for violation in found
    ]
    assert not complaints, f"{page.url}\n" + "\n".join(complaints)


def assert_reflows(page: Page) -> None:
    """Fail when the page scrolls sideways on a small screen; name the elements that stick out."""
    size = page.viewport_size
    page.set_viewport_size(SMALL_SCREEN)
    too_wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
             [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
               .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
    if size:
        page.set_viewport_size(size)
    assert not too_wide, f"{page.url} scrolls sideways at 320 pixels because of:\n" + "\n".join(too_wide)
