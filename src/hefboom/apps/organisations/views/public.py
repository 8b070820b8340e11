"""The tree of organisations on any day, and the history of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hefboom.apps.organisations import queries
from hefboom.apps.organisations.forms import DayForm, day_or
from hefboom.apps.organisations.models import Organisation


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """Show which organisations there were on a day, and what hung under what."""
    today = timezone.localdate()
    form = DayForm(request.GET or None, initial={"op": today})
    day = day_or(form, today)
    nodes = queries.tree_on(day)
    context = {
        "form": form,
        "day": day,
        "nodes": nodes,
        "ministries": queries.ministries_in(nodes),
        "moments": queries.moments(),
    }
    return render(request, "organisations/tree.html", context)


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Show one organisation: where it hangs, what hangs under it, what it was before and became."""
    found = get_object_or_404(Organisation, code=code)
    day = found.valid_until or timezone.localdate()
    context = {
        "organisation": found,
        "day": day,
        "history": queries.history_of(found),
        "children": queries.children_on(found, day),
    }
    return render(request, "organisations/organisation.html", context)
