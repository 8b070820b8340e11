"""The first page of a tender: where it is, what is next, who owes what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.journey.queries.overview import overview
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.page import tender_page


@require_safe
def tender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the next best step, where a tender is in its life, who owes what, and what is known."""
    page = tender_page(pk, access_of(request.user))
    context = {"page": page, "tender": page.tender, "shown": overview(page)}
    return render(request, "journey/tender.html", context)
