"""A document is handed out as a file to keep, whatever its name."""

import pytest

from hefboom.web.documents.document import Document
from hefboom.web.documents.responses import DOCX, docx_response, pdf_response

DOCUMENT = Document("Verslag", "nl", ())


def test_a_docx_is_a_download() -> None:
    response = docx_response(DOCUMENT, "verslag-werkkleding")
    assert response["Content-Type"] == DOCX
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(b"PK")
    said = "attachment; filename=\"verslag-werkkleding.docx\"; filename*=UTF-8''verslag-werkkleding.docx"
    assert response["Content-Disposition"] == said


def test_a_pdf_is_a_download_that_no_proxy_keeps() -> None:
    response = pdf_response(DOCUMENT, "verslag")
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert response.content.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("name", "plain", "full"),
    [
        ("Café Yılmaz", "Cafe-Ylmaz.pdf", "Caf%C3%A9-Y%C4%B1lmaz.pdf"),
        ('a"; filename="evil.exe', "a-filename-evil.exe.pdf", "a-filename-evil.exe.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf", "etc-passwd.pdf"),
        ("regel\r\nSet-Cookie: x=1", "regel-Set-Cookie-x-1.pdf", "regel-Set-Cookie-x-1.pdf"),
        ("  ", "document.pdf", "document.pdf"),
        ("中文", "document.pdf", "%E4%B8%AD%E6%96%87.pdf"),
        ("x" * 500, f"{'x' * 120}.pdf", f"{'x' * 120}.pdf"),
    ],
)
def test_a_name_is_safe_in_ascii_and_in_full(name: str, plain: str, full: str) -> None:
    said = pdf_response(DOCUMENT, name)["Content-Disposition"]
    assert said == f"attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"
