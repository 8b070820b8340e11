"""The ambition web of a tender."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.page import tender_page


@require_safe
def tender(request: HttpRequest, pk: int) -> HttpResponse:
    """The ambition web of a tender."""
    page = tender_page(pk, access_of(request.user))
    return render(request, "ambition/tender.html", {"page": page, "tender": page.tender})
