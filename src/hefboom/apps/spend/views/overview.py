"""The entrance, and one scan: its result, or how its job goes."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hefboom.apps.spend.access import Seen, seen_by
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.queries.scans import listed, standing_of
from hefboom.apps.spend.views.result import result
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.errors import RefusedError


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the scans of somebody's organisations; to a visitor, what a scan is."""
    access = access_of(request.user)
    insider = bool(access.reads_all or access.reads)
    context = {
        "page": listed(access, request.GET.get("pagina", "1")) if insider else None,
        "insider": insider,
        "may_scan": bool(access.edits),
    }
    return render(request, "spend/overview.html", context)


@login_required
@never_cache
@require_safe
def scan(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what a scan said; one that is not done, how it goes."""
    seen = seen_by(request.user, pk)
    if seen.file.state == SpendFile.State.DONE:
        return result(request, seen)
    if seen.file.state == SpendFile.State.DRAFT and seen.may_edit:
        return redirect("spend:columns", pk=pk)
    return render(request, "spend/progress.html", _progress(seen))


@login_required
@never_cache
@require_safe
def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the part of the page that tells how a job goes. When it ended, the page itself is what to look at."""
    seen = seen_by(request.user, pk)
    if not request.htmx:  # type: ignore[attr-defined]  # set by the middleware of django-htmx
        return redirect("spend:scan", pk=pk)
    if not seen.file.is_busy:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "spend/progress_now.html", _progress(seen))


@login_required
@require_POST
def stop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Stop a scan."""
    seen = seen_by(request.user, pk)
    return _done(request, lambda: scanning.stop(request.user, seen.file))


@login_required
@require_POST
def again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Try a scan once more; one that is done is scanned anew with what people said since."""
    seen = seen_by(request.user, pk)
    act = scanning.again if seen.file.state == SpendFile.State.DONE else scanning.retry
    return _done(request, lambda: act(request.user, seen.file))


@login_required
@require_POST
def discard(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Throw a scan away, file and all."""
    seen = seen_by(request.user, pk)
    scanning.discard(request.user, seen.file)
    messages.success(request, _("%(name)s is weggegooid, met alles wat eruit kwam.") % {"name": seen.file.name})
    return redirect("spend:overview")


def _done(request: HttpRequest, act: Callable[[], SpendFile]) -> HttpResponse:
    try:
        return redirect("spend:scan", pk=act().pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("spend:overview")


def _progress(seen: Seen) -> dict[str, object]:
    return {"file": seen.file, "seen": seen, "standing": standing_of(seen.file)}
