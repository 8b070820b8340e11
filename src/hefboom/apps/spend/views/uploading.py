"""A file in, in two steps: the file and what must be asked, then its columns. Nothing is calculated before that."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hefboom.apps.spend.access import seen_by
from hefboom.apps.spend.actions import scanning, uploading
from hefboom.apps.spend.columns import COLUMNS, READING, checked_reading
from hefboom.apps.spend.forms import UploadForm
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.queries.preview import Preview, preview_of, twins
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.errors import RefusedError

SHOWN_ROWS = 10
SHOWN_TROUBLES = 20
_SAMPLES = 3


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Step 1: a file, whose it is, VAT and price year."""
    access = access_of(request.user)
    if not access.edits:
        raise PermissionDenied
    form = UploadForm(access.edits, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            file = uploading.upload(
                request.user,
                given["organisation"],
                given["file"].name,
                given["file"].chunks(),
                given["vat"],
                given["price_year"],
            )
        except RefusedError as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("spend:columns", pk=file.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "spend/upload.html", {"form": form, "step": 1}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Step 2: the first lines, which column is which, and what is wrong with them; then the job starts."""
    seen = seen_by(request.user, pk)
    if not seen.may_edit:
        raise PermissionDenied
    file, error = seen.file, ""
    if file.state != SpendFile.State.DRAFT:
        return redirect("spend:scan", pk=pk)
    try:
        preview = preview_of(file)
    except RefusedError as refused:
        context = {"file": file, "error": str(refused), "step": 2}
        return render(request, "spend/unreadable.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.method == "POST":
        chosen = {header: request.POST.get(f"kolom-{at}", "") for at, header in enumerate(preview.headers)}
        file.reading = checked_reading(request.POST.dict())
        preview = preview_of(file, chosen)
        try:
            uploading.choose_columns(request.user, file, chosen, file.reading)
            if "start" in request.POST:
                scanning.start(request.user, file)
                return redirect("spend:scan", pk=pk)
        except RefusedError as refused:
            error = str(refused)
    context = {"file": file, "error": error, "step": 2, **_about(request, file, preview)}
    return render(request, "spend/columns.html", context, status=422 if error else 200)


def _about(request: HttpRequest, file: SpendFile, preview: Preview) -> dict[str, Any]:
    """Return what the page shows of the first lines, of the columns, and of what can be asked."""
    return {
        "rows": [
            (at, header, preview.columns[header], [row[at] for row in preview.rows[:_SAMPLES]])
            for at, header in enumerate(preview.headers)
        ],
        "options": COLUMNS.items(),
        "shown": preview.read_as(SHOWN_ROWS),
        "heads": [COLUMNS[name] for _header, name in preview.chosen()],
        "troubles": preview.troubles[:SHOWN_TROUBLES],
        "more_troubles": max(0, len(preview.troubles) - SHOWN_TROUBLES),
        "says_what": {"cpv", "category", "ledger_account", "description"} & set(preview.columns.values()),
        "twins": twins(file),
        "questions": [
            (name, question, answers.items(), request.POST.get(name, file.reading.get(name, "")))
            for name, (question, answers) in READING.items()
        ],
    }
