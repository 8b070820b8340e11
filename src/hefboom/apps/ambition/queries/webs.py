"""A web as a page shows it: per theme the level, what binds, what each level means, and the advice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.apps.ambition.queries.advice import advice_of
from hefboom.apps.ambition.queries.bases import Base, bases_of, places_above
from hefboom.apps.ambition.queries.stated import Stated, stated_levels
from hefboom.apps.ambition.queries.texts import Meanings, Texts
from hefboom.apps.ambition.queries.themes import WebTheme, themes_of
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.models import Tender
from hefboom.core.strategy.advice import LevelAdvice


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme of a web.

    `level` is None when nobody chose yet. `kept` is the choice as stored, None before the first. `base` is what binds
    from above, None when no higher web says anything. `stated` is what the facts of the tender say, where they do.
    """

    theme: WebTheme
    level: int | None
    kept: WebLevel | None
    base: Base | None
    stated: Stated | None
    meanings: Meanings
    advice: LevelAdvice | None

    @property
    def version(self) -> int:
        """The version to send along with a change; 0 before the first choice."""
        return self.kept.version if self.kept else 0

    @property
    def reason(self) -> str:
        """Why this level was chosen, "" for no reason given."""
        return self.kept.reason if self.kept else ""

    @property
    def below(self) -> bool:
        """Whether the level lies below what binds."""
        return self.base is not None and self.level is not None and self.level < self.base.level

    @property
    def drifted(self) -> bool:
        """Whether it lies below what binds without anybody having chosen that: the higher web changed later."""
        bound = self.kept.bound if self.kept else None
        return self.below and self.base is not None and (bound is None or bound < self.base.level)

    @property
    def step(self) -> str:
        """How far the level lies above or below what binds, with its sign; "" where either is unknown."""
        return _signed(self.level, self.base.level if self.base else None)

    @property
    def gain(self) -> str:
        """How far what came out lies above or below the ambition, with its sign; "" where either is unknown."""
        return _signed(self.result, self.level)

    @property
    def result(self) -> int | None:
        """The level that came out, None while that is not known."""
        return self.kept.result if self.kept else None


@dataclass(frozen=True, slots=True)
class WebView:
    """A web with its themes in order. `web` may not be stored yet: its first level does that."""

    web: Web
    rows: tuple[ThemeRow, ...]

    @property
    def chosen(self) -> int:
        """The number of themes with a level."""
        return sum(row.level is not None for row in self.rows)

    @property
    def open(self) -> int:
        """The number of themes without a level that can still be chosen."""
        return sum(row.level is None and not row.theme.retired for row in self.rows)

    @property
    def bound(self) -> bool:
        """Whether anything binds from above."""
        return any(row.base for row in self.rows)

    @property
    def proposals(self) -> int:
        """The number of open themes for which a higher web gives a level."""
        return sum(row.level is None and row.base is not None and not row.theme.retired for row in self.rows)

    @property
    def advised(self) -> int:
        """The number of open themes for which the advice gives a level."""
        return sum(row.level is None and row.advice is not None and row.advice.level is not None for row in self.rows)

    @property
    def results(self) -> bool:
        """Whether anything is known of what came out."""
        return any(row.result is not None for row in self.rows)

    @property
    def levels(self) -> dict[str, int | None]:
        """The level by theme, None for not chosen."""
        return {row.theme.code: row.level for row in self.rows}

    def row(self, theme: str) -> ThemeRow | None:
        """Return a theme of this web by its code; None for a theme that it does not have."""
        return next((row for row in self.rows if row.theme.code == theme), None)


def _signed(level: int | None, other: int | None) -> str:
    if level is None or other is None:
        return ""
    return f"{level - other:+d}".replace("+0", "0").replace("-", "−")


def web_at(organisation: Organisation, product_group: str = "") -> Web:
    """Return the web of an organisation, or of a product group in it; a fresh one, not stored, where there is none."""
    found = Web.objects.filter(organisation=organisation, product_group=product_group, tender=None)
    return found.select_related("organisation").first() or Web(organisation=organisation, product_group=product_group)


def web_of(tender: Tender) -> Web:
    """Return the web of a tender; a fresh one, not stored, where there is none."""
    web = Web.objects.filter(tender=tender).first() or Web()
    web.tender, web.organisation = tender, tender.organisation
    return web


def web_page(web: Web, tree: Tree | None = None) -> WebView:
    """Return everything about a web, in at most nine queries; `tree` saves three."""
    pack = pack_in_force()
    line = (tree or Tree.load()).above(web.organisation_id)
    group = web.tender.product_group if web.tender else web.product_group
    mine = Q(web=web.pk) if web.pk else Q(pk__in=())
    higher = Q(web__tender=None, web__organisation__in=line)
    levels = list(WebLevel.objects.filter(mine | higher).select_related("web__organisation", "by"))
    kept = {one.theme: one for one in levels if web.pk and one.web_id == web.pk}
    bases = bases_of(places_above(pack, web, line), levels)
    texts = Texts(pack, group, line)
    themes = themes_of(pack, line, {code for code, one in kept.items() if one.level is not None})
    advice = advice_of(pack, web, themes)
    stated = stated_levels(web.tender, frozenset(one.level_field for one in themes)) if web.tender else {}
    rows = (
        _row(theme, kept.get(theme.code), stated.get(theme.level_field), bases, texts.of(theme.code))
        for theme in themes
    )
    return WebView(web, tuple(replace(row, advice=advice.get(row.theme.code)) for row in rows))


def _row(
    theme: WebTheme, kept: WebLevel | None, stated: Stated | None, bases: Mapping[str, Base], meanings: Meanings
) -> ThemeRow:
    level = stated.level if stated else kept.level if kept else None
    return ThemeRow(theme, level, kept, bases.get(theme.code), stated, meanings, None)
