from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.analytics.spend.amounts import convention_of, marks_of, read_amount


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234.56", 123456),
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("€ 1.234,56", 123456),
        ("EUR 1.234,56", 123456),
        ("1.234,56 EUR", 123456),
        ("-50,00", -5000),
        ("50,00-", -5000),
        ("(50,00)", -5000),
        ("€ -50,00", -5000),
        ("-€ 50,00", -5000),
        ("−50,00", -5000),
        ("€ 50,-", 5000),
        ("€ 50,--", 5000),
        ("1 234,56", 123456),
        ("1\u00a0234,56", 123456),
        ("1\u202f234,56", 123456),
        ("1'234.50", 123450),
        ("  12 ", 1200),
        ("1.234.567", 123456700),
        ("0,125", 12),
        ("0,135", 14),
        ("1E3", 100000),
        ("5", 500),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, cents: int) -> None:
    assert read_amount(text, "both") == cents


@pytest.mark.parametrize(
    "text", ["", " ", "€", "n.v.t.", "NaN", "inf", "1.2.3", "12.34,56", "--5", "(5", "1 2", "5 km"]
)
def test_what_is_no_amount_has_a_reason(text: str) -> None:
    assert isinstance(read_amount(text, ","), str)


def test_an_amount_that_cannot_be_right_is_refused() -> None:
    assert "larger than any" in str(read_amount("9" * 20, ","))


def test_what_can_be_read_in_two_ways_is_read_as_the_file_does_and_never_guessed() -> None:
    assert read_amount("1,234", ",") == 123
    assert read_amount("1,234", ".") == 123400
    assert "two ways" in str(read_amount("1,234", "both"))


def test_a_file_proves_its_decimal_mark_by_what_has_one_reading() -> None:
    assert convention_of(["12", "1,234", "3,50"]) == ({","}, "1,234")
    assert convention_of(["12", "", "x"]) == (set(), None)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.sampled_from(",."), st.booleans())
def test_any_number_is_read_back_to_the_cent(number: Decimal, mark: str, grouped: bool) -> None:
    text = f"{number:,f}" if grouped else f"{number:f}"
    text = text.replace(",", "x").replace(".", mark).replace("x", "." if mark == "," else ",")
    assert mark in marks_of(text)
    assert read_amount(text, mark) == int((number * 100).quantize(Decimal(1), ROUND_HALF_EVEN))  # type: ignore[arg-type]  # one of the two marks, as drawn
