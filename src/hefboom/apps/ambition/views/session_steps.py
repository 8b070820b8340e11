"""What a facilitator does in a session: the next theme, show, choose together, close; who sits there; the link."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hefboom.apps.ambition.actions import session_seats, sessions
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Session
from hefboom.apps.ambition.queries.session_page import Sitting, sitting
from hefboom.apps.ambition.session_access import Place, leading_place
from hefboom.apps.ambition.session_errors import ChoiceConflictError, SessionClosedError, SessionMovedError
from hefboom.apps.ambition.session_forms import ChoiceForm
from hefboom.apps.ambition.views.session_page import page_context, show

Step = Callable[[HttpRequest, Session, int], object]

STEPS: dict[str, tuple[Step, str | Promise]] = {
    "tafel": (
        lambda request, session, version: sessions.put_on_table(
            request.user, session, request.POST.get("theme", ""), version
        ),
        gettext_lazy("dit thema op tafel leggen"),
    ),
    "tonen": (
        lambda request, session, version: sessions.show_votes(request.user, session, version),
        gettext_lazy("de keuzes tonen"),
    ),
    "sluiten": (
        lambda request, session, version: sessions.close_session(request.user, session, version),
        gettext_lazy("de sessie afsluiten"),
    ),
    "heropenen": (
        lambda request, session, version: sessions.reopen_session(request.user, session, version),
        gettext_lazy("de sessie heropenen"),
    ),
    "link": (
        lambda request, session, version: sessions.renew_link(request.user, session, version),
        gettext_lazy("een nieuwe link maken"),
    ),
}
"""The steps by the word in their address, and what a person who makes one wants, in words."""


@login_required
@require_POST
def step(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Make one step. When another facilitator was first: 409, with how it stands and what was wanted."""
    place = leading_place(pk, request.user)
    if verb not in STEPS:
        raise Http404
    make, wanted = STEPS[verb]
    version = _number(request, "version")
    try:
        make(request, place.session, version)
    except SessionMovedError:
        return _moved(request, leading_place(pk, request.user), verb, wanted)
    except RefusedError as refused:
        return show(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY, refused=str(refused))
    return redirect("ambition:session_people" if verb == "link" else "ambition:session", pk=pk)


@login_required
@require_POST
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Store what the session chose together; 409 with both versions when somebody else was first."""
    place = leading_place(pk, request.user)
    shown = sitting(place)
    topic = next((one for one in shown.topics if one.theme.code == request.POST.get("theme")), None)
    if topic is None:
        raise Http404
    form = ChoiceForm(topic, request.POST)
    if not form.is_valid():
        return show(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY, choice_form=form, form=form, form_of=topic)
    try:
        sessions.choose(request.user, place.session, form.choice())
    except (ChoiceConflictError, SessionMovedError) as both:
        return _both(request, sitting(leading_place(pk, request.user)), topic.theme.code, both)
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return show(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY, choice_form=form, form=form, form_of=topic)
    words = _("%(theme)s: niveau %(level)s is opgeslagen in het web.")
    messages.success(
        request, words % {"theme": topic.theme.name, "level": topic.theme.levels[form.cleaned_data["level"]]}
    )
    return redirect("ambition:session", pk=pk)


@login_required
@require_POST
def lead(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let somebody with a seat lead too."""
    place = leading_place(pk, request.user)
    if place.seat is None:
        raise PermissionDenied
    with suppress(SessionClosedError):
        session_seats.lead(request.user, place.seat)
    return redirect("ambition:session", pk=pk)


@login_required
@require_safe
def people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who has a seat, and the secret link."""
    return _people(request, leading_place(pk, request.user))


@login_required
@require_POST
def free(request: HttpRequest, pk: UUID, seat: int) -> HttpResponse:
    """Take a seat away."""
    place = leading_place(pk, request.user)
    try:
        session_seats.free_seat(request.user, place.session, seat)
    except (RefusedError, SessionClosedError) as refused:
        words = str(refused) or _("De sessie is afgesloten. Heropen haar eerst.")
        return _people(request, place, HTTPStatus.UNPROCESSABLE_ENTITY, words)
    return redirect("ambition:session_people", pk=pk)


def _moved(request: HttpRequest, place: Place, verb: str, wanted: str | Promise) -> HttpResponse:
    """Show how the session stands now beside the step that was wanted, with a button to make it after all."""
    names = {topic.theme.code: topic.theme.name for topic in sitting(place).topics}
    theme = request.POST.get("theme", "")
    again = {"verb": verb, "theme": theme, "theme_name": names.get(theme, ""), "words": wanted}
    return show(request, place, status=HTTPStatus.CONFLICT, again=again)


def _people(request: HttpRequest, place: Place, status: int = 200, refused: str = "") -> HttpResponse:
    context = page_context(request, sitting(place), refused=refused)
    return render(request, "ambition/session_people.html", context, status=status)


def _both(
    request: HttpRequest, shown: Sitting, theme: str, both: ChoiceConflictError | SessionMovedError
) -> HttpResponse:
    """Show what stands now and what was sent, in a form that can be sent again knowing both."""
    topic = next(one for one in shown.topics if one.theme.code == theme)
    form = ChoiceForm(
        topic,
        initial={
            "theme": theme,
            "level": request.POST.get("level"),
            "reason": request.POST.get("reason"),
            "session_version": shown.session.version,
            "choice_version": topic.choice.version if topic.choice else 0,
            "web_version": topic.theme.version,
        },
    )
    theirs = both if isinstance(both, ChoiceConflictError) else None
    level = topic.theme.levels[theirs.level] if theirs and theirs.level is not None else None
    context = page_context(
        request, shown, choice_form=form, form_of=topic, conflict=True, theirs=theirs, their_level=level
    )
    return render(request, "ambition/session_room.html", context, status=HTTPStatus.CONFLICT)


def _number(request: HttpRequest, name: str) -> int:
    field = forms.IntegerField(min_value=0)
    try:
        return int(field.clean(request.POST.get(name, "")))
    except forms.ValidationError:
        raise BadRequest from None
