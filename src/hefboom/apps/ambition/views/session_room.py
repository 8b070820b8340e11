"""The room of a session, for insiders: see, take part, vote; and the same for the big screen."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hefboom.apps.ambition.session_access import place_of
from hefboom.apps.ambition.session_errors import SessionClosedError
from hefboom.apps.ambition.views.session_page import answer_poll, show
from hefboom.apps.ambition.views.session_vote import join_with_account, store_vote, too_late

SCREEN = "ambition/session_screen.html"
SCREEN_SHEET = "ambition/session_screen_sheet.html"


@never_cache
@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a session: to who leads it the table, to a participant the vote, to others what can be read."""
    return show(request, place_of(pk, request.user))


@never_cache
@require_safe
def poll(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell an open page what changed."""
    return answer_poll(request, place_of(pk, request.user))


@never_cache
@require_safe
def screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the session on a big screen: one theme, large."""
    return show(request, place_of(pk, request.user), SCREEN)


@never_cache
@require_safe
def poll_screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the big screen what changed."""
    return answer_poll(request, place_of(pk, request.user), SCREEN_SHEET)


@login_required
@require_POST
def join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give an insider a seat; in a closed session there are none left to give."""
    with suppress(SessionClosedError):
        return join_with_account(request, place_of(pk, request.user))
    return redirect("ambition:session", pk=pk)


@login_required
@require_POST
def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Store the silent vote of an insider."""
    place = place_of(pk, request.user)
    if place.seat is None:
        messages.info(request, _("Neem eerst deel aan de sessie. Daarna kunt u kiezen."))
        return redirect("ambition:session", pk=pk)
    with suppress(SessionClosedError):
        return store_vote(request, place, place.seat)
    return too_late(request, place_of(pk, request.user))
