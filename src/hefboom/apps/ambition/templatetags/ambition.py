"""Filters of the pages of webs."""

from django import template

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition import words
from hefboom.apps.ambition.entries import seen
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.texts import LevelWords
from hefboom.apps.ambition.queries.webs import ThemeRow, WebView
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import group_words, pack_source_words, source_words
from hefboom.core.facts.facts import Source
from hefboom.core.strategy.advice import LevelAdvice
from hefboom.core.strategy.library import Advice
from hefboom.web.templatetags.hefboom import local

register = template.Library()
register.filter("level_words", words.level_words)
register.filter("level_name", words.level_name)
register.filter("result_words", words.result_words)
register.filter("seen", seen)


@register.filter
def place(web: Web) -> str:
    """Return what a web is of."""
    return words.place_words(web)


@register.filter
def web_url(web: Web) -> str:
    """Return the address of a web."""
    return words.web_url(web)


@register.filter
def meaning_source(meaning: LevelWords) -> str:
    """Return where it is written what a level means."""
    return words.meaning_source(meaning)


@register.filter
def person_name(user: User | None) -> str:
    """Return what somebody is called."""
    return words.person_name(user)


@register.filter
def at_level(row: ThemeRow, level: int | None) -> LevelWords | None:
    """Return what a level of this theme means; None where nobody wrote it down, or no level is given."""
    return None if level is None or level >= len(row.meanings) else row.meanings[level]


@register.filter
def row_of(code: str, view: WebView) -> ThemeRow | None:
    """Return the theme of a web with this code; None for a theme that it does not have."""
    return view.row(code)


@register.filter
def advice_says(advice: LevelAdvice) -> str:
    """Return the advice in one or two sentences."""
    return local(advice.says(pack_in_force()))


@register.filter
def rule_source(rule: Advice) -> str:
    """Return where in the strategy a rule of the advice stands."""
    return pack_source_words(rule.source)


@register.simple_tag
def stated_source(source: Source | None, *, insider: bool) -> str:
    """Return where a level came from that was not chosen in the web."""
    return source_words(source, insider=insider)


@register.filter
def group_name(code: str) -> str:
    """Return the name of a product group."""
    return group_words(code)
