"""Answers about the whole register, remembered until the register changes.

What everybody asks for on every page (sums, years, groups) is the same until somebody changes something. A process
remembers such answers with the version of the register they belong to: one small query says whether they still hold.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Max
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.models import StandingCount

Answer = TypeVar("Answer")
_ROOM = 512
_SECONDS = 30
"""Two transactions may end in another order than they began; no answer outlives that for longer than this."""


Version = tuple[Hashable, ...]
_of_this_request: ContextVar[list[Version] | None] = ContextVar("register_version", default=None)


def one_version(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let a page ask for the register's version once, however many answers it puts together (middleware)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        asked = _of_this_request.set([])
        try:
            return get_response(request)
        finally:
            _of_this_request.reset(asked)

    return middleware


def forget_version() -> None:
    """Ask for the version again: this request has just changed the register."""
    seen = _of_this_request.get()
    if seen is not None:
        seen.clear()


def register_version() -> Version:
    """Return what is different after every change: the newest sum and the newest audit entry, in this database."""
    seen = _of_this_request.get()
    if seen:
        return seen[0]
    newest = StandingCount.objects.aggregate(newest=Max("pk"))["newest"]
    version = (connection.settings_dict["NAME"], newest, AuditEvent.objects.aggregate(newest=Max("pk"))["newest"])
    if seen is not None:
        seen.append(version)
    return version


_memories: list[OrderedDict[Hashable, tuple[float, Any]]] = []


def forget_everything() -> None:
    """Throw all answers away: for tests, in which the register goes back in time."""
    for answers in _memories:
        answers.clear()


def remembered(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """Remember what a function of hashable arguments answers, as long as the register stays the same."""
    answers: OrderedDict[Hashable, tuple[float, Answer]] = OrderedDict()
    _memories.append(answers)

    @wraps(ask)
    def asked(*questions: Hashable) -> Answer:
        key = (*register_version(), *questions)
        kept = answers.get(key)
        if kept is not None and time.monotonic() - kept[0] < _SECONDS:
            return kept[1]
        answer = ask(*questions)
        answers[key] = (time.monotonic(), answer)
        while len(answers) > _ROOM:
            answers.popitem(last=False)
        return answer

    return asked
