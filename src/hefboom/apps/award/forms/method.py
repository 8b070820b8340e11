"""What goes for a whole award model: the method, how a price becomes points, what breaking a promise costs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hefboom.apps.award.forms.fields import AskingForm, MoneyEntry, NumberEntry, choose
from hefboom.apps.award.scales import bands_text, read_bands
from hefboom.core.award.methods import METHODS
from hefboom.core.award.model import AwardDesign, Formula, PriceRule
from hefboom.core.award.price import FORMULAS
from hefboom.core.award.problems import POINTS
from hefboom.web.templatetags.hefboom import local

OPTIONAL = ("price_weight", "formula", "floor_eur", "ceiling_eur", "bands", "price_low_eur", "price_high_eur")
"""The questions that depend on the method and the price formula."""


class MethodForm(AskingForm):
    """What goes for the whole model. Only the questions of the method are asked; others keep their answers."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=51)
    method = forms.ChoiceField(label=gettext_lazy("Methode"))
    price_weight = NumberEntry(0, 100, label=gettext_lazy("Punten voor prijs"), required=False)
    formula = forms.ChoiceField(label=gettext_lazy("Prijsformule"), required=False)
    floor_eur = MoneyEntry(
        0,
        label=gettext_lazy("Bodemprijs (€)"),
        required=False,
        help_text=gettext_lazy("Deze prijs of lager krijgt alle punten."),
    )
    ceiling_eur = MoneyEntry(
        0,
        label=gettext_lazy("Plafondprijs (€)"),
        required=False,
        help_text=gettext_lazy("Deze prijs of hoger krijgt geen punten."),
    )
    bands = forms.CharField(
        label=gettext_lazy("Prijsklassen"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Eén per regel: de prijs tot en met, en het percentage van de punten. Zoals 100.000: 80"
        ),
    )
    budget_eur = MoneyEntry(0, label=gettext_lazy("Geraamde waarde (€)"), required=False)
    price_low_eur = MoneyEntry(0, label=gettext_lazy("Laagste prijs die u verwacht (€)"), required=False)
    price_high_eur = MoneyEntry(0, label=gettext_lazy("Hoogste prijs die u verwacht (€)"), required=False)
    tie_break = forms.CharField(
        label=gettext_lazy("Wie wint bij een gelijke stand?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Bijvoorbeeld: de hoogste score op het eerste criterium, en daarna loting."),
    )
    factor = NumberEntry(
        0,
        20,
        label=gettext_lazy("Sanctie op een gebroken belofte: zoveel keer het voordeel"),
        help_text=gettext_lazy("Rijkswaterstaat gebruikt 1,5."),
    )

    def __init__(self, design: AwardDesign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.design = design
        fitting = list(FORMULAS) if self.is_bound else _formulas(design.method)
        choose(self.fields["method"], {key: local(words.name) for key, words in METHODS.items()})
        choose(self.fields["formula"], {key: local(FORMULAS[key].name) for key in fitting})
        self.ask(OPTIONAL, _not_asked(design))

    @property
    def price_fields(self) -> list[forms.BoundField]:
        """The questions about the price that are asked now."""
        return [self[name] for name in OPTIONAL if name in self.fields]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """The questions that hardly ever need another answer."""
        return [self[name] for name in ("budget_eur", "tie_break", "factor")]

    def apply(self, design: AwardDesign) -> dict[str, Any]:
        """Return the parts of a design, with what was filled in here."""
        data = self.cleaned_data
        rule = design.price.model_dump()
        rule |= {to: data[name] for name, to in _RULE.items() if name in data}
        rule["weight"] = rule["weight"] or Decimal(0)
        if rule["formula"] not in _formulas(data["method"]):
            rule["formula"] = _formulas(data["method"])[0]
        names = ("method", "budget_eur", "price_low_eur", "price_high_eur", "tie_break")
        sanction = {**design.sanction.model_dump(), "factor": data["factor"]}
        rest = {name: data[name] for name in names if name in data}
        return {**design.model_dump(), **rest, "price": PriceRule.model_validate(rule), "sanction": sanction}

    def clean_bands(self) -> Any:  # noqa: ANN401 - the field is a text, the value its bands
        """Return the price bands that were typed."""
        return read_bands(self.cleaned_data["bands"])


_RULE = {
    "price_weight": "weight",
    "formula": "formula",
    "floor_eur": "floor_eur",
    "ceiling_eur": "ceiling_eur",
    "bands": "bands",
}


def method_initial(design: AwardDesign, version: int) -> dict[str, Any]:
    """Return what stands in the form of a stored model."""
    rule = design.price
    return {
        "version": version,
        "method": design.method,
        "price_weight": rule.weight,
        "formula": rule.formula,
        "floor_eur": rule.floor_eur,
        "ceiling_eur": rule.ceiling_eur,
        "bands": bands_text(rule.bands),
        "budget_eur": design.budget_eur,
        "price_low_eur": design.price_low_eur,
        "price_high_eur": design.price_high_eur,
        "tie_break": design.tie_break,
        "factor": design.sanction.factor,
    }


def _formulas(method: str) -> list[Formula]:
    return [key for key, one in FORMULAS.items() if one.relative == (method == "points_relative")]


def _not_asked(design: AwardDesign) -> Iterator[str]:
    """Yield the questions that a design does not ask: they depend on the method and the price formula."""
    points, formula = design.method in POINTS, design.price.formula
    if not points:
        yield from ("price_weight", "formula")
    if not points or formula != "linear":
        yield from ("floor_eur", "ceiling_eur")
    if not points or formula != "bands":
        yield "bands"
    if design.method != "value":
        yield from ("price_low_eur", "price_high_eur")
