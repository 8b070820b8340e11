"""What a scan does not know for certain, each with what a reader can do about it: for pages, files and terminals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hefboom.core.base.text import Text
from hefboom.core.effects.said import count, grouped, lines, listed, money, part_of, unit_name
from hefboom.core.effects.scan import Scan

_LANGUAGES = ("nl", "en")
OTHER_DIMENSIONS: dict[Literal["material", "jobs", "land"], Text] = {
    "material": Text(nl="grondstoffen", en="materials"),
    "jobs": Text(nl="banen", en="jobs"),
    "land": Text(nl="landgebruik", en="land use"),
}
"""Effects that are told when known, and named as not known when not."""
_SAID_HERE = {"unclassified", "needs-quantity", "plausibility", "no-factor-set"}
"""Notes that a doubt below says with more to go on."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to know before using the numbers: what, and where there is something to do about it, what to do."""

    kind: Literal["missing", "warning", "assumption"]
    says: Text
    remedy: Text | None = None


def doubts(scan: Scan) -> tuple[Doubt, ...]:
    """Return all doubts: what is missing first, then what to mind, then what was assumed."""
    found = [*_in_euros(scan), *_in_words(scan), *_from_notes(scan)]
    order = ("missing", "warning", "assumption")
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def _in_euros(scan: Scan) -> Iterator[Doubt]:
    whole, left = scan.total.amount.cents, scan.unclassified
    if left.lines:
        share = left.cents / whole if whole > 0 else None
        parts = [(money(left.cents, one), part_of(share, one), lines(left.lines, one)) for one in _LANGUAGES]
        yield Doubt(
            "missing",
            Text(
                nl="{} ({} van de uitgaven, {}) is niet ingedeeld. De uitstoot telt niet mee.".format(*parts[0]),
                en="{} ({} of the spend, {}) is not classified. Its emissions are not counted.".format(*parts[1]),
            ),
            Text(
                nl="Geef deze regels een CPV-code of een inkoopcategorie, of deel ze in met een eigen tabel.",
                en="Give these lines a CPV code or a purchasing category, or classify them with a table of your own.",
            ),
        )
    if scan.needs_quantity:
        cents = sum(each.amount.cents for each in scan.needs_quantity)
        units = list(dict.fromkeys(unit for each in scan.needs_quantity for unit in each.units))
        nl, en = (listed([unit_name(unit, one) for unit in units], one) for one in _LANGUAGES)
        yield Doubt(
            "missing",
            Text(
                nl=f"{money(cents, 'nl')} ging naar energie en brandstof. Uit euro's volgt daarvan geen goed getal; "
                "het telt dus niet mee.",
                en=f"{money(cents, 'en')} went to energy and fuel. Euros give no good figure for that, so it is not "
                "counted.",
            ),
            None if scan.by_quantity else Text(nl=f"Geef de hoeveelheden in {nl}.", en=f"Give the quantities in {en}."),
        )


def _in_words(scan: Scan) -> Iterator[Doubt]:
    codes = {note.code for note in scan.notes}
    if scan.vat is None and "vat" not in codes:
        yield Doubt("missing", _NO_VAT, _TELL_VAT)
    yield from _implausible(scan)
    if scan.rejected:
        nl, en = (count(scan.rejected_count or len(scan.rejected), one) for one in _LANGUAGES)
        yield Doubt(
            "warning",
            Text(
                nl=f"Regels die niet te lezen waren: {nl}. Die tellen niet mee.",
                en=f"Lines that could not be read: {en}. They are left out.",
            ),
        )
    unknown = [name for key, name in OTHER_DIMENSIONS.items() if key not in scan.total.effects]
    if unknown:
        nl, en = (listed([name.in_language(one) for name in unknown], one) for one in _LANGUAGES)
        yield Doubt(
            "missing",
            Text(
                nl=f"Niet bekend: {nl}. Daar is geen factor met een bron voor. Niet bekend is niet nul.",
                en=f"Not known: {en}. There is no sourced factor for it. Not known is not zero.",
            ),
        )
    if scan.price_year is None and not any(code.startswith("price") for code in codes):
        yield Doubt("assumption", _NO_PRICE_YEAR)


def _implausible(scan: Scan) -> Iterator[Doubt]:
    usual = scan.plausibility
    if usual is None or usual.fine is not False or usual.kg_per_eur is None:
        return
    nl, en = (
        [*(grouped(value, one) for value in (usual.kg_per_eur, usual.low, usual.high)), usual.source]
        for one in _LANGUAGES
    )
    yield Doubt(
        "warning",
        Text(
            nl="Gemiddeld is het {} kg per euro. Gebruikelijk is {} tot {} ({}).".format(*nl),
            en="The mean is {} kg per euro. Usual is {} to {} ({}).".format(*en),
        ),
        Text(
            nl="Controleer de bedragen, de btw en de grootste groepen voordat u dit getal gebruikt.",
            en="Check the amounts, VAT and the largest groups before you use this number.",
        ),
    )


def _from_notes(scan: Scan) -> Iterator[Doubt]:
    for note in scan.notes:
        if note.code not in _SAID_HERE:
            yield Doubt(note.kind, note.says)


_NO_VAT = Text(nl="Er is niet gezegd of btw in de bedragen zit.", en="It was not said whether VAT is in the amounts.")
_TELL_VAT = Text(
    nl="Geef op of btw in de bedragen zit (--vat). Met btw erin is de uitstoot tot 21% te hoog.",
    en="Tell whether VAT is in the amounts (--vat). With VAT inside the emissions are up to 21% too high.",
)
_NO_PRICE_YEAR = Text(
    nl="Er is geen prijsjaar opgegeven. Elke regel telt met de prijzen van haar eigen datum.",
    en="No price year was given. Each line counts with the prices of its own date.",
)
