"""What every page needs to know about the site: entrances, theme, organisation. Asks no database."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Entrance:
    """A link in the navigation of the site."""

    url: str
    title: str | Promise
    current: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """Return `site`: navigation, theme, logo, name of the organisation; `demo` and `local` as the settings say."""
    return {
        "site": {
            "home": "/" if (get_language() or "nl") == "nl" else f"/{get_language()}/",
            "navigation": _entrances(request),
            "organisation": settings.HEFBOOM_ORGANISATION,
            "logo": settings.HEFBOOM_LOGO,
            "theme_class": settings.HEFBOOM_THEME_CLASS,
            "theme_css": settings.HEFBOOM_THEME_CSS,
            "source_url": settings.HEFBOOM_SOURCE_URL,
            "contact": settings.HEFBOOM_CONTACT,
            "demo": settings.HEFBOOM_DEMO,
        }
    }


def _entrances(request: HttpRequest) -> list[Entrance]:
    entrances = []
    for name, title in settings.HEFBOOM_NAVIGATION:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        entrances.append(Entrance(url, title, _is_here(request, url, name.partition(":")[0])))
    return entrances


def _is_here(request: HttpRequest, url: str, namespace: str) -> bool:
    """An entrance is current for all that lies under its address; the front page, for the other pages of its app."""
    match = request.resolver_match
    is_front = url.count("/") == 1 or url == f"/{get_language()}/"
    return bool(match and match.namespace == namespace) if is_front else request.path.startswith(url)
