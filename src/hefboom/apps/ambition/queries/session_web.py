"""What a session shows of its web: per theme the texts of the levels, what the higher web asks, what is chosen."""

from collections.abc import Collection
from dataclasses import dataclass

from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.texts import LEVELS, Meanings
from hefboom.apps.ambition.queries.themes import themes_of as web_themes_of
from hefboom.apps.ambition.queries.webs import ThemeRow, web_page
from hefboom.apps.ambition.words import level_name, meaning_source, place_words
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language


@dataclass(frozen=True, slots=True)
class Level:
    """A level 0-3: its name, and what it means for this theme ("" when no text says so)."""

    number: int
    name: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


@dataclass(frozen=True, slots=True)
class SessionTheme:
    """A theme as a session shows it. `base` is the level that the higher web asks for, None when it asks nothing.

    `level` is what the web says now (None: not chosen), `version` the version of that choice, 0 without one.
    `sources` say where the texts of the levels come from.
    """

    code: str
    name: str
    summary: str
    levels: tuple[Level, ...]
    sources: tuple[str, ...]
    base: int | None
    base_from: str
    level: int | None
    version: int


def themes_of(web: Web, tree: Tree | None = None) -> tuple[SessionTheme, ...]:
    """Return the themes of a web that can be chosen, in the order of its axes."""
    names = level_names()
    return tuple(_theme(row, names) for row in web_page(web, tree).rows if not row.theme.retired)


def theme_names(web: Web, tree: Tree, codes: Collection[str]) -> dict[str, str]:
    """Return the names of the themes of a web by code, those of `codes` also when they are retired: one query."""
    themes = web_themes_of(pack_in_force(), tree.above(web.organisation_id), codes)
    return {theme.code: theme.name.in_language(language()) for theme in themes}


def level_names() -> tuple[str, ...]:
    """Return the names of level 0 to 3."""
    return tuple(level_name(number) for number in LEVELS)


def _theme(row: ThemeRow, names: tuple[str, ...]) -> SessionTheme:
    tongue, theme = language(), row.theme
    texts = [meaning.text.in_language(tongue) if meaning else "" for meaning in row.meanings]
    return SessionTheme(
        theme.code,
        theme.name.in_language(tongue),
        theme.summary.in_language(tongue) if theme.summary else "",
        tuple(Level(number, names[number], texts[number]) for number in LEVELS),
        _sources(row.meanings),
        row.base.level if row.base else None,
        place_words(row.base.web) if row.base else "",
        row.level,
        row.version,
    )


def _sources(meanings: Meanings) -> tuple[str, ...]:
    found = (meaning_source(one) for one in meanings if one)
    return tuple(dict.fromkeys(words for words in found if words))
