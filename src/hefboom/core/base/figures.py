"""Numbers and days as people in the Netherlands and in English write them."""

from datetime import date
from decimal import Decimal

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_UNITS = {
    "months": {"nl": ("maand", "maanden"), "en": ("month", "months")},
    "level": {"nl": ("niveau", "niveau"), "en": ("level", "level")},
}


def day(value: date, language: str) -> str:
    """Return a day in words, as "1 januari 2024" or "1 January 2024"."""
    return f"{value.day} {_MONTHS[_known(language)].split()[value.month - 1]} {value.year}"


def number(value: Decimal | int, language: str, *, places: int | None = None) -> str:
    """Return a number with the language's separators: 1.234,5 in Dutch, 1,234.5 in English.

    `places` fixes the decimals; without it only those that matter are shown.
    """
    text = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if _known(language) == "nl" else text


def quantity(value: Decimal, unit: str, language: str) -> str:
    """Return a number with its unit of the vocabulary: euros, a share as a percentage, months, a level.

    Cents are shown only when there are any. An unknown unit follows the number as it is.
    """
    if unit == "EUR":
        amount = number(value, language, places=None if value == value.to_integral_value() else 2)
        return f"€ {amount}" if _known(language) == "nl" else f"€{amount}"
    if unit == "share":
        percent = number(value * 100, language)
        return f"{percent} %" if _known(language) == "nl" else f"{percent}%"
    words = _UNITS.get(unit, {}).get(_known(language))
    if unit == "level" and words:
        return f"{words[0]} {number(value, language)}"
    shown = unit if words is None else words[value != 1]
    return f"{number(value, language)} {shown}".strip()


def _known(language: str) -> str:
    return "nl" if language.startswith("nl") else "en"
