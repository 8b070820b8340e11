"""The chosen criteria as a file: text for the tender documents, or a table."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hefboom.apps.criteria.exporting import as_csv, as_xlsx, basket_headers, basket_rows
from hefboom.apps.criteria.queries.basket import Basket, basket_of
from hefboom.apps.criteria.tender_text import tender_text
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.apps.tenders.words import language
from hefboom.web.documents.responses import docx_response, pdf_response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Give the chosen criteria as docx, pdf, xlsx or csv, in the language of the page."""
    if kind not in _MAKERS:
        raise Http404
    basket = basket_of(tender_page(pk, access_of(request.user)))
    return _MAKERS[kind](basket, f"criteria {basket.page.tender.code}")


def file_answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to keep; `name` is safe to stand in a header."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _csv(basket: Basket, _name: str) -> HttpResponse:
    return file_answer(as_csv(basket_headers(), basket_rows(basket, language())), CSV, "criteria.csv")


def _xlsx(basket: Basket, _name: str) -> HttpResponse:
    content = as_xlsx(_("Criteria"), basket_headers(), basket_rows(basket, language()), _explained(basket))
    return file_answer(content, XLSX, "criteria.xlsx")


def _explained(basket: Basket) -> list[list[str]]:
    tender, manifest = basket.page.tender, pack_in_force().manifest
    return [
        [_("Criteria van een inkooptraject, uit Hefboom")],
        [_("Traject"), f"{tender} ({tender.code})"],
        [_("Organisatie"), tender.organisation.local_name],
        [_("Gemaakt op"), timezone.localdate().isoformat()],
        [_("Strategie"), f"{manifest.title.in_language(language())} ({manifest.id} {manifest.version})"],
        [_("Nog in te vullen"), str(basket.open_blanks)],
        [],
        [_("Nummer"), _("Het nummer in de tekst: E eis, GE geschiktheid, S selectie, G gunning, C contract.")],
        [_("Code"), _("De vaste code in de bibliotheek. Met de versie vindt u de tekst terug, ook als die verandert.")],
        [_("Tekst"), _("Zoals ze in de stukken komt. Wat tussen [haken] staat, is nog niet ingevuld.")],
        [_("Opmerking"), _("Van wie de woorden zijn. De code HB staat voor de eigen teksten van Hefboom (EUPL-1.2).")],
    ]


_MAKERS: dict[str, Callable[[Basket, str], HttpResponse]] = {
    "docx": lambda basket, name: docx_response(tender_text(basket), name),
    "pdf": lambda basket, name: pdf_response(tender_text(basket), name),
    "xlsx": _xlsx,
    "csv": _csv,
}
