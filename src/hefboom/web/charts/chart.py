"""What every chart is: a picture, a sentence that says the same, and a table with the same data."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to show with `{% chart %}`.

    `svg` is the picture, made of classes only. `headers` and `rows` are the same data in words; the first cell of a
    row is its heading. `note` explains the signs.
    """

    title: str
    description: str
    svg: SafeString
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    drawable: bool = True


def picture(id: str, title: str, description: str, size: tuple[float, float], content: SafeString) -> SafeString:  # noqa: A002 - HTML's own name
    """Return the frame of a chart: one image to a screen reader, with a name and a description."""
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc">'
        '<title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>{}</svg>',
        coordinate(size[0]),
        coordinate(size[1]),
        title,
        description,
        content,
        id=id,
    )


def coordinate(value: float) -> str:
    """Write a coordinate short and the same on every machine: at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
