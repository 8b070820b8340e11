"""Energy and fuel by quantity: the published figures, the year of the factor, and what adds up to what."""

import csv
from decimal import Decimal
from math import sqrt
from pathlib import Path

import pytest

from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.codes import shipped_factors
from hefboom.core.effects.quantities import Quantity, by_quantity, load_carriers, together, with_quantities
from hefboom.core.effects.scan import Estimate
from tests.effects_for_tests import scan

CARRIERS = load_carriers()


def quantity(carrier: str, amount: str, year: int = 2026) -> Quantity:
    return Quantity(carrier, Decimal(amount), year)


def test_the_small_footprint_that_others_published() -> None:
    """1,000 litres of petrol and 500 kWh of grey power: 3,300.5 kg (nl-scope12-emissions-calculator, README)."""
    found = by_quantity([quantity("petrol-e0", "1000"), quantity("electricity-grey", "500")], CARRIERS)
    assert found.total is not None
    assert found.total.value == pytest.approx(3300.5, rel=1e-9)


DEFRA_2022 = {
    "petrol-e0": 2.94253,
    "petrol": 2.77513,
    "diesel-b0": 3.32754,
    "diesel": 3.16770,
    "lpg": 1.74092,
    "jet-fuel": 3.07200,
}
"""DEFRA 2022 conversion factors (OGL v3), direct fuel use with the whole chain, kg CO2e a litre: mineral petrol and
diesel, their average blends, LPG, aviation turbine fuel."""


@pytest.mark.parametrize("carrier", DEFRA_2022)
def test_dutch_fuels_lie_within_their_own_doubt_of_the_british_figures(carrier: str) -> None:
    ours = float(CARRIERS.carriers[carrier].factors[2026])
    assert 1 / CARRIERS.gsd < ours / DEFRA_2022[carrier] < CARRIERS.gsd


def test_no_factor_is_less_than_what_is_burnt() -> None:
    with (shipped_factors() / "energy-nl" / "carriers.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["direct"]]
    assert len(rows) >= 4
    assert all(Decimal(row["factor"]) > Decimal(row["direct"]) for row in rows)


def test_the_list_of_the_year_of_delivery_counts() -> None:
    found = by_quantity([quantity("electricity-mix", "1000", year) for year in (2023, 2024, 2025, 2026)], CARRIERS)
    values = {part.year: part.effect.value for part in found.parts if part.effect}
    assert values == pytest.approx({2023: 337, 2024: 328, 2025: 268, 2026: 244})
    assert all(part.list_year == part.year for part in found.parts)


def test_a_year_without_a_list_takes_the_nearest_and_a_wider_interval() -> None:
    (own,) = by_quantity([quantity("natural-gas", "100", 2023)], CARRIERS).parts
    (away,) = by_quantity([quantity("natural-gas", "100", 2021)], CARRIERS).parts
    assert own.effect is not None
    assert away.effect is not None
    assert (away.list_year, away.effect.value) == (2023, own.effect.value)
    assert away.effect.low < own.effect.low < own.effect.high < away.effect.high


def test_too_far_from_any_list_is_not_known_and_not_zero() -> None:
    found = by_quantity([quantity("natural-gas", "100", 2012), quantity("diesel", "10", 2026)], CARRIERS)
    assert [(part.carrier, part.effect is None) for part in found.parts] == [("diesel", False), ("natural-gas", True)]
    assert by_quantity([quantity("natural-gas", "100", 2012)], CARRIERS).total is None


def test_green_power_is_zero_and_known() -> None:
    (part,) = by_quantity([quantity("electricity-wind-sun-hydro", "5000")], CARRIERS).parts
    assert part.effect == Estimate(0, 0, 0)


def test_the_same_carrier_in_one_year_is_one_part() -> None:
    found = by_quantity([quantity("diesel", "10"), quantity("diesel", "2.5")], CARRIERS)
    assert [part.amount for part in found.parts] == [12.5]


def test_doubts_that_have_nothing_to_do_with_each_other_partly_cancel() -> None:
    found = together([Estimate(100, 70, 150), Estimate(10, 6, 18)])
    assert found is not None
    assert found.value == 110
    assert found.low == pytest.approx(110 - sqrt(30**2 + 4**2))
    assert found.high == pytest.approx(110 + sqrt(50**2 + 8**2))


def test_what_is_not_known_does_not_count_as_nothing() -> None:
    """Neither spend of which nothing is known, nor energy without a factor: together is then not known either."""
    known, unknown = scan([("A", "wegen", "F", 2023, 100)]), scan([("A", None, None, 2023, 100)])
    for spend, given in ((unknown, "diesel"), (known, "natural-gas")):
        year = 2026 if given == "diesel" else 2012
        found = with_quantities(spend, [quantity(given, "10", year)], CARRIERS).by_quantity
        assert found is not None, given
        assert found.with_spend is None, given


def test_bounds_alone_stay_bounds() -> None:
    assert together([Estimate(None, 70, 150), Estimate(10, 6, 18)]) == Estimate(None, 76, 168)
    assert together([]) is None


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("diesel,Diesel,Diesel,litre,2026,3.251,\n", "every cell must be filled in"),
        ("diesel,Diesel,Diesel,gallon,2026,3.251,x\n", 'unit "gallon"'),
        ("diesel,D,D,litre,2026,3,x\ndiesel,D,D,kg,2025,3,x\n", "two units"),
    ],
)
def test_a_list_of_ones_own_with_a_hole_in_it_is_refused(tmp_path: Path, rows: str, told: str) -> None:
    (tmp_path / "carriers.toml").write_bytes((shipped_factors() / "energy-nl" / "carriers.toml").read_bytes())
    header = "carrier,name_nl,name_en,unit,list_year,factor,source\n"
    (tmp_path / "carriers.csv").write_text(header + rows, "utf-8")
    with pytest.raises(HefboomError, match=told):
        load_carriers(tmp_path)
