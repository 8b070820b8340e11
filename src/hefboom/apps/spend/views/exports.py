"""Files out: the page, the spreadsheet, CSV, JSON, and the lines that were left out."""

import csv
import io
import json
import uuid
from collections.abc import Iterable, Sequence

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hefboom.apps.spend.example.lines import example_csv
from hefboom.apps.spend.exporting import Cell, parts_sheet, sheets, xlsx
from hefboom.apps.spend.models import SpendKey
from hefboom.apps.spend.queries.result import KINDS, Shown, shown
from hefboom.apps.spend.views.result import done
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.words import language
from hefboom.core.base.reasons import reason_in
from hefboom.web.reports.scan_page import scan_page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def export(request: HttpRequest, pk: uuid.UUID, form: str) -> HttpResponse:
    """Give a scan as a file of its own: html, xlsx, csv (with `deel` for what) or json."""
    seen = done(request, pk)
    makers = {"html": _html, "xlsx": _xlsx, "csv": _csv, "json": _json}
    if form not in makers:
        raise Http404
    content, kind = makers[form](shown(seen.file), request)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="scan.{form}"'
    return answer


@login_required
@require_safe
def rejected(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give every cell for which a line was left out, with what is wrong with it in the reader's language."""
    seen = done(request, pk)
    rows: list[Sequence[Cell]] = []
    if seen.file.rejected_path.is_file():
        with seen.file.rejected_path.open(encoding="utf-8", newline="") as file:
            rows = [(*cells, reason_in(language(), why)) for *cells, why in csv.reader(file, delimiter=";")]
    answer = HttpResponse(
        _csv_of((_("regel"), _("kolom"), _("er staat"), _("wat is er mis")), rows),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="afgekeurd.csv"'
    return answer


@require_safe
def example(request: HttpRequest) -> FileResponse:
    """Give a made-up file with invoices, to try a scan with."""
    content = io.BytesIO(example_csv().encode("utf-8-sig"))
    return FileResponse(
        content, as_attachment=True, filename="FICTIEF-facturen.csv", content_type="text/csv; charset=utf-8"
    )


def _html(found: Shown, request: HttpRequest) -> tuple[str, str]:
    return scan_page(found.scan, language(), fictitious=found.file.fictitious), "text/html; charset=utf-8"


def _xlsx(found: Shown, request: HttpRequest) -> tuple[bytes, str]:
    keys = SpendKey.objects.filter(file=found.file).order_by("-turnover", "id")
    return xlsx(sheets(found, keys.iterator(chunk_size=1000))), _XLSX


def _csv(found: Shown, request: HttpRequest) -> tuple[str, str]:
    kind = request.GET.get("deel", "groepen")
    if kind not in KINDS:
        raise Http404
    table = parts_sheet(found, kind)
    return _csv_of(table.heads, table.rows), "text/csv; charset=utf-8"


def _json(found: Shown, request: HttpRequest) -> tuple[str, str]:
    return json.dumps(found.scan.as_dict(), ensure_ascii=False, indent=1), "application/json"


def _csv_of(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(heads)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
