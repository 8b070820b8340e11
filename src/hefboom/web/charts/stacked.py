"""How a set of tenders stands: one bar per row, made of met, not met and unknown, and what lies outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.web.charts.chart import Chart, coordinate, picture
from hefboom.web.charts.words import NARROW, shorten
from hefboom.web.formatting import number

ORDER = ("met", "not_met", "unknown", "applies_unknown", "not_applicable")
WORDS = {
    "met": gettext_lazy("Voldaan"),
    "not_met": gettext_lazy("Niet voldaan"),
    "unknown": gettext_lazy("Onbekend"),
    "applies_unknown": gettext_lazy("Onbekend of dit geldt"),
    "not_applicable": gettext_lazy("Niet van toepassing"),
}
_WIDTH, _LABEL, _ROW, _KEY = 740, 230, 40, 34
_BAR = _WIDTH - _LABEL - 10


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its name and the number of tenders by standing."""

    label: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All tenders in the bar."""
        return sum(self.counts.get(kind, 0) for kind in ORDER)


def stacked(id: str, title: str, items: Sequence[Stack], kinds: Sequence[str] = ORDER) -> Chart:  # noqa: A002 - HTML's own name
    """Draw each set as parts of a whole bar. `kinds` are the standings to show, in the order of `ORDER`."""
    shown = [kind for kind in ORDER if kind in kinds]
    height = _KEY + _ROW * len(items)
    rows = ((_row(item, shown, _KEY + _ROW * index),) for index, item in enumerate(items))
    content = _key(shown) + format_html_join("", "{}", rows)
    description = " ".join(_describe(item, shown) for item in items) or _("Er zijn nog geen gegevens.")
    return Chart(
        title,
        description,
        picture(id, title, description, (_WIDTH, height), content),
        (_("Naam"), *(str(WORDS[kind]) for kind in shown)),
        tuple((item.label, *(number(item.counts.get(kind, 0)) for kind in shown)) for item in items),
        drawable=any(item.total for item in items),
    )


def _row(item: Stack, kinds: Sequence[str], top: float) -> SafeString:
    total = sum(item.counts.get(kind, 0) for kind in kinds)
    left, parts = float(_LABEL), []
    for kind in kinds:
        count = item.counts.get(kind, 0)
        width = _BAR * count / total if total else 0
        if count:
            parts.append((_part(kind, left, top, width, count),))
        left += width
    return format_html(
        '<text x="{}" y="{}" text-anchor="end">{} </text>{}',
        _LABEL - 10,
        coordinate(top + 22),
        shorten(item.label, NARROW),
        format_html_join("", "{}", parts),
    )


def _part(kind: str, left: float, top: float, width: float, count: int) -> SafeString:
    words = number(count)
    fits = width > 9 * len(words) + 10  # about the width of the digits
    text = format_html(
        '<text class="hb-strong hb-on-{}" x="{}" y="{}" text-anchor="middle">{} </text>',
        kind,
        coordinate(left + width / 2),
        coordinate(top + 22),
        words,
    )
    return format_html(
        '<rect class="hb-part hb-part--{}" x="{}" y="{}" width="{}" height="28"/>{}',
        kind,
        coordinate(left),
        coordinate(top + 3),
        coordinate(width),
        text if fits else "",
    )


def _key(kinds: Sequence[str]) -> SafeString:
    left, parts = 0.0, []
    for kind in kinds:
        words = str(WORDS[kind])
        parts.append((kind, coordinate(left), coordinate(left + 22), words))
        left += 22 + 7.6 * len(words) + 20
    return format_html_join(
        "",
        '<rect class="hb-part hb-part--{}" x="{}" y="2" width="16" height="16"/><text class="hb-axis" x="{}" y="15">{} </text>',
        parts,
    )


def _describe(item: Stack, kinds: Sequence[str]) -> str:
    told = ", ".join(f"{str(WORDS[kind]).lower()} {number(item.counts[kind])}" for kind in kinds if item.counts.get(kind))
    return f"{item.label}: {told}." if told else f"{item.label}: {number(0)}."
