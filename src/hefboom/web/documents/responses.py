"""A document as the answer to a request: a file to keep, never shown inside the site."""

import re
from unicodedata import normalize
from urllib.parse import quote

from django.http import HttpResponse

from hefboom.web.documents.document import Document
from hefboom.web.documents.docx import to_docx
from hefboom.web.documents.pdf import to_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
_LONGEST = 120  # signs of a name; file systems stop at 255 bytes


def docx_response(document: Document, name: str) -> HttpResponse:
    """Return the document as a docx file to download. `name` is that of the file, without its ending."""
    return _download(to_docx(document), DOCX, name, "docx")


def pdf_response(document: Document, name: str) -> HttpResponse:
    """Return the document as a PDF file to download. `name` is that of the file, without its ending."""
    return _download(to_pdf(document), PDF, name, "pdf")


def _download(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    """Say the name twice: in ASCII for every browser, and in full as RFC 6266 has it."""
    full = _safe(name)
    plain = _safe(normalize("NFKD", full).encode("ascii", "ignore").decode())
    disposition = f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(f'{full}.{ending}', safe='')}"
    headers = {
        "Content-Disposition": disposition,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def _safe(name: str) -> str:
    """Return a name with only letters, digits, dots and dashes: no path, no quote, no end of line."""
    return re.sub(r"[^\w.]+", "-", name)[:_LONGEST].strip("-._") or "document"
