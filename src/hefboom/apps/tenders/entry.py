"""What a person types on a page, read as a value of the vocabulary. Dutch notation is welcome here, and only here."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField
from hefboom.core.facts.read import read_value
from hefboom.core.strategy.codelists import load_code_list

_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_DUTCH_NUMBER = re.compile(r"-?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?")
_ENGLISH_NUMBER = re.compile(r"-?([1-9]\d{0,2}(,\d{3})+|\d+)(\.\d+)?")
_PLAIN_NUMBER = re.compile(r"\d{1,12}(\.\d+)?")


def read_entry(field: FactField, text: str) -> Value | None:
    """Return the value a person means, None for an empty entry.

    Raises `ValidationError` with a sentence in the language of the page that says what would be right.
    """
    try:
        value = read_value(field, normalised(field, text.strip(), get_language() or "nl"))
    except ValueError:
        raise ValidationError(what_is_right(field)) from None
    if isinstance(value, str) and (allowed := code_options(field)) and value not in dict(allowed):
        raise ValidationError(what_is_right(field))
    return value


def normalised(field: FactField, text: str, language: str) -> str:
    """Return the text in the notation of register files: `1.250.000,50` gives `1250000.50`, `50%` gives `0.5`."""
    if field.type in {"decimal", "int"}:
        return _number(field, text, language)
    if field.type == "date" and (match := _DUTCH_DAY.fullmatch(text)):
        day, month, year = (int(part) for part in match.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return text
    return text


def what_is_right(field: FactField) -> str:
    """Return the sentence that says what to fill in, in the language of the page."""
    language = get_language() or "nl"
    if field.values:
        words = ", ".join(item.label.in_language(language) for item in field.values)
        return _("Kies een van deze: %(values)s.") % {"values": words}
    if field.unit == "EUR":
        return _("Vul een bedrag in euro's in, bijvoorbeeld 1.250.000,50. Een bedrag onder nul kan niet.")
    if field.unit == "share":
        return _("Vul een deel in van 0 tot 1, bijvoorbeeld 0,5, of een percentage, bijvoorbeeld 50%.")
    if field.unit == "level":
        return _("Vul een niveau in: 0, 1, 2 of 3.")
    if field.codes == "cpv":
        return _("Vul een CPV-code in van acht cijfers, bijvoorbeeld 45000000.")
    if field.codes in {"product_group", "category"}:
        return _("Kies een code uit de lijst.")
    return {
        "bool": _("Kies ja, nee of onbekend."),
        "int": _("Vul een heel getal in, bijvoorbeeld 12."),
        "decimal": _("Vul een getal in, bijvoorbeeld 6 of 7,5."),
        "date": _("Vul een datum in, bijvoorbeeld 31-01-2027."),
    }.get(field.type, _("Vul een tekst in."))


def code_options(field: FactField) -> tuple[tuple[str, str], ...]:
    """Return the codes with their names that may be chosen for this field; nothing where any code may be typed."""
    return _options(field.codes, get_language() or "nl", pack_in_force().sha256)


def code_hints(field: FactField) -> tuple[tuple[str, str], ...]:
    """Return codes with their names to help somebody who types one; other codes are as good."""
    if field.codes != "cpv":
        return ()
    language = get_language() or "nl"
    return tuple((code, label.in_language(language)) for code, label in load_code_list("cpv").labels.items())


@cache
def _options(codes: str, language: str, _sha256: str) -> tuple[tuple[str, str], ...]:
    pack = pack_in_force()
    if codes == "product_group":
        groups = sorted((group.name.in_language(language), group.code) for group in pack.product_groups)
        return (*((code, name) for name, code in groups), ("none", _("Buiten elke productgroep")))
    if codes == "category":
        categories = sorted((item.name.in_language(language), item.code) for item in pack.categories)
        return tuple((code, name) for name, code in categories)
    return ()


def _number(field: FactField, text: str, language: str) -> str:
    bare = re.sub(r"[€\s\u00a0]", "", text)
    percent = field.unit == "share" and bare.endswith("%")
    bare = bare.removesuffix("%") if percent else bare
    if language.startswith("nl") and _DUTCH_NUMBER.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif _ENGLISH_NUMBER.fullmatch(bare):
        bare = bare.replace(",", "")
    elif _DUTCH_NUMBER.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    return f"{Decimal(bare) / 100:f}" if percent and _PLAIN_NUMBER.fullmatch(bare) else bare
