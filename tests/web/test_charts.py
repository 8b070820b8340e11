"""Charts: a picture without style attributes, a sentence, and the same numbers in a table."""

import pytest
from django.utils.translation import override
from lxml import etree

from hefboom.web.charts import Bar, Chart, Point, Stack, bars, line, stacked

HOSTILE = '<script>alert("&")</script>'


def charts() -> list[Chart]:
    with override("nl"):
        return [
            bars("a", "Aandeel", [Bar("BZK", 0.8, 0.9, "8 van 10"), Bar(HOSTILE, None)], target=1),
            stacked("b", "Uitkomsten", [Stack("MVI", {"met": 81, "not_met": 12, "unknown": 8}), Stack(HOSTILE, {})]),
            line("c", HOSTILE, [Point(2022, 0.5), Point(2023, None), Point(2024, 0.7)], target=0.75),
        ]


@pytest.mark.parametrize("chart", charts(), ids=["bars", "stacked", "line"])
def test_a_chart_is_well_formed_names_itself_and_uses_no_inline_style(chart: Chart) -> None:
    drawn = etree.fromstring(f"<div>{chart.svg}</div>")
    assert not drawn.xpath("//@style")
    assert not drawn.xpath("//style | //script")
    for picture in drawn:
        assert picture.get("role") == "img"
        title, description = picture[0], picture[1]
        assert picture.get("aria-labelledby") == title.get("id")
        assert title.text == chart.title
        assert picture.get("aria-describedby") == description.get("id")
        assert description.text == chart.description
    identifiers = drawn.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def test_bars_are_as_long_as_their_share() -> None:
    drawn = etree.fromstring(f"<div>{charts()[0].svg}</div>")[0]
    track, possible, share = (float(rect.get("width")) for rect in drawn.findall("rect")[:3])
    assert share / track == pytest.approx(0.8, abs=0.001)
    assert possible / track == pytest.approx(0.9, abs=0.001)


def test_an_unknown_share_has_no_bar_and_says_so() -> None:
    chart = charts()[0]
    assert chart.rows[1][1] == "onbekend"
    assert etree.fromstring(f"<div>{chart.svg}</div>")[0].xpath("count(rect)") == 4  # two tracks, one bar, one possible


def test_a_year_without_a_figure_breaks_the_line() -> None:
    chart = charts()[2]
    path = etree.fromstring(f"<div>{chart.svg}</div>")[0].xpath("string(path[@class='hb-line']/@d)")
    assert path.count("M") == 2
    assert chart.rows[1][1] == "onbekend"
    assert chart.description == "Van 50% in 2022 naar 70% in 2024. Het doel is 75%."


def test_parts_of_a_stack_fill_the_bar_in_proportion() -> None:
    drawn = etree.fromstring(f"<div>{charts()[1].svg}</div>")[0]
    met, not_met, unknown = (
        float(drawn.xpath(f"string(rect[contains(@class, '{kind}')][@height='28']/@width)"))
        for kind in ("--met", "--not_met", "--unknown")
    )
    assert met / (met + not_met + unknown) == pytest.approx(81 / 101, abs=0.001)


def test_without_data_there_is_a_table_and_no_picture() -> None:
    assert not bars("d", "Leeg", []).drawable
    assert not line("e", "Leeg", [Point(2024, None)]).drawable
    assert not stacked("f", "Leeg", [Stack("x", {})]).drawable
