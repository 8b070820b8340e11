"""Two years apart into activity, price, mix and factor, which add up exactly."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.effects.comparison import CAUSES, in_whole, shapley
from hefboom.core.effects.prices import PriceIndex, load_index
from hefboom.core.effects.scan import Comparison
from tests.effects_for_tests import FIGARO, Line, by_key, headline, scan

CODES = [code for code in sorted(FIGARO.years_of) if not FIGARO.codes[code].units][:12]


def index(folder: Path, level: str) -> PriceIndex:
    (folder / "prijzen.csv").write_text(f"code,year,index\n,2019,100\n,2023,{level}\n")
    return load_index(folder / "prijzen.csv")


def compared(lines: Sequence[Line], **means: object) -> Comparison:
    found = scan(lines, **means).comparison
    assert found is not None
    return found


def causes(found: Comparison) -> float:
    return sum(each or 0.0 for each in (found.activity, found.price, found.mix, found.factor))


YEARS = st.lists(
    st.tuples(
        st.just("W"),
        st.just("wegen"),
        st.sampled_from(CODES),
        st.sampled_from([2019, 2022, 2023, 2025]),
        st.integers(-(10**11), 10**13).map(lambda cents: cents / 100),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=20)
@given(lines=YEARS)
def test_the_causes_add_up_to_the_last_bit(lines: list[Line]) -> None:
    found = scan(lines).comparison
    if found is not None:
        assert causes(found) == found.after - found.before, "floats, and yet equal"


@settings(max_examples=20)
@given(
    parts=st.dictionaries(st.sampled_from(CAUSES), st.fractions(-1000, 1000), min_size=1),
    off=st.fractions(Fraction(-999, 1000), Fraction(999, 1000)),
)
def test_whole_numbers_add_up_and_stay_near(parts: dict[str, Fraction], off: Fraction) -> None:
    whole = round(sum(parts.values(), Fraction()) + off / 2)
    found = in_whole(parts, whole)
    assert sum(found.values()) == whole
    assert all(abs(found[name] - part) <= 1 for name, part in parts.items())


@settings(max_examples=20)
@given(st.lists(st.fractions(-5, 5), min_size=4, max_size=4))
def test_shapley_gives_each_cause_of_a_sum_its_own(values: list[Fraction]) -> None:
    own = dict(zip(CAUSES, values, strict=True))
    assert shapley(lambda taken: sum((own[each] for each in taken), Fraction())) == own


def test_shapley_shares_a_product_fairly() -> None:
    found = shapley(lambda taken: Fraction(2) ** len([each for each in taken if each in {"activity", "mix"}]))
    assert found == {"activity": Fraction(3, 2), "price": 0, "mix": Fraction(3, 2), "factor": 0}


def test_twice_as_much_of_the_same_is_all_activity(tmp_path: Path) -> None:
    lines = [("W", "wegen", "F", 2019, 100.0), ("W", "wegen", "F", 2023, 200.0)]
    found = compared(lines, price_year=2023)
    assert found.activity == pytest.approx(21.871, abs=0.001)
    assert (found.price, found.mix, found.factor) == (0, 0, 0)


def test_the_same_at_a_higher_price_is_price_and_a_lower_factor(tmp_path: Path) -> None:
    lines = [("W", "wegen", "F", 2019, 100.0), ("W", "wegen", "F", 2023, 120.0)]
    found = compared(lines, index=index(tmp_path, "120"))
    assert found.activity == 0
    assert found.mix == 0
    assert found.price is not None
    assert found.factor is not None
    assert found.price > 0 > found.factor
    assert [note.code for note in found.notes] == ["price-and-factor"]


def test_other_things_for_the_same_money_is_mix() -> None:
    lines = [("W", "wegen", "F", 2019, 100.0), ("W", "ict", "J62_63", 2023, 100.0)]
    found = compared(lines, price_year=2023)
    assert found.mix == pytest.approx(7.817 - 21.871, abs=0.001)
    assert found.activity == 0


def test_without_an_index_dearer_is_part_of_more() -> None:
    found = compared([("W", "wegen", "F", 2019, 100.0), ("W", "wegen", "F", 2023, 120.0)])
    assert found.price is None
    assert found.activity is not None
    assert found.activity > 0
    assert [note.code for note in found.notes] == ["no-price-index"]


def test_a_year_without_a_factor_of_its_own_says_nothing_about_making() -> None:
    found = compared([("W", "wegen", "F", 2023, 100.0), ("W", "wegen", "F", 2024, 110.0)])
    assert found.factor is None
    assert found.mix == 0


def test_the_last_two_years_are_compared_unless_told_otherwise() -> None:
    lines = [("W", "wegen", "F", year, 100.0) for year in (2019, 2022, 2023)]
    found, other = scan(lines), compared(lines, compare=(2019, 2023))
    assert found.comparison is not None
    assert (found.comparison.year_before, found.comparison.year_after) == (2022, 2023)
    assert (other.year_before, other.year_after) == (2019, 2023)
    years = by_key(found.years)
    assert other.before == pytest.approx(headline(years["2019"]), abs=0.001)
    assert other.after == pytest.approx(headline(years["2023"]), abs=0.001)


@pytest.mark.parametrize(
    "lines",
    [
        [("W", "wegen", "F", 2023, 100.0)],
        [("W", "wegen", "F", 2023, 100.0), ("W", "wegen", "F", None, 100.0)],
        [("W", "wegen", "F", 2019, 100.0), ("W", "wegen", "F", 2023, 100.0), ("W", "ict", "F", 2023, -100.0)],
    ],
)
def test_what_cannot_be_compared_is_not(lines: list[Line]) -> None:
    assert scan(lines).comparison is None


def test_years_that_are_not_there_are_not_compared() -> None:
    assert (
        scan([("W", "wegen", "F", 2019, 1.0), ("W", "wegen", "F", 2023, 1.0)], compare=(2001, 2023)).comparison is None
    )
