"""Logging in and changing one's password."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Gebruikersnaam")
        self.fields["password"].label = _("Wachtwoord")
        self.error_messages = {
            "invalid_login": _(
                "Deze naam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters. "
                "Na vijf keer een verkeerd wachtwoord moet u een kwartier wachten."
            ),
            "inactive": _("Dit account is afgesloten. Vraag de beheerder van uw organisatie om hulp."),
        }
