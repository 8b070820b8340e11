"""Horizontal bars of shares, with what unknown ones could add and a mark at the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.web.charts.chart import Chart, Number, coordinate, picture
from hefboom.web.charts.words import NARROW, shorten
from hefboom.web.formatting import percent

_WIDTH, _LABEL, _ROW, _VALUE = 740, 230, 34, 110
_BAR = _WIDTH - _LABEL - _VALUE


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, share 0-1 (None is unknown), and the share if everything unknown turns out well.

    `counts` says what the share is made of, such as "81 van 101".
    """

    label: str
    share: Number | None
    share_high: Number | None = None
    counts: str = ""


def bars(id: str, title: str, items: Sequence[Bar], target: Number | None = None) -> Chart:  # noqa: A002 - HTML's own name
    """Draw shares as bars under each other. `id` must be unique on the page; `target` is a share 0-1."""
    height = _ROW * len(items) + (30 if target is not None else 6)
    drawn = [_row(item, 4 + _ROW * index) for index, item in enumerate(items)]
    content = format_html_join("", "{}", ((row,) for row in drawn)) + _target(target, height)
    description = _describe(items, target)
    shows_high = any(item.share_high is not None and item.share_high != item.share for item in items)
    return Chart(
        title,
        description,
        picture(id, title, description, (_WIDTH, height), content),
        (_("Naam"), _("Aandeel"), _("Hoogstens"), _("Aantallen")),
        tuple((item.label, percent(item.share), percent(item.share_high), item.counts or "–") for item in items),
        _("Donker: voldaan. Licht: kan er nog bij komen als wat onbekend is, voldaan blijkt.") if shows_high else "",
        drawable=bool(items),
    )


def _row(item: Bar, top: float) -> SafeString:
    parts = [
        (kind, coordinate(_LABEL), coordinate(top + 5), coordinate(_BAR * min(float(part), 1)))
        for kind, part in (("--track", 1), ("--possible", item.share_high), ("", item.share))
        if part is not None
    ]
    rects = format_html_join("", '<rect class="hb-bar hb-bar{}" x="{}" y="{}" width="{}" height="20"/>', parts)
    words = percent(item.share)
    return format_html(
        '<text x="{}" y="{}" text-anchor="end">{} </text>{}<text class="hb-strong" x="{}" y="{}">{} </text>',
        _LABEL - 10,
        coordinate(top + 20),
        shorten(item.label, NARROW),
        rects,
        _LABEL + _BAR + 10,
        coordinate(top + 20),
        words,
    )


def _target(target: Number | None, height: float) -> SafeString:
    if target is None:
        return SafeString("")
    x = _LABEL + _BAR * min(float(target), 1)
    return format_html(
        '<path class="hb-target hb-target--line" d="M{0} 2V{1}"/>'
        '<path class="hb-target-mark" d="M{0} {2}l6 8h-12z"/><text class="hb-axis" x="{3}" y="{4}" text-anchor="end">{5}</text>',
        coordinate(x),
        coordinate(height - 24),
        coordinate(height - 22),
        coordinate(x - 10),
        coordinate(height - 12),
        _("doel %(share)s") % {"share": percent(target)},
    )


def _describe(items: Sequence[Bar], target: Number | None) -> str:
    known = [item for item in items if item.share is not None]
    parts = []
    if known:
        best, least = max(known, key=lambda i: float(i.share or 0)), min(known, key=lambda i: float(i.share or 0))
        parts.append(
            _("Het hoogst is %(best)s met %(high)s, het laagst %(least)s met %(low)s.")
            % {"best": best.label, "high": percent(best.share), "least": least.label, "low": percent(least.share)}
        )
    if target is not None:
        reached = sum(float(item.share or 0) >= float(target) for item in known)
        parts.append(
            _("%(reached)s van %(all)s halen het doel van %(target)s.")
            % {"reached": reached, "all": len(items), "target": percent(target)}
        )
    return " ".join(parts) or _("Er zijn nog geen gegevens.")
