"""Values of the vocabulary as people read them, in Dutch or English."""

from datetime import date
from decimal import Decimal

from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField

NOT_KNOWN = Text(nl="niet bekend", en="not known")
_YES, _NO = Text(nl="ja", en="yes"), Text(nl="nee", en="no")
_MONTHS = (
    Text(nl="januari", en="January"),
    Text(nl="februari", en="February"),
    Text(nl="maart", en="March"),
    Text(nl="april", en="April"),
    Text(nl="mei", en="May"),
    Text(nl="juni", en="June"),
    Text(nl="juli", en="July"),
    Text(nl="augustus", en="August"),
    Text(nl="september", en="September"),
    Text(nl="oktober", en="October"),
    Text(nl="november", en="November"),
    Text(nl="december", en="December"),
)
_NO_BREAK = "\N{NO-BREAK SPACE}"


def format_value(field: FactField, value: Value | None, language: str) -> str:
    """Return a value with its unit: `€ 250.000,00`, `62,5%`, `6 maanden`, `28 oktober 2019`, `ja`, or a choice's label.

    Money has two decimals, other numbers as many as they need. Unknown is said in words. A no-break space stands
    between a number and its sign, so that a line never ends between them.
    """
    if value is None:
        return NOT_KNOWN.in_language(language)
    if isinstance(value, bool):
        return (_YES if value else _NO).in_language(language)
    if isinstance(value, int | Decimal):
        return format_quantity(Decimal(value), field.unit, language)
    if isinstance(value, date):
        return format_day(value, language)
    label = next((option.label for option in field.values if option.value == value), None)
    return label.in_language(language) if label else value


def format_money(amount: Decimal, language: str) -> str:
    """Return an amount of euros with two decimals: `€ 1.234,50` in Dutch, `€1,234.50` in English."""
    sign, digits = ("-" if amount < 0 else ""), _separated(abs(amount), 2, language)
    return f"€{_NO_BREAK}{sign}{digits}" if language.startswith("nl") else f"{sign}€{digits}"


def format_share(share: Decimal, language: str, decimals: int | None = None) -> str:
    """Return a share (0-1) as a percentage: `62,5%`. `decimals` None shows as many as it needs."""
    return f"{_separated(share * 100, decimals, language)}%"


def format_day(day: date, language: str) -> str:
    """Return a day in words: `28 oktober 2019`."""
    return f"{day.day} {_MONTHS[day.month - 1].in_language(language)} {day.year}"


def format_quantity(value: Decimal, unit: str, language: str) -> str:
    """Return a number with a unit of the vocabulary (EUR, share, months, or none that is shown)."""
    match unit:
        case "EUR":
            return format_money(value, language)
        case "share":
            return format_share(value, language)
        case "months":
            one, more = ("maand", "maanden") if language.startswith("nl") else ("month", "months")
            return f"{_separated(value, None, language)}{_NO_BREAK}{one if value == 1 else more}"
        case _:
            return _separated(value, None, language)


def _separated(value: Decimal, decimals: int | None, language: str) -> str:
    """Return a number with the language's separators, and this many decimals (None: as many as it needs)."""
    text = f"{value:,.{decimals}f}" if decimals is not None else _trimmed(f"{value:,f}")
    return text.translate(str.maketrans(",.", ".,")) if language.startswith("nl") else text


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
