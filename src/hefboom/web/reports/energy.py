"""Energy and fuel in a report of a scan, by the quantities that were given."""

from django.utils.safestring import SafeString

from hefboom.core.effects.said import interval, mass, quantity
from hefboom.core.effects.scan import Estimate, Scan
from hefboom.web.charts.words import say_in
from hefboom.web.reports.markup import NOTHING, paragraph, table, together
from hefboom.web.reports.words import W


def energy(scan: Scan, language: str) -> SafeString:
    """Return the quantities with their effect, and what all is together; nothing when none were given."""
    words, found = say_in(W, language), scan.by_quantity
    if found is None:
        return NOTHING
    rows = [
        (
            part.name.in_language(language),
            str(part.year),
            quantity(part.amount, part.unit, language),
            str(part.list_year or "–"),
            *_told(part.effect, language),
        )
        for part in found.parts
    ]
    rows += [
        (words(key), "", "", "", *_told(each, language))
        for key, each in (("energy_total", found.total), ("with_spend", found.with_spend))
    ]
    headers = ("name", "year", "quantity", "list_year", "emissions", "interval")
    shown = table(words("energy"), tuple(words(each) for each in headers), rows, 1)
    note = found.factors.note
    return together([shown, paragraph(note.in_language(language)) if note else NOTHING])


def _told(found: Estimate | None, language: str) -> tuple[str, str]:
    value = mass(found.value if found else None, language)
    return value, interval(found, language) if found else "–"
