"""Logging in and out, and the password."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hefboom.apps.accounts import actions
from hefboom.apps.accounts.forms import LoginForm
from hefboom.apps.accounts.models import User
from hefboom.web.views import went_wrong


class LoginView(auth_views.LoginView):
    """The page to log in; who is logged in already goes on to their own work."""

    authentication_form = LoginForm
    template_name = "accounts/login.html"
    redirect_authenticated_user = True

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the errors with status 422, as all our forms do."""
        response = super().form_invalid(form)
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """Let people give themselves a new password."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(request, form)
        messages.success(request, _("Uw wachtwoord is veranderd."))
        return redirect("accounts:password_change")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "accounts/password_change.html", {"form": form}, status=status)


def locked_out(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Tell somebody who guessed too often to wait."""
    return went_wrong(
        request,
        HTTPStatus.TOO_MANY_REQUESTS,
        _("U kunt even niet inloggen"),
        _("Er is te vaak een verkeerd wachtwoord ingevuld voor deze naam."),
        _("Wacht een kwartier en probeer het opnieuw, of vraag de beheerder van uw organisatie om hulp."),
    )
