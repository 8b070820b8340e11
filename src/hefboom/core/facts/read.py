"""From the text of a cell to a value of the vocabulary. See docs/semantics.md §1 and §5."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from difflib import get_close_matches

from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, FieldType

BOOLEANS: Mapping[str, bool] = {
    **dict.fromkeys(("true", "ja", "yes", "waar", "1"), True),
    **dict.fromkeys(("false", "nee", "no", "onwaar", "0"), False),
}
"""The words for yes and no, in lower case; capitals in the input do not matter."""

SIX_PLACES = Decimal("0.000001")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]+)?")
_INTEGER = re.compile(r"[+-]?[0-9]{1,12}")
_CPV = re.compile(r"([0-9]{8})(-[0-9])?")


def read_value(field: FactField, text: str) -> Value | None:
    """Return the value that this text stands for, None (unknown) for an empty cell or one of spaces only.

    Numbers have a point for decimals and no thousands separators, and are kept to six places (half to even); dates
    are ISO 8601; a CPV code loses its check digit. Raises ValueError with a plain sentence that says what is right.
    """
    text = text.strip()
    if not text:
        return None
    value = _READERS[field.type](field, text)
    _check_bounds(field, value)
    return value


_LISTED = 6
"""So many values of an enum are named in a message; more would hide what is wrong."""


def quantised(number: Decimal) -> Decimal:
    """Return a number as it is kept: six decimal places, half to even."""
    return number.quantize(SIX_PLACES, ROUND_HALF_EVEN)


def _text(_field: FactField, text: str) -> str:
    return text


def _code(field: FactField, text: str) -> str:
    if field.codes != "cpv":
        return text
    match = _CPV.fullmatch(text)
    if not match:
        raise ValueError(f'"{text}" is not a CPV code; write its eight digits, as 45000000')
    return match[1]


def _enum(field: FactField, text: str) -> str:
    allowed = [option.value for option in field.values]
    if text not in allowed:
        near = get_close_matches(text.lower(), allowed, n=1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        listed = allowed if len(allowed) <= _LISTED else [*allowed[:_LISTED], "…"]
        raise ValueError(f'"{text}" is not one of {", ".join(listed)}{hint}')
    return text


def _bool(_field: FactField, text: str) -> bool:
    if text.lower() not in BOOLEANS:
        raise ValueError(f'"{text}" is not yes or no; write true or false')
    return BOOLEANS[text.lower()]


def _int(_field: FactField, text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(f'"{text}" is not a whole number; write it in digits, as 2')
    return int(text)


def _decimal(_field: FactField, text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f'"{text}" is not a number; write it as 250000.00, with a point and no thousands separators')
    return quantised(Decimal(text))


def _date(_field: FactField, text: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise ValueError(f'"{text}" is not a day; write year-month-day, as 2023-01-31')


def _check_bounds(field: FactField, value: Value) -> None:
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return
    if field.minimum is not None and value < field.minimum:
        raise ValueError(f"{value} is too low; the lowest possible is {field.minimum}")
    if field.maximum is not None and value > field.maximum:
        hint = "; write a share, as 0.5 for 50 %" if field.unit == "share" else ""
        raise ValueError(f"{value} is too high; the highest possible is {field.maximum}{hint}")


_READERS: Mapping[FieldType, Callable[[FactField, str], Value]] = {
    "text": _text,
    "code": _code,
    "enum": _enum,
    "bool": _bool,
    "int": _int,
    "decimal": _decimal,
    "date": _date,
}
