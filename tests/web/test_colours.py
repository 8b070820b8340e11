"""Contrast of the colours we chose ourselves: axe cannot judge text in pictures, so numbers do."""

import re
from pathlib import Path

import pytest

THEME = (Path(__file__).parents[2] / "frontend" / "src" / "theme.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", THEME))
WHITE = "#ffffff"


def brightness(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("voorbeeld-kleuren-grijs-700", WHITE),
        ("voorbeeld-kleuren-grijs-400", WHITE),
        ("voorbeeld-kleuren-grijs-400", "voorbeeld-kleuren-grijs-50"),
        ("voorbeeld-kleuren-violet-500", WHITE),
        ("voorbeeld-kleuren-violet-700", "voorbeeld-kleuren-violet-100"),
        ("hb-chart-met", WHITE),
        ("hb-chart-not-met", WHITE),
        ("voorbeeld-kleuren-grijs-700", "hb-chart-scale-1"),
        ("voorbeeld-kleuren-grijs-700", "hb-chart-scale-2"),
        ("voorbeeld-kleuren-grijs-700", "hb-chart-scale-3"),
        ("hb-chart-scale-4", WHITE),
        ("hb-chart-scale-5", WHITE),
    ],
)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS.get(ground, ground)) >= 4.5


@pytest.mark.parametrize("mark", ["hb-accent", "hb-chart-met", "hb-chart-not-met"])
def test_marks_in_charts_stand_out(mark: str) -> None:
    assert contrast(COLOURS[mark], WHITE) >= 3
