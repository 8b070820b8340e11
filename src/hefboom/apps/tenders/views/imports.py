"""Importing a file in three steps: upload, columns, look. Nothing is stored before the last button."""

import csv
import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hefboom.apps.tenders.access import Access, access_of
from hefboom.apps.tenders.actions import importing
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.filters import register_query
from hefboom.apps.tenders.forms import UploadForm
from hefboom.apps.tenders.incoming import importable, suggest
from hefboom.apps.tenders.models import ImportBatch
from hefboom.apps.tenders.notice_files import is_notices
from hefboom.apps.tenders.queries.imports import plan_of, remembered
from hefboom.apps.tenders.uploads import Sheet, check_size, read_sheet
from hefboom.apps.tenders.words import language

SHOWN_ROWS = 20
SHOWN_PROBLEMS = 50
_SAMPLES = 3


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Step 1: a file, and for which organisation."""
    access = _editor(request)
    form = UploadForm(access.edits, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            check_size(file.size)
            batch = importing.upload(request.user, form.cleaned_data["organisation"], file.name, file.read())
        except RefusedError as refused:
            form.add_error("file", str(refused))
        else:
            step = "preview" if is_notices(batch.file_name) else "columns"
            return redirect(f"tenders:import_{step}", pk=batch.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "tenders/import.html", {"form": form, "step": 1}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Step 2: which column is which fact."""
    batch, _access = _open_batch(request, pk)
    if is_notices(batch.file_name):
        return redirect("tenders:import_preview", pk=pk)
    sheet = read_sheet(bytes(batch.content), batch.file_name)
    chosen = batch.mapping or suggest(sheet.headers, remembered(batch.organisation))
    error = ""
    if request.method == "POST":
        chosen = {header: request.POST.get(f"kolom-{number}", "") for number, header in enumerate(sheet.headers)}
        try:
            importing.choose_columns(request.user, batch, chosen)
        except RefusedError as refused:
            error = str(refused)
        else:
            return redirect("tenders:import_preview", pk=pk)
    rows = [
        (number, header, chosen.get(header, ""), [row[number] for row in sheet.rows[:_SAMPLES] if number < len(row)])
        for number, header in enumerate(sheet.headers)
    ]
    options = [(name, one.label.in_language(language())) for name, one in importable().items()]
    context = {"batch": batch, "rows": rows, "options": options, "error": error, "step": 2}
    return render(request, "tenders/import_columns.html", context, status=422 if error else 200)


@login_required
@require_safe
def preview(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Step 3: what would happen, before anything does."""
    batch, access = _open_batch(request, pk)
    plan = plan_of(batch, access)
    rejected = plan.reading.rejected_lines
    context = {
        "batch": batch,
        "plan": plan,
        "counts": {effect: plan.count(effect) for effect in ("new", "changed", "unchanged")},
        "rejected": len(rejected),
        "problems": plan.reading.problems[:SHOWN_PROBLEMS],
        "more_problems": max(0, len(plan.reading.problems) - SHOWN_PROBLEMS),
        **(_first_rows(plan.sheet, plan.mapping, rejected) if plan.sheet else {"planned": plan.planned[:SHOWN_ROWS]}),
        "step": 3,
    }
    return render(request, "tenders/import_preview.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Store what the preview showed."""
    batch, _access = _open_batch(request, pk)

    def store() -> str:
        result: dict[str, int] = importing.import_confirm(request.user, batch).result
        said = _("Ingelezen: %(new)s nieuw, %(changed)s gewijzigd, %(unchanged)s gelijk gebleven.")
        return said % result

    return _finish(request, store, f"?{register_query(organisatie=batch.organisation.code)}")


@login_required
@require_POST
def discard(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Throw the file away."""
    batch, _access = _open_batch(request, pk)

    def throw_away() -> str:
        importing.import_discard(request.user, batch)
        return _("Het bestand is weggegooid. Er is niets ingelezen.")

    return _finish(request, throw_away, "")


@login_required
@require_safe
def rejected(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the rows that are left out as a file, each with what is wrong, to repair and send again."""
    batch, access = _open_batch(request, pk)
    plan = plan_of(batch, access)
    why: dict[int, list[str]] = {}
    for problem in plan.reading.problems:
        why.setdefault(problem.line, []).append(f"{problem.column}: {problem.why}")
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="afgekeurd.csv"'
    writer = csv.writer(answer, delimiter=";")
    sheet = plan.sheet or Sheet((), ((),) * len(why), tuple(why))
    writer.writerow([*sheet.headers, _("regel"), _("wat is er mis")])
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if line in why:
            padded = [*row, *[""] * (len(sheet.headers) - len(row))][: len(sheet.headers)]
            writer.writerow([*(guarded(cell) for cell in padded), line, " ".join(why[line])])
    return answer


def _first_rows(sheet: Sheet, mapping: dict[str, str], rejected: frozenset[int]) -> dict[str, Any]:
    """Return the first rows of a table as they will be read: only the columns that were chosen."""
    used = [(number, header) for number, header in enumerate(sheet.headers) if mapping.get(header)]
    shown = [
        (line, line in rejected, [row[number] if number < len(row) else "" for number, _header in used])
        for line, row in zip(sheet.lines[:SHOWN_ROWS], sheet.rows[:SHOWN_ROWS], strict=True)
    ]
    return {"headers": [header for _number, header in used], "shown": shown}


def _editor(request: HttpRequest) -> Access:
    access = access_of(request.user)
    if not access.edits:
        raise PermissionDenied
    return access


def _open_batch(request: HttpRequest, pk: uuid.UUID) -> tuple[ImportBatch, Access]:
    """Return an upload of this person's own that still waits; raises `Http404` for any other."""
    access = _editor(request)
    waiting = ImportBatch.objects.select_related("organisation").filter(
        pk=pk, by=request.user.pk, organisation__in=access.edits, state=ImportBatch.State.UPLOADED
    )
    batch = waiting.first()
    if batch is None:
        raise Http404
    return batch, access


def _finish(request: HttpRequest, act: Callable[[], str], query: str) -> HttpResponse:
    try:
        messages.success(request, act())
    except RefusedError as refused:
        messages.error(request, str(refused))
    answer = redirect("tenders:register")
    answer["Location"] += query
    return answer
