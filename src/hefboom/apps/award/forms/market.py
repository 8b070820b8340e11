"""The market that a simulation assumes, as it stands in the address. Nothing filled in is our own assumption."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.award.forms.fields import MoneyEntry, NumberEntry
from hefboom.apps.award.scales import number_text
from hefboom.core.award.market import Market
from hefboom.core.award.model import AwardDesign

_HUNDRED = Decimal(100)
_PLAIN = {
    "inschrijvers_van": "bidders_low",
    "inschrijvers_tot": "bidders_high",
    "prijs": "price_eur",
    "samenhang_kwaliteit": "quality_price_correlation",
    "samenhang_impact": "impact_price_correlation",
}
_PERCENT = {"prijsspreiding": "price_variation", "gemiddelde": "mean", "scorespreiding": "deviation"}


class MarketForm(forms.Form):
    """How many bids, how far apart their prices and scores are, and what better costs."""

    inschrijvers_van = forms.IntegerField(
        label=gettext_lazy("Minste inschrijvers"), min_value=2, max_value=30, required=False
    )
    inschrijvers_tot = forms.IntegerField(
        label=gettext_lazy("Meeste inschrijvers"), min_value=2, max_value=30, required=False
    )
    prijs = MoneyEntry(1, label=gettext_lazy("Middelste prijs (€)"), required=False)
    prijsspreiding = NumberEntry(0, 200, label=gettext_lazy("Prijzen wijken gewoonlijk af (%)"), required=False)
    gemiddelde = NumberEntry(0, 100, label=gettext_lazy("Gemiddelde score (% van slechtst naar best)"), required=False)
    scorespreiding = NumberEntry(0, 100, label=gettext_lazy("Spreiding van scores (%)"), required=False)
    samenhang_impact = NumberEntry(-1, 1, label=gettext_lazy("Meer impact is duurder (0 tot 1)"), required=False)
    samenhang_kwaliteit = NumberEntry(-1, 1, label=gettext_lazy("Meer kwaliteit is duurder (0 tot 1)"), required=False)

    def __init__(self, design: AwardDesign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.design = design
        usual = Market()
        for name, to in {**_PLAIN, **_PERCENT}.items():
            value = getattr(usual, to)
            if value is not None:
                shown = Decimal(value) * (_HUNDRED if name in _PERCENT else 1)
                self.fields[name].widget.attrs["placeholder"] = number_text(shown)

    def clean(self) -> dict[str, Any]:
        """Check that the fewest bidders are not more than the most."""
        data = super().clean() or self.cleaned_data
        low = data.get("inschrijvers_van") or Market().bidders_low
        high = data.get("inschrijvers_tot") or max(Market().bidders_high, low)
        if low > high:
            self.add_error("inschrijvers_tot", _("Dit is minder dan het minste aantal inschrijvers."))
        return data

    def market(self) -> Market:
        """Return the market; what was left open is our assumption."""
        data = self.cleaned_data
        given = {to: data[name] for name, to in _PLAIN.items() if data.get(name) is not None}
        given |= {to: data[name] / _HUNDRED for name, to in _PERCENT.items() if data.get(name) is not None}
        if "bidders_low" in given and "bidders_high" not in given:
            given["bidders_high"] = max(Market().bidders_high, given["bidders_low"])
        return Market.model_validate(given)
