"""Filters of the spend scan: masses and intervals in words a person can grasp, and the tabs of a scan."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.spend import words
from hefboom.apps.spend.models import SpendFile, SpendKey
from hefboom.apps.tenders.words import group_words, language
from hefboom.core.effects import said
from hefboom.core.effects.scan import Amount, Estimate
from hefboom.web import formatting
from hefboom.web.reports.reasons import told_why

register = template.Library()
register.filter("method", words.method_words)
register.filter("group_name", group_words)

_MEGABYTE = 1024 * 1024
TABS: tuple[tuple[str, str, Promise], ...] = (
    ("spend:scan", "", gettext_lazy("Het antwoord")),
    ("spend:parts", "groepen", gettext_lazy("Productgroepen")),
    ("spend:parts", "leveranciers", gettext_lazy("Leveranciers")),
    ("spend:parts", "organisaties", gettext_lazy("Organisaties")),
    ("spend:parts", "jaren", gettext_lazy("Jaren")),
    ("spend:priorities", "", gettext_lazy("Prioriteiten")),
    ("spend:energy", "", gettext_lazy("Energie")),
    ("spend:doubts", "", gettext_lazy("Twijfel")),
)
"""The pages of a scan: name, kind of part, words."""


@register.inclusion_tag("spend/scan_head.html", takes_context=True)
def scan_head(context: Context, file: SpendFile, here: str, kind: str = "") -> dict[str, Any]:
    """Show whose scan it is and the tabs to its pages; `here` and `kind` say which is shown."""
    tabs = []
    for name, of, title in TABS:
        address = reverse(name, args=[file.pk, of] if of else [file.pk])
        tabs.append((address, title, (name, of) == (here, kind)))
    return {"request": context.get("request"), "file": file, "tabs": tabs}


@register.filter
def mass(kilos: float | None) -> str:
    """Write kilos CO2e so that they can be grasped, with three digits that count."""
    return said.mass(kilos, language(), long=True)


@register.filter
def interval(found: Estimate | str | None) -> str:
    """Write the bounds of an estimate: "900 tot 2.100 ton". A template gives "" for one that is not there."""
    return formatting.unknown() if not isinstance(found, Estimate) else said.interval(found, language(), long=True)


@register.filter
def estimate(found: Estimate | str | None) -> str:
    """Write the headline of an estimate; where only bounds can be told, those."""
    if not isinstance(found, Estimate):
        return formatting.unknown()
    return interval(found) if found.value is None else mass(found.value)


@register.filter
def money(amount: Amount | int | None) -> str:
    """Write an amount, or cents, as euros that can be grasped."""
    return said.money(amount.cents if isinstance(amount, Amount) else amount, language())


@register.filter
def megabytes(size: int) -> str:
    """Write the size of a file."""
    return f"{formatting.number(max(size / _MEGABYTE, 0.1), 1)} MB"


@register.filter
def state_kind(file: SpendFile) -> str:
    """Return the look of the label of a scan's state."""
    if file.has_died:
        return "not_met"
    return {"done": "met", "failed": "not_met", "running": "info", "queued": "info"}.get(file.state, "neutral")


@register.filter
def state_words(file: SpendFile) -> str:
    """Return how a scan stands in words."""
    return _("niet afgemaakt") if file.has_died else file.get_state_display()


@register.filter
def failure(file: SpendFile) -> SafeString:
    """Return why a scan failed, in the reader's language and with the name that the file has for its owner."""
    return told_why(language(), file.in_own_words(file.error))


@register.filter
def why_words(key: SpendKey) -> str:
    """Return why a line is where it is, in the reader's language."""
    return str(key.why.get(language(), ""))


@register.filter
def score_name(dimension: str) -> str:
    """Return what a column of table 3.1 is called."""
    return str(words.SCORES.get(dimension, dimension))


@register.filter
def quantity(amount: Decimal | float, unit: str) -> str:
    """Write so much of a unit: "12.500 kWh"."""
    return said.quantity(float(amount), unit, language())


@register.filter
def unit_name(unit: str) -> str:
    """Return a unit in words."""
    return said.unit_name(unit, language())


@register.filter
def in_year(factors: Mapping[int, Decimal], year: int) -> str:
    """Write the factor of a year as its source has it, "–" for a year without."""
    return str(factors[year]).replace(".", "," if language() == "nl" else ".") if year in factors else "–"


@register.filter
def unit_names(units: Sequence[str]) -> str:
    """Return units in words: "kWh, m3 of GJ"."""
    return _(" of ").join(said.unit_name(unit, language()) for unit in units)
