"""The page of one tender: how it stands, why, its facts and its history."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.history import timeline
from hefboom.apps.tenders.queries.page import FactRow, TenderPage, tender_page
from hefboom.apps.tenders.queries.verdicts import judged
from hefboom.apps.tenders.words import GROUPS


@require_safe
def tender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a tender: the answer first, then each obligation with its reasons, the facts, the history."""
    page = tender_page(pk, access_of(request.user))
    return render(request, "tenders/tender.html", tender_context(request, page))


@require_safe
def receipt(request: HttpRequest, pk: int, commitment: str) -> HttpResponse:
    """Give the receipt of one verdict as JSON, to insiders: rules, facts with sources, outcome."""
    page = tender_page(pk, access_of(request.user))
    shown = next((one for one in judged(page).obligations if one.obligation.id == commitment), None)
    if shown is None or not page.insider:
        raise Http404
    return JsonResponse(shown.receipt.as_dict(), json_dumps_params={"indent": 2, "ensure_ascii": False})


def tender_context(request: HttpRequest, page: TenderPage) -> dict[str, Any]:
    """Return everything that the page of a tender shows."""
    return {
        "page": page,
        "tender": page.tender,
        "judged": judged(page),
        "groups": grouped(page.tender_rows()),
        "lots": [(lot, grouped(page.lot_rows(lot))) for lot in page.lots] if len(page.lots) > 1 else [],
        "criteria": [lot for lot in page.lots if lot.criteria],
        "timeline": timeline(page),
    }


def grouped(rows: list[FactRow]) -> list[tuple[object, list[FactRow]]]:
    """Return the rows by group of the vocabulary, in the order of pages; groups without rows are left out."""
    found = [(words, [row for row in rows if row.field.group == group]) for group, words in GROUPS.items()]
    return [(words, part) for words, part in found if part]
