"""What drawings of effects are made of: rectangles, lines, hatching, names, and a scale with round numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hefboom.web.charts.chart import coordinate, shorten, text

Say = Callable[[float | None], str]
"""Writes a value in the language of the reader: `12.300 t`, or that it is not known."""
HATCH = 7.0
ROW = 34.0
ABOVE = 24.0
"""The height of a name that stands above what it names, on a telephone."""


def joined(shapes: Iterable[SafeString]) -> SafeString:
    """Return shapes after each other; the later lie on top."""
    return format_html_join("", "{}", ((shape,) for shape in shapes))


def rect(look: str, x: float, y: float, width: float, height: float) -> SafeString:
    """Draw a rectangle; a negative width or height counts as none."""
    size = [coordinate(value) for value in (x, y, max(width, 0), max(height, 0))]
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', look, *size)


def path(look: str, drawn: str) -> SafeString:
    """Draw a path."""
    return format_html('<path class="{}" d="{}"/>', look, drawn)


def segment(look: str, start: tuple[float, float], end: tuple[float, float]) -> SafeString:
    """Draw a straight line."""
    (x1, y1), (x2, y2) = start, end
    return path(look, f"M{coordinate(x1)} {coordinate(y1)}L{coordinate(x2)} {coordinate(y2)}")


def hatch(x: float, y: float, width: float, height: float, gap: float = HATCH) -> SafeString:
    """Fill a rectangle with slanting lines, cut at its edges: seen without colour, and nothing to refer to."""
    lines, at = [], gap
    while at < width + height:
        start = (x + max(0.0, at - height), y + min(at, height))
        end = (x + min(at, width), y + max(0.0, at - width))
        lines.append("M{} {}L{} {}".format(*map(coordinate, (*start, *end))))
        at += gap
    return path("hb-hatch", "".join(lines)) if lines else SafeString("")


def fitting(words: str, x: float, y: float, room: float, look: str = "", anchor: str = "start") -> SafeString:
    """Write words, shortened to the room there is."""
    return text(shorten(words, room), x, y, look, anchor)


@dataclass(frozen=True, slots=True)
class Scale:
    """Puts values from `low` to `high` on the line from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value; what lies outside is put at the edge."""
        inside = min(max(value, self.low), self.high)
        return self.start + (self.end - self.start) * (inside - self.low) / ((self.high - self.low) or 1)

    def ticks(self, most: int = 5) -> list[float]:
        """Return round numbers on the scale, zero among them where it lies on it."""
        span = (self.high - self.low) or 1.0
        size = 10.0 ** floor(log10(span / most))
        step = next(size * times for times in (1, 2, 5, 10) if span / (size * times) <= most)
        return [number * step for number in range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1)]
