"""Documents out: the text of the model for everybody, the record of the award for insiders."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hefboom.apps.award.documents import record_document, tender_document
from hefboom.apps.award.queries.page import award_page, inside_page
from hefboom.web.documents.document import Document
from hefboom.web.documents.responses import docx_response, pdf_response


@require_safe
def text_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the text of the model, to go on working in."""
    return docx_response(_text(request, pk), f"gunning-{pk}")


@require_safe
def text_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the text of the model, to read."""
    return pdf_response(_text(request, pk), f"gunning-{pk}")


@login_required
@require_safe
def record_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the record, to go on working in."""
    return docx_response(_record(request, pk), f"verslag-gunning-{pk}")


@login_required
@require_safe
def record_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the record, for the file."""
    return pdf_response(_record(request, pk), f"verslag-gunning-{pk}")


def _text(request: HttpRequest, pk: int) -> Document:
    award = award_page(request.user, pk)
    if award.model is None:
        raise Http404
    return tender_document(award)


def _record(request: HttpRequest, pk: int) -> Document:
    award = inside_page(request.user, pk)
    if not award.opened:
        raise Http404
    return record_document(award)
