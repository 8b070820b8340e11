"""The first page of a tender: where it is, what is next, who owes what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.page import tender_page


@require_safe
def tender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a tender is in its life and what is to be done next."""
    page = tender_page(pk, access_of(request.user))
    return render(request, "journey/tender.html", {"page": page, "tender": page.tender})


@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the file of a tender: documents and everything that happened."""
    page = tender_page(pk, access_of(request.user))
    return render(request, "journey/dossier.html", {"page": page, "tender": page.tender})
