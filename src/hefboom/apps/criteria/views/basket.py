"""The criteria chosen for a tender."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.page import tender_page


@require_safe
def basket(request: HttpRequest, pk: int) -> HttpResponse:
    """The criteria chosen for a tender."""
    page = tender_page(pk, access_of(request.user))
    return render(request, "criteria/basket.html", {"page": page, "tender": page.tender})
