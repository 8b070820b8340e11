"""Horizontal bars of shares, with what unknown ones could add and a mark at the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.web.charts.chart import Chart, Drawing, Frame, Number, coordinate, picture, shorten, text
from hefboom.web.formatting import percent

_VALUE = 90  # room for the words behind a bar
_BAR = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, share 0-1 (None is unknown), and the share if everything unknown turns out well.

    `counts` says what the share is made of, such as "81 van 101".
    """

    label: str
    share: Number | None
    share_high: Number | None = None
    counts: str = ""


def bars(name: str, title: str, items: Sequence[Bar], target: Number | None = None) -> Chart:
    """Draw shares as bars under each other. `name` must be unique on the page; `target` is a share 0-1."""
    description = _describe(items, target)
    shows_high = any(item.share_high is not None and item.share_high != item.share for item in items)
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _draw(frame, items, target)),
        (_("Naam"), _("Aandeel"), _("Hoogstens"), _("Aantallen")),
        tuple((item.label, percent(item.share), percent(item.share_high), item.counts or "–") for item in items),
        _("Donker: voldaan. Licht: kan er nog bij komen als wat onbekend is, voldaan blijkt.") if shows_high else "",
        drawable=bool(items),
    )


def _draw(frame: Frame, items: Sequence[Bar], target: Number | None) -> Drawing:
    row = 34 if frame.label else 54
    height = row * len(items) + (32 if target is not None else 6)
    shapes = format_html_join("", "{}", ((_row(frame, item, row * index),) for index, item in enumerate(items)))
    return Drawing(height, shapes + _target(frame, target, height))


def _length(frame: Frame) -> float:
    return frame.width - frame.label - _VALUE


def _row(frame: Frame, item: Bar, top: float) -> SafeString:
    bar_top = top + (6 if frame.label else 24)
    parts = [
        (kind, coordinate(frame.label), coordinate(bar_top), coordinate(_length(frame) * min(float(part), 1)), _BAR)
        for kind, part in (("--track", 1), ("--possible", item.share_high), ("", item.share))
        if part is not None
    ]
    rects = format_html_join("", '<rect class="hb-bar hb-bar{}" x="{}" y="{}" width="{}" height="{}"/>', parts)
    label = (
        text(shorten(item.label, frame.label), frame.label - 10, bar_top + 15, anchor="end")
        if frame.label
        else text(shorten(item.label, frame.width), 0, top + 17)
    )
    return label + rects + text(percent(item.share), frame.label + _length(frame) + 8, bar_top + 15, "hb-strong")


def _target(frame: Frame, target: Number | None, height: float) -> SafeString:
    if target is None:
        return SafeString("")
    x = frame.label + _length(frame) * min(float(target), 1)
    mark = format_html(
        '<path class="hb-target hb-target--line" d="M{0} 2V{1}"/><path class="hb-target-mark" d="M{0} {1}l6 8h-12z"/>',
        coordinate(x),
        coordinate(height - 24),
    )
    return mark + text(_("doel %(share)s") % {"share": percent(target)}, x - 10, height - 12, "hb-axis", "end")


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
