"""Charts in documents look as on the site, and let nothing else in."""

import re
from pathlib import Path

import pytest

from hefboom.web.charts import Point, line
from hefboom.web.documents.drawing import standalone
from hefboom.web.documents.look import LOOK
from hefboom.web.documents.typesetting import draw

STYLES = Path(__file__).parents[2] / "frontend" / "src"
THEME = dict(re.findall(r"(--[a-z0-9-]+): ([^;]+);", (STYLES / "theme.css").read_text("utf-8")))
BOX = 'viewBox="0 0 90 30"'


def rules() -> dict[str, dict[str, str]]:
    """What `charts.css` says of each class of a shape, without what is only for screens."""
    css = re.sub(
        r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}",
        "",
        (STYLES / "charts.css").read_text("utf-8"),
        flags=re.DOTALL,
    )
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        for selector in selectors.split(","):
            name = selector.split()[-1].lstrip(".")
            if re.fullmatch(r"\.hb-(?!chart)[a-z0-9_-]+", selector.split()[-1]):
                found.setdefault(name, {}).update(re.findall(r"([a-z-]+): ([^;]+);", body))
    return found


def test_every_class_of_a_chart_has_a_look() -> None:
    assert set(rules()) - set(LOOK) == set()
    assert len(rules()) > 15


def test_the_look_is_that_of_the_site() -> None:
    known = {"var(--hb-surface)": "#ffffff", "#fff": "#ffffff"}
    compared = 0
    for name, declarations in rules().items():
        for attribute in {"fill", "stroke", "stroke-dasharray", "stroke-width"} & set(declarations):
            value = declarations[attribute]
            value = known.get(value, THEME.get(value.removeprefix("var(").removesuffix(")"), value))
            if not value.startswith("var("):  # one of the basis tokens, which are not ours
                assert LOOK[name].get(attribute) == value, f"{name} {attribute}"
                compared += 1
    assert compared > 20


def test_the_wide_drawing_is_taken_with_its_size() -> None:
    drawing = standalone(str(line("years", "Jaren", [Point(2025, 0.5), Point(2026, 0.6)], 0.5).svg))
    assert drawing is not None
    assert (drawing.width, drawing.height) == (740, 320)
    assert drawing.svg.count("<svg") == 1
    assert 'stroke="#0f5c69"' in drawing.svg
    assert "class=" not in drawing.svg
    assert draw(drawing.svg, 72).startswith(b"\x89PNG")


def test_a_picture_fits_the_page() -> None:
    wide, high = standalone('<svg viewBox="0 0 740 100"/>'), standalone('<svg viewBox="0 0 500 2000"/>')
    assert wide is not None
    assert wide.width_in(160) == 160
    assert high is not None
    assert high.width_in(160) * 4 == 125


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd" width="9" height="9"/>',
        '<use xlink:href="http://example.org/x.svg#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        "<style>* { fill: url(http://example.org) }</style>",
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<rect onload="alert(1)" style="fill: url(http://example.org)" fill="url(http://example.org)"/>',
        "<!-- http://example.org -->",
        "<?php http://example.org ?>",
    ],
)
def test_nothing_foreign_comes_into_a_document(inside: str) -> None:
    drawing = standalone(f"<svg {BOX}>{inside}</svg>")
    assert drawing is not None
    assert not re.search("example.org|passwd|alert|<p>", drawing.svg)


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "tekst",
        "<svg>",
        "<svg/>",
        '<svg viewBox="0 0 nan 9"/>',
        '<svg viewBox="0 0 inf 9"/>',
        '<svg viewBox="0 0 9"/>',
        '<svg viewBox="0 0 -1 9"/>',
        f'<svg class="hb-chart__narrow" {BOX}/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9">&a;</svg>',
        f"<svg {BOX}>\x00</svg>",
        f"<svg {BOX}>\ud800</svg>",
    ],
)
def test_what_cannot_be_drawn_is_no_drawing(svg: str) -> None:
    assert standalone(svg) is None
