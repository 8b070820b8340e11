"""The register: looking for tenders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hefboom.apps.tenders.access import Access, access_of
from hefboom.apps.tenders.filters import RegisterFilter
from hefboom.apps.tenders.forms import FilterForm
from hefboom.apps.tenders.queries.register import RegisterPages, page_of
from hefboom.apps.tenders.queries.remembered import remembered
from hefboom.apps.tenders.queries.summary import summaries


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the tenders that answer the questions in the address, a page at a time."""
    access = access_of(request.user)
    asked = RegisterFilter.read(request.GET)
    form = FilterForm(asked)
    page = RegisterPages(access, asked).get_page(request.GET.get("pagina", "1"))
    context = {
        "filters": form,
        "chips": form.chips(asked),
        "page": page,
        "table": _table(access, asked, page.number, get_language() or "nl"),
        "asked": asked,
        "query": asked.as_query(),
        "may_add": bool(access.edits),
    }
    return render(request, "tenders/register.html", context)


@remembered
def _table(access: Access, asked: RegisterFilter, number: int, _language: str) -> SafeString:
    """Draw a page of the tenders found: the same for everybody who may see the same and reads the same language."""
    page = page_of(access, asked, str(number))
    context = {"rows": summaries(page.object_list, asked.verplichting), "asked": asked}
    return render_to_string("tenders/register_rows.html", context)
