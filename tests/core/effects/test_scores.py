"""Scores of 1-5, each with its reason; unknown where the data does not say."""

from pathlib import Path

import pytest

from hefboom.core.effects.cube import REST
from hefboom.core.effects.factors import load_factors
from hefboom.core.effects.scan import Priority, Scan
from hefboom.core.effects.scores import fifths
from tests.effects_for_tests import own_set, scan


def priority(found: Scan, key: str) -> Priority:
    return next(each for each in found.priorities if each.key == key)


@pytest.mark.parametrize(
    ("values", "scores"),
    [
        ([], []),
        ([7.0], [5]),
        ([10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0], [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]),
        ([3.0, None, 2.0], [5, None, 3]),
        ([4.0, 4.0, 1.0], [5, 5, 2]),
    ],
)
def test_fifths_from_the_largest_down(values: list[float | None], scores: list[int | None]) -> None:
    assert fifths(values) == scores


def test_few_suppliers_a_large_share_and_criteria_give_influence() -> None:
    lines = [("W", "wegen", "F", 2023, 900.0), ("W", "ict", "J62_63", 2023, 40.0)]
    suppliers = [(f"S{n}", "wegen", "F", 2023, 300.0) for n in range(3)]
    suppliers += [(f"K{n}", "ict", "J62_63", 2023, 1.0) for n in range(40)]
    found = scan(lines, suppliers)
    assert priority(found, "wegen").influence == 5
    assert priority(found, "ict").influence == 1
    assert [reason.en for reason in priority(found, "wegen").reasons] == [
        "Impact 5: by emissions in five classes of equal size, 5 is the highest.",
        "The 5 largest suppliers have 100% of the euros (2 of 2 points).",
        "The group is 95.7% of all spend (1 of 1 point).",
        "For this group there are criteria of level 2 or higher.",
    ]
    assert priority(found, "ict").reasons[2].nl == "De groep is 4,3% van alle uitgaven (0 van 1 punt)."


def test_the_small_suppliers_together_are_not_one_supplier() -> None:
    suppliers = [(REST, "wegen", "F", 2023, 900.0), ("Bouw BV", "wegen", "F", 2023, 100.0)]
    assert priority(scan([("W", "wegen", "F", 2023, 1000.0)], suppliers), "wegen").influence == 3


def test_influence_is_unknown_without_suppliers() -> None:
    lines = [("W", "wegen", "F", 2023, 900.0)]
    unnamed = [(None, "wegen", "F", 2023, 600.0), ("Bouw BV", "wegen", "F", 2023, 300.0)]
    for found in (scan(lines), scan(lines, unnamed)):
        assert priority(found, "wegen").influence is None
        assert priority(found, "wegen").reasons[1].en == "Too many lines do not name a supplier."


def test_impact_is_unknown_where_most_euros_have_no_effect() -> None:
    lines = [("W", "wegen", "F", 2023, 100.0), ("W", "wegen", "D35", 2023, 200.0), ("W", "ict", "J62_63", 2023, 9.0)]
    assert priority(scan(lines), "wegen").impact is None
    assert priority(scan(lines), "ict").impact == 5


def test_what_is_in_no_group_gets_no_priority() -> None:
    found = scan([("W", None, "F", 2023, 1.0), ("W", "none", "F", 2023, 1.0)])
    assert found.priorities == ()


def test_table_3_1_counts_a_group_with_all_that_lies_in_it() -> None:
    found = scan([("W", "wegen", "F", 2023, 100.0), ("W", "catering", "I", 2023, 10.0)])
    rows = {row.key: {cell.dimension: (cell.computed, cell.published) for cell in row.cells} for row in found.table31}
    assert rows["grond-weg-en-waterbouw"]["co2"] == (5, 5)
    assert rows["catering"]["co2"] == (3, None)
    assert rows["grond-weg-en-waterbouw"]["material"] == (None, None), "no factors for material were given"
    assert rows["grond-weg-en-waterbouw"]["innovation"] == (None, None), "spend tells nothing of it"


def test_a_set_for_material_fills_its_column_and_its_flows(tmp_path: Path) -> None:
    folder = own_set(tmp_path / "m", "code,price_year,factor\nF,2023,2\n", dimension='"material"')
    found = scan([("W", "wegen", "F", 2023, 100.0), ("W", "catering", "I", 2023, 1.0)], more=(load_factors(folder),))
    cells = {cell.dimension: cell.computed for cell in found.table31[0].cells}
    assert cells["material"] == 5
    assert found.total.effects["material"].value == pytest.approx(200)
    assert [(flow.target.en, flow.value) for flow in found.flows if flow.unit == "kg material"] == [("wegen", 200)]
    assert "jobs and land use" in next(note.says.en for note in found.notes if note.code == "no-factor-set")
    assert [each.id for each in found.more_factors] == ["eigen"]
