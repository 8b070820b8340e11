"""How long a contract runs, in months, with every renewal."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.notice import Sheet
from hefboom.core.notices.trie import Part
from hefboom.core.notices.values import SIX_PLACES, day, number
from hefboom.core.notices.words import plain as plain_text

DAYS_PER_MONTH = Decimal("30.4375")
"""365.25 days over twelve months, for durations given in days or weeks."""
LONGEST = Decimal(2400)
"""Months. No contract runs longer than two hundred years."""
_MONTHS_PER_UNIT = {"MONTH": Decimal(1), "YEAR": Decimal(12), "WEEK": 7 / DAYS_PER_MONTH, "DAY": 1 / DAYS_PER_MONTH}
_UNIT_WORDS = {
    "MONTH": "maand|maanden|month|months|monat|monate|monaten|mois|maneder|manader|mesi|meses",
    "YEAR": "jaar|jaren|year|years|jahr|jahre|jahren|an|ans|annee|annees|ar|anno|anni|ano|anos",
}
_NUMBER_WORDS = {
    1: "1|een|one|ein|eine|einen|un|une|einmal|eenmaal",
    2: "2|twee|two|zwei|deux|to|tva|tweemaal|zweimal",
    3: "3|drie|three|drei|trois|tre|driemaal|dreimal",
    4: "4|vier|four|quatre|fire|fyra|viermaal|viermal",
    5: "5|vijf|five|funf|cinq|fem",
    6: "6|zes|six|sechs",
    12: "12|twaalf|twelve|zwolf|douze|tolv",
    24: "24|twenty four|vingt quatre",
    36: "36",
    48: "48",
}
_NUMBERS = {word: value for value, words in _NUMBER_WORDS.items() for word in words.split("|")}
_UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split("|")}
_MANY = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LENGTH = re.compile(rf"\b({_MANY}|\d+) ?(?:{_MANY})? ({'|'.join(_UNITS)})\b")
_TIMES = re.compile(
    rf"\b({_MANY}) ?(?:\d )?(?:x|keer|maal|time|times|mal|fois|gange|verlengopties|verlengingsopties|opties|"
    rf"verlengingen|renewals|options|extensions)(?: \w+){{0,5}}? ?({_MANY}|\d+) ?(?:{_MANY})? ({'|'.join(_UNITS)})\b"
)
_ONCE = re.compile(rf"\b({'|'.join(w for w in _NUMBERS if w.endswith(('maal', 'mal')))})\b")


def duration(lot: Part, sheet: Sheet) -> Fact | None:
    """Return the duration of a lot with all renewals, in months to six places; None where nothing is said."""
    base = _base(lot, sheet)
    if base is None or not isinstance(base.value, Decimal):
        return base
    renewals = lot.first("BT-58-Lot")
    text = " ".join(lot.all("BT-57-Lot"))
    times = number(renewals) if renewals else None
    if times == 0 or (times is None and len(text) <= len("not applicable")):
        return base
    term = base.source.term if base.source else "BT-36-Lot"
    length = renewal_length(text, int(times) if times is not None else None)
    if length is None:
        what = f"{renewals} renewal(s)" if renewals else "renewal"
        note = f"{_short(base.value)} months and {what} of a length that the notice does not give"
        return sheet.unknown(term, Missing.NOT_COMPUTABLE, note)
    many, months = length
    note = f"{_short(base.value)} months and {many} renewal(s) of {_short(months)} months (BT-57: {text[:80]!r})"
    return sheet.known(term, (base.value + many * months).quantize(SIX_PLACES), note)


@lru_cache(maxsize=64)  # the lots of a notice mostly repeat each other's texts
def renewal_length(text: str, times: int | None) -> tuple[int, Decimal] | None:
    """Read "3 x 1 jaar" as (3, 12 months); None unless the text says exactly that, for as many times as stated."""
    plain = " ".join(re.findall(r"\w+", plain_text(text.replace("×", " x "))))
    plain = re.sub(r"(\d)(x)\b", r"\1 \2", plain)
    if len(_LENGTH.findall(plain)) != 1:
        return None
    match = _TIMES.search(plain)
    if match is None:
        once = _ONCE.search(plain)
        length = _LENGTH.search(plain)
        if once is None or length is None:
            return None
        many, size, unit = once[1], length[1], length[2]
    else:
        many, size, unit = match[1], match[2], match[3]
    found = _NUMBERS[many]
    if times is not None and found != times:
        return None
    months = _MONTHS_PER_UNIT[_UNITS[unit]] * _NUMBERS.get(size, int(size) if size.isdigit() else 0)
    return (found, months) if 0 < months <= LONGEST else None


def months_between(start: date, end: date) -> Decimal:
    """Return the months from the first day to the last, both included: whole months, and the days that remain."""
    after = end + timedelta(days=1)
    whole = (after.year - start.year) * 12 + after.month - start.month
    if after.day < start.day:
        whole -= 1
    remaining = after.toordinal() - _add_months(start, whole).toordinal()
    return (whole + remaining / DAYS_PER_MONTH).quantize(SIX_PLACES)


def _base(lot: Part, sheet: Sheet) -> Fact | None:
    text = lot.first("BT-36-Lot")
    if text:
        return _measured(text, lot.first("BT-36-Lot-Unit"), sheet)
    start, end = day(lot.first("BT-536-Lot")), day(lot.first("BT-537-Lot"))
    if start and end:
        if end < start:
            return sheet.unknown("BT-537-Lot", Missing.UNREADABLE, f"ends ({end}) before it starts ({start})")
        return sheet.known("BT-537-Lot", months_between(start, end), f"from {start} until {end}")
    code = lot.first("BT-538-Lot")
    if code:
        return sheet.unknown("BT-538-Lot", Missing.NOT_COMPUTABLE, f"the notice says {code.lower()[:20]}")
    return None


def _measured(text: str, unit: str, sheet: Sheet) -> Fact:
    value = number(text)
    name = unit.upper().rpartition("_")[2] if unit.upper() == "CALENDAR_DAY" else unit.upper()
    factor = _MONTHS_PER_UNIT.get(name.removesuffix("S"))
    if value is None or factor is None or not 0 < value * factor <= LONGEST:
        return sheet.unknown("BT-36-Lot", Missing.UNREADABLE, f"{text[:20]} {unit[:20]} is no duration")
    note = "" if name.startswith(("MONTH", "YEAR")) else f"{text} {name.lower()}, a month taken as 30.4375 days"
    return sheet.known("BT-36-Lot", (value * factor).quantize(SIX_PLACES), note)


def _add_months(start: date, months: int) -> date:
    year, month = divmod(start.month - 1 + months, 12)
    for last in (start.day, 30, 29, 28):
        try:
            return date(start.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(start)


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"
