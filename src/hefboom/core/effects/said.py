"""Kilograms, euros, shares and intervals in words, in Dutch or English: no more digits than an estimate deserves."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from math import floor, isfinite, log10

from hefboom.core.base.text import Text
from hefboom.core.effects.scan import Estimate
from hefboom.core.facts.format import NOT_KNOWN

DIGITS = 3
"""Significant digits of an estimate. A factor is known to within a third at best; more digits would only look exact."""
NO_BREAK = "\N{NO-BREAK SPACE}"
_AS_GIVEN = 15
_TO = Text(nl="{low} tot {high}", en="{low} to {high}")
_KILO, _TONNE, _MEGATONNE = (
    (1.0, Text(nl="kg", en="kg"), Text(nl="kilo", en="kilograms")),
    (1e3, Text(nl="t", en="t"), Text(nl="ton", en="tonnes")),
    (1e9, Text(nl="Mt", en="Mt"), Text(nl="miljoen ton", en="million tonnes")),
)
_MONEY = (
    (1e11, Text(nl="mld.", en="bn")),
    (1e8, Text(nl="mln.", en="m")),
)
_UNITS = {"m3": Text(nl="m³", en="m³"), "litre": Text(nl="liter", en="litres")}
_PER_CENT = Decimal(100)


def unit_name(unit: str, language: str) -> str:
    """Return what a unit of energy or fuel is called: "m³", "liter"."""
    return _UNITS[unit].in_language(language) if unit in _UNITS else unit


def quantity(amount: float, unit: str, language: str) -> str:
    """Return so much of a unit as it was given, and not rounded as an estimate is: `1.234.567 kWh`."""
    return f"{grouped(amount, language, _AS_GIVEN)}{NO_BREAK}{unit_name(unit, language)}"


def mass(kg: float | None, language: str, *, long: bool = False, beside: float = 0.0) -> str:
    """Return kilograms in a unit that people can grasp: `12.300 t`, or with `long` as `12.300 ton`.

    The unit is the one that fits `beside` too, so that numbers in one sentence can be compared.
    """
    if kg is None or not isfinite(kg):
        return NOT_KNOWN.in_language(language)
    size, short, name = _unit((kg, beside))
    return f"{grouped(kg / size, language)}{NO_BREAK}{(name if long else short).in_language(language)}"


def interval(found: Estimate, language: str, *, long: bool = False) -> str:
    """Return the interval of an estimate of kilograms, in one unit: `9.100 tot 15.800 t`."""
    if not (isfinite(found.low) and isfinite(found.high)):
        return NOT_KNOWN.in_language(language)
    size, short, name = _unit((found.low, found.high))
    low, high = (grouped(end / size, language) for end in (found.low, found.high))
    unit = (name if long else short).in_language(language)
    return f"{_TO.in_language(language).format(low=low, high=high)}{NO_BREAK}{unit}"


def money(cents: float | None, language: str) -> str:
    """Return cents as euros that can be grasped: `€ 1,34 mln.` or `€1.34m`; in whole euros below a million."""
    if cents is None:
        return NOT_KNOWN.in_language(language)
    dutch, sign = language.startswith("nl"), "-" if cents < 0 else ""
    for size, name in _MONEY:
        if abs(cents) >= size:
            words = grouped(abs(cents) / size, language)
            return f"€{NO_BREAK}{sign}{words}{NO_BREAK}{name.nl}" if dutch else f"{sign}€{words}{name.en}"
    words = _localised(f"{Decimal(round(abs(cents))) / _PER_CENT:,.0f}", language)
    return f"€{NO_BREAK}{sign}{words}" if dutch else f"{sign}€{words}"


def part_of(share: float | None, language: str) -> str:
    """Return a share 0-1 as a whole percentage; a part never becomes 100 % or 0 % by rounding."""
    if share is None or not isfinite(share):
        return NOT_KNOWN.in_language(language)
    exact = Decimal(repr(float(share))) * _PER_CENT
    whole = exact.quantize(Decimal(1), ROUND_HALF_EVEN)
    if whole >= _PER_CENT > exact:
        whole = exact.quantize(Decimal(1), ROUND_FLOOR)
    if exact > 0 and whole == 0:
        return "<1%"
    return f"{_localised(f'{whole:,.0f}', language)}%".replace("-0%", "0%")


def count(number: int, language: str) -> str:
    """Return a whole number with its thousands apart: `1.250.000`."""
    return _localised(f"{number:,d}", language)


def lines(number: int, language: str) -> str:
    """Return how many lines: `1 regel`, `9.310 regels`."""
    one, more = ("regel", "regels") if language.startswith("nl") else ("line", "lines")
    return f"{count(number, language)}{NO_BREAK}{one if number == 1 else more}"


def grouped(value: float, language: str, digits: int = DIGITS) -> str:
    """Return a number rounded to so many significant digits, thousands apart: `12.300`, `0,151`, `2,5`."""
    if not value or not isfinite(value):
        return "0"
    places = digits - 1 - floor(log10(abs(value)))
    text = f"{round(value, places):,.{max(places, 0)}f}"
    return _localised(text.rstrip("0").rstrip(".") if "." in text else text, language)


def listed(names: Sequence[str], language: str) -> str:
    """Return names as people enumerate them: `wegen, gas en afval`."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(names)
    last = Text(nl="{first} en {last}", en="{first} and {last}").in_language(language)
    return last.format(first=", ".join(names[:-1]), last=names[-1])


def _unit(ends: Sequence[float]) -> tuple[float, Text, Text]:
    most = max(abs(end) for end in ends)
    return _MEGATONNE if most >= _MEGATONNE[0] else _TONNE if most >= _TONNE[0] else _KILO


def _localised(text: str, language: str) -> str:
    return text.translate(str.maketrans(",.", ".,")) if language.startswith("nl") else text
