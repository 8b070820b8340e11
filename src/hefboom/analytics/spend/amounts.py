"""Amounts as people write them: one grammar, read by Python and by the engine alike, exact to the cent."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Literal

Mark = Literal[",", "."]
Convention = Literal[",", ".", "both"]
"""The decimal mark of a file. "both": it has cells of both kinds, so `1,234` could be either and is left out."""

MACHINE = "\ue000"
"""Stands before a number that a workbook or JSON file holds as a number: its point is a decimal point for certain."""

SPACES = " \t\u00a0\u202f\u2007\u2009"
# The euro sign of Windows-1252 is a control sign in Latin-1, as which the engine reads such a file.
_EURO = "(?:€|\u0080|EUR|Eur|eur|euro)?"
_MINUS = "[-−]"
_LARGEST_CENTS = 10**17
_SHOWN = 80


def grammar(mark: str, *, exponents: bool = False) -> str:
    """Return the pattern of an amount with this decimal mark, for Python and RE2 alike."""
    space, point, group = f"[{SPACES}]*", re.escape(mark), re.escape("." if mark == "," else ",")
    grouped = rf"[1-9][0-9]{{0,2}}(?:(?:{group}[0-9]{{3}})+|(?:[{SPACES}'’][0-9]{{3}})+)"
    whole = rf"(?:{grouped}|[0-9]+)"
    number = rf"(?:{whole}(?:{point}[0-9]*)?|{point}[0-9]+)" + ("(?:[eE][+-]?[0-9]{1,2})?" if exponents else "")
    forms = (
        rf"(?:{_MINUS}|[+])?{space}{_EURO}{space}{number}{space}{_EURO}",
        rf"{_EURO}{space}{_MINUS}{space}{number}",
        rf"{_EURO}{space}{number}{space}{_EURO}{space}{_MINUS}",
        rf"\({space}{_EURO}{space}{number}{space}{_EURO}{space}\)",
        rf"{_MINUS}?{space}{_EURO}{space}{_MINUS}?{whole}{point}(?:--?|[–—])",
    )
    return rf"^{space}(?:{'|'.join(forms)}){space}$"


_MARKS: tuple[Mark, ...] = (",", ".")
_FITS = {mark: re.compile(grammar(mark, exponents=True)) for mark in _MARKS}
_ROUND_EUROS = re.compile(r"[.,](?:--?|[–—])\s*$")
_NOT_A_NUMBER = re.compile(r"EUR|Eur|eur|euro|[^0-9.,eE+-]")


def marks_of(text: str) -> list[Mark]:
    """Return the decimal marks with which this can be read as an amount: none, one, or both."""
    return [mark for mark, pattern in _FITS.items() if pattern.match(text)]


def convention_of(cells: Iterable[str]) -> tuple[set[Mark], str | None]:
    """Return the decimal marks that cells prove, and the first cell that could be either ("" is not looked at)."""
    proven: set[Mark] = set()
    either = None
    for text in cells:
        marks = marks_of(text)
        if len(marks) == 1:
            proven.add(marks[0])
        elif marks and either is None and ("," in text or "." in text):
            either = text
    return proven, either


def read_amount(text: str, convention: Convention) -> int | str:
    """Return the cents of an amount, or the reason why it cannot be read."""
    if text.startswith(MACHINE):
        return _cents(text[1:])
    marks = marks_of(text)
    if not marks:
        return _why(text)
    mark = marks[0]
    if len(marks) > 1 and ("," in text or "." in text):
        if convention == "both":
            return (
                "the file has decimal commas and decimal points, so this can be read in two ways; "
                "write it with two decimals, or say how cents are written (--decimal)"
            )
        mark = convention
    return _cents(plain(text, mark))


def plain(text: str, mark: str) -> str:
    """Return an amount that can be read with this decimal mark as Python writes numbers."""
    whole = _ROUND_EUROS.sub("", text)
    negative = "(" in whole or re.search(rf"{_MINUS}\s*(?:{_EURO})\s*[0-9.,]|[-−]\s*$", whole) is not None
    digits = _NOT_A_NUMBER.sub("", whole)
    mantissa, exponent, power = digits.lower().partition("e")
    mantissa = mantissa.strip("+-").replace("." if mark == "," else ",", "").replace(",", ".")
    return ("-" if negative else "") + mantissa + exponent + power


def _cents(number: str) -> int | str:
    try:
        cents = (Decimal(number) * 100).quantize(Decimal(1), ROUND_HALF_EVEN)
    except InvalidOperation:
        return "this is not a number; write an amount in euros, for example 1234.56"
    if abs(cents) > _LARGEST_CENTS:
        return "the amount is larger than any that can be right (a thousand billion euros); correct it"
    return int(cents)


def _why(text: str) -> str:
    if not text.strip(SPACES):
        return "the amount is empty; fill it in, or leave the line out"
    return "this is not an amount in euros; write for example 1234.56 or 1.234,56"
