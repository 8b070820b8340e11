"""Taking a seat and voting, the same by both doors."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hefboom.apps.ambition.actions.session_seats import join
from hefboom.apps.ambition.actions.session_seats import vote as give_vote
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Participant
from hefboom.apps.ambition.queries.session_page import sitting
from hefboom.apps.ambition.session_access import Place, again
from hefboom.apps.ambition.session_forms import JoinForm, VoteForm
from hefboom.apps.ambition.views.session_page import door_of, show


def join_with_account(request: HttpRequest, place: Place) -> HttpResponse:
    """Give somebody who is logged in a seat."""
    form = JoinForm(request.POST, auto_id="deelnemen_%s")
    if not form.is_valid():
        return show(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY, join_form=form)
    join(place, request.user, form.cleaned_data["role"])
    return redirect(door_of(place).page)


def store_vote(request: HttpRequest, place: Place, seat: Participant) -> HttpResponse:
    """Store a silent vote. Without JavaScript the page comes anew; with it, only the sheet."""
    shown = sitting(place)
    topic = next((one for one in shown.topics if one.theme.code == request.POST.get("theme")), None)
    if topic is None or not shown.voting or not topic.on_table:
        return too_late(request, place)
    form = VoteForm(topic, request.POST)
    if not form.is_valid():
        return show(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY, vote_form=form, form=form)
    data = form.cleaned_data
    try:
        give_vote(seat, topic.theme.code, data["level"], data["note"])
    except RefusedError:
        return too_late(request, again(place))
    if request.headers.get("HX-Request"):
        return show(request, again(place))
    messages.success(request, _("Uw keuze is opgeslagen. U kunt haar veranderen tot de keuzes worden getoond."))
    return redirect(door_of(place).page)


def too_late(request: HttpRequest, place: Place) -> HttpResponse:
    """Say that there is no vote on this theme now, with what was sent, so that nothing is lost."""
    sent = {"level": request.POST.get("level", "")[:10], "note": request.POST.get("note", "")[:500]}
    return show(request, place, status=HTTPStatus.CONFLICT, late=sent)
