"""Asking for a day, and for changes of organisations and roles, each with its reason."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.actions import NewOrganisation
from hefboom.apps.organisations.models import Membership, Organisation


def day_input() -> forms.DateInput:
    """Return the browser's own picker of a day."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DayForm(forms.Form):
    """The day on which to look at the tree."""

    op = forms.DateField(label=_("Op welke dag?"), required=False, widget=day_input())


class ReasonForm(forms.Form):
    """Every change of an organisation says why."""

    reason = forms.CharField(
        label=_("Reden"),
        help_text=_("Bijvoorbeeld het besluit waar dit uit volgt. De reden komt in het logboek."),
        max_length=300,
    )

    field_order: tuple[str, ...] | None = None


class CorrectForm(ReasonForm):
    """Put right what was written wrongly."""

    name = forms.CharField(label=_("Naam"), max_length=200)
    name_en = forms.CharField(label=_("Naam in het Engels"), max_length=200, required=False)
    source = forms.CharField(label=_("Bron"), max_length=300, required=False)
    field_order: tuple[str, ...] | None = ("name", "name_en", "source", "reason")

    def values(self) -> dict[str, str]:
        """Return the corrected texts by field name."""
        return {name: self.cleaned_data[name] for name in ("name", "name_en", "source")}


class NewForm(CorrectForm):
    """A new organisation, or an old one under a new name."""

    code = forms.SlugField(
        label=_("Kenmerk"),
        max_length=80,
        help_text=_("Korte naam voor in adressen: kleine letters, cijfers en streepjes."),
    )
    kind = forms.ChoiceField(label=_("Soort"), choices=Organisation.Kind.choices)
    first_day = forms.DateField(label=_("Eerste dag"), widget=day_input())
    field_order = ("code", "name", "name_en", "kind", "first_day", "source", "reason")

    def clean_code(self) -> str:
        """Refuse a code that is taken."""
        code = str(self.cleaned_data["code"])
        if Organisation.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Dit kenmerk bestaat al. Kies een ander kenmerk."))
        return code

    def new(self) -> NewOrganisation:
        """Return what was asked for."""
        names = ("code", "name", "name_en", "kind", "first_day", "source")
        return NewOrganisation(**{name: self.cleaned_data[name] for name in names})


class OrganisationChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # generic for checkers only
    """Choose an organisation by its name in the reader's language, with its years where it has ended."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's own signature
        """Return the words of one choice."""
        return f"{obj.local_name} (- {obj.valid_until:%Y})" if obj.valid_until else str(obj.local_name)


class TargetForm(ReasonForm):
    """Another organisation and a day: for moving under it, or for merging into it."""

    target = OrganisationChoice(queryset=Organisation.objects.none())
    day = forms.DateField(widget=day_input())
    field_order = ("target", "day", "reason")

    def __init__(self, *args: Any, choices: frozenset[int], words: tuple[Any, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target = self.fields["target"]
        if isinstance(target, OrganisationChoice):
            target.queryset = Organisation.objects.filter(pk__in=choices, valid_until__isnull=True)
        target.label, self.fields["day"].label = words


class RoleForm(forms.Form):
    """A role in an organisation."""

    organisation = OrganisationChoice(label=_("Organisatie"), queryset=Organisation.objects.none())
    role = forms.ChoiceField(label=_("Rol"), choices=Membership.Role.choices)

    def __init__(self, *args: Any, managed: frozenset[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.fields["organisation"]
        if isinstance(organisation, OrganisationChoice):
            organisation.queryset = Organisation.objects.filter(pk__in=managed)


class GrantForm(RoleForm):
    """Give a role to somebody who has an account."""

    username = forms.CharField(label=_("Gebruikersnaam"), max_length=150)
    field_order = ("username", "organisation", "role")

    def clean_username(self) -> User:
        """Return the person; the form's value is a `User`, not a text."""
        person = User.objects.filter(username=self.cleaned_data["username"], is_active=True).first()
        if person is None:
            raise forms.ValidationError(_("Niemand heeft deze gebruikersnaam. Maak eerst een account."))
        return person


class InviteForm(RoleForm):
    """Make an account for somebody new."""

    username = forms.CharField(label=_("Gebruikersnaam"), max_length=150)
    first_name = forms.CharField(label=_("Voornaam"), max_length=150)
    last_name = forms.CharField(label=_("Achternaam"), max_length=150)
    email = forms.EmailField(label=_("E-mailadres van het werk"), required=False)
    password = forms.CharField(
        label=_("Eerste wachtwoord"),
        help_text=_("Ten minste twaalf tekens. Geef het niet per e-mail door; laat het na het inloggen veranderen."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        validators=[validate_password],
    )
    field_order = ("username", "first_name", "last_name", "email", "password", "organisation", "role")

    def clean_username(self) -> str:
        """Refuse a name that is taken."""
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(
                _("Deze gebruikersnaam bestaat al. Geef die persoon een rol op de pagina Mensen en rollen.")
            )
        return username

    def person(self) -> User:
        """Return the new person, not saved yet."""
        names = ("username", "first_name", "last_name", "email")
        return User(**{name: self.cleaned_data[name] for name in names})


class LogForm(forms.Form):
    """What to look for in the log."""

    wie = forms.CharField(label=_("Wie"), required=False)
    wat = forms.CharField(label=_("Handeling"), required=False)
    vanaf = forms.DateField(label=_("Vanaf"), required=False, widget=day_input())
    tot = forms.DateField(label=_("Tot en met"), required=False, widget=day_input())


def day_or(form: DayForm, otherwise: date) -> date:
    """Return the day that was asked for, or another."""
    return form.cleaned_data["op"] or otherwise if form.is_valid() else otherwise
