"""What every chart is: a picture, a sentence that says the same, and a table with the same data."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a drawing, in units of about a pixel: on a wide screen, and on a telephone.

    `label` is the width kept free for names at the left; 0 means that a name stands above what it names.
    """

    name: str
    width: float
    label: float


WIDE = Frame("wide", 740, 230)
NARROW = Frame("narrow", 360, 0)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to show with `{% chart %}`.

    `svg` is the picture, made of classes only. `headers` and `rows` are the same data in words; the first cell of a
    row is its heading. `note` explains the signs. Without anything to draw, `drawable` is False and the table stands.
    """

    title: str
    description: str
    svg: SafeString
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    drawable: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, and the height that they need."""

    height: float
    shapes: SafeString


def picture(
    name: str,
    title: str,
    description: str,
    draw: Callable[[Frame], Drawing],
    frames: tuple[Frame, ...] = (WIDE, NARROW),
) -> SafeString:
    """Return the drawing for each width of screen; the style sheet shows one of them, to screen readers too.

    `name` becomes part of ids, so it must be unique on the page.
    """
    pictures = []
    for frame in frames:
        drawing = draw(frame)
        ids = f"{name}-{frame.name}"
        size = f"{coordinate(frame.width)} {coordinate(drawing.height)}"
        pictures.append((frame.name, size, ids, ids, ids, title, ids, description, drawing.shapes))
    return format_html_join(
        "\n",
        '<svg class="hb-chart__{}" viewBox="0 0 {}" role="img" aria-labelledby="{}-title" aria-describedby="{}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        pictures,
    )


def coordinate(value: float) -> str:
    """Write a coordinate short and the same on every machine: at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def text(words: str, x: float, y: float, look: str = "", anchor: str = "start") -> SafeString:
    """Write words in a picture. The space at the end keeps them apart when the text is read out or copied."""
    return format_html(
        '<text class="{}" x="{}" y="{}" text-anchor="{}">{} </text>', look, coordinate(x), coordinate(y), anchor, words
    )


def shorten(label: str, room: float) -> str:
    """Cut a name that does not fit in `room`; the table beside the chart has it in full."""
    characters = int(room / 7.4)  # the mean width of a letter of 15 units high
    return label if len(label) <= characters else f"{label[: characters - 1].rstrip()}…"
