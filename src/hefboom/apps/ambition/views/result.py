"""The page where it is recorded which levels came out."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hefboom.apps.ambition.access import rights_of
from hefboom.apps.ambition.actions.results import PHASES, Result, ResultConflict, record_results
from hefboom.apps.ambition.entries import NO_LEVEL, typed
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.queries.webs import web_of
from hefboom.apps.ambition.views.saving import web_context
from hefboom.apps.tenders.queries.page import tender_page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what came out so far, and record more."""
    rights = rights_of(request.user)
    page = tender_page(pk, rights.access)
    web = web_of(page.tender)
    if not rights.may_record_result(web):
        raise PermissionDenied
    status, trouble = HTTPStatus.OK, ""
    conflicts: list[ResultConflict] = []
    wanted = _results(request, "")
    if request.method == "POST":
        try:
            conflicts = record_results(request.user, web, wanted, _results(request, "was-"))
        except RefusedError as refused:
            status, trouble = HTTPStatus.UNPROCESSABLE_ENTITY, str(refused)
        else:
            if not conflicts:
                messages.success(request, _("De uitkomst is opgeslagen."))
                return redirect("ambition:tender", pk)
            status = HTTPStatus.CONFLICT
    more = {"page": page, "tender": page.tender, "possible": page.tender.phase in PHASES}
    more |= {"trouble": trouble, "conflicts": conflicts, "wanted": wanted}
    return render(request, "ambition/result.html", {**web_context(web, rights), **more}, status=status)


def _results(request: HttpRequest, prefix: str) -> dict[str, Result]:
    """Return what was sent, by theme: with the prefix "was-" what stood there when the page was drawn."""
    post = request.POST.dict()
    themes = [key.removeprefix(f"{prefix}result-") for key in post if key.startswith(f"{prefix}result-")]
    return {theme: Result(_level(post, prefix, theme), _note(post, prefix, theme)) for theme in themes}


def _level(post: dict[str, str], prefix: str, theme: str) -> int | None:
    text = post[f"{prefix}result-{theme}"]
    return None if not text else int(text) if text in {"0", "1", "2", "3"} else NO_LEVEL


def _note(post: dict[str, str], prefix: str, theme: str) -> str:
    return typed(post.get(f"{prefix}note-{theme}", ""))
