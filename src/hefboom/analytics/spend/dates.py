"""Dates as people write them. Only the year counts here, and a date must be one that can exist."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

Order = Literal["day first", "month first", "both"]
"""How a file writes 3/4/2024. "both": it has dates that fit only one order, of both kinds."""

FIRST_YEAR = 1990
_MONTHS_A_YEAR = 12

_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\s*\d.*)?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,]\s*\d.*)?$")
_DIGITS = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_NAMED = re.compile(r"^(\d{1,2})[- .]+([a-zé]+)\.?[- .,]+(\d{4})$", re.IGNORECASE)
_MONTH_DAY = re.compile(r"^([a-zé]+)\.?[- .]+(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})$", re.IGNORECASE)
_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan januari january", "feb febr februari february", "mrt maa maart mar march", "apr april"),
            *("mei may", "jun juni june", "jul juli july", "aug augustus august", "sep sept september"),
            *("okt oktober oct october", "nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}
_EXCEL_DAY_0 = date(1899, 12, 30)


def order_of(cells: Iterable[str]) -> tuple[set[Order], str | None]:
    """Return the orders that dates prove, and the first date that can be read in two ways."""
    proven: set[Order] = set()
    either = None
    for text in cells:
        if found := _YEAR_LAST.match(text.strip()):
            first, second = int(found[1]), int(found[2])
            if first > _MONTHS_A_YEAR >= second:
                proven.add("day first")
            elif second > _MONTHS_A_YEAR >= first:
                proven.add("month first")
            elif first != second:
                either = either or text
    return proven, either


def read_date(text: str, order: Order, today: date, *, serials: bool = False) -> date | str:
    """Return the date, or the reason why it cannot be read. `serials`: five digits are Excel's count of days."""
    cell = text.strip()
    try:
        found = _parts(cell, order, serials=serials)
    except ValueError:
        return "there is no such day; correct the date"
    if isinstance(found, str):
        return found
    if found.year < FIRST_YEAR or found > latest(today):
        return f"the year lies before {FIRST_YEAR} or more than a year ahead; correct the date"
    return found


def latest(today: date) -> date:
    """Return the last day that is believed: a year ahead."""
    return today + timedelta(days=366)


def _parts(cell: str, order: Order, *, serials: bool) -> date | str:
    if found := _YEAR_FIRST.match(cell) or _DIGITS.match(cell):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.match(cell):
        return _year_last(int(found[1]), int(found[2]), found[3], order)
    if (found := _NAMED.match(cell)) and (month := _MONTHS.get(found[2].lower())):
        return date(int(found[3]), month, int(found[1]))
    if (found := _MONTH_DAY.match(cell)) and (month := _MONTHS.get(found[1].lower())):
        return date(int(found[3]), month, int(found[2]))
    if serials and _SERIAL.match(cell):
        return _EXCEL_DAY_0 + timedelta(days=int(float(cell)))
    return "this is not a date; write for example 2024-03-01"


def _year_last(first: int, second: int, year: str, order: Order) -> date | str:
    full = int(year) if len(year) == 4 else 2000 + int(year)  # noqa: PLR2004 - a year of four digits, or of two
    if first > _MONTHS_A_YEAR or second > _MONTHS_A_YEAR or first == second:
        return date(full, second, first) if first > _MONTHS_A_YEAR or first == second else date(full, first, second)
    if order == "both":
        return (
            "the file has dates with the day first and with the month first, so this can be read in two ways; "
            "write it as 2024-03-01, or say what comes first (--date-order)"
        )
    return date(full, second, first) if order == "day first" else date(full, first, second)
