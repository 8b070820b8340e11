"""A web as a file: CSV for a spreadsheet, docx and PDF for the file of the tender."""

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from hefboom.apps.ambition.access import Rights, rights_of
from hefboom.apps.ambition.exporting import columns, document, lines
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.webs import WebView, web_at, web_of, web_page
from hefboom.apps.ambition.views.house import may_read
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.web.documents.responses import docx_response, pdf_response

KINDS = ("csv", "docx", "pdf")


@require_safe
def tender(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Give the web of a tender as a file."""
    rights = rights_of(request.user)
    return _file(web_of(tender_page(pk, rights.access).tender), rights, kind)


@require_safe
def house(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Give the web of an organisation, or of the product group that the address asks for, as a file."""
    organisation = get_object_or_404(Organisation, code=code)
    return _file(web_at(organisation, request.GET.get("groep", "")), rights_of(request.user), kind)


def _file(web: Web, rights: Rights, kind: str) -> HttpResponse:
    view = web_page(web, rights.tree)
    if kind not in KINDS or not (web.tender or may_read(view, rights)):
        raise Http404
    insider = rights.is_insider(web)
    place = web.tender.code if web.tender else f"{web.organisation.code} {web.product_group}"
    name = f"ambitieweb {place}"
    if kind == "csv":
        return _csv(view, name, insider=insider)
    return (docx_response if kind == "docx" else pdf_response)(document(view, insider=insider), name)


def _csv(view: WebView, name: str, *, insider: bool) -> HttpResponse:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(columns(insider=insider))
    writer.writerows([guarded(cell) for cell in row] for row in lines(view, insider=insider))
    answer = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}.csv"'
    return answer
