"""How a set of tenders stands: one bar per row, made of met, not met and unknown, and what lies outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.web.charts.chart import Chart, Drawing, Frame, coordinate, picture, shorten, text
from hefboom.web.formatting import number

ORDER = ("met", "not_met", "unknown", "applies_unknown", "not_applicable")
WORDS = {
    "met": gettext_lazy("Voldaan"),
    "not_met": gettext_lazy("Niet voldaan"),
    "unknown": gettext_lazy("Onbekend"),
    "applies_unknown": gettext_lazy("Onbekend of dit geldt"),
    "not_applicable": gettext_lazy("Niet van toepassing"),
}
_BAR = 28
_KEY_LINE = 26


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its name and the number of tenders by standing."""

    label: str
    counts: Mapping[str, int]


def stacked(name: str, title: str, items: Sequence[Stack], kinds: Sequence[str] = ORDER) -> Chart:
    """Draw each set as parts of a whole bar. `name` must be unique on the page; `kinds` are the standings to show."""
    shown = tuple(kind for kind in ORDER if kind in kinds)
    description = " ".join(_describe(item, shown) for item in items) or _("Er zijn nog geen gegevens.")
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _draw(frame, items, shown)),
        (_("Naam"), *(str(WORDS[kind]) for kind in shown)),
        tuple((item.label, *(number(item.counts.get(kind, 0)) for kind in shown)) for item in items),
        drawable=any(item.counts.get(kind) for item in items for kind in shown),
    )


def _draw(frame: Frame, items: Sequence[Stack], kinds: Sequence[str]) -> Drawing:
    key = _key(frame, kinds)
    row = 40 if frame.label else 62
    rows = format_html_join(
        "", "{}", ((_row(frame, item, kinds, key.height + row * index),) for index, item in enumerate(items))
    )
    return Drawing(key.height + row * len(items), key.shapes + rows)


def _row(frame: Frame, item: Stack, kinds: Sequence[str], top: float) -> SafeString:
    total = sum(item.counts.get(kind, 0) for kind in kinds)
    room = frame.width - frame.label
    bar_top = top + (4 if frame.label else 24)
    left, parts = frame.label, []
    for kind in kinds:
        count = item.counts.get(kind, 0)
        width = room * count / total if total else 0
        if count:
            parts.append((_part(kind, left, bar_top, width, count),))
        left += width
    label = (
        text(shorten(item.label, frame.label), frame.label - 10, bar_top + 19, anchor="end")
        if frame.label
        else text(shorten(item.label, frame.width), 0, top + 17)
    )
    return label + format_html_join("", "{}", parts)


def _part(kind: str, left: float, top: float, width: float, count: int) -> SafeString:
    words = number(count)
    fits = width > 9 * len(words) + 10  # about the width of the digits
    rect = format_html(
        '<rect class="hb-part hb-part--{}" x="{}" y="{}" width="{}" height="{}"/>',
        kind,
        coordinate(left),
        coordinate(top),
        coordinate(width),
        _BAR,
    )
    return rect + text(words, left + width / 2, top + 19, f"hb-strong hb-on-{kind}", "middle") if fits else rect


def _key(frame: Frame, kinds: Sequence[str]) -> Drawing:
    """What each shade means, wrapped to the width."""
    left, top, parts = 0.0, 0.0, []
    for kind in kinds:
        words = str(WORDS[kind])
        width = 22 + 7.6 * len(words) + 16
        if left and left + width > frame.width:
            left, top = 0.0, top + _KEY_LINE
        shade = format_html(
            '<rect class="hb-part hb-part--{}" x="{}" y="{}" width="16" height="16"/>',
            kind,
            coordinate(left),
            coordinate(top + 2),
        )
        parts.append((shade + text(words, left + 22, top + 15, "hb-axis"),))
        left += width
    return Drawing(top + _KEY_LINE + 6, format_html_join("", "{}", parts))


def _describe(item: Stack, kinds: Sequence[str]) -> str:
    told = ", ".join(
        f"{str(WORDS[kind]).lower()} {number(item.counts[kind])}" for kind in kinds if item.counts.get(kind)
    )
    return f"{item.label}: {told}." if told else f"{item.label}: {number(0)}."
