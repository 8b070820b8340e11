"""Groups ranked by interval: what is sure about the order is told, and what is not."""

import pytest

from hefboom.core.effects.scan import Ranked, Scan
from tests.effects_for_tests import headline, scan


def ranked(found: Scan) -> dict[str | None, Ranked]:
    return {each.part.key: each for each in found.hotspots}


def test_the_largest_goes_first_and_shares_add_up() -> None:
    found = scan(
        [("W", "wegen", "F", 2023, 100.0), ("W", "ict", "J62_63", 2023, 100.0), ("W", "x", "C17", 2023, 100.0)]
    )
    assert [each.part.key for each in found.hotspots] == ["x", "wegen", "ict"]
    assert [each.cumulative for each in found.hotspots] == pytest.approx([0.5506, 0.8817, 1.0], abs=1e-3)
    assert sum(part.share or 0 for part in found.groups) == pytest.approx(1)


def test_neighbours_of_which_the_order_is_not_significant_are_tied() -> None:
    found = ranked(scan([("W", "wegen", "F", 2023, 100.0), ("W", "meubels", "C31_32", 2023, 100.0)]))
    assert found["wegen"].tied_with == ("meubels",)
    assert found["meubels"].tied_with == ("wegen",)
    assert {(each.rank_low, each.rank_high) for each in found.values()} == {(1, 2)}


def test_a_group_a_hundred_times_as_large_is_surely_first() -> None:
    found = ranked(scan([("W", "wegen", "F", 2023, 10_000.0), ("W", "meubels", "C31_32", 2023, 100.0)]))
    assert [each.tied_with for each in found.values()] == [(), ()]
    assert (found["wegen"].rank_low, found["wegen"].rank_high) == (1, 1)
    assert (found["wegen"].standing, found["meubels"].standing) == ("inside", "outside")


def test_groups_of_the_same_factor_err_together_so_that_euros_decide() -> None:
    found = ranked(scan([("W", "wegen", "F", 2023, 101.0), ("W", "riolering", "F", 2023, 100.0)]))
    assert found["wegen"].tied_with == ()
    assert (found["wegen"].rank_high, found["riolering"].rank_low) == (1, 2)


def test_two_that_are_equal_in_every_draw_are_tied() -> None:
    found = ranked(scan([("W", "wegen", "F", 2023, 100.0), ("W", "riolering", "F", 2023, 100.0)]))
    assert found["wegen"].tied_with == ("riolering",)


def test_what_lies_about_the_cut_is_undecided() -> None:
    lines = [("W", "wegen", "F", 2023, 700.0), ("W", "meubels", "C31_32", 2023, 100.0), ("W", "x", "C28", 2023, 100.0)]
    assert {key: each.standing for key, each in ranked(scan(lines)).items()} == {
        "wegen": "inside",
        "meubels": "undecided",
        "x": "undecided",
    }


def test_a_group_of_credit_notes_is_last_and_adds_nothing() -> None:
    found = scan([("W", "wegen", "F", 2023, 100.0), ("W", "ict", "J62_63", 2023, -50.0)])
    assert [each.part.key for each in found.hotspots] == ["wegen", "ict"]
    assert [each.cumulative for each in found.hotspots] == [1, 1]
    assert found.hotspots[1].standing == "outside"


def test_a_group_without_a_known_effect_has_no_place() -> None:
    found = scan([("W", "wegen", "F", 2023, 100.0), ("W", "energie", "D35", 2023, 900.0)])
    assert [each.part.key for each in found.hotspots] == ["wegen"]
    assert [part.key for part in found.groups] == ["wegen", "energie"]


def test_spend_outside_every_group_and_of_an_unknown_group_has_a_place_of_its_own() -> None:
    found = scan([("W", None, "F", 2023, 100.0), ("W", "none", "C17", 2023, 10.0), ("W", None, None, 2023, 5.0)])
    assert {each.part.key: each.part.name.en for each in found.hotspots} == {
        None: "Group not known",
        "none": "Outside the product groups",
    }
    assert found.unclassified.cents == 5_00
    assert headline(found.hotspots[0].part) == pytest.approx(21.871)
