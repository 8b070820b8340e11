"""Factor sets: what is shipped is sourced and complete, what is wrong in one's own is told with file and line."""

from decimal import Decimal
from pathlib import Path

import pytest

from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.codes import a64
from hefboom.core.effects.factors import DEFAULT_FACTORS, load_factors, sets_shipped
from tests.effects_for_tests import own_set

ROWS = "code,price_year,factor\nF,2023,0.25\n"


@pytest.mark.parametrize("name", sets_shipped())
def test_a_shipped_set_says_where_it_comes_from_and_names_its_codes(name: str) -> None:
    found = load_factors(name)
    assert found.id == name
    assert found.credit
    assert found.licence
    assert found.url.startswith("https://")
    assert set(found.years_of) <= set(found.codes)
    assert found.factors


def test_the_default_goes_first_in_the_list() -> None:
    assert sets_shipped() == (DEFAULT_FACTORS, "exiobase-nl", "useeio")


def test_energy_and_fuel_are_counted_in_units() -> None:
    assert {code: each.units for code, each in a64().items() if each.units} == {
        "C19": ("litre",),
        "D35": ("kWh", "m3", "GJ"),
    }


def test_names_of_codes_are_told_apart() -> None:
    assert len({each.name.nl for each in a64().values()}) == len(a64())
    assert len({each.name.en for each in a64().values()}) == len(a64())


def test_a_factor_is_told_per_euro_whatever_its_unit(tmp_path: Path) -> None:
    per_euro = load_factors(own_set(tmp_path / "a", ROWS))
    per_million = load_factors(own_set(tmp_path / "b", "code,price_year,factor\nF,2023,250\n", unit='"t/MEUR"'))
    jobs = load_factors(
        own_set(tmp_path / "c", "code,price_year,factor\nF,2023,5.6\n", unit='"fte/MEUR"', dimension='"jobs"')
    )
    assert per_euro.per_euro("F", 2023) == per_million.per_euro("F", 2023) == 0.25
    assert jobs.per_euro("F", 2023) == pytest.approx(5.6e-6)
    assert per_euro.per_euro("F", 2022) is None


def test_a_set_may_bring_its_own_codes(tmp_path: Path) -> None:
    folder = own_set(tmp_path, "code,price_year,factor\nverf,2023,1.5\n", classification='"eigen"')
    (folder / "codes.csv").write_text("code,name_nl,name_en,units\nverf,Verf,Paint,\n")
    assert load_factors(folder).name_of("verf").en == "Paint"
    assert load_factors(folder).name_of("lak").en == "lak", "a code without a name is its own name"


def test_every_wrong_row_is_told_with_its_line(tmp_path: Path) -> None:
    rows = 'code,price_year,factor\nF,2023,0.25\nF,20x3,0.25\n,2023,1\nC17,2023,"0,36"\nC18,2023,-1\nC20,2023,NaN\n'
    with pytest.raises(HefboomError) as error:
        load_factors(own_set(tmp_path, rows))
    for piece in (
        'factors.csv, line 3: price_year "20x3" is not a year',
        "line 4: code is empty",
        'line 5: factor "0,36" is not a number. Write it with a point',
        "line 6: factor -1 is not a number of zero or more",
        "line 7: factor NaN",
    ):
        assert piece in str(error.value)


@pytest.mark.parametrize(
    ("rows", "changes", "says"),
    [
        ("code,price_year,factor\nF,2023,90.95\n", {}, "F 2023: 90.95 kg/EUR is above 15"),
        (ROWS + "F,2023,0.3\n", {}, "F has two factors for 2023"),
        ("code,factor\nF,1\n", {}, "the column price_year is missing"),
        ("code,price_year,factor\n", {}, "no rows"),
        (ROWS, {"unit": '"kg/kWh"'}, 'unit "kg/kWh" does not fit co2e per EUR'),
        (ROWS, {"unit": '"fte/MEUR"'}, "does not fit co2e"),
        (ROWS, {"dimension": '"geluk"'}, "dimension"),
        (ROWS, {"vat": '"included"'}, "prices with VAT are not supported"),
        (ROWS, {"gsd_model": "0.5"}, "gsd_model"),
        (ROWS, {"kleur": '"groen"'}, "kleur"),
    ],
)
def test_what_cannot_be_used_says_why(tmp_path: Path, rows: str, changes: dict[str, str], says: str) -> None:
    with pytest.raises(HefboomError) as error:
        load_factors(own_set(tmp_path, rows, **changes))
    assert says in str(error.value)


def test_a_higher_maximum_can_be_given_with_reason(tmp_path: Path) -> None:
    found = load_factors(own_set(tmp_path, "code,price_year,factor\nF,2023,90.95\n", maximum="100"))
    assert found.factors["F", 2023] == Decimal("90.95")


def test_a_set_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(HefboomError, match=r"no factor set \"figaro\".*figaro-nl, exiobase-nl, useeio"):
        load_factors("figaro")


def test_a_manifest_that_is_no_toml_is_told(tmp_path: Path) -> None:
    folder = own_set(tmp_path, ROWS)
    (folder / "factors.toml").write_text("id = ")
    with pytest.raises(HefboomError, match=r"factors\.toml cannot be used"):
        load_factors(folder)


def test_a_table_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    folder = own_set(tmp_path, ROWS)
    (folder / "factors.csv").write_bytes(b"code,price_year,factor\n\xff,2023,1\n")
    with pytest.raises(HefboomError, match="not UTF-8"):
        load_factors(folder)
