"""What the tests of webs share: a tender as the database has it, a theme of its web, what a browser sends."""

from hefboom.apps.ambition.entries import seen
from hefboom.apps.ambition.queries.webs import ThemeRow, WebView, web_of, web_page
from hefboom.apps.tenders.models import Tender
from hefboom.core.facts.facts import Value
from tests.people import People, clothing

THEMES = ("climate", "circular", "social-return", "isv", "innovation")


def stored(tender: Tender) -> Tender:
    """Return a tender as the database has it now."""
    return Tender.objects.get(pk=tender.pk)


def workwear(people: People, code: str = "KLEDING-1", **facts: Value) -> Tender:
    """Return a tender for workwear of Anna and Bram's agency."""
    return stored(clothing(people.agency, code, **facts))


def view(tender: Tender) -> WebView:
    """Return the web of a tender as it is now."""
    return web_page(web_of(stored(tender)))


def row(tender: Tender, theme: str = "climate") -> ThemeRow:
    """Return a theme of the web of a tender as it is now."""
    found = view(tender).row(theme)
    assert found
    return found


def sent(shown: WebView, **chosen: str) -> dict[str, str]:
    """Return what a browser sends of a web after somebody chose: `climate="2"`, `climate_reason="…"`."""
    form = {}
    for one in shown.rows:
        code, key = one.theme.code, one.theme.code.replace("-", "_")
        form[f"seen-{code}"] = seen(one)
        form[f"reason-{code}"] = chosen.get(f"{key}_reason", one.reason)
        level = chosen.get(key, "" if one.level is None else str(one.level))
        if level:
            form[f"level-{code}"] = level
    return form
