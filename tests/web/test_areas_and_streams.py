"""Areas are as large as the money, streams as wide as what flows."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.web.charts import Stream, Tile, sankey, treemap
from hefboom.web.charts.squarify import Box, squarify
from hefboom.web.charts.streams import columns, gathered, merged
from tests.svg_for_tests import box, looks, pictures, plain


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=60).map(lambda sizes: sorted(sizes, reverse=True)))
def test_boxes_have_the_area_of_their_size_and_lie_in_the_room(sizes: list[float]) -> None:
    boxes = squarify(sizes, Box(0, 10, 740, 380))
    whole = 740 * 380
    for size, each in zip(sizes, boxes, strict=True):
        assert each.width * each.height == pytest.approx(whole * size / sum(sizes), rel=1e-3, abs=1e-3)
        assert -1e-3 <= each.x <= each.x + each.width <= 740 + 1e-3
        assert 10 - 1e-3 <= each.y <= each.y + each.height <= 390 + 1e-3


@given(st.lists(st.floats(1, 1e6), min_size=2, max_size=40).map(lambda sizes: sorted(sizes, reverse=True)))
def test_boxes_do_not_overlap(sizes: list[float]) -> None:
    for one, other in combinations(squarify(sizes, Box(0, 0, 740, 380)), 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert min(across, down) <= 1e-3


def test_boxes_are_about_square() -> None:
    for each in squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 600, 400)):
        assert max(each.width / each.height, each.height / each.width) < 3


def test_a_heavier_euro_is_darker_and_an_unknown_one_is_hatched() -> None:
    tiles = [Tile("a", 400, 0.05), Tile("b", 300, 0.35), Tile("c", 200, 0.9), Tile("d", 100)]
    wide = pictures(treemap("t", "t", tiles, "nl"))[0]
    drawn = [each.get("class") for each in looks(wide, "rect", "hb-tile")][-4:]
    assert drawn == [f"hb-tile hb-tile--{shade}" for shade in ("1", "4", "5", "unknown")]


def test_small_areas_are_gathered_and_what_is_not_known_stays_apart() -> None:
    tiles = [Tile(str(at), 1000 - at, None if at in {40, 41} else 0.2) for at in range(50)]
    drawn = looks(pictures(treemap("t", "t", tiles, "nl"))[0], "rect", "hb-tile")[6:]
    assert len(drawn) == 25 + 2
    assert [each.get("class") for each in drawn].count("hb-tile hb-tile--unknown") == 1
    area = sum((box(each)[2] - box(each)[0]) * (box(each)[3] - box(each)[1]) for each in drawn)
    assert area == pytest.approx(740 * 380, rel=1e-3), "nothing gets lost"


def test_money_that_came_back_is_in_the_table_only() -> None:
    chart = treemap("t", "t", [Tile("a", 400, 0.05), Tile("terug", -300, 0.35)], "nl")
    assert tuple(map(plain, chart.rows[1])) == ("terug", "€ -3", "–", "0,35")
    assert "1 zonder uitgaven of met een teruggave" in chart.note


def test_streams_are_as_wide_as_they_are_large() -> None:
    streams = [Stream("A", "x", 30), Stream("A", "y", 10), Stream("B", "y", 20)]
    wide = pictures(sankey("s", "t", streams, "nl"))[0]
    heights = sorted(box(node)[3] - box(node)[1] for node in looks(wide, "rect", "hb-node"))
    unit = heights[-1] / 40
    assert heights == [pytest.approx(size * unit, abs=0.2) for size in (20, 30, 30, 40)]
    widths = []
    for ribbon in looks(wide, "path", "hb-ribbon"):
        top, bottom = re.search(r" (\S+)V(\S+)C", ribbon.get("d") or "").groups()
        widths.append(float(bottom) - float(top))
    assert sorted(widths) == [pytest.approx(size * unit, abs=0.2) for size in (10, 20, 30)]


def test_small_streams_are_gathered_in_the_picture_and_apart_in_the_table() -> None:
    streams = [Stream("A", f"groep {at}", 100 - at) for at in range(30)]
    kept, sources, targets = gathered(streams, 12, "overige ({number})")
    assert (sources, targets) == (0, 19)
    assert sum(one.value for one in kept) == sum(one.value for one in streams)
    chart = sankey("s", "t", streams, "nl")
    assert len(chart.rows) == 30
    assert "overige (19) " in "".join(pictures(chart)[0].itertext())


def test_streams_that_need_not_cross_do_not_cross() -> None:
    streams = [Stream(name, f"naar {name}", value) for name, value in zip("ABCD", (1, 9, 3, 7), strict=True)]
    left, right = columns(merged(streams))
    assert right == [f"naar {name}" for name in left]


def test_a_stream_through_the_middle_has_three_columns_and_a_circle_is_cut() -> None:
    assert [len(each) for each in columns([Stream("in", "gebruik", 5), Stream("gebruik", "afval", 4)])] == [1, 1, 1]
    around = [Stream("a", "b", 1), Stream("b", "a", 1)]
    assert sorted(name for column in columns(around) for name in column) == ["a", "b"]
    assert sankey("s", "t", around, "nl").drawable
    assert not sankey("s", "t", [Stream("a", "a", 1)], "nl").drawable
