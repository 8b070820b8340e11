"""Published figures, held against ours. Whole tables are used where this machine has them, typed rows everywhere."""

import csv

import pytest

from hefboom.core.effects.checks import HIGH_KG, KPMG_KG, LOW_KG, RIVM_KG
from hefboom.core.effects.codes import shipped_factors
from hefboom.core.effects.factors import load_factors
from tests.effects_for_tests import FIGARO, REAL, headline, scan

FIGARO_ROWS = [
    # code, year, share of basic value, of margins, of taxes, factor of margins, basic factor, purchaser factor
    ("C26", 2023, 0.8482, 0.1431, 0.0087, 125.05, 287.82, 262.03),
    ("A01", 2023, 0.9167, 0.0814, 0.0019, 125.05, 1098.98, 1017.63),
    ("A02", 2023, 0.8918, 0.1023, 0.0058, 125.05, 289.83, 271.27),
    ("A03", 2023, 0.7637, 0.2114, 0.0249, 125.05, 600.6, 485.11),
]
"""Typed over from FIGARO monetary emission factors, Ecodex, doi 10.5281/zenodo.23157020, rows NL 2023."""


def figaro_rows() -> list[tuple[str, int, float, float, float, float, float, float]]:
    table = REAL / "figaro-nl" / "figaro_nl_purchaser_price_factors_2019_2023.csv"
    if not table.is_file():
        return FIGARO_ROWS
    names = ("share_basic_value", "share_margins", "share_taxes", "margin_factor", "kgco2e_per_keur_basic")
    with table.open(encoding="utf-8") as rows:
        return [
            (row["nace_a64"], int(row["year"]), *(float(row[name]) for name in (*names, "kgco2e_per_keur_purchaser")))  # type: ignore[misc]  # eight columns
            for row in csv.DictReader(rows)
        ]


def test_figaro_s_shares_add_up_and_its_margins_explain_the_purchaser_price() -> None:
    for code, year, basic, margins, taxes, of_margins, factor, published in [*FIGARO_ROWS, *figaro_rows()]:
        assert basic + margins + taxes == pytest.approx(1, abs=2e-4), (code, year)
        assert basic * factor + margins * of_margins == pytest.approx(published, abs=0.08), (code, year)


def test_our_table_has_every_figaro_row_to_the_last_digit() -> None:
    for code, year, *_, published in [*FIGARO_ROWS, *figaro_rows()]:
        assert float(FIGARO.factors[code, year]) == published, (code, year)
    assert len(FIGARO.factors) == 122


def test_factors_fell_to_0_740_in_the_median_in_four_years() -> None:
    ratios = sorted(float(FIGARO.factors[code, 2023] / FIGARO.factors[code, 2019]) for code in FIGARO.years_of)
    assert ratios[len(ratios) // 2] == pytest.approx(0.740, abs=0.0005)


def test_a_hundred_thousand_dollars_of_office_furniture() -> None:
    useeio = load_factors("useeio")
    assert 100_000 * (useeio.per_euro("C31_32", 2021) or 0) == pytest.approx(30_500)


def test_useeio_s_factors_are_those_of_the_agency_and_its_margins_add_up() -> None:
    table = REAL / "useeio" / "SupplyChainGHGEmissionFactors_v1.2_NAICS_CO2e_USD2021.csv"
    if not table.is_file():
        pytest.skip("the table of the agency is not on this machine")
    with table.open(encoding="utf-8") as file:
        rows = {row["NAICS Code 2017"]: row for row in csv.DictReader(file)}
    assert len(rows) == 1016
    prefix = "Supply Chain Emission Factors"
    for row in rows.values():
        without, margin = float(row[f"{prefix} without Margins"]), float(row[f"Margins of {prefix}"])
        assert without + margin == pytest.approx(float(row[f"{prefix} with Margins"]), abs=0.0011)
    assert 100_000 * float(rows["337214"][f"{prefix} without Margins"]) == pytest.approx(21_600)
    with (shipped_factors() / "useeio" / "factors.csv").open(encoding="utf-8") as ours:
        for row in csv.DictReader(ours):
            assert row["factor"] == rows[row["naics"]][f"{prefix} with Margins"]


def test_exiobase_s_million_euros_of_construction() -> None:
    exiobase = load_factors("exiobase-nl")
    assert 1e6 * (exiobase.per_euro("F", 2011) or 0) == pytest.approx(359_357.475, abs=500), (
        "three decimals are carried"
    )
    assert pytest.approx(359_357.475377, rel=1e-9) == 45_078.544715 + 6.980632 + 314_271.95003


def test_kpmg_and_rivm_lie_in_the_band() -> None:
    assert pytest.approx(0.1512, rel=0.005) == KPMG_KG
    assert pytest.approx(0.2588, rel=0.03) == RIVM_KG
    assert LOW_KG < KPMG_KG < RIVM_KG < HIGH_KG


def test_a_mixed_government_portfolio_lies_in_the_band() -> None:
    mixed = [("F", 30.0), ("J62_63", 15.0), ("M69_70", 10.0), ("M71", 10.0), ("C30", 8.0), ("N80T82", 8.0)]
    mixed += [("H49", 6.0), ("C31_32", 3.0), ("I", 4.0), ("C26", 6.0)]
    found = scan([("Rijk", code, code, 2019, share) for code, share in mixed])
    assert found.plausibility is not None
    assert found.plausibility.fine
    assert found.plausibility.kg_per_eur == pytest.approx(headline(found.total) / 100)
