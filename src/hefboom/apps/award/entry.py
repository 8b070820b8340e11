"""Numbers as people type them: 7,5 and 7.5, € 1.250.000,00 and 1,250,000.00."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hefboom.apps.tenders.entry import normalised
from hefboom.core.facts.fields import vocabulary

_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,3})?")
_MONEY = re.compile(r"-?\d{1,13}(\.\d{1,2})?")
_CENTS = 100


def read_number(text: str) -> Decimal:
    """Return the number that a person means, at most three decimals. Raises `ValidationError` for anything else."""
    bare = _bare(text).removesuffix("%")
    if not _NUMBER.fullmatch(bare):
        raise ValidationError(_("Vul een getal in, bijvoorbeeld 6 of 7,5."))
    return Decimal(bare)


def read_money(text: str) -> Decimal:
    """Return the amount in euros that a person means, in whole cents.

    Raises `ValidationError` for what is no amount. It never repeats what was typed: that can be a sealed price.
    """
    bare = _bare(text)
    if not _MONEY.fullmatch(bare):
        raise ValidationError(_("Vul een bedrag in euro's in, bijvoorbeeld 1.250.000,50."))
    return Decimal(bare)


def read_price(text: str) -> int:
    """Return a price in cents. Raises `ValidationError` for what is no amount above zero."""
    amount = read_money(text)
    if amount <= 0:
        raise ValidationError(_("Een prijs is hoger dan nul. Controleer het bedrag en vul het opnieuw in."))
    return int(amount * _CENTS)


def _bare(text: str) -> str:
    return normalised(vocabulary()["estimated_value_eur"], text.strip(), get_language() or "nl")
