"""Numbers, money, shares and days in words of the reader's language. Unknown stays a word, never a zero."""

from datetime import date, datetime
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext

Number = int | float | Decimal

_HUNDRED = Decimal(100)


def unknown() -> str:
    """Return the word for what is not known."""
    return gettext("onbekend")


def number(value: Number | None, places: int | None = None) -> str:
    """Write a number with thousands apart: 1.250.000,5 in Dutch, 1,250,000.5 in English.

    `places` rounds half-even to that many decimals; without it a whole number has none and others keep theirs.
    """
    if value is None:
        return unknown()
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    elif exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    return formats.number_format(exact, use_l10n=True, force_grouping=True)


def euro(value: Number | None, places: int = 2) -> str:
    """Write an amount of money in euros: € 1.250.000,00 in Dutch, €1,250,000.00 in English."""
    if value is None:
        return unknown()
    space = "" if (get_language() or "nl").startswith("en") else "\u00a0"
    sign = "-" if Decimal(str(value)) < 0 else ""
    return f"{sign}€{space}{number(abs(Decimal(str(value))), places)}"


def cents(value: int | None) -> str:
    """Write a whole number of euro cents as money."""
    return euro(None if value is None else Decimal(value) / _HUNDRED)


def short_euro(value: Number | None) -> str:
    """Write a large amount so that it can be grasped: € 1,3 mld., € 12,5 mln., or in full below a million."""
    if value is None:
        return unknown()
    amount = Decimal(str(value))
    for size, word in ((Decimal(10**9), gettext("mld.")), (Decimal(10**6), gettext("mln."))):
        if abs(amount) >= size:
            return f"{euro(amount / size, 1)}\u00a0{word}"
    return euro(amount, 0)


def percent(share: Number | None, places: int = 0) -> str:
    """Write a share 0-1 as a percentage, rounded half-even, but never up to 100 % or down to 0 % from a part.

    0.436 is 44%; 0.997 is 99%, because 100% would say that all of them did.
    """
    if share is None:
        return unknown()
    exact = Decimal(str(share)) * _HUNDRED
    step = Decimal(1).scaleb(-places)
    rounded = exact.quantize(step, ROUND_HALF_EVEN)
    if rounded >= _HUNDRED > exact:
        rounded = exact.quantize(step, ROUND_FLOOR)
    if exact > 0 and rounded == 0:
        return f"<{formats.number_format(step, use_l10n=True)}%"
    return f"{formats.number_format(rounded, use_l10n=True, force_grouping=True)}%"


def day(value: date | datetime | None, style: str = "DATE_FORMAT") -> str:
    """Write a day, or a moment with its time in the Netherlands: 3 maart 2024, 3 maart 2024, 14:30."""
    if value is None:
        return unknown()
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return formats.date_format(moment, "DATETIME_FORMAT", use_l10n=True)
    return formats.date_format(value, style, use_l10n=True)
