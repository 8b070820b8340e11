"""The sessions of a web: the list with a comparison, starting one, and the minutes as a file."""

from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hefboom.apps.ambition.access import Rights, rights_of
from hefboom.apps.ambition.actions.sessions import start_session
from hefboom.apps.ambition.minutes import minutes_of
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.session_page import sitting
from hefboom.apps.ambition.queries.session_web import theme_names, themes_of
from hefboom.apps.ambition.queries.sessions import choices_of, compared, previous_session, sessions_of
from hefboom.apps.ambition.queries.webs import web_at, web_of
from hefboom.apps.ambition.session_access import place_of
from hefboom.apps.ambition.session_address import sessions_url, start_url
from hefboom.apps.ambition.session_forms import StartForm
from hefboom.apps.ambition.words import place_words, web_url
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.queries.page import TenderPage, tender_page
from hefboom.web.documents.responses import docx_response, pdf_response

KINDS = {"docx": docx_response, "pdf": pdf_response}
READ_AND_WRITE = ["GET", "HEAD", "POST"]
MOST_COMPARED = 3


@require_safe
def of_tender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sessions held on the web of a tender, to insiders."""
    rights = rights_of(request.user)
    page = tender_page(pk, rights.access)
    return _sessions(request, web_of(page.tender), rights, page)


@require_safe
def of_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sessions held on the web of an organisation, or of a product group in it, to insiders."""
    return _sessions(request, _organisation_web(request, code), rights_of(request.user))


@login_required
@require_http_methods(READ_AND_WRITE)
def start_for_tender(request: HttpRequest, pk: int) -> HttpResponse:
    """Start a session on the web of a tender."""
    rights = rights_of(request.user)
    return _start(request, web_of(tender_page(pk, rights.access).tender), rights)


@login_required
@require_http_methods(READ_AND_WRITE)
def start_for_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Start a session on the web of an organisation, or of a product group in it."""
    return _start(request, _organisation_web(request, code), rights_of(request.user))


@require_safe
def minutes(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Give the minutes of a session as a document; a draft while it is open."""
    shown = sitting(place_of(pk, request.user))
    if kind not in KINDS:
        raise Http404
    previous = previous_session(shown.session)
    document = minutes_of(shown, previous, choices_of(previous) if previous else {})
    return KINDS[kind](document, f"{_('verslag')} {shown.session.title}")


def _organisation_web(request: HttpRequest, code: str) -> Web:
    group = request.GET.get("productgroep", "")
    if group and group not in {one.code for one in pack_in_force().product_groups}:
        raise Http404
    return web_at(get_object_or_404(Organisation, code=code), group)


def _sessions(request: HttpRequest, web: Web, rights: Rights, page: TenderPage | None = None) -> HttpResponse:
    if not rights.is_insider(web):
        raise Http404
    sessions = sessions_of(web)
    held = [one.session for one in sessions if one.chosen][:MOST_COMPARED]
    codes = {code for one in held for code in one.themes}
    names = theme_names(web, rights.tree, codes) if len(held) > 1 else {}
    context = {
        "of": place_words(web),
        "page": page,
        "tender": web.tender,
        "sessions": sessions,
        "held": held,
        "compared": compared(held, names) if names else [],
        "may_start": rights.may_edit(web),
        "start": start_url(web),
        "back": web_url(web),
    }
    return render(request, "ambition/session_list.html", context)


def _start(request: HttpRequest, web: Web, rights: Rights) -> HttpResponse:
    if not rights.is_insider(web) and not (web.tender and rights.access.may_see(web.tender)):
        raise Http404
    if not rights.may_edit(web):
        raise PermissionDenied
    form = StartForm(
        themes_of(web, rights.tree),
        request.POST or None,
        initial={"title": _("Ambitiesessie %(of)s") % {"of": place_words(web)}},
    )
    if request.method == "POST" and form.is_valid():
        session = start_session(request.user, web, form.plan())
        return redirect("ambition:session", pk=session.pk)
    context = {"form": form, "of": place_words(web), "sessions_url": sessions_url(web), "back": web_url(web)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "ambition/session_new.html", context, status=status)
