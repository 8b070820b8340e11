"""Filters and tags of all pages; built in, so no template has to load them. The README of `web` shows each in use."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.urls import translate_url
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy, override

from hefboom.core.base.text import Text
from hefboom.web import formatting
from hefboom.web.charts.chart import Chart
from hefboom.web.icons import icon as draw_icon

register = template.Library()
register.filter("number", formatting.number)
register.filter("euro", formatting.euro)
register.filter("cents", formatting.cents)
register.filter("short_euro", formatting.short_euro)
register.filter("percent", formatting.percent)
register.filter("day", formatting.day)

STANDINGS = {
    "met": (gettext_lazy("Voldaan"), "check"),
    "not_met": (gettext_lazy("Niet voldaan"), "cross"),
    "unknown": (gettext_lazy("Onbekend"), "question"),
    "not_applicable": (gettext_lazy("Niet van toepassing"), "minus"),
    "applies_unknown": (gettext_lazy("Onbekend of dit geldt"), "question"),
    "explained": (gettext_lazy("Uitgelegd"), "speech"),
}
"""The words and the icon of each standing; "explained" is a not-met obligation with a reason."""


@register.filter
def local(text: Text | None) -> str:
    """Return the words of a pack or vocabulary `Text` in the reader's language; nothing for no text."""
    return text.in_language(get_language() or "nl") if text else ""


@register.filter
def get(mapping: Mapping[Any, Any], key: object) -> Any:  # noqa: ANN401 - a template's lookup by a variable key
    """Return `mapping[key]`, or None: Django's templates cannot look up by a variable."""
    return mapping.get(key)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon in the colour of the text. It says nothing to screen readers: words beside it do."""
    return draw_icon(name)


@register.simple_tag
def badge(standing: str, words: str = "") -> SafeString:
    """Show a standing as icon, words and colour. `words` replaces the usual ones."""
    usual, symbol = STANDINGS[str(standing)]
    return format_html(
        '<span class="hb-badge hb-badge--{}">{}{}</span>', str(standing), draw_icon(symbol), words or usual
    )


@register.simple_tag
def tag(words: str, kind: str = "info") -> SafeString:
    """Show a word as a label, such as "Gepubliceerd". `kind` is info, neutral, or one of the standings."""
    return format_html('<span class="hb-badge hb-badge--{}">{}</span>', kind, words)


@register.simple_tag
def truth(value: bool | None) -> SafeString:  # noqa: FBT001 - a template passes it bare
    """Show the truth of a condition as ✔, ✘ or ?, with the word for screen readers."""
    words, symbol, kind = {
        True: (gettext("Ja"), "check", "true"),
        False: (gettext("Nee"), "cross", "false"),
        None: (gettext("Onbekend"), "question", "unknown"),
    }[value]
    return format_html(
        '<span class="hb-truth hb-truth--{}">{}<span class="hb-hidden">{}: </span></span>',
        kind,
        draw_icon(symbol),
        words,
    )


@register.simple_tag
def meter(
    share: Decimal | float | None, target: Decimal | float | None = None, high: Decimal | float | None = None
) -> SafeString:
    """Draw a share 0-1 as a bar, up to `high` lighter (what unknown ones could add), with a mark at `target`.

    For the eye only: the same numbers must stand beside it in words.
    """
    parts = [(kind, _hundredths(part)) for kind, part in (("possible", high), ("fill", share)) if part is not None]
    bars = format_html_join("", '<rect class="hb-meter__{}" y="2" height="8" width="{}"/>', parts)
    mark = SafeString("")
    if target is not None:
        mark = format_html(
            '<rect class="hb-meter__target" x="{}" width="1" height="12"/>', min(_hundredths(target), 99.0)
        )
    return format_html(
        '<svg class="hb-meter" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="hb-meter__track" y="2" height="8" width="100"/>{}{}</svg>',
        bars,
        mark,
    )


def _hundredths(share: Decimal | float) -> float:
    return round(min(max(float(share), 0.0), 1.0) * 100, 2)


@register.inclusion_tag("hefboom/share_card.html")
def share_card(title: str, url: str, **parts: Any) -> dict[str, Any]:
    """Show a share with its named numerator and denominator.

    `parts`: share, share_high, target (0-1 or None), numerator, denominator, unknown (counts), numerator_is and
    denominator_is (words), standing (a badge) and note.
    """
    return {"title": title, "url": url, **parts}


@register.inclusion_tag("hefboom/chart.html")
def chart(chart: Chart, level: int = 2) -> dict[str, Any]:
    """Show a chart with its title, its sentence, and the same data as a table."""
    return {"chart": chart, "level": level}


@register.inclusion_tag("hefboom/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Show the links to the pages of a list (`pagina` in the address); filters in the address stay."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {"page": page, "numbers": numbers, "request": context["request"]}


@register.simple_tag
def crumb(title: str, url: str = "") -> SafeString:
    """Show one step of the trail for the block `breadcrumbs`; the last step, the page itself, has no address."""
    if not url:
        return format_html('<li><span aria-current="page">{}</span></li>', title)
    return format_html('<li><a href="{}">{}</a></li>', url, title)


@register.simple_tag(takes_context=True)
def language_url(context: Context, language: str) -> str:
    """Return the address of this same page, filters included, in `language`."""
    request = context.get("request")
    if request is None:
        return "/" if language == "nl" else f"/{language}/"
    return translate_url(request.get_full_path(), language)


@register.simple_tag
def in_language(language: str, words: str) -> str:
    """Return `words` translated into `language`, whatever the page's language is."""
    with override(language):
        return gettext(words)


@register.simple_block_tag
def alert(content: str, kind: str = "info", title: str = "") -> SafeString:
    """Show a message in a coloured box: info, success, warning or error."""
    symbol = {"info": "info", "success": "check", "warning": "warning", "error": "cross"}[kind]
    heading = format_html("<h2>{}</h2>", title) if title else ""
    return format_html(
        '<div class="hb-alert hb-alert--{}">{}<div>{}{}</div></div>', kind, draw_icon(symbol), heading, content
    )


@register.simple_block_tag
def table(content: str, caption: str, id: str) -> SafeString:  # noqa: A002 - HTML's own name
    """Put the rows of a table in a frame that scrolls by itself on a small screen, and by keyboard."""
    return format_html(
        '<div class="hb-table" role="region" aria-labelledby="{0}-caption" tabindex="0">'
        '<table id="{0}"><caption id="{0}-caption">{1}</caption>{2}</table></div>',
        id,
        caption,
        content,
    )


@register.simple_block_tag
def why(content: str, summary: str = "") -> SafeString:
    """Fold the reasons away under "Waarom?"; they open without JavaScript and print open."""
    return format_html(
        '<details class="hb-why"><summary>{}</summary><div class="hb-why__panel">{}</div></details>',
        summary or gettext("Waarom?"),
        content,
    )


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """Say what would stand here, why that is useful, and what to do first."""
    return format_html('<div class="hb-empty"><h2>{}</h2>{}</div>', title, content)
