"""Words for facts: values with the names of codes, sources, and why something is missing, in the page's language."""

from decimal import Decimal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.columns import MIXED
from hefboom.apps.tenders.entry import code_options
from hefboom.apps.tenders.models import Tender
from hefboom.core.facts.facts import Missing, Source, Value
from hefboom.core.facts.fields import FactField
from hefboom.core.facts.format import format_quantity, format_value
from hefboom.core.strategy.codelists import load_code_list
from hefboom.core.strategy.page.say import Say
from hefboom.core.strategy.parts import Source as PackSource

GROUPS = {
    "identity": gettext_lazy("Kenmerken"),
    "buyer": gettext_lazy("Aanbesteder"),
    "subject": gettext_lazy("Onderwerp"),
    "procedure": gettext_lazy("Procedure"),
    "value": gettext_lazy("Waarde"),
    "time": gettext_lazy("Tijd"),
    "impact": gettext_lazy("Maatschappelijke impact"),
    "award": gettext_lazy("Gunning"),
    "signals": gettext_lazy("Wat de aankondiging aangeeft"),
    "result": gettext_lazy("Uitkomst"),
}
"""The groups of the vocabulary in words, in the order of pages."""

MISSING = {
    Missing.NOT_GIVEN: gettext_lazy("niet ingevuld"),
    Missing.WITHHELD: gettext_lazy("achtergehouden door de aanbesteder"),
    Missing.NOT_IN_SOURCE: gettext_lazy("staat niet in deze bron"),
    Missing.UNREADABLE: gettext_lazy("er staat iets dat geen waarde is"),
    Missing.CONTRADICTORY: gettext_lazy("bronnen of percelen spreken elkaar tegen"),
    Missing.NOT_COMPUTABLE: gettext_lazy("niet te berekenen uit wat bekend is"),
    Missing.NOT_YET: gettext_lazy("nog niet bekend, komt later"),
}
SOURCES = {
    "notice": gettext_lazy("aankondiging"),
    "file": gettext_lazy("bestand"),
    "person": gettext_lazy("ingevuld door"),
    "ambition": gettext_lazy("ambitieweb, gekozen door"),
    "criteria": gettext_lazy("gekozen criteria, door"),
    "award": gettext_lazy("gunningsmodel, door"),
    "previous": gettext_lazy("overgenomen van vorig traject"),
    "category": gettext_lazy("overgenomen van de productgroep"),
    "derived": gettext_lazy("afgeleid"),
    "example": gettext_lazy("voorbeeldgegeven, verzonnen"),
}
PHASES = {
    "need": gettext_lazy("Behoefte"),
    "planned": gettext_lazy("Gepland"),
    "preparation": gettext_lazy("In voorbereiding"),
    "published": gettext_lazy("Gepubliceerd"),
    "awarded": gettext_lazy("Gegund"),
    "contracted": gettext_lazy("Contract"),
    "closed": gettext_lazy("Afgesloten"),
    "withdrawn": gettext_lazy("Ingetrokken"),
}
_LISTS = {"procedure": "procedures"}
"""Codes that are shown by the name that a code list gives them."""
BY_PEOPLE = frozenset({"person", "ambition", "criteria", "award"})
"""Kinds of source of which the document is the name of a user; only insiders see it."""
CLASSES = {"price": gettext_lazy("prijs"), "quality": gettext_lazy("kwaliteit"), "impact": gettext_lazy("impact")}


def value_words(field: FactField, value: Value | None) -> str:
    """Return a value as people read it; codes of the pack with their name."""
    if isinstance(value, str) and field.codes:
        label = load_code_list(_LISTS[field.codes]).label(value, language()) if field.codes in _LISTS else None
        return label or dict(code_options(field)).get(value, value)
    return format_value(field, value, language())


def group_words(code: str) -> str:
    """Return the name of a product group; "" is unknown, and lots may differ."""
    if code == MIXED:
        return _("verschillende productgroepen")
    if code == "none":
        return _("buiten elke productgroep")
    found = next((group for group in pack_in_force().product_groups if group.code == code), None)
    return found.name.in_language(language()) if found else code or _("onbekend")


def phase_words(phase: str) -> str:
    """Return the name of a phase of a tender's life."""
    return str(PHASES.get(phase, phase))


def source_words(source: Source | None, *, insider: bool) -> str:
    """Return where a fact came from. Names of people are for insiders."""
    if source is None:
        return ""
    kind = str(SOURCES.get(source.kind, source.kind))
    document = source.document if insider or source.kind not in BY_PEOPLE else _("de organisatie")
    return ", ".join(part for part in (f"{kind} {document}".strip(), source.term, source.path) if part)


def missing_words(missing: Missing | None) -> str:
    """Return why a fact is unknown."""
    return str(MISSING[missing]) if missing else _("nog niet ingevuld")


def quantity_words(text: str, unit: str) -> str:
    """Return the values of a parameter (texts with ` | ` between) with their unit."""
    parts = [format_quantity(Decimal(part), unit, language()) for part in text.split(" | ") if part]
    return _(" of ").join(parts) or _("heeft voor deze dag geen waarde")


def pack_source_words(source: PackSource | None) -> str:
    """Return where in a document a rule stands: title, chapter, heading, page; "" for no source."""
    return Say(pack_in_force(), language()).source(source) if source else ""


def language() -> str:
    """Return the language of the page: nl or en."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def first_page(tender: Tender) -> str:
    """Return the address of the first page of a tender."""
    return reverse(settings.HEFBOOM_TENDER_TABS[0][0], args=[tender.pk])
