"""Spread: the published pedigree values, the facts of the lognormal, and errors that are shared."""

from math import exp, log

import numpy as np
import pytest

from hefboom.core.effects.uncertainty import TIER_GSD, bounds, combined, pedigree_gsd, standard_draws
from tests.effects_for_tests import FIGARO, by_key, headline, scan

GSD = combined(1.55, 1.51)
FACTOR_95 = GSD**1.959964


@pytest.mark.parametrize(
    ("scores", "version", "squared"),
    [
        ((1, 1, 1, 1, 1), "v1", 1.05),
        ((2, 3, 3, 2, 3), "v1", 1.2494),
        ((4, 5, 5, 5, 4), "v1", 1.8923),
        ((5, 5, 5, 5, 5), "v1", 2.5196),
        ((1, 1, 1, 1, 1), "v2", 1.05),
        ((2, 3, 3, 2, 3), "v2", 1.9584),
        ((5, 5, 5, 5, 5), "v2", 3.2918),
    ],
)
def test_the_seven_published_pedigree_values(scores: tuple[int, ...], version: str, squared: float) -> None:
    assert pedigree_gsd(scores, version=version) ** 2 == pytest.approx(squared, abs=5e-5)  # type: ignore[arg-type]  # from a table


@pytest.mark.parametrize("scores", [(1, 1, 1, 1), (1, 1, 1, 1, 6), (0, 1, 1, 1, 1)])
def test_pedigree_scores_that_do_not_exist_are_refused(scores: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        pedigree_gsd(scores)


def test_the_spread_of_spend_follows_from_models_and_mapping() -> None:
    assert pytest.approx(1.83, abs=0.01) == GSD


def test_a_gsd_of_1_83_has_a_mean_of_1_200_medians_and_a_95_per_cent_factor_of_3_27() -> None:
    draws = np.exp(log(1.83) * standard_draws("F", 100_000))
    low, high = bounds(draws)
    assert float(np.median(draws)) == pytest.approx(1, rel=1e-4)
    assert float(draws.mean()) == pytest.approx(exp(log(1.83) ** 2 / 2), rel=1e-3)
    assert float(draws.mean()) == pytest.approx(1.200, rel=1e-3)
    assert float(high) == pytest.approx(3.27, rel=2e-3)
    assert float(1 / low) == pytest.approx(3.27, rel=2e-3)


def test_better_methods_have_less_spread() -> None:
    assert list(TIER_GSD.values()) == sorted(TIER_GSD.values())


def test_draws_belong_to_a_name_and_to_nothing_else() -> None:
    assert (standard_draws("F") == standard_draws("F")).all()
    assert (standard_draws("F") != standard_draws("C17")).any()
    assert abs(np.corrcoef(standard_draws("F"), standard_draws("C17"))[0, 1]) < 0.05


def test_what_has_one_factor_has_its_exact_interval() -> None:
    found = scan([("W", "wegen", "F", 2023, 1000.0)]).total.effects["co2e"]
    assert found.value is not None
    assert found.high / found.value == pytest.approx(FACTOR_95, rel=1e-3)
    assert found.value / found.low == pytest.approx(FACTOR_95, rel=1e-3)


def test_many_lines_of_one_factor_are_as_uncertain_as_one() -> None:
    one = scan([("W", "wegen", "F", 2023, 1000.0)]).total.effects["co2e"]
    many = scan([(f"W{n}", "wegen", "F", 2023, 1.0) for n in range(1000)]).total.effects["co2e"]
    assert (many.low, many.value, many.high) == pytest.approx((one.low, one.value, one.high))


def test_adding_a_group_changes_nothing_of_another() -> None:
    roads = ("W", "wegen", "F", 2023, 1000.0)
    alone, together = scan([roads]), scan([roads, ("W", "meubels", "C31_32", 2023, 9000.0)])
    assert by_key(alone.groups)["wegen"].effects == by_key(together.groups)["wegen"].effects


def test_two_factors_together_spread_as_the_sum_of_two_lognormals_does() -> None:
    found = scan([("W", "wegen", "F", 2023, 1000.0), ("W", "ict", "J62_63", 2023, 3000.0)]).total.effects["co2e"]
    dice = np.random.default_rng(1)
    each = [euros * 0.001 * factor for euros, factor in ((1000, 218.71), (3000, 78.17))]
    drawn = sum(one * np.exp(log(GSD) * dice.standard_normal(1_000_000)) for one in each)
    low, high = np.quantile(drawn, (0.025, 0.975))
    assert (found.low, found.high) == pytest.approx((low, high), rel=0.04)
    assert found.high < FACTOR_95 * sum(each), "two that err apart err less together"


def test_the_headline_is_no_draw_and_lies_within_its_bounds() -> None:
    codes = sorted(code for code in FIGARO.years_of if not FIGARO.codes[code].units)
    found = scan([("W", code, code, 2023, 1 / (FIGARO.per_euro(code, 2023) or 1)) for code in codes])
    total = found.total.effects["co2e"]
    assert total.value is not None
    assert total.low <= total.value <= total.high
    assert total.value == pytest.approx(sum(headline(part) for part in found.groups))


def test_credit_notes_that_exceed_what_was_bought_keep_low_below_high() -> None:
    found = scan(
        [("W", "wegen", "F", 2023, -500.0), ("V", "wegen", "F", 2023, 100.0), ("V", "ict", "J62_63", 2023, 9.0)]
    )
    for part in (found.total, *found.groups, *found.organisations):
        effect = part.effects["co2e"]
        assert effect.value is not None
        assert effect.low <= effect.value <= effect.high
    assert headline(found.total) < 0
    assert found.total.share is None, "there is no share of less than nothing"


def test_years_without_a_factor_are_all_off_in_the_same_way() -> None:
    after = scan([("W", "wegen", "F", 2026, 1000.0)]).total.effects["co2e"]
    published = scan([("W", "wegen", "F", 2023, 1000.0)]).total.effects["co2e"]
    assert after.value == published.value
    assert after.low < published.low
    assert after.high > published.high


def test_energy_and_fuel_have_no_effect_in_euros() -> None:
    found = scan([("W", "energie", "D35", 2023, 100.0), ("W", "brandstof", "C19", 2023, 50.0)])
    assert found.total.effects == {}
    assert found.total.covered_cents == 0
    assert {(each.key, each.amount.cents, each.units) for each in found.needs_quantity} == {
        ("energie", 100_00, ("kWh", "m3", "GJ")),
        ("brandstof", 50_00, ("litre",)),
    }
    assert "Give litre, kWh, m3 and GJ" in next(note.says.en for note in found.notes if note.code == "needs-quantity")


def test_nothing_at_all_is_a_scan_too() -> None:
    found = scan([])
    assert found.total.effects == {}
    assert (found.groups, found.hotspots, found.flows) == ((), (), ())
    assert found.comparison is None
    assert found.as_dict()["groups"] == []


def test_a_footprint_does_not_look_at_the_order_of_its_cells() -> None:
    lines = [("W", "wegen", "F", 2023, 10.0), ("V", "ict", "J62_63", 2019, 30.0), (None, None, "C17", None, 7.0)]
    assert scan(lines) == scan(lines[::-1])
