"""The chart of what a weight does to who wins: picture, sentence and table say the same."""

from hefboom.web.charts.weights import WeightLine, WeightStretch, weights

LINES = [WeightLine("Aardig BV", 40, 60), WeightLine("Beter BV", 20, 90), WeightLine("Kansloos BV", 10, 20)]
STRETCHES = [WeightStretch(0, 0.4, ("Aardig BV",)), WeightStretch(0.4, 1, ("Beter BV",))]


def test_sentence_and_table_say_who_wins_where() -> None:
    chart = weights("proef", "Wie wint?", LINES, STRETCHES, 0.5)
    assert chart.description == "Van 0% tot 40% wint Aardig BV. Van 40% tot 100% wint Beter BV. Nu is het gewicht 50%."
    assert chart.rows == (("0,0%", "40,0%", "Aardig BV"), ("40,0%", "100,0%", "Beter BV"))
    assert "nu 50%" in chart.svg


def test_who_never_wins_is_drawn_but_not_named() -> None:
    svg = weights("proef", "Wie wint?", LINES, STRETCHES, 0.5).svg
    assert svg.count('class="hb-weightline"') == 2, "once for each width"
    assert svg.count('class="hb-weightline hb-weightline--wins"') == 4
    assert "Kansloos" not in svg


def test_the_stretch_of_now_stands_out() -> None:
    svg = weights("proef", "Wie wint?", LINES, STRETCHES, 0.2).svg
    assert svg.index("hb-part--met") < svg.index("hb-part--not_applicable")


def test_a_tie_names_all_who_share_it_and_names_are_escaped() -> None:
    tie = [WeightStretch(0, 1, ("<b>A</b>", "B"))]
    chart = weights("proef", "Wie wint?", [], tie, None)
    assert chart.rows[0][2] == "<b>A</b> en B"
    assert "<b>" not in chart.svg


def test_nothing_to_draw_is_said() -> None:
    chart = weights("proef", "Wie wint?", [], [], None)
    assert (chart.drawable, chart.description) == (False, "Er zijn nog geen gegevens.")


def test_equal_totals_are_a_flat_line() -> None:
    chart = weights("proef", "Wie wint?", [WeightLine("A", 5, 5)], [WeightStretch(0, 1, ("A",))], 1)
    assert "nan" not in chart.svg.lower()
