"""The webs under an organisation: its product groups, and the tenders with a web, with where they depart."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from hefboom.apps.ambition.access import Rights
from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.apps.ambition.queries.bases import Base, bases_of, places_above
from hefboom.apps.ambition.queries.stated import stated_levels
from hefboom.apps.ambition.queries.themes import WebTheme, themes_of
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.queries.register import visible

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Departure:
    """A theme of a web that lies below what binds. `reason` is for insiders."""

    theme: WebTheme
    level: int
    base: Base
    reason: str


@dataclass(frozen=True, slots=True)
class WebBelow:
    """A web under an organisation: how many themes it has a level for, and where it departs downward."""

    web: Web
    chosen: int
    departures: tuple[Departure, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The webs under an organisation: of its product groups, and a page of those of tenders, newest first."""

    groups: tuple[Web, ...]
    page: Page[Web]
    webs: tuple[WebBelow, ...]


def overview_of(organisation: Organisation, rights: Rights, number: str | None) -> Overview:
    """Return the webs under an organisation that this person may see; `number` is the page of tenders asked for."""
    below = rights.tree.covered((organisation.pk,))
    seen = visible(rights.access).filter(organisation__in=below)
    levelled = WebLevel.objects.filter(level__isnull=False).values("web")
    webs = Web.objects.filter(tender__in=seen.values("pk"), pk__in=levelled)
    ordered = webs.select_related("tender", "organisation").prefetch_related("levels", "tender__lots")
    page = Paginator(ordered.order_by("-updated_at", "-pk"), ON_A_PAGE).get_page(number)
    lines = {web.pk: rights.tree.above(web.organisation_id) for web in page.object_list}
    everywhere = tuple({organisation.pk, *(one for line in lines.values() for one in line)})
    higher = WebLevel.objects.filter(web__tender=None, web__organisation__in=everywhere, level__isnull=False)
    levels = list(higher.select_related("web__organisation"))
    groups = {one.web_id: one.web for one in levels if one.web.organisation_id == organisation.pk}
    pack = pack_in_force()
    themes = themes_of(pack, everywhere, ())
    found = (_with(web, themes, bases_of(places_above(pack, web, lines[web.pk]), levels)) for web in page.object_list)
    named = sorted((web for web in groups.values() if web.product_group), key=lambda web: web.product_group)
    return Overview(tuple(named), page, tuple(found))


def _with(web: Web, themes: Sequence[WebTheme], bases: dict[str, Base]) -> WebBelow:
    kept = {one.theme: one for one in web.levels.all()}
    fields = frozenset(theme.level_field for theme in themes if theme.level_field)
    stated = stated_levels(web.tender, fields) if web.tender else {}
    chosen, departures = 0, []
    for theme in themes:
        mine, fact = kept.get(theme.code), stated.get(theme.level_field)
        level = fact.level if fact else mine.level if mine else None
        base = bases.get(theme.code)
        chosen += level is not None
        if base and level is not None and level < base.level:
            departures.append(Departure(theme, level, base, mine.reason if mine else ""))
    return WebBelow(web, chosen, tuple(departures))
