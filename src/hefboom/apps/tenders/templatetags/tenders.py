"""Filters and tags of the tender pages: a fact in words, where it came from, where to change it."""

from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.apps.tenders.models import Lot, Tender
from hefboom.apps.tenders.queries.page import FactRow, TenderPage
from hefboom.apps.tenders.queries.summary import phase_shown
from hefboom.apps.tenders.words import (
    CLASSES,
    first_page,
    group_words,
    missing_words,
    phase_words,
    source_words,
    value_words,
)
from hefboom.core.facts.derive import inputs_of
from hefboom.core.facts.fields import vocabulary
from hefboom.web.formatting import percent
from hefboom.web.templatetags.hefboom import local

register = template.Library()


@register.inclusion_tag("tenders/head.html", takes_context=True)
def tender_head(context: Context, page: TenderPage, here: str) -> dict[str, Any]:
    """Show what a tender is and the tabs to its pages; `here` is the name of the page shown (`tenders:tender`)."""
    tabs = [(reverse(name, args=[page.tender.pk]), words, name == here) for name, words in settings.HEFBOOM_TENDER_TABS]
    return {
        "request": context.get("request"),
        "page": page,
        "tender": page.tender,
        "phase": phase_words(phase_shown(page.tender)),
        "product_group": group_words(page.tender.product_group),
        "tabs": tabs,
    }


@register.simple_tag
def tender_url(tender: Tender) -> str:
    """Return the address of the first page of a tender."""
    return first_page(tender)


@register.filter
def fact_value(row: FactRow) -> str:
    """Return the value of a fact as people read it."""
    return value_words(row.field, row.value)


@register.simple_tag
def fact_url(row: FactRow, tender: Tender) -> str:
    """Return the address where a fact can be changed."""
    url = reverse("tenders:fact", args=[tender.pk, row.field.name])
    return f"{url}?perceel={row.lot_key}" if row.lot else url


@register.simple_tag
def fact_origin(row: FactRow, page: TenderPage) -> str:
    """Return where a fact came from, or why it is missing and what it would follow from."""
    if row.field.derived:
        inputs = ", ".join(local(vocabulary()[name].label) for name in inputs_of(row.field.name))
        return _("Volgt uit: %(inputs)s.") % {"inputs": inputs}
    if row.fact is None:
        return missing_words(None)
    said = source_words(row.fact.source, insider=page.insider)
    return missing_words(row.fact.missing) + (f" ({said})" if said else "") if row.fact.missing else said


@register.filter
def criterion_class(name: str) -> str:
    """Return the class of an award criterion in words."""
    return str(CLASSES.get(name, _("onbekend")))


@register.filter
def criterion_weight(weight: str | None) -> str:
    """Return a weight (a share, as text) as a percentage; None is unknown."""
    return percent(None if weight is None else Decimal(str(weight)), 1)


@register.filter
def criteria_id(lot: Lot) -> str:
    """Return the id of the table with a lot's award criteria."""
    return f"criteria-{lot.pk}"


@register.filter
def unseen(words: str) -> SafeString:
    """Return words for screen readers only: the caption of a table that stands right under its heading."""
    return format_html('<span class="hb-hidden">{}</span>', words)
