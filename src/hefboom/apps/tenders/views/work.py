"""Mijn werk: what waits for this person, one next best step on top."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.queries.work import work_of


@login_required
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Show what waits: first what settles most, then what still needs a reason."""
    access = access_of(request.user)
    waiting = work_of(access)
    roles = Membership.objects.filter(user=request.user.pk).select_related("organisation")
    context = {
        "roles": roles,
        "best": waiting.questions[0] if waiting.questions else None,
        "questions": waiting.questions[1:16],
        "unexplained": waiting.unexplained[:15],
        "may_add": bool(access.edits),
    }
    return render(request, "tenders/work.html", context)
