"""From the texts of a notice to values: amounts, dates, numbers. What is no value stays unknown, with the reason."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.notice import Sheet
from hefboom.core.notices.trie import Part

SIX_PLACES = Decimal("0.000001")
WITHHELD_CODE = "unpublished"
HELD_BACK = "held back by the publisher"
SMALLEST_AMOUNT = Decimal(100)
"""No contract that needs a public notice costs less: a smaller amount is a filler or a price per unit."""
LARGEST_AMOUNT = Decimal(10) ** 12 - 1
"""A thousand billion: what a register can hold (DECIMAL(18,6))."""
LARGEST_COUNT = 10**9
_DIGITS = 30
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_ONE_DIGIT = re.compile(r"([19])\1{4,}(?:\.(?:0+|\1+))?")


def number(text: str) -> Decimal | None:
    """Read a plain decimal number; None for anything else, and for sizes that nothing has."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < _DIGITS else None


def day(text: str) -> date | None:
    """Read the day of an XML date, with or without time zone; None for anything else, and for years like 9999."""
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def amount(part: Part, term: str, sheet: Sheet, *, withheld: bool = False) -> Fact | None:
    """Read an amount in euros; None where the notice has none.

    Withheld amounts (-1, or a privacy block), other currencies, fillers such as 1.00 and amounts that may be meant
    in thousands ("165.007") are unknown, each with its reason. Euros without VAT, to six places.
    """
    text = part.first(term)
    if not text:
        return sheet.unknown(term, Missing.WITHHELD, HELD_BACK) if withheld else None
    value = number(text)
    currency = part.first(f"{term}-Currency")
    if withheld or text == WITHHELD_CODE or value == -1:
        return sheet.unknown(term, Missing.WITHHELD, HELD_BACK)
    if value is not None and currency != "EUR":
        return sheet.unknown(term, Missing.NOT_COMPUTABLE, f"given in {currency[:3] or 'an unnamed currency'}, not EUR")
    why = _why_no_amount(text, value)
    if value is None or why:
        return sheet.unknown(term, Missing.UNREADABLE, f"{text[:40]} {why}")
    return sheet.known(term, value.quantize(SIX_PLACES))


def _why_no_amount(text: str, value: Decimal | None) -> str:
    if value is None or value < 0 or value > LARGEST_AMOUNT:
        return "is no amount"
    if value < SMALLEST_AMOUNT or _ONE_DIGIT.fullmatch(text):
        return "looks like a filler, not an amount"
    return "may be meant in thousands" if _THOUSANDS.fullmatch(text) else ""


def first_usable(*facts: Fact | None) -> Fact | None:
    """Return the first fact with a value; else the first that says why not; else None."""
    there = [fact for fact in facts if fact is not None]
    return next((fact for fact in there if fact.value is not None), there[0] if there else None)


def count(text: str) -> int | None:
    """Read a whole number of things, zero or more; None for anything else."""
    value = number(text)
    if value is None or not 0 <= value <= LARGEST_COUNT or value != value.to_integral_value():
        return None
    return int(value)
