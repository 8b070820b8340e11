"""Files out: the register as it is filtered, and empty templates to fill in."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from xlsxwriter import Workbook

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.exporting import COLUMNS_OUT, guarded, rows_out
from hefboom.apps.tenders.filters import RegisterFilter
from hefboom.apps.tenders.incoming import importable
from hefboom.apps.tenders.queries.register import found
from hefboom.apps.tenders.words import language

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Echo:
    """A file that gives back what is written, so that a CSV can be sent line by line."""

    def write(self, text: str) -> str:
        return text


@require_safe
def register_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Give the tenders found as CSV with the vocabulary's columns, as `hefboom check` reads them."""
    return _csv(_rows(request), "inkooptrajecten")


@require_safe
def register_xlsx(request: HttpRequest) -> HttpResponse:
    """Give the tenders found as a spreadsheet, with a page that says what is what."""
    return _xlsx(_rows(request), "inkooptrajecten", _explained(_("Inkooptrajecten uit Hefboom")))


@require_safe
def template_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Give an empty file with every column that can be read in."""
    return _csv([], "sjabloon")


@require_safe
def template_xlsx(request: HttpRequest) -> HttpResponse:
    """Give an empty spreadsheet with every column, and a page that explains them."""
    return _xlsx([], "sjabloon", _explained(_("Sjabloon om inkooptrajecten in te lezen")))


def _rows(request: HttpRequest) -> Iterator[list[str]]:
    access = access_of(request.user)
    return rows_out(found(access, RegisterFilter.read(request.GET)), access)


def _csv(rows: Iterable[list[str]], name: str) -> StreamingHttpResponse:
    writer = csv.writer(_Echo(), delimiter=";")
    lines = (cast("str", writer.writerow([guarded(cell) for cell in row])) for row in rows)
    header = "\ufeff" + cast("str", writer.writerow(COLUMNS_OUT))
    answer = StreamingHttpResponse(_after(header, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _after(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _xlsx(rows: Iterable[list[str]], name: str, explained: list[list[str]]) -> HttpResponse:
    buffer = io.BytesIO()
    with Workbook(buffer, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Trajecten"))
        sheet.freeze_panes(1, 1)
        for column, header in enumerate(COLUMNS_OUT):
            sheet.write_string(0, column, header, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell)
        reading = book.add_worksheet(_("Leeswijzer"))
        reading.set_column(0, 3, 40)
        for number, row in enumerate(explained):
            for column, cell in enumerate(row):
                reading.write_string(number, column, cell, bold if column == 0 else None)
    answer = HttpResponse(buffer.getvalue(), content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _explained(title: str) -> list[list[str]]:
    tongue, manifest = language(), pack_in_force().manifest
    top = [
        [title],
        [_("Gemaakt op"), timezone.localdate().isoformat()],
        [_("Strategie"), f"{manifest.title.in_language(tongue)} ({manifest.id} {manifest.version})"],
        [_("Een lege cel betekent: niet bekend. Nooit nul of nee.")],
        [],
        [_("Kolom"), _("Naam"), _("Wat is het"), _("Wat kan erin staan")],
    ]
    fields = importable().values()
    return top + [
        [one.name, one.label.in_language(tongue), one.help.in_language(tongue), _allowed(one.name)] for one in fields
    ]


def _allowed(name: str) -> str:
    one = importable()[name]
    if one.values:
        return ", ".join(f"{item.value} ({item.label.in_language(language())})" for item in one.values)
    kinds = {
        "bool": _("true of false"),
        "date": _("jaar-maand-dag"),
        "int": _("heel getal"),
        "decimal": _("getal met een punt"),
        "code": _("code"),
    }
    return kinds.get(one.type, _("tekst"))
