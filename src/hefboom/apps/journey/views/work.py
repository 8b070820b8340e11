"""Mijn werk: what waits for this person, one next best step on top."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.accounts.models import User
from hefboom.apps.journey.queries.work import SHOWN, work_of
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import access_of


@login_required
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Show what waits: the best step on top, then what is owed by tender, then what still needs a reason."""
    access = access_of(request.user)
    waiting = work_of(cast("User", request.user), access)
    best = waiting.tenders[0] if waiting.tenders and not waiting.own else None
    context = {
        "roles": Membership.objects.filter(user=request.user.pk).select_related("organisation"),
        "own": waiting.own,
        "best": best,
        "tenders": waiting.tenders[int(best is not None) :][:SHOWN],
        "unexplained": waiting.unexplained,
        "may_add": bool(access.edits),
    }
    return render(request, "journey/work.html", context)
