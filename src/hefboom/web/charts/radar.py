"""A web of levels: an axis for each theme, rings for level 0 to 3. What is not known is a gap, never level 0."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.web.charts.chart import Chart, Drawing, Frame, coordinate, picture, shorten, text

Look = Literal["ambition", "base", "result"]
Point = tuple[float, float]
TOP_LEVEL = 3
FEWEST_AXES = 3
WIDE = Frame("wide", 520, 104)
NARROW = Frame("narrow", 360, 78)
"""`label` is the room beside the web for the names of the themes."""
_LINE = 18
_ABOVE = 46  # room for the name at the top
_KEY_LINE = 26
_CHARACTER = 7.6
_ORDER: tuple[Look, ...] = ("base", "result", "ambition")  # the last is drawn on top


@dataclass(frozen=True, slots=True)
class Series:
    """A level 0-3 for each axis, None for unknown. `look` says how it is drawn: each has its own line and marker."""

    label: str
    levels: tuple[int | None, ...]
    look: Look = "ambition"


def radar(name: str, title: str, axes: Sequence[str], series: Sequence[Series], words: Sequence[str]) -> Chart:
    """Draw levels as a web. `name` must be unique on the page; `words` are the names of level 0 to 3.

    Below three axes there is no web to draw and the table stands alone.
    """
    description = " ".join(_describe(axes, one) for one in series)
    known = any(level is not None for one in series for level in one.levels)
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _draw(frame, axes, series), (WIDE, NARROW)),
        (_("Thema"), *(one.label for one in series)),
        tuple((axis, *(_words(one.levels[number], words) for one in series)) for number, axis in enumerate(axes)),
        drawable=len(axes) >= FEWEST_AXES and (known or bool(series)),
    )


@dataclass(frozen=True, slots=True)
class _Web:
    """Where things are in a drawing: its middle, the radius of level 3, and the number of axes."""

    x: float
    y: float
    radius: float
    axes: int

    def at(self, axis: int, distance: float) -> Point:
        """Return the point on an axis at a distance from the middle; the first axis points up."""
        angle = math.tau * axis / self.axes - math.pi / 2
        return self.x + distance * math.cos(angle), self.y + distance * math.sin(angle)

    def level(self, axis: int, level: float) -> Point:
        """Return the point of a level. Level 0 has a ring of its own, so that it differs from nothing."""
        return self.at(axis, self.radius * (level + 0.6) / (TOP_LEVEL + 0.6))


def _draw(frame: Frame, axes: Sequence[str], series: Sequence[Series]) -> Drawing:
    radius = frame.width / 2 - frame.label
    web = _Web(frame.width / 2, _ABOVE + radius, radius, len(axes))
    shapes = [_rings(web), *(_name(frame, web, number, axis) for number, axis in enumerate(axes))]
    for look in _ORDER:
        shapes += [_series(web, one) for one in series if one.look == look]
    shapes.append(_unknown(web, series))
    bottom = max(web.at(axis, radius)[1] for axis in range(web.axes)) + 3 * _LINE + 10 if axes else _ABOVE
    key = _key(frame, series, bottom)
    return Drawing(bottom + key.height, _join(shapes) + key.shapes)


def _rings(web: _Web) -> SafeString:
    rings = [
        format_html('<path class="hb-ring hb-ring--{}" d="{}Z"/>', level, _path(_ring(web, level)))
        for level in range(TOP_LEVEL, -1, -1)
    ]
    spokes = [
        format_html('<path class="hb-gridline" d="{}"/>', _path([web.level(axis, 0), web.level(axis, TOP_LEVEL)]))
        for axis in range(web.axes)
    ]
    numbers = [
        text(str(level), web.x + 7, web.level(0, level)[1] + 14, "hb-axis hb-ring-number")
        for level in range(TOP_LEVEL + 1)
    ]
    return _join([*rings, *spokes, *numbers])


def _ring(web: _Web, level: int) -> list[Point]:
    return [web.level(axis, level) for axis in range(web.axes)]


def _name(frame: Frame, web: _Web, axis: int, name: str) -> SafeString:
    """Write the name of a theme at the end of its axis, on at most three lines."""
    x, y = web.at(axis, web.radius + 14)
    side = (x - web.x) / web.radius
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"  # noqa: PLR2004 - nearly straight up
    room = {"middle": frame.width / 2, "start": frame.width - x, "end": x}[anchor]
    lines = wrap(name, max(int(room / _CHARACTER), 4), break_long_words=False)[:3]
    height = _LINE * (len(lines) - 1)
    down = (y - web.y) / web.radius
    first = y + 5 - height * (1 - down) / 2 + (8 * down if anchor == "middle" else 0)
    return _join(
        text(shorten(one, room), x, first + _LINE * number, "hb-web-name", anchor) for number, one in enumerate(lines)
    )


def _series(web: _Web, one: Series) -> SafeString:
    points = [None if level is None else web.level(axis, level) for axis, level in enumerate(one.levels)]
    wedges = [(web.x, web.y)] if None in points else []
    area = "".join(f"{_path([*wedges, *run])}Z" for run in _runs(points)) if one.look == "ambition" else ""
    lines = "".join(_path(run) + ("" if None in points else "Z") for run in _runs(points))
    fill = format_html('<path class="hb-web-area" d="{}"/>', area) if area else SafeString("")
    line = format_html('<path class="hb-web-line hb-web-line--{}" d="{}"/>', one.look, lines)
    return fill + line + _join(_marker(one.look, point) for point in points if point)


def _runs(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """Yield the stretches of neighbouring points that are known; round the web, so the last touches the first."""
    if None not in points:
        yield [point for point in points if point]
        return
    gap = points.index(None)
    run: list[Point] = []
    for point in (*points[gap + 1 :], *points[: gap + 1]):
        if point:
            run.append(point)
        elif run:
            yield run
            run = []


def _marker(look: Look, point: Point) -> SafeString:
    """Draw a dot, a square or a triangle; of different sizes, so that one shows beneath another."""
    x, y = point
    shape = {
        "ambition": f"M{coordinate(x - 6)} {coordinate(y)}a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
        "base": f"M{coordinate(x - 9)} {coordinate(y - 9)}h18v18h-18z",
        "result": f"M{coordinate(x)} {coordinate(y - 13)}l12 20h-24z",
    }[look]
    return format_html('<path class="hb-web-marker hb-web-marker--{}" d="{}"/>', look, shape)


def _unknown(web: _Web, series: Sequence[Series]) -> SafeString:
    """Write a question mark on each axis where the first series has no level."""
    levels = series[0].levels if series else ()
    points = [web.level(axis, 0) for axis, level in enumerate(levels) if level is None]
    return _join(text("?", x, y + 5, "hb-strong hb-web-unknown", "middle") for x, y in points)


def _key(frame: Frame, series: Sequence[Series], top: float) -> Drawing:
    """What each line means, wrapped to the width."""
    left, down, parts = 0.0, 0.0, []
    for one in series:
        width = 58 + _CHARACTER * len(one.label) + 18
        if left and left + width > frame.width:
            left, down = 0.0, down + _KEY_LINE
        y = top + down + 10
        stroke = format_html(
            '<path class="hb-web-line hb-web-line--{}" d="{}"/>', one.look, _path([(left, y), (left + 48, y)])
        )
        parts.append(stroke + _marker(one.look, (left + 24, y)) + text(one.label, left + 58, y + 5, "hb-axis"))
        left += width
    return Drawing(down + _KEY_LINE + 4 if series else 0, _join(parts))


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)


def _join(shapes: Sequence[SafeString] | Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((shape,) for shape in shapes))


def _words(level: int | None, words: Sequence[str]) -> str:
    return _("onbekend") if level is None else f"{level} {words[level]}"


def _describe(axes: Sequence[str], one: Series) -> str:
    levels = ", ".join(
        f"{axis} {_('onbekend') if level is None else level}" for axis, level in zip(axes, one.levels, strict=True)
    )
    return f"{one.label}: {levels}."
