"""The queue of doubtful lines: one decision per row, many at once, undone as easily; and why a line is where it is."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hefboom.apps.spend.access import Seen
from hefboom.apps.spend.actions import confirming
from hefboom.apps.spend.models import SpendKey
from hefboom.apps.spend.queries.doubts import KeyFilter, left_to_confirm, page_of, said_of, settled, words_of
from hefboom.apps.spend.queries.factors import factor_of
from hefboom.apps.spend.queries.result import shown
from hefboom.apps.spend.views.result import done
from hefboom.apps.spend.words import FIELD_WORDS, group_choices
from hefboom.apps.tenders.errors import RefusedError

SHOWN_SETTLED = 25


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def doubts(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the lines to look at, and keep what a person says of them."""
    seen = done(request, pk)
    asked = KeyFilter.read(request.GET)
    if request.method == "POST":
        try:
            new = confirming.confirm(request.user, seen.file, _choices(request))
        except RefusedError as refused:
            meanwhile = isinstance(refused, confirming.MeanwhileError)
            status = HTTPStatus.CONFLICT if meanwhile else HTTPStatus.UNPROCESSABLE_ENTITY
            return _page(request, seen, asked, str(refused), status)
        said = ngettext("%(n)s groep regels vastgesteld.", "%(n)s groepen regels vastgesteld.", new) % {"n": new}
        messages.success(request, said)
        answer = redirect("spend:doubts", pk=pk)
        answer["Location"] += f"?{asked.as_query()}" if asked.as_query() else ""
        return answer
    return _page(request, seen, asked)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: uuid.UUID, line: int) -> HttpResponse:
    """Take back what was said of a line."""
    seen = done(request, pk)
    confirming.withdraw(request.user, seen.file, line)
    messages.success(request, _("Teruggedraaid. De regel wacht weer op een keuze."))
    return redirect("spend:doubts", pk=pk)


@login_required
@require_safe
def why(request: HttpRequest, pk: uuid.UUID, key: str) -> HttpResponse:
    """Show the whole reason why lines with these words are where they are."""
    seen = done(request, pk)
    found = SpendKey.objects.filter(file=seen.file, key=key).select_related("file").first()
    if found is None:
        raise Http404
    context = {
        "file": seen.file,
        "seen": seen,
        "key": found,
        "words": [(FIELD_WORDS[name], value) for name, value in words_of(found).items()],
        "said": said_of(found),
        "factor": factor_of(found.code),
        "scan": shown(seen.file).scan,
    }
    return render(request, "spend/why.html", context)


def _choices(request: HttpRequest) -> dict[str, str]:
    """Return the group by key: of the one row whose button was pressed, else of all that were ticked."""
    one = request.POST.get("een", "")
    keys = [one] if one else request.POST.getlist("kies")
    if not keys:
        raise RefusedError(_("Vink eerst aan welke regels u vaststelt."))
    return {key: request.POST.get(f"groep-{key}", "") for key in keys}


def _page(
    request: HttpRequest, seen: Seen, asked: KeyFilter, error: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    said = settled(seen.file)
    chosen = {name.removeprefix("groep-"): value for name, value in request.POST.items() if name.startswith("groep-")}
    page = page_of(seen.file, asked, request.GET.get("pagina", "1"))
    context = {
        "file": seen.file,
        "seen": seen,
        "asked": asked,
        "page": page,
        "rows": [(key, chosen.get(key.key, key.group)) for key in page],
        "groups": group_choices(),
        "left": left_to_confirm(seen.file),
        "settled": list(said[:SHOWN_SETTLED]),
        "settled_count": said.count(),
        "ticked": request.POST.getlist("kies"),
        "error": error,
    }
    return render(request, "spend/doubts.html", context, status=status)
