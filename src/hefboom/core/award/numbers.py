"""Exact numbers inside, rounded numbers for people."""

from decimal import Decimal
from fractions import Fraction

from hefboom.core.base.text import Text
from hefboom.core.facts.format import format_money, format_quantity


def clipped(share: Fraction) -> Fraction:
    """Return a share kept between 0 and 1."""
    return min(max(share, Fraction(0)), Fraction(1))


def rounded(exact: Fraction, decimals: int = 2) -> Decimal:
    """Return a number as shown to people: half up, away from zero at exactly half."""
    size = abs(exact) * 10**decimals
    whole = int(size + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-decimals)


def number(value: Decimal | Fraction) -> Text:
    """Return a number in words of both languages, with as many decimals as it needs (a fraction: at most two)."""
    exact = rounded(value) if isinstance(value, Fraction) else value
    return Text(nl=format_quantity(exact, "", "nl"), en=format_quantity(exact, "", "en"))


def euros(value: Decimal | Fraction) -> Text:
    """Return an amount of euros in both languages."""
    exact = rounded(value) if isinstance(value, Fraction) else value
    return Text(nl=format_money(exact, "nl"), en=format_money(exact, "en"))
