"""The nine standard columns of a spend file, and which column of a file is probably which."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.analytics.spend.columns import likely
from hefboom.apps.tenders.errors import RefusedError

COLUMNS: Mapping[str, Promise] = {
    "date": gettext_lazy("Datum"),
    "organisation": gettext_lazy("Organisatie of afdeling"),
    "supplier": gettext_lazy("Leverancier"),
    "amount_eur": gettext_lazy("Bedrag in euro's"),
    "cpv": gettext_lazy("CPV-code"),
    "category": gettext_lazy("Inkoopcategorie"),
    "ledger_account": gettext_lazy("Grootboekrekening"),
    "description": gettext_lazy("Omschrijving"),
    "invoice_id": gettext_lazy("Factuurnummer"),
}
"""The standard names and what they are called. Everything but the amount may be left out."""

READING: Mapping[str, tuple[Promise, Mapping[str, Promise]]] = {
    "decimal": (
        gettext_lazy("Hoe zijn centen geschreven?"),
        {
            "": gettext_lazy("Zie het aan het bestand"),
            ",": gettext_lazy("Met een komma: 1.234,56"),
            ".": gettext_lazy("Met een punt: 1,234.56"),
        },
    ),
    "dates": (
        gettext_lazy("Wat staat voorop in een datum als 03-04-2024?"),
        {
            "": gettext_lazy("Zie het aan het bestand"),
            "day first": gettext_lazy("De dag: 3 april"),
            "month first": gettext_lazy("De maand: 4 maart"),
        },
    ),
    "duplicates": (
        gettext_lazy("Wat te doen met een factuur die er twee keer staat?"),
        {
            "": gettext_lazy("Meetellen, en zeggen hoeveel het er zijn"),
            "drop": gettext_lazy("De herhaling weglaten"),
            "ignore": gettext_lazy("Niet naar zoeken"),
        },
    ),
}
"""What a person may say of how the file is to be read: the question, and the answers with their words."""


def suggest(headers: Sequence[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """Return for each header the standard name it probably stands for, "" for none; each name at most once.

    What the organisation chose last time goes before what the header looks like.
    """
    looks_like = {header: name for name, header in likely(headers).items()}
    found: dict[str, str] = {}
    for header in headers:
        name = remembered.get(header) or looks_like.get(header, "")
        found[header] = "" if name in found.values() else name
    return found


def checked_reading(given: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are there; what is no answer of ours, or says nothing, is left out."""
    found = {name: given.get(name, "") for name in READING}
    return {name: value for name, value in found.items() if value and value in READING[name][1]}


def check(columns: Mapping[str, str], *, by_invoice_year: bool) -> dict[str, str]:
    """Return the choice with only standard names. Raises `RefusedError` when no scan can be made of it."""
    chosen = {header: name if name in COLUMNS else "" for header, name in columns.items()}
    names = [name for name in chosen.values() if name]
    double = next((header for header, name in chosen.items() if name and names.count(name) > 1), None)
    if double is not None:
        raise RefusedError(_("Kies elk gegeven één keer. Kijk bij kolom %(column)s.") % {"column": double})
    if "amount_eur" not in names:
        raise RefusedError(_("Kies in welke kolom het bedrag staat. Zonder bedragen is er niets te scannen."))
    if by_invoice_year and "date" not in names:
        raise RefusedError(
            _("U koos het jaar van elke factuur. Kies dan ook de kolom met de datum, of kies één prijsjaar.")
        )
    return chosen
