"""What every page of a session is made of, by whichever door somebody came in."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hefboom.apps.ambition.models import Session
from hefboom.apps.ambition.queries.session_page import Sitting, sitting, turnout
from hefboom.apps.ambition.queries.session_radar import session_radar
from hefboom.apps.ambition.session_access import Place, readable
from hefboom.apps.ambition.session_address import sessions_url
from hefboom.apps.ambition.session_forms import ChoiceForm, GuestForm, JoinForm, VoteForm
from hefboom.apps.ambition.words import place_words, web_url

STOP_POLLING = 286
"""The status that tells htmx to ask no more."""


@dataclass(frozen=True, slots=True)
class Door:
    """The addresses of a session for whoever came in this way."""

    page: str
    poll: str
    vote: str
    join: str


def door_of(place: Place) -> Door:
    """Return the addresses for somebody with this place: by the secret link, or of an insider."""
    prefix, key = ("session_link", readable(place.session.token)) if place.by_link else ("session", place.session.pk)
    names = (f"ambition:{prefix}{part}" for part in ("", "_poll", "_vote", "_join"))
    return Door(*(reverse(name, args=[key]) for name in names))


def page_context(request: HttpRequest, shown: Sitting, **more: object) -> dict[str, Any]:
    """Return what the templates of a session need; `more` replaces forms that hold what somebody typed."""
    place, session = shown.place, shown.session
    link = request.build_absolute_uri(reverse("ambition:session_link", args=[readable(session.token)]))
    return {
        "sitting": shown,
        "session": session,
        "place": place,
        "door": door_of(place),
        "of": place_words(session.web),
        "back": web_url(session.web),
        "list_url": sessions_url(session.web),
        "seen": fingerprint(place, str(shown.turnout)),
        "link": link,
        "short_link": link.partition("://")[2],
        "radar": session_radar(shown),
        "vote_form": vote_form(shown),
        "choice_form": choice_form(shown) if place.leads else None,
        "join_form": JoinForm(auto_id="deelnemen_%s") if request.user.is_authenticated else GuestForm(),
        **more,
    }


def show(
    request: HttpRequest, place: Place, template: str = "ambition/session_room.html", status: int = 200, **more: object
) -> HttpResponse:
    """Show a page of a session; to htmx only the part that changes."""
    if request.headers.get("HX-Request"):
        template = "ambition/session_sheet.html"
    return render(request, template, page_context(request, sitting(place), **more), status=status)


def answer_poll(request: HttpRequest, place: Place, sheet: str = "ambition/session_sheet.html") -> HttpResponse:
    """Tell a page that asks every two seconds what changed: nothing (204), the turnout, or a whole new sheet."""
    session = place.session
    count = turnout(place)
    seen = fingerprint(place, str(count))
    moved = request.GET.get("versie") != str(session.version)
    if not moved and request.GET.get("stand") == seen:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    if not moved:
        context = {"turnout": count, "place": place, "session": session, "seen": seen, "door": door_of(place)}
        return render(request, "ambition/session_standing.html", context)
    context = {**page_context(request, sitting(place)), "moved": True, "seen": f"{seen}-", "sheet": sheet}
    stop = session.state == Session.State.CLOSED
    return render(request, "ambition/session_poll.html", context, status=STOP_POLLING if stop else HTTPStatus.OK)


def fingerprint(place: Place, count: str) -> str:
    """Return what says whether the turnout or the participants changed."""
    last = place.participants[-1].pk if place.participants else 0
    return f"{count}.{len(place.participants)}.{last}"


def vote_form(shown: Sitting) -> VoteForm | None:
    """Return the form for a silent vote, with what this person chose before; None when there is no voting."""
    if shown.topic is None or not shown.voting or shown.place.seat is None:
        return None
    initial: dict[str, object] = {"theme": shown.topic.theme.code}
    if shown.own:
        initial |= {"level": shown.own.level, "note": shown.own.note}
    return VoteForm(shown.topic, initial=initial)


def choice_form(shown: Sitting) -> ChoiceForm | None:
    """Return the form for the joint choice on the theme on the table, with what was chosen before."""
    topic = shown.topic
    if topic is None or shown.voting:
        return None
    versions = {
        "theme": topic.theme.code,
        "session_version": shown.session.version,
        "choice_version": topic.choice.version if topic.choice else 0,
        "web_version": topic.theme.version,
    }
    agreed = topic.spread.agreed if topic.spread else None
    chosen = {"level": topic.choice.level, "reason": topic.choice.reason} if topic.choice else {}
    return ChoiceForm(topic, initial={"level": agreed.number if agreed else None, **versions, **chosen})
