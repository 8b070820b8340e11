"""The radar: a ring for each level, a gap for what is not known, a line and a marker of its own for each series."""

import pytest
from django.utils.translation import override
from lxml import etree

from hefboom.web.charts import Chart, Series, radar

WORDS = ("Geen", "Basis", "Significant", "Ambitieus")
AXES = ("Klimaat", "Circulair", "Internationale sociale voorwaarden", "Innovatie")
HOSTILE = '<script>alert("&")</script>'


def drawn(*series: Series, axes: tuple[str, ...] = AXES, name: str = "web") -> Chart:
    with override("nl"):
        return radar(name, "Ambitieweb", axes, series, WORDS)


def tree(chart: Chart) -> etree._Element:
    return etree.fromstring(f"<div>{chart.svg}</div>")


def line(chart: Chart, look: str) -> str:
    return str(tree(chart)[0].xpath(f"string(path[contains(@class, 'hb-web-line--{look}')]/@d)"))


def markers(chart: Chart, look: str) -> int:
    return len(tree(chart)[0].xpath(f"path[contains(@class, 'hb-web-marker--{look}')]"))


def test_it_is_well_formed_names_itself_and_uses_no_inline_style() -> None:
    chart = drawn(Series(HOSTILE, (3, 2, None, 0)), axes=(HOSTILE, *AXES[1:]))
    found = tree(chart)
    assert not found.xpath("//@style | //style | //script")
    for picture in found:
        assert picture.get("role") == "img"
        assert picture[0].text == "Ambitieweb"
        assert picture[1].text == chart.description
    identifiers = found.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def test_unknown_is_a_gap_and_level_0_is_not() -> None:
    with_gap = drawn(Series("Ambitie", (3, None, 1, 2)))
    with_zero = drawn(Series("Ambitie", (3, 0, 1, 2)))
    assert markers(with_gap, "ambition") == 3 + 1  # and one in the key
    assert markers(with_zero, "ambition") == 4 + 1
    assert not line(with_gap, "ambition").endswith("Z")
    assert line(with_zero, "ambition").endswith("Z")
    assert "?" in "".join(tree(with_gap)[0].itertext())
    assert "?" not in "".join(tree(with_zero)[0].itertext())


def test_two_gaps_give_two_stretches() -> None:
    assert line(drawn(Series("Ambitie", (3, None, 1, None))), "ambition").count("M") == 2


@pytest.mark.parametrize("axes", [3, 5, 8, 12])
def test_the_highest_level_lies_on_the_outer_ring(axes: int) -> None:
    names = tuple(f"Thema {number}" for number in range(axes))
    chart = drawn(Series("Ambitie", (3,) * axes), axes=names)
    ring = tree(chart)[0].xpath("string(path[contains(@class, 'hb-ring--3')]/@d)")
    assert line(chart, "ambition") == ring
    for name in names:
        assert name in "".join(tree(chart)[0].itertext())


def test_each_series_has_its_own_line_marker_and_column() -> None:
    series = (
        Series("Ambitie", (3, 2, 1, 0)),
        Series("Uitgangspunt", (2, 2, None, 1), "base"),
        Series("Uitkomst", (2, None, None, None), "result"),
    )
    chart = drawn(*series)
    assert [markers(chart, look) for look in ("ambition", "base", "result")] == [5, 4, 2]
    assert chart.headers == ("Thema", "Ambitie", "Uitgangspunt", "Uitkomst")
    assert chart.rows[0] == ("Klimaat", "3 Ambitieus", "2 Significant", "2 Significant")
    assert chart.rows[3] == ("Innovatie", "0 Geen", "1 Basis", "onbekend")
    assert "Uitkomst: Klimaat 2, Circulair onbekend" in chart.description


def spread(words: etree._Element) -> tuple[float, float]:
    """Return from where to where about a text reaches."""
    x, long = float(words.get("x")), 7.4 * len((words.text or "").strip())
    return {"start": (x, x + long), "middle": (x - long / 2, x + long / 2), "end": (x - long, x)}[
        words.get("text-anchor")
    ]


@pytest.mark.parametrize("axes", [4, 5, 7, 12])
def test_nothing_sticks_out_of_the_picture(axes: int) -> None:
    names = ("Internationale sociale voorwaarden", *(f"Ketenverantwoordelijkheid {one}" for one in range(1, axes)))
    for picture in tree(drawn(Series("Ambitie", (1,) * axes), axes=names)):
        _, _, width, height = (float(number) for number in picture.get("viewBox").split())
        for words in picture.iter("text"):
            left, right = spread(words)
            assert left >= -1
            assert right <= width + 1
            assert 0 < float(words.get("y")) < height


def test_below_three_axes_there_is_a_table_and_no_picture() -> None:
    assert not drawn(Series("Ambitie", (1, 2)), axes=AXES[:2]).drawable
    assert drawn(Series("Ambitie", (None,) * 4)).drawable
