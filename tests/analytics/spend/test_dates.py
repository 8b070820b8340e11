from datetime import date

import pytest

from hefboom.analytics.spend.dates import order_of, read_date

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-01", "2024/3/1", "2024-03-01 12:30:00", "2024-03-01T12:30", "20240301", "01-03-2024", "1/3/2024"),
        *(
            "1.3.2024",
            "1 mrt 2024",
            "1 maart 2024",
            "1 Mar 2024",
            "01-mrt-2024",
            "1 mrt. 2024",
            "March 1, 2024",
            "1-3-24",
        ),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text, "day first", TODAY) == date(2024, 3, 1)


def test_the_order_of_day_and_month_is_that_of_the_file() -> None:
    assert read_date("1/3/2024", "month first", TODAY) == date(2024, 1, 3)
    assert "two ways" in str(read_date("1/3/2024", "both", TODAY))
    assert read_date("31/3/2024", "both", TODAY) == date(2024, 3, 31)
    assert read_date("3/31/2024", "both", TODAY) == date(2024, 3, 31)
    assert order_of(["1/3/2024", "31/3/2024"]) == ({"day first"}, "1/3/2024")
    assert order_of(["3/31/2024"]) == ({"month first"}, None)
    assert order_of(["3/3/2024", "2024-03-01"]) == (set(), None)


@pytest.mark.parametrize("text", ["30-02-2024", "2024-13-01", "00-01-2024", "soon", "45352", "31-31-2024"])
def test_what_is_no_date_has_a_reason(text: str) -> None:
    assert isinstance(read_date(text, "day first", TODAY), str)


def test_five_digits_are_a_date_in_a_workbook_only() -> None:
    assert read_date("45352", "day first", TODAY, serials=True) == date(2024, 3, 1)


@pytest.mark.parametrize("text", ["1989-12-31", "1900-01-01", "2027-06-01", "9999-12-31"])
def test_a_year_that_cannot_be_right_is_refused(text: str) -> None:
    assert "year" in str(read_date(text, "day first", TODAY))


def test_a_year_ahead_is_believed() -> None:
    assert read_date("2026-12-31", "day first", TODAY) == date(2026, 12, 31)
