"""The register: looking for tenders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.filters import RegisterFilter
from hefboom.apps.tenders.forms import FilterForm
from hefboom.apps.tenders.queries.register import page_of
from hefboom.apps.tenders.queries.summary import summaries


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the tenders that answer the questions in the address, a page at a time."""
    access = access_of(request.user)
    asked = RegisterFilter.read(request.GET)
    form = FilterForm(asked)
    page = page_of(access, asked, request.GET.get("pagina", "1"))
    context = {
        "filters": form,
        "chips": form.chips(asked),
        "page": page,
        "rows": summaries(page.object_list, asked.verplichting),
        "asked": asked,
        "query": asked.as_query(),
        "obligations": pack_in_force().obligations,
        "may_add": bool(access.edits),
    }
    return render(request, "tenders/register.html", context)
