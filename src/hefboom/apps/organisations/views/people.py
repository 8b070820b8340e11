"""Managing who has which role, and reading the log."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hefboom.apps.accounts.models import User
from hefboom.apps.accounts.queries import LogFilter, audit_events
from hefboom.apps.organisations import actions, queries
from hefboom.apps.organisations.forms import GrantForm, InviteForm, LogForm
from hefboom.apps.organisations.models import Membership, Organisation
from hefboom.apps.organisations.views.manage import managed_or_refuse, status_of

LINES_ON_A_PAGE = 50


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Show who has which role, and give a role to somebody who has an account."""
    managed = managed_or_refuse(request)
    form = GrantForm(request.POST or None, managed=managed)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.grant(person_of(request), data["username"], data["organisation"], data["role"])
        messages.success(request, _("De rol is gegeven."))
        return redirect("organisations:people")
    context = {"form": form, "memberships": queries.people_in(managed)}
    return render(request, "organisations/people.html", context, status=status_of(form))


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account for somebody new."""
    managed = managed_or_refuse(request)
    form = InviteForm(request.POST or None, managed=managed)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.invite(person_of(request), form.person(), data["password"], data["organisation"], data["role"])
        messages.success(request, _("Het account is gemaakt."))
        return redirect("organisations:people")
    return render(request, "organisations/invite.html", {"form": form}, status=status_of(form))


@login_required
@require_POST
def revoke(request: HttpRequest, membership: int) -> HttpResponse:
    """Take a role away."""
    found = get_object_or_404(Membership.objects.select_related("organisation", "user"), pk=membership)
    try:
        actions.revoke(person_of(request), found)
        messages.success(request, _("De rol is weggenomen."))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("organisations:people")


@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Show who changed what, newest first."""
    managed = managed_or_refuse(request)
    form = LogForm(request.GET)
    wanted = LogFilter()
    if form.is_valid():
        data = form.cleaned_data
        wanted = LogFilter(data["wie"], data["wat"], data["vanaf"], data["tot"])
    codes = frozenset(Organisation.objects.filter(pk__in=managed).values_list("code", flat=True))
    events = audit_events(wanted, None if person_of(request).is_superuser else codes)
    page = Paginator(events, LINES_ON_A_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "organisations/log.html", {"filters": form, "page": page})


def person_of(request: HttpRequest) -> User:
    """Return who asks."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
