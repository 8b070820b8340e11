"""Words for the pages: steps of a job, ways to classify, names of product groups."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language

STEPS: Mapping[str, Promise] = {
    "read": gettext_lazy("Het bestand lezen"),
    "classify": gettext_lazy("Regels indelen in productgroepen"),
    "sum": gettext_lazy("Bedragen optellen"),
    "effects": gettext_lazy("Uitstoot en onzekerheid berekenen"),
    "doubts": gettext_lazy("Twijfelgevallen klaarzetten"),
    "store": gettext_lazy("Het resultaat bewaren"),
}
METHODS: Mapping[str, Promise] = {
    "confirmed": gettext_lazy("vastgesteld door een mens"),
    "mapping": gettext_lazy("uw eigen indeling"),
    "cpv": gettext_lazy("CPV-code"),
    "category": gettext_lazy("inkoopcategorie"),
    "ledger": gettext_lazy("grootboekrekening"),
    "text": gettext_lazy("woorden in de omschrijving"),
    "learned": gettext_lazy("geleerd van wat mensen vaststelden"),
}
DIMENSIONS: Mapping[str, Promise] = {
    "co2e": gettext_lazy("CO2-uitstoot"),
    "material": gettext_lazy("Materiaal"),
    "jobs": gettext_lazy("Banen"),
    "land": gettext_lazy("Landgebruik"),
}

SCORES: Mapping[str, Promise] = {
    "co2": gettext_lazy("CO2"),
    "co2e": gettext_lazy("CO2"),
    "material": gettext_lazy("Materiaal"),
    "innovation": gettext_lazy("Innovatie"),
    "isv": gettext_lazy("ISV"),
    "jobs": gettext_lazy("Banen"),
}
"""The columns of table 3.1."""


def step_words(step: str) -> str:
    """Return what a job is doing; a step without words of its own is told as it is."""
    return str(STEPS.get(step, step))


def method_words(method: str) -> str:
    """Return how a line was classified."""
    return str(METHODS.get(method, method)) if method else _("niet ingedeeld")


def group_choices() -> list[tuple[str, str]]:
    """Return the product groups to choose from, by name, and the one for what lies outside all."""
    tongue = language()
    groups = sorted((group.name.in_language(tongue), group.code) for group in pack_in_force().product_groups)
    return [*((code, name) for name, code in groups), ("none", _("Buiten elke productgroep"))]


FIELD_WORDS: Mapping[str, Promise] = {
    "cpv": gettext_lazy("CPV-code"),
    "category": gettext_lazy("Inkoopcategorie"),
    "ledger_account": gettext_lazy("Grootboekrekening"),
    "description": gettext_lazy("Omschrijving"),
    "supplier": gettext_lazy("Leverancier"),
    "text": gettext_lazy("Woorden in de omschrijving"),
}
"""All that a line can say of what was bought."""

ONE: Mapping[str, Promise] = {
    "groepen": gettext_lazy("Productgroep"),
    "leveranciers": gettext_lazy("Leverancier"),
    "organisaties": gettext_lazy("Organisatie"),
    "jaren": gettext_lazy("Jaar"),
}
TABLES: Mapping[str, Promise] = {
    "groepen": gettext_lazy("Productgroepen"),
    "leveranciers": gettext_lazy("Leveranciers"),
    "organisaties": gettext_lazy("Organisaties"),
    "jaren": gettext_lazy("Jaren"),
}
"""What the parts of a scan are called, one and many, by the word in the address."""


def dimension_words(dimension: str) -> str:
    """Return the name of an effect with the unit it is told in."""
    units = {"co2e": "kg CO2e", "material": "kg", "jobs": _("arbeidsjaren"), "land": "m2"}
    return f"{DIMENSIONS.get(dimension, dimension)} ({units.get(dimension, '')})"


def mapping_words(number: int | None) -> str:
    """Return which version of an organisation's own table was used."""
    return _("geen") if number is None else _("versie %(number)s") % {"number": number}
