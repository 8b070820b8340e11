"""A share through the years, with the target as a dashed line. A year without a figure is a gap, never a zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.web.charts.chart import NARROW, Chart, Drawing, Frame, Number, coordinate, picture, text
from hefboom.web.formatting import percent

_HEIGHT, _LEFT, _TOP, _BOTTOM = 320, 56, 26, 40
_MANY = 6  # years whose figures fit on a telephone


@dataclass(frozen=True, slots=True)
class Point:
    """The share of a year, 0-1; None when nothing is known. `counts` says what it is made of."""

    year: int
    share: Number | None
    counts: str = ""


def line(name: str, title: str, points: Sequence[Point], target: Number | None = None) -> Chart:
    """Draw shares through the years, in order. `name` must be unique on the page; `target` is a share 0-1."""
    known = [point for point in points if point.share is not None]
    description = _describe(known, target)
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _draw(frame, points, target)),
        (_("Jaar"), _("Aandeel"), _("Aantallen")),
        tuple((str(point.year), percent(point.share), point.counts or "–") for point in points),
        drawable=bool(known),
    )


def _draw(frame: Frame, points: Sequence[Point], target: Number | None) -> Drawing:
    return Drawing(_HEIGHT, _grid(frame, points) + _target(frame, target) + _runs(frame, points))


def _right(frame: Frame) -> float:
    return frame.width - (24 if frame is NARROW else 130)


def _x(frame: Frame, index: int, count: int) -> float:
    return _LEFT + (_right(frame) - _LEFT) * (index / (count - 1) if count > 1 else 0.5)


def _y(share: Number) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - min(max(float(share), 0), 1))


def _crowded(frame: Frame, points: Sequence[Point]) -> bool:
    return frame is NARROW and len(points) > _MANY


def _grid(frame: Frame, points: Sequence[Point]) -> SafeString:
    shapes = [
        format_html(
            '<path class="hb-gridline" d="M{} {}H{}"/>', _LEFT, coordinate(_y(step / 4)), coordinate(_right(frame))
        )
        + text(percent(step / 4), _LEFT - 10, _y(step / 4) + 5, "hb-axis", "end")
        for step in range(5)
    ]
    years = [
        text(str(point.year), _x(frame, index, len(points)), _HEIGHT - _BOTTOM + 24, "hb-axis", "middle")
        for index, point in enumerate(points)
        if not (_crowded(frame, points) and index % 2)
    ]
    return format_html_join("", "{}", ((shape,) for shape in (*shapes, *years)))


def _target(frame: Frame, target: Number | None) -> SafeString:
    if target is None:
        return SafeString("")
    right, y = _right(frame), _y(target)
    mark = format_html(
        '<path class="hb-target hb-target--line" d="M{0} {1}H{2}"/>'
        '<path class="hb-target-mark" d="M{2} {1}l7-7 7 7-7 7z"/>',
        _LEFT,
        coordinate(y),
        coordinate(right),
    )
    words = _("doel %(share)s") % {"share": percent(target)}
    if frame is NARROW:
        return mark + text(words, right, y - 10, "hb-strong", "end")
    return mark + text(words, right + 20, y + 5, "hb-strong")


def _runs(frame: Frame, points: Sequence[Point]) -> SafeString:
    """Draw unbroken stretches as lines, and every figure as a dot with its value."""
    path, pen_down, dots = [], False, []
    last = max((index for index, point in enumerate(points) if point.share is not None), default=0)
    for index, point in enumerate(points):
        if point.share is None:
            pen_down = False
            continue
        x, y = _x(frame, index, len(points)), _y(point.share)
        path.append(f"{'L' if pen_down else 'M'}{coordinate(x)} {coordinate(y)}")
        pen_down = True
        dots.append((format_html('<circle class="hb-dot" cx="{}" cy="{}" r="6"/>', coordinate(x), coordinate(y)),))
        if index in {0, last} or not _crowded(frame, points):
            dots.append((text(percent(point.share), x, y - 12, "hb-strong", "middle"),))
    return format_html('<path class="hb-line" d="{}"/>', "".join(path)) + format_html_join("", "{}", dots)


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
