"""The questions of the advice, answered on the page of the web."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hefboom.apps.ambition.access import Rights, rights_of
from hefboom.apps.ambition.actions.answering import Answered, answer
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.questions import Asked
from hefboom.apps.ambition.queries.webs import web_of
from hefboom.apps.ambition.views.saving import web_context
from hefboom.apps.tenders.queries.page import TenderPage, tender_page
from hefboom.apps.tenders.words import language


@login_required
@require_POST
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the answers, and show what the advice becomes."""
    rights = rights_of(request.user)
    page = tender_page(pk, rights.access)
    web = web_of(page.tender)
    if not rights.may_edit(web):
        raise PermissionDenied
    wanted = {key: value for key, value in request.POST.dict().items() if key.startswith("a-")}
    drawn = {key.removeprefix("was-"): value for key, value in request.POST.dict().items() if key.startswith("was-")}
    try:
        done = answer(request.user, web, wanted, drawn)
    except RefusedError as refused:
        return _answer(request, page, rights, web, HTTPStatus.UNPROCESSABLE_ENTITY, str(refused))
    if done.conflicts:
        return _answer(request, page, rights, done.web, HTTPStatus.CONFLICT, _differ(done), wanted)
    if request.headers.get("HX-Request"):
        return _answer(request, page, rights, done.web, HTTPStatus.OK, "")
    messages.success(request, _("Uw antwoorden zijn opgeslagen."))
    return redirect(f"{reverse('ambition:tender', args=[pk])}#advies")


def _answer(
    request: HttpRequest,
    page: TenderPage,
    rights: Rights,
    web: Web,
    status: HTTPStatus,
    trouble: str,
    wanted: dict[str, str] | None = None,
) -> HttpResponse:
    context = web_context(web, rights)
    said = trouble or _("Uw antwoorden zijn opgeslagen.")
    context |= {"page": page, "tender": page.tender, "said": said, "trouble": trouble, "wanted": wanted or {}}
    in_place = request.headers.get("HX-Request")
    return render(request, "ambition/answered.html" if in_place else "ambition/tender.html", context, status=status)


def _differ(done: Answered) -> str:
    """Say what somebody else answered, and what this person did."""
    return " ".join(
        _("%(question)s: iemand anders antwoordde net “%(theirs)s”, u “%(yours)s”. Kies wat moet blijven en sla op.")
        % {"question": asked.title(language()), "theirs": _words(asked, asked.answer), "yours": _words(asked, yours)}
        for asked, yours in done.conflicts
    )


def _words(asked: Asked, answered: str) -> str:
    return dict(asked.choices)[answered].in_language(language()) if answered else _("nog niets")
