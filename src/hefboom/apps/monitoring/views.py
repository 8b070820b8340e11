"""How the strategy stands: for everyone, from the sums, each number opening the tenders behind it."""

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hefboom.apps.monitoring.forms import ScopeForm
from hefboom.apps.monitoring.pages import (
    Card,
    Line,
    bar_chart,
    breakdown,
    make_card,
    make_line,
    page_url,
    standing_chart,
    year_chart,
)
from hefboom.apps.monitoring.queries import Dimension, Scope, figures, figures_by
from hefboom.apps.monitoring.words import Subject, organisation_name, subject, subjects
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.queries.remembered import remembered

CSV_COLUMNS = (
    "by", "name", "met", "denominator", "unknown", "applies_unknown", "eur_met", "eur_denominator", "without_value",
)  # fmt: skip


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Show the state of the strategy: every target, then every obligation."""
    form = ScopeForm(request.GET)
    scope = form.scope()
    found = figures(scope)
    context = {
        "form": form,
        "scope": scope,
        "pack": pack_in_force(),
        "counts": _counts(_cards(scope)),
        "has_tenders": any(one.total.tenders for one in found.values()),
        "body": _progress_body(scope, get_language() or "nl"),
    }
    return render(request, "monitoring/progress.html", context)


@require_safe
def commitment(request: HttpRequest, commitment: str) -> HttpResponse:
    """Show one target or obligation by organisation, year and product group; `?als=csv` gives the same as a file."""
    about = subject(commitment)
    if about is None:
        raise Http404
    form = ScopeForm(request.GET)
    scope = form.scope()
    if request.GET.get("als") == "csv":
        return _as_csv(about, _tables(about, scope))
    context = {
        "form": form,
        "scope": scope,
        "about": about,
        "figure": figures(scope)[about.id],
        "where": organisation_name(scope.organisation) if scope.organisation else _("alle organisaties samen"),
        "body": _commitment_body(about, scope, get_language() or "nl"),
    }
    return render(request, "monitoring/commitment.html", context)


@remembered
def _progress_body(scope: Scope, language: str) -> SafeString:
    """Draw the cards, the chart and the table: the same for everybody who reads this language."""
    found = figures(scope)
    lines = [
        make_line(item.title.in_language(language), page_url(item.id, scope), found[item.id], scope)
        for item in subjects()
        if not item.is_target
    ]
    title = _("Verplichtingen: hoe staan de trajecten ervoor?")
    context = {"cards": _cards(scope), "lines": lines, "chart": standing_chart("verplichtingen-grafiek", title, lines)}
    return render_to_string("monitoring/progress_body.html", context)


@remembered
def _commitment_body(about: Subject, scope: Scope, language: str) -> SafeString:
    """Draw everything below the filter: the same for everybody who reads this language."""
    tables = _tables(about, scope)
    over_years = figures_by("year", Scope(None, scope.organisation, scope.product_group), (about.id,))
    context = {
        "about": about,
        "line": make_line(about.title.in_language(language), "", figures(scope)[about.id], scope),
        "tables": tables,
        "bars": bar_chart("organisatie-grafiek", tables[0][1], tables[0][2]),
        "years": year_chart("jaar-grafiek", _("Door de jaren heen"), over_years, about),
    }
    return render_to_string("monitoring/commitment_body.html", context)


def _tables(about: Subject, scope: Scope) -> list[tuple[Dimension, str, list[Line]]]:
    return [(name, title, breakdown(name, about, scope)) for name, title in _dimensions(scope)]


def _cards(scope: Scope) -> list[Card]:
    found = figures(scope)
    return [make_card(item, found[item.id], scope) for item in subjects() if item.is_target]


def _counts(cards: list[Card]) -> dict[str, int]:
    """Count the targets of the strategy itself that are reached, missed or undecided, and all of them."""
    statuses = [card.figure.status for card in cards if card.about.reading == "strategy"]
    counted = [status for status in statuses if status in {"reached", "missed", "open"}]
    return {"whole": len(counted), **{status: counted.count(status) for status in ("reached", "missed", "open")}}


def _dimensions(scope: Scope) -> list[tuple[Dimension, str]]:
    """Say how to break down: by what is not chosen yet."""
    whole = scope.organisation is None
    agency = scope.organisation is not None and scope.organisation.kind != Organisation.Kind.MINISTRY
    first: tuple[Dimension, str] = (
        ("ministry", _("Per ministerie")) if whole else ("organisation", _("Per organisatie"))
    )
    if agency:
        first = ("organisation", _("Deze organisatie"))
    rest: list[tuple[Dimension, str]] = []
    if scope.product_group is None:
        rest.append(("product_group", _("Per productgroep")))
    if scope.year is None:
        rest.append(("year", _("Per jaar")))
    return [first, *rest]


def _as_csv(about: Subject, tables: list[tuple[Dimension, str, list[Line]]]) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="hefboom-{about.id}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(
        [
            "by",
            "name",
            "met",
            "denominator",
            "unknown",
            "applies_unknown",
            "eur_met",
            "eur_denominator",
            "without_value",
        ]
    )
    for dimension, _title, lines in tables:
        for item in lines:
            one = item.figure
            numbers = (
                one.numerator.tenders, one.denominator.tenders, one.unknown.tenders, one.applies_unknown.tenders,
                one.numerator.euros, one.denominator.euros, one.denominator.without_value,
            )  # fmt: skip
            writer.writerow([dimension, guarded(item.label), *numbers])
    return response
