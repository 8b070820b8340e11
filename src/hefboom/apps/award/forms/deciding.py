"""The forms of the decision, and of taking it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.award.forms.fields import LONG, choose


class DecideForm(forms.Form):
    """Who gets the contract, why, and from which day."""

    use_required_attribute = False

    winner = forms.TypedChoiceField(label=gettext_lazy("Winnaar"), coerce=int)
    decision = forms.CharField(
        label=gettext_lazy("Motivering van het besluit"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 5})
    )
    awarded_on = forms.DateField(
        label=gettext_lazy("Gegund op"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )

    def __init__(self, firsts: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["winner"], firsts if len(firsts) == 1 else {"": _("Kies"), **firsts})
        self.fields["awarded_on"].initial = timezone.localdate()

    def clean_awarded_on(self) -> date:
        """Return the day; it cannot lie ahead."""
        day: date = self.cleaned_data["awarded_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Deze dag ligt nog voor u. Vul de dag in waarop u besliste."))
        return day


class WithdrawForm(forms.Form):
    """Why a decision is withdrawn."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Waarom trekt u het besluit in?"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )
