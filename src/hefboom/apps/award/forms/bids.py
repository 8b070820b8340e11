"""The forms of a bid: what it offers, its price, and why it is set aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.award.entry import read_price
from hefboom.apps.award.forms.fields import DIGITS, LONG, MoneyEntry, SealedInput
from hefboom.core.award.model import LADDER_TOP, AwardCriterion


class BidForm(forms.Form):
    """One bid: who, what it offers on criteria that are measured, and its price in a closed field."""

    use_required_attribute = False

    name = forms.CharField(label=gettext_lazy("Naam van de inschrijver"), max_length=200)
    price = forms.CharField(
        label=gettext_lazy("Prijs in euro's, zonder btw"),
        required=False,
        max_length=40,
        widget=SealedInput(attrs=dict(DIGITS)),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def __init__(self, criteria: tuple[AwardCriterion, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"offer-{one.id}"] = _offer_field(one)

    def clean_price(self) -> int | None:
        """Return the price in cents, None when nothing was typed."""
        text = self.cleaned_data["price"]
        return read_price(text) if text else None

    def offers(self) -> dict[str, str]:
        """Return what was filled in for the measured criteria, as texts with a decimal point."""
        found = ((one.id, self.cleaned_data[f"offer-{one.id}"]) for one in self.criteria)
        return {name: str(value) for name, value in found if value not in {None, ""}}


def _offer_field(criterion: AwardCriterion) -> forms.Field:
    if criterion.measure == "mki":
        said = gettext_lazy("De MKI-waarde in euro's uit de berekening van de inschrijver.")
        return MoneyEntry(label=criterion.name, required=False, help_text=said)
    top = LADDER_TOP[criterion.measure]
    levels = [("", _("Nog niet bekend")), ("0", _("Geen certificaat"))]
    levels += [(str(level), _("Niveau %(level)s") % {"level": level}) for level in range(1, top + 1)]
    return forms.ChoiceField(label=criterion.name, required=False, choices=levels)


class SetAsideForm(forms.Form):
    """Why a bid does not count."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Waarom telt deze inschrijving niet mee?"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Bijvoorbeeld: voldoet niet aan eis 3. De reden komt in het verslag."),
    )
