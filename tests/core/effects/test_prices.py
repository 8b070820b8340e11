"""Which factor goes with the euros of a year, and VAT."""

from pathlib import Path

import pytest

from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.factors import load_factors
from hefboom.core.effects.prices import load_index, rate
from tests.effects_for_tests import FIGARO, by_key, headline, own_set, scan

CPI = load_index()
F2023 = 0.21871


def test_the_published_deflation_106_2_in_2019_is_93_7_in_2011() -> None:
    assert CPI.ratio("F", 2011, 2019) == pytest.approx(93.7 / 106.2, rel=1e-12)
    assert 106.2 * (CPI.ratio("", 2011, 2019) or 0) == pytest.approx(93.7, rel=1e-12)


def test_a_year_with_a_factor_of_its_own_takes_it_as_it_is() -> None:
    found = rate(FIGARO, CPI, "F", 2023)
    assert found is not None
    assert (found.per_euro, found.how, found.years, found.gsd) == (F2023, "published", (2023,), 1)


def test_a_year_with_an_index_is_brought_to_the_nearest_factor_year() -> None:
    found = rate(FIGARO, CPI, "F", 2015)
    assert found is not None
    assert (found.how, found.years) == ("indexed", (2019,))
    assert found.per_euro == pytest.approx((FIGARO.per_euro("F", 2019) or 0) * 1.062), "a euro of 2015 buys more"


def test_a_year_between_two_factors_without_an_index_lies_between_them() -> None:
    low, middle, high = (rate(FIGARO, CPI, "F", year) for year in (2019, 2021, 2023))
    assert low is not None
    assert middle is not None
    assert high is not None
    assert (middle.how, middle.years, middle.gsd) == ("interpolated", (2019, 2023), 1)
    assert middle.per_euro**2 == pytest.approx(low.per_euro * high.per_euro), "halfway is the geometric mean"


def test_a_year_after_the_last_factor_keeps_it_with_more_doubt_each_year() -> None:
    one, four = rate(FIGARO, CPI, "F", 2024), rate(FIGARO, CPI, "F", 2027)
    assert one is not None
    assert four is not None
    assert (one.per_euro, one.how, one.away) == (F2023, "nearest", 1)
    assert four.gsd == pytest.approx(1 / 0.740), "after four years as much as the fall of 2019-2023"
    assert 1 < one.gsd < four.gsd


def test_without_a_year_or_a_factor_there_is_no_rate() -> None:
    assert rate(FIGARO, CPI, "F", None) is None
    assert rate(FIGARO, CPI, "D35", 2023) is None


def test_an_index_of_one_s_own_goes_by_code_where_it_can(tmp_path: Path) -> None:
    table = tmp_path / "prijzen.csv"
    table.write_text("code,year,index\n,2023,100\n,2024,103\nF,2023,100\nF,2024,110\n")
    index = load_index(table)
    assert (index.ratio("F", 2024, 2023), index.ratio("C17", 2024, 2023)) == (1.1, 1.03)
    found = rate(FIGARO, index, "F", 2024)
    assert found is not None
    assert found.per_euro == pytest.approx(F2023 / 1.1)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("code,year,index\n,2023,0\n", "line 2: index 0 is no price level"),
        ("code,year,index\n,23,100\n", 'line 2: year "23" is not a year'),
        ("year,index\n2023,100\n", "the column code is missing"),
    ],
)
def test_an_index_that_cannot_be_used_says_why(tmp_path: Path, rows: str, says: str) -> None:
    (tmp_path / "prijzen.csv").write_text(rows)
    with pytest.raises(HefboomError, match=says):
        load_index(tmp_path / "prijzen.csv")


def test_a_factor_of_nothing_can_lie_between_two_years(tmp_path: Path) -> None:
    factors = load_factors(own_set(tmp_path, "code,price_year,factor\nF,2019,0\nF,2023,0.4\n"))
    found = rate(factors, None, "F", 2022)
    assert found is not None
    assert found.per_euro == pytest.approx(0.3)


def test_a_price_year_counts_all_euros_as_of_that_year() -> None:
    lines = [("Waterstad", "wegen", "F", 2019, 100.0), ("Waterstad", "wegen", "F", None, 100.0)]
    assert headline(scan(lines, price_year=2023).total) == pytest.approx(200 * F2023)


def test_a_line_without_a_date_has_no_effect_and_is_told() -> None:
    found = scan([("Waterstad", "wegen", "F", None, 100.0), ("Waterstad", "wegen", "F", 2023, 100.0)])
    assert headline(found.total) == pytest.approx(100 * F2023)
    assert found.total.covered_cents == 100_00
    assert by_key(found.years)[None].effects == {}
    note = next(note for note in found.notes if note.code == "no-date")
    assert note.says.en == "Without a date: 1 line, € 100. Fill in the date or give a price year (--price-year)."


def test_vat_in_the_amounts_is_taken_off_and_flagged() -> None:
    without, within = (scan([("W", "wegen", "F", 2023, 121.0)], vat=vat) for vat in ("excluded", "included"))
    assert headline(without.total) == pytest.approx(headline(within.total) * 1.21)
    assert "vat-general-rate" in {note.code for note in within.notes}
    assert "vat-general-rate" not in {note.code for note in without.notes}


def test_vat_that_nobody_told_of_gives_bounds_only_and_is_asked() -> None:
    lines = [("W", "wegen", "F", 2023, 121.0), ("W", "meubels", "C31_32", 2023, 50.0)]
    unsaid, without, within = (scan(lines, vat=vat) for vat in (None, "excluded", "included"))
    found = unsaid.total.effects["co2e"]
    assert found.value is None
    assert found.low == pytest.approx(within.total.effects["co2e"].low)
    assert found.high == pytest.approx(without.total.effects["co2e"].high)
    assert next(note.kind for note in unsaid.notes if note.code == "vat") == "missing"
    assert [part.share for part in unsaid.groups] == [part.share for part in without.groups], "VAT divides out"
    assert unsaid.plausibility is not None
    assert unsaid.plausibility.kg_per_eur is None
    assert unsaid.comparison is None
    assert {flow.unit for flow in unsaid.flows} == {"EUR"}


@pytest.mark.parametrize(
    ("year", "code", "kind", "errs"),
    [
        (2015, "prices-indexed", "assumption", "price index"),
        (2021, "prices-interpolated", "assumption", "between those of 2019 and 2023"),
        (2025, "prices-nearest", "warning", "probably too high"),
        (2005, "prices-nearest", "warning", "probably too low"),
    ],
)
def test_prices_that_were_not_simply_taken_over_are_told(year: int, code: str, kind: str, errs: str) -> None:
    found = scan([("W", "wegen", "F", year, 100.0)], index=CPI)
    note = next(note for note in found.notes if note.code == code)
    assert note.kind == kind
    assert errs in note.says.en
    assert str(year) in note.says.nl
