"""A share through the years, with the target as a dashed line. A year without a figure is a gap, never a zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.web.charts.chart import Chart, Number, coordinate, picture
from hefboom.web.formatting import percent

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 740, 320, 56, 130, 16, 40


@dataclass(frozen=True, slots=True)
class Point:
    """The share of a year, 0-1; None when nothing is known. `counts` says what it is made of."""

    year: int
    share: Number | None
    counts: str = ""


def line(id: str, title: str, points: Sequence[Point], target: Number | None = None) -> Chart:  # noqa: A002 - HTML's own name
    """Draw shares through the years. `points` are in order of year; `target` is a share 0-1."""
    known = [point for point in points if point.share is not None]
    description = _describe(known, target)
    content = _grid(points) + _target(target) + _runs(points)
    return Chart(
        title,
        description,
        picture(id, title, description, (_WIDTH, _HEIGHT), content),
        (_("Jaar"), _("Aandeel"), _("Aantallen")),
        tuple((str(point.year), percent(point.share), point.counts or "–") for point in points),
        drawable=bool(known),
    )


def _x(index: int, count: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (index / (count - 1) if count > 1 else 0.5)


def _y(share: Number) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - min(max(float(share), 0), 1))


def _grid(points: Sequence[Point]) -> SafeString:
    steps = [(coordinate(_y(step / 4)), coordinate(_y(step / 4) + 5), percent(step / 4)) for step in range(5)]
    lines = format_html_join(
        "",
        '<path class="hb-gridline" d="M' + str(_LEFT) + " {0}H" + str(_WIDTH - _RIGHT) + '"/>'
        '<text class="hb-axis" x="' + str(_LEFT - 8) + '" y="{1}" text-anchor="end">{2} </text>',
        steps,
    )
    years = [
        (coordinate(_x(index, len(points))), _HEIGHT - _BOTTOM + 24, point.year) for index, point in enumerate(points)
    ]
    return lines + format_html_join("", '<text class="hb-axis" x="{}" y="{}" text-anchor="middle">{} </text>', years)


def _target(target: Number | None) -> SafeString:
    if target is None:
        return SafeString("")
    return format_html(
        '<path class="hb-target hb-target--line" d="M{0} {1}H{2}"/>'
        '<path class="hb-target-mark" d="M{2} {1}l7-7 7 7-7 7z"/><text class="hb-strong" x="{3}" y="{4}">{5} </text>',
        _LEFT,
        coordinate(_y(target)),
        _WIDTH - _RIGHT,
        _WIDTH - _RIGHT + 20,
        coordinate(_y(target) + 5),
        _("doel %(share)s") % {"share": percent(target)},
    )


def _runs(points: Sequence[Point]) -> SafeString:
    """Draw unbroken stretches as lines, and every figure as a dot with its value."""
    path, pen_down, dots = [], False, []
    for index, point in enumerate(points):
        if point.share is None:
            pen_down = False
            continue
        x, y = coordinate(_x(index, len(points))), coordinate(_y(point.share))
        path.append(f"{'L' if pen_down else 'M'}{x} {y}")
        pen_down = True
        dots.append((x, y, x, coordinate(_y(point.share) - 12), percent(point.share)))
    return format_html('<path class="hb-line" d="{}"/>', "".join(path)) + format_html_join(
        "",
        '<circle class="hb-dot" cx="{}" cy="{}" r="6"/><text class="hb-strong" x="{}" y="{}" text-anchor="middle">{} </text>',
        dots,
    )


def _describe(known: Sequence[Point], target: Number | None) -> str:
    if not known:
        return _("Er zijn nog geen gegevens.")
    first, last = known[0], known[-1]
    told = _("Van %(from)s in %(first)s naar %(to)s in %(last)s.") % {
        "from": percent(first.share),
        "first": first.year,
        "to": percent(last.share),
        "last": last.year,
    }
    return told if target is None else f"{told} {_('Het doel is %(share)s.') % {'share': percent(target)}}"
