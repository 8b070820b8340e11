"""What every page must hold in a real browser: readable for all, on a small screen, without a word in the console."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL_SCREEN = {"width": 320, "height": 640}
"""WCAG 2.2, 1.4.10: a page reflows at 320 CSS pixels."""

AXE = Axe().axe_script
EVERY_LOOK = """() => {
  const numbers = new Map(), looks = new Map(), seen = new Set();
  const look = element => {
    if (!element) return 0;
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = [
        look(element.parentElement), element.tagName, element.getAttribute('class'), style.color, style.fill,
        style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize, style.fontWeight, style.position,
      ].join();
      if (!numbers.has(own)) numbers.set(own, numbers.size + 1);
      looks.set(element, numbers.get(own));
    }
    return looks.get(element);
  };
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute('data-look');
    const words = [...element.childNodes].map(one => one.nodeType === Node.TEXT_NODE ? one.data : '').join('').trim();
    const field = element.matches('input, select, textarea');
    if (!(words || field) || !element.checkVisibility({visibilityProperty: true})) continue;
    const off = element.matches(':disabled') || element.closest('label')?.control?.disabled;
    const all = [look(element), off, words.length > 1].join();
    if (!seen.has(all)) element.setAttribute('data-look', '');
    seen.add(all);
  }
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});
}"""
"""Contrast takes most of axe's time: let it look at one visible element of each look, which is its colours and letters
and those of all that it lies in. Of what is off and of one letter axe claims nothing; these stand for themselves."""

UNFOLDED = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
DOUBLE = """() => [...document.querySelectorAll('[id]')].map(one => one.id)
  .filter((id, at, all) => all.indexOf(id) !== at)"""


def assert_readable_for_all(page: Page, *addresses: str) -> None:
    """Go to each page, unfold all that is folded, and see that everybody can read it.

    In English only the words differ: every page is asked in Dutch, some rich ones of each app in English too.
    """
    for address in addresses:
        page.goto(address)
        page.evaluate(UNFOLDED)
        assert_accessible(page)
        assert_reflows(page)
        double = page.evaluate(DOUBLE)
        assert not double, f"{page.url}: ids that are there twice: {', '.join(double)}"


def assert_accessible(page: Page) -> None:
    """Fail with the rule, the element and the remedy for everything that axe finds on the page as it stands."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(EVERY_LOOK)
    found = page.evaluate(
        "options => axe.run(options).then(results => results.violations)",
        {"runOnly": RULES, "resultTypes": ["violations"], "preload": False},  # only films and experiments need it
    )
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
