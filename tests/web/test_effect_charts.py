"""Pictures of effects: each says in a sentence and a table what it draws, and stays within its frame."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.web.charts import (
    Chart,
    Dot,
    Slice,
    Span,
    Step,
    Stream,
    Tile,
    intervals,
    matrix,
    pareto,
    sankey,
    treemap,
    waterfall,
)
from hefboom.web.charts.marks import Scale, hatch
from hefboom.web.documents.drawing import standalone
from tests.scan_for_tests import HOSTILE
from tests.svg_for_tests import box, looks, pictures, places, plain

LONG = "Netwerken, datacenterhardware, telefoniediensten en alles wat daar verder bij hoort"
NAMES = ["Wegen", LONG, HOSTILE, *(f"Groep {number}" for number in range(60))]
Draw = Callable[[Sequence[tuple[str, float]], str], Chart]


def draw_intervals(values: Sequence[tuple[str, float]], language: str) -> Chart:
    spans = [Span(label, value, *sorted((value / 3, value * 3)), "1–3", tied=True) for label, value in values]
    return intervals("i", "Titel", [*spans, Span("leeg", None)], language)


def draw_pareto(values: Sequence[tuple[str, float]], language: str) -> Chart:
    total = sum(value for _, value in values) or 1
    standings = ("inside", "undecided", "outside")
    return pareto(
        "p",
        "Titel",
        [Slice(label, value / total, standings[min(at // 3, 2)]) for at, (label, value) in enumerate(values)],
        language,
    )


def draw_treemap(values: Sequence[tuple[str, float]], language: str) -> Chart:
    tiles = [
        Tile(label, int(value * 100), None if at % 5 == 4 else at / 20) for at, (label, value) in enumerate(values)
    ]
    return treemap("t", "Titel", tiles, language)


def draw_sankey(values: Sequence[tuple[str, float]], language: str) -> Chart:
    return sankey("s", "Titel", [Stream(f"Van {label[:9]}", label, value) for label, value in values], language)


def draw_matrix(values: Sequence[tuple[str, float]], language: str) -> Chart:
    dots = [Dot(label, None if at % 9 == 8 else 1 + at % 5, 1 + at % 3) for at, (label, _) in enumerate(values)]
    return matrix("m", "Titel", dots, language)


def draw_waterfall(values: Sequence[tuple[str, float]], language: str) -> Chart:
    steps = [Step(label, value * (-1) ** at) for at, (label, value) in enumerate(values[:5])]
    after = 100.0 + sum(one.change or 0 for one in steps)
    return waterfall("w", "Titel", ("2023", 100.0), [*steps, Step("Prijs", None)], ("2024", after), language)


ALL: dict[str, Draw] = {
    "intervals": draw_intervals,
    "pareto": draw_pareto,
    "treemap": draw_treemap,
    "sankey": draw_sankey,
    "matrix": draw_matrix,
    "waterfall": draw_waterfall,
}
DATA = {
    "few": list(zip(NAMES[:5], (120e3, 60e3, 30e3, 10e3, 1.0), strict=True)),
    "one": [(LONG, 5e6)],
    "none": [],
    "zero": [("Wegen", 0.0), ("Gas", 0.0)],
    "negative": [("Wegen", 5e6), ("Teruggave", -8e6), ("Papier", 1e6)],
    "equal": [(name, 1e6) for name in NAMES[:12]],
    "many": [(name, 9e8 * 0.9**at) for at, name in enumerate(NAMES)],
    "huge and tiny": [("Wegen", 8e12), ("Papier", 1e-3)],
}
BOTH = pytest.mark.parametrize("draw", ALL.values(), ids=ALL)
EVERY = pytest.mark.parametrize("data", DATA.values(), ids=DATA)


@BOTH
@EVERY
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_chart_is_well_formed_names_itself_and_stays_within_its_frame(
    draw: Draw, data: list[tuple[str, float]], language: str
) -> None:
    chart = draw(data, language)
    drawn = pictures(chart)
    assert len(drawn) == 2
    for picture in drawn:
        _, _, width, height = map(float, (picture.get("viewBox") or "").split())
        assert picture.get("role") == "img"
        assert (picture[0].text, picture[1].text) == (chart.title, chart.description)
        assert picture.get("aria-labelledby") == picture[0].get("id")
        assert not picture.xpath(".//@style | .//style | .//script")
        for x, y in places(picture):
            assert -0.1 <= x <= width + 0.1
            assert -0.1 <= y <= height + 0.1
    ids = [each for picture in drawn for each in picture.xpath(".//@id")]
    assert len(ids) == len(set(ids))
    assert chart.description.strip()
    assert chart == draw(data, language), "the same data give the same picture"


@BOTH
@pytest.mark.parametrize("data", [DATA["few"], DATA["many"], DATA["negative"]], ids=["few", "many", "negative"])
def test_every_name_is_in_the_table_in_full(draw: Draw, data: list[tuple[str, float]]) -> None:
    chart = draw(data, "nl")
    rows = ["|".join(row) for row in chart.rows]
    shown = data[:5] if draw is draw_waterfall else [one for one in data if draw is not draw_sankey or one[1] > 0]
    assert [label for label, _ in shown if not any(label in row for row in rows)] == []
    assert all(len(row) == len(chart.headers) for row in chart.rows)


@BOTH
def test_a_chart_speaks_the_language_that_is_asked_for(draw: Draw) -> None:
    dutch, english = draw(DATA["few"], "nl"), draw(DATA["few"], "en")
    assert dutch.description != english.description
    assert dutch.headers != english.headers
    assert dutch.note != english.note


@BOTH
def test_a_chart_can_be_put_in_a_document(draw: Draw) -> None:
    drawing = standalone(str(draw(DATA["few"], "nl").svg))
    assert drawing is not None
    assert "class=" not in drawing.svg
    assert drawing.svg.count("<rect") > 3


@pytest.mark.parametrize("name", ["intervals", "pareto", "treemap", "sankey", "matrix"])
def test_without_data_there_is_nothing_to_draw(name: str) -> None:
    chart = ALL[name]([], "nl")
    assert not chart.drawable
    assert chart.description == "Er zijn nog geen gegevens."


def test_a_bar_ends_at_its_value_and_its_line_at_the_ends_of_the_interval() -> None:
    wide = pictures(intervals("i", "t", [Span("a", 50, 25, 100), Span("b", None, 10, 40)], "nl"))[0]
    (bar,) = looks(wide, "rect", "hb-bar")
    start, _, end, _ = box(bar)
    whiskers = [re.match(r"M(\S+) \S+H(\S+?)M", each.get("d") or "") for each in looks(wide, "path", "hb-whisker")]
    (low, high), (low_b, high_b) = ((float(each[1]), float(each[2])) for each in whiskers if each)
    unit = (end - start) / 50
    assert (low - start, high - start) == (pytest.approx(25 * unit, abs=0.2), pytest.approx(100 * unit, abs=0.2))
    assert (low_b - start, high_b - start) == (pytest.approx(10 * unit, abs=0.2), pytest.approx(40 * unit, abs=0.2))


def test_names_whose_order_is_not_certain_are_tied_and_the_sentence_counts_them() -> None:
    spans = [Span("a", 3, 1, 9, "1–2", tied=True), Span("b", 2, 1, 8, "1–2"), Span("c", 1, 0, 3, "3")]
    chart = intervals("i", "t", spans, "nl")
    assert len(looks(pictures(chart)[0], "path", "hb-tie")) == 1
    assert "Bij 1 van de 3 is niet zeker" in chart.description
    assert [row[-1] for row in chart.rows] == ["1–2", "1–2", "3"]


def test_of_what_was_not_ranked_no_order_is_claimed() -> None:
    chart = intervals("i", "t", [Span("a", 3, 1, 9), Span("b", 2, 1, 8)], "nl")
    assert "volgorde" not in chart.description
    assert "lijntje" not in chart.note


def test_where_only_bounds_are_known_they_are_told_and_drawn() -> None:
    chart = intervals("i", "t", [Span("a", None, 1000.0, 9000.0), Span("b", None, 500.0, 2000.0)], "nl")
    assert plain(chart.description) == "Het meest kan a geven: 1 t tot 9 t. Eén beste schatting is er niet."
    assert "1 t–9 t" in plain("".join(pictures(chart)[0].itertext()))
    assert not looks(pictures(chart)[0], "rect", "hb-bar")


def test_an_unknown_value_has_no_bar_and_says_so() -> None:
    chart = intervals("i", "t", [Span("a", 3000.0, 1000.0, 9000.0), Span("b", None)], "nl")
    assert len(looks(pictures(chart)[0], "rect", "hb-bar")) == 1
    assert tuple(tuple(map(plain, row)) for row in chart.rows) == (
        ("a", "3 t", "1 t", "9 t", "–"),
        ("b", *("niet bekend",) * 3, "–"),
    )


def test_the_running_total_ends_at_all_and_doubtful_bars_are_hatched() -> None:
    items = [Slice("a", 0.5, "inside"), Slice("b", 0.3, "undecided"), Slice("c", 0.2, "outside"), Slice("d", None)]
    chart = pareto("p", "t", items, "nl")
    assert [row[3] for row in chart.rows] == ["50%", "80%", "100%", "–"]
    assert [row[4] for row in chart.rows] == ["ja", "niet zeker", "nee", "nee"]
    assert chart.description == "a hoort zeker bij de grootste, die samen 80% geven. Van 1 is het niet zeker."
    wide = pictures(chart)[0]
    assert len(looks(wide, "path", "hb-hatch")) == 1
    assert len(looks(wide, "circle", "hb-curve-dot")) == 3
    assert "1 zonder bekende of positieve waarde" in chart.note


def test_bars_that_do_not_fit_are_gathered_and_nothing_gets_lost() -> None:
    narrow = pictures(draw_pareto(DATA["many"], "nl"))[1]
    bars = looks(narrow, "rect", "hb-bar")
    assert len(bars) <= 17
    top, bottom = min(box(bar)[1] for bar in bars), max(box(bar)[3] for bar in bars)
    heights = sum(box(bar)[3] - box(bar)[1] for bar in bars)
    assert heights == pytest.approx(250, abs=3), "together they are the whole"
    assert top < bottom


def test_every_dot_lies_in_its_field_and_none_covers_another() -> None:
    for picture in pictures(draw_matrix(DATA["many"], "nl")):
        dots = [
            (float(each.get("cx") or 0), float(each.get("cy") or 0)) for each in looks(picture, "circle", "hb-mark")
        ]
        for one, other in combinations(dots, 2):
            assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= 20
        fields = [box(each) for each in looks(picture, "rect", "hb-field")]
        assert len(fields) == 25
        for x, y in dots:
            assert sum(left <= x <= right and top <= y <= bottom for left, top, right, bottom in fields) == 1


def test_dots_stand_where_impact_and_influence_say() -> None:
    wide = pictures(matrix("m", "t", [Dot("a", 5, 1), Dot("b", 1, 5)], "nl"))[0]
    numbers = {(each.text or "").strip(): each for each in looks(wide, "text", "hb-mark-number")}
    a, b = ((float(numbers[at].get("x") or 0), float(numbers[at].get("y") or 0)) for at in ("1", "2"))
    assert a[0] < b[0]
    assert a[1] < b[1]


def test_what_to_begin_with_is_said_and_what_is_not_known_is_counted() -> None:
    dots = [Dot("wegen", 5, 4), Dot("gas", 5, None), Dot("papier", 1, 1)]
    chart = matrix("m", "t", dots, "nl")
    assert chart.description.startswith("Begin bij wegen: veel impact en veel invloed. Van 1 is impact of invloed niet")
    assert chart.rows[-1] == ("–", "gas", "5", "niet bekend")


def test_more_dots_than_fit_are_counted() -> None:
    chart = matrix("m", "t", [Dot(str(at), 3, 3) for at in range(40)], "nl")
    assert "+32 " in "".join(pictures(chart)[0].itertext())
    assert len(chart.rows) == 40


def test_steps_lead_from_the_first_total_to_the_second() -> None:
    steps = [Step("Meer", 20), Step("Prijs", None), Step("Mix", -50), Step("Anders", 10)]
    chart = waterfall("w", "t", ("2023", 100.0), steps, ("2024", 80.0), "nl")
    wide = pictures(chart)[0]
    (up, last), (down,) = looks(wide, "rect", "hb-up"), looks(wide, "rect", "hb-down")
    before, after = looks(wide, "rect", "hb-bar")
    assert box(up)[0] == pytest.approx(box(before)[2], abs=0.2)
    assert box(down)[2] == pytest.approx(box(up)[2], abs=0.2)
    assert box(last)[2] == pytest.approx(box(after)[2], abs=0.2)
    assert len(looks(wide, "path", "hb-hatch")) == 2, "more is hatched, less is plain"
    assert [plain(row[1]) for row in chart.rows] == ["–", "+20 kg", "niet bekend", "−50 kg", "+10 kg", "–"]
    assert "20 kg minder" in plain(chart.description)
    assert "Niet apart bekend: prijs." in chart.description


def test_hatching_ends_at_the_edges() -> None:
    numbers = [float(each) for each in re.findall(r"[\d.]+", re.search(r'd="([^"]*)"', hatch(10, 20, 33, 9)).group(1))]
    assert min(numbers[::2]) >= 10
    assert max(numbers[::2]) <= 43
    assert min(numbers[1::2]) >= 20
    assert max(numbers[1::2]) <= 29


@given(st.floats(-1e9, 0), st.floats(1, 1e12))
def test_a_scale_has_few_round_numbers_with_zero_among_them(low: float, high: float) -> None:
    ticks = Scale(low, high, 0, 500).ticks(5)
    assert 1 <= len(ticks) <= 6
    assert any(abs(tick) < 1e-9 * high for tick in ticks)
    steps = {round(after - before, 6) for before, after in pairwise(ticks)}
    assert max(steps, default=0) - min(steps, default=0) <= max(1e-3, 1e-9 * high)
