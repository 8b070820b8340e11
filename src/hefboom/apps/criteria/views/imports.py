"""Reading in criteria by three steps: upload, columns, look. Nothing is stored before the last button."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hefboom.apps.criteria.access import CriteriaAccess, criteria_access
from hefboom.apps.criteria.actions import importing
from hefboom.apps.criteria.columns import COLUMN_WORDS, suggest
from hefboom.apps.criteria.exporting import as_csv
from hefboom.apps.criteria.forms import UploadForm
from hefboom.apps.criteria.models import CriteriaImport
from hefboom.apps.criteria.queries.imports import imports_of, plan_of, remembered
from hefboom.apps.criteria.rejections import in_words
from hefboom.apps.criteria.views.exports import CSV, file_answer
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.uploads import check_size, read_sheet

SHOWN_ROWS = 20
SHOWN_PROBLEMS = 50
_SAMPLES = 3
_EARLIER = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Step 1: a file, and for which organisation; below it what was read in before."""
    access = _importer(request)
    form = UploadForm(access.imports, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            check_size(file.size)
            batch = importing.upload(request.user, form.cleaned_data["organisation"], file.name, file.read())
        except RefusedError as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("criteria:import_columns", pk=batch.pk)
    context = {"form": form, "step": 1, "earlier": imports_of(access.imports)[:_EARLIER]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "criteria/import.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Step 2: which column is which part of a criterion."""
    batch = _waiting(request, pk)
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
            return redirect("criteria:import_preview", pk=pk)
    rows = [
        (number, header, chosen.get(header, ""), [row[number] for row in sheet.rows[:_SAMPLES] if number < len(row)])
        for number, header in enumerate(sheet.headers)
    ]
    options = [(name, words) for name, (words, _help) in COLUMN_WORDS.items()]
    context = {"batch": batch, "rows": rows, "options": options, "error": error, "step": 2}
    return render(request, "criteria/import_columns.html", context, status=422 if error else 200)


@login_required
@require_safe
def preview(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Step 3: what would happen, before anything does."""
    batch = _waiting(request, pk)
    plan = plan_of(batch)
    rejected = plan.imported.rejected
    problems = [(one.line, plan.header(one.column), one.value, in_words(one)) for one in rejected[:SHOWN_PROBLEMS]]
    context = {
        "batch": batch,
        "counts": plan.counts,
        "total": len(plan.sheet.rows),
        "problems": problems,
        "more_problems": max(0, len(rejected) - SHOWN_PROBLEMS),
        "shown": plan.imported.criteria[:SHOWN_ROWS],
        "step": 3,
    }
    return render(request, "criteria/import_preview.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Store what the preview showed."""
    batch = _waiting(request, pk)
    try:
        result = importing.confirm(request.user, batch).result
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("criteria:import")
    said = _("Ingelezen: %(new)s nieuw, %(versions)s nieuwe versies, %(unchanged)s gelijk gebleven.")
    messages.success(request, said % result)
    return _to_library(batch)


@login_required
@require_POST
def discard(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Throw the file away."""
    importing.discard(request.user, _waiting(request, pk))
    messages.success(request, _("Het bestand is weggegooid. Er is niets ingelezen."))
    return redirect("criteria:library")


@login_required
@require_POST
def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back an import that nobody uses."""
    access = _importer(request)
    batch = imports_of(access.imports).filter(pk=pk).first()
    if batch is None:
        raise Http404
    try:
        importing.undo(request.user, batch)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("De import is ongedaan gemaakt."))
    return redirect("criteria:import")


@login_required
@require_safe
def rejected(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the rows that are left out as a file, each with what is wrong, to repair and send again."""
    plan = plan_of(_waiting(request, pk))
    why: dict[int | None, list[str]] = {}
    for one in plan.imported.rejected:
        why.setdefault(one.line, []).append(f"{plan.header(one.column)}: {in_words(one)}")
    width = len(plan.sheet.headers)
    rows = [
        [*[*row, *[""] * (width - len(row))][:width], str(line), " ".join(why[line])]
        for line, row in zip(plan.sheet.lines, plan.sheet.rows, strict=True)
        if line in why
    ]
    content = as_csv([*plan.sheet.headers, _("regel"), _("wat is er mis")], rows)
    return file_answer(content, CSV, "afgekeurd.csv")


def _to_library(batch: CriteriaImport) -> HttpResponse:
    answer = redirect("criteria:library")
    answer["Location"] += f"?bron={batch.organisation.code}"
    return answer


def _importer(request: HttpRequest) -> CriteriaAccess:
    access = criteria_access(request.user)
    if not access.imports:
        raise PermissionDenied
    return access


def _waiting(request: HttpRequest, pk: uuid.UUID) -> CriteriaImport:
    """Return an upload of this person's own that still waits; raises `Http404` for any other."""
    access = _importer(request)
    waiting = CriteriaImport.objects.select_related("organisation").filter(
        pk=pk, by=request.user.pk, organisation__in=access.imports, state=CriteriaImport.State.UPLOADED
    )
    batch = waiting.first()
    if batch is None:
        raise Http404
    return batch
