"""Filters of the pages of criteria: what is to be filled in, and what changed."""

import re
from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.apps.criteria.words import CHAPTERS, kind_words, level_words
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.wording import Piece

register = template.Library()
register.filter("kind", kind_words)
register.filter("level", level_words)

_BLANK = re.compile(r"(\[[^\[\]]+\])")


@register.filter
def chapter(kind: str) -> str:
    """Return the heading over the criteria of a kind."""
    return str(CHAPTERS.get(kind, kind))


@register.filter
def entry_words(text: Mapping[str, str]) -> str:
    """Return a text of a stored criterion in the language of the page."""
    return text[language()]


@register.filter
def with_blanks(text: str) -> SafeString:
    """Return a text in which what is still to be filled in stands out."""
    parts = ((_mark(part) if _BLANK.fullmatch(part) else part,) for part in _BLANK.split(text))
    return format_html_join("", "{}", parts)


def _mark(part: str) -> SafeString:
    return format_html('<mark class="hb-blank">{}</mark>', part)


@register.filter
def differences(pieces: Iterable[Piece]) -> SafeString:
    """Return how one text became another: struck out and put in, with the words for screen readers."""
    out, into = _("vervallen:"), _("nieuw:")
    marked = {
        "same": "{}",
        "out": '<del><span class="hb-hidden">' + str(out) + " </span>{}</del>",
        "in": '<ins><span class="hb-hidden">' + str(into) + " </span>{}</ins>",
    }
    return format_html_join("", "{}", ((format_html(marked[piece.kind], piece.words),) for piece in pieces))
