"""The door for guests: the secret link of a session. It shows the session and nothing else of the tender."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hefboom.apps.ambition.actions.session_seats import join_as_guest
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Participant
from hefboom.apps.ambition.session_access import Place, place_by_link
from hefboom.apps.ambition.session_errors import SessionClosedError
from hefboom.apps.ambition.session_forms import GuestForm
from hefboom.apps.ambition.views.session_page import STOP_POLLING, answer_poll, door_of, show
from hefboom.apps.ambition.views.session_vote import join_with_account, store_vote
from hefboom.web.views import went_wrong

SEATS = "hefboom-seats"
"""The signed cookie with the keys of the seats that a guest has, newest first."""
MOST_SEATS = 10
DAYS = 24 * 60 * 60


@never_cache
@require_safe
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Show the session to who has the link; an insider goes to the room."""
    try:
        place = _place(request, token)
    except SessionClosedError:
        return closed(request)
    if place.insider and request.user.is_authenticated:
        return redirect("ambition:session", pk=place.session.pk)
    return show(request, place)


@never_cache
@require_safe
def poll(request: HttpRequest, token: str) -> HttpResponse:
    """Tell an open page what changed; when the link no longer works, say so and let it ask no more."""
    try:
        return answer_poll(request, _place(request, token))
    except SessionClosedError:
        return render(request, "ambition/session_over.html", {"closed": True}, status=STOP_POLLING)
    except Http404:
        return render(request, "ambition/session_over.html", {"closed": False}, status=STOP_POLLING)


@require_POST
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Give a guest a seat, and let this browser remember it."""
    try:
        place = _place(request, token)
        if request.user.is_authenticated:
            return join_with_account(request, place)
        return _join_as_guest(request, place)
    except SessionClosedError:
        return closed(request)


@require_POST
def vote(request: HttpRequest, token: str) -> HttpResponse:
    """Store the silent vote of a guest."""
    try:
        place = _place(request, token)
        if place.seat is None:
            return redirect(door_of(place).page)
        return store_vote(request, place, place.seat)
    except SessionClosedError:
        return closed(request)


def closed(request: HttpRequest) -> HttpResponse:
    """Say that the session is over; nothing of it can be seen by the link."""
    return went_wrong(
        request,
        HTTPStatus.GONE,
        _("Deze sessie is afgesloten"),
        _("De gespreksleider heeft de sessie afgesloten. De link werkt daarom niet meer."),
        _("Vraag de gespreksleider om het verslag, of om de sessie te heropenen."),
    )


def _place(request: HttpRequest, token: str) -> Place:
    return place_by_link(token, request.user, _keys(request))


def _keys(request: HttpRequest) -> frozenset[str]:
    """Return the keys of the seats that this browser remembers; a cookie that somebody made up counts for nothing."""
    return frozenset((request.get_signed_cookie(SEATS, "", salt=SEATS) or "").split())


def _join_as_guest(request: HttpRequest, place: Place) -> HttpResponse:
    if place.seat is not None:
        return redirect(door_of(place).page)
    form = GuestForm(request.POST)
    if form.is_valid():
        try:
            seat = join_as_guest(place, form.cleaned_data["name"].strip(), form.cleaned_data["role"])
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            return _remembered(request, redirect(door_of(place).page), seat)
    return show(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY, join_form=form, form=form)


def _remembered(request: HttpRequest, response: HttpResponse, seat: Participant) -> HttpResponse:
    """Let the browser keep the seat for a month; nobody else can make this cookie, and scripts cannot read it."""
    keys = [str(seat.key), *_keys(request)][:MOST_SEATS]
    response.set_signed_cookie(
        SEATS,
        " ".join(keys),
        salt=SEATS,
        max_age=30 * DAYS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
