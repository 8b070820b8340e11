"""Managing organisations: add, correct, rename, move, end, each with its reason."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations import actions, queries
from hefboom.apps.organisations.access import managed_by
from hefboom.apps.organisations.forms import CorrectForm, NewForm, TargetForm
from hefboom.apps.organisations.models import Organisation

VERBS = {
    "toevoegen": gettext_lazy("Onderdeel toevoegen"),
    "verbeteren": gettext_lazy("Naam of bron verbeteren"),
    "hernoemen": gettext_lazy("Nieuwe naam geven"),
    "verplaatsen": gettext_lazy("Onder een andere organisatie hangen"),
    "beeindigen": gettext_lazy("Laten opgaan in een andere organisatie"),
}
"""What can be done to an organisation, by the word in the address."""


@login_required
def manage(request: HttpRequest) -> HttpResponse:
    """Show what somebody manages."""
    managed = managed_or_refuse(request)
    organisations = queries.organisations_of(managed)
    return render(request, "organisations/manage.html", {"organisations": organisations, "verbs": VERBS})


@login_required
def change(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """Do one of the verbs to one organisation."""
    managed = managed_or_refuse(request)
    organisation = get_object_or_404(Organisation, code=code)
    if organisation.pk not in managed:
        raise PermissionDenied
    if verb not in VERBS:
        raise Http404
    form = _form(request, organisation, verb, managed)
    if request.method == "POST" and form.is_valid() and _done(request, organisation, verb, form):
        messages.success(request, _("De wijziging is opgeslagen en staat in het logboek."))
        return redirect("organisations:organisation", code=code)
    context = {"organisation": organisation, "form": form, "title": VERBS[verb], "verb": verb}
    return render(request, "organisations/change.html", context, status=status_of(form))


def managed_or_refuse(request: HttpRequest) -> frozenset[int]:
    """Return what the person manages; who manages nothing may not be here."""
    managed = managed_by(request.user)
    if not managed:
        raise PermissionDenied
    return managed


def status_of(form: Form) -> HTTPStatus:
    """Return 422 for a form with errors, 200 otherwise."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _form(request: HttpRequest, organisation: Organisation, verb: str, managed: frozenset[int]) -> Form:
    data = request.POST or None
    names = {name: getattr(organisation, name) for name in ("name", "name_en", "kind", "source")}
    others = managed - {organisation.pk}
    if verb == "toevoegen":
        return NewForm(data)
    if verb == "verbeteren":
        return CorrectForm(data, initial=names)
    if verb == "hernoemen":
        return NewForm(data, initial=names)
    if verb == "verplaatsen":
        return TargetForm(data, choices=others, words=(_("Komt te hangen onder"), _("Vanaf welke dag")))
    return TargetForm(data, choices=others, words=(_("Gaat op in"), _("Laatste dag")))


def _done(request: HttpRequest, organisation: Organisation, verb: str, form: Form) -> bool:
    """Do it; a refusal of the action becomes an error of the form."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    try:
        _ACTIONS[verb](user, organisation, form)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


def _add(user: User, organisation: Organisation, form: Form) -> None:
    if isinstance(form, NewForm):
        actions.add(user, organisation, form.new(), form.cleaned_data["reason"])


def _correct(user: User, organisation: Organisation, form: Form) -> None:
    if isinstance(form, CorrectForm):
        actions.correct(user, organisation, form.values(), form.cleaned_data["reason"])


def _rename(user: User, organisation: Organisation, form: Form) -> None:
    if isinstance(form, NewForm):
        actions.rename(user, organisation, form.new(), form.cleaned_data["reason"])


def _move(user: User, organisation: Organisation, form: Form) -> None:
    data = form.cleaned_data
    actions.move(user, organisation, data["target"], data["day"], data["reason"])


def _end(user: User, organisation: Organisation, form: Form) -> None:
    data = form.cleaned_data
    actions.end(user, organisation, data["target"], data["day"], data["reason"])


_ACTIONS: dict[str, Callable[[User, Organisation, Form], None]] = {
    "toevoegen": _add,
    "verbeteren": _correct,
    "hernoemen": _rename,
    "verplaatsen": _move,
    "beeindigen": _end,
}
