"""A row of an award model: one criterion, how it is measured, and what it weighs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.award.forms.fields import AskingForm, MoneyEntry, NumberEntry, choose
from hefboom.apps.award.proposals import free_id
from hefboom.apps.award.scales import Percent, levels_text, read_levels, read_scale, scale_text
from hefboom.apps.award.words import KINDS
from hefboom.core.award.methods import MEASURE_NAMES
from hefboom.core.award.model import LADDER_TOP, AwardCriterion, AwardDesign, Scale
from hefboom.web.templatetags.hefboom import local

OPTIONAL = (
    "weight",
    "scale",
    "starts_at_zero",
    "max_value_eur",
    "min_value_eur",
    "mki_factor",
    "mki_best_eur",
    "mki_worst_eur",
    "levels",
    "promise",
)
"""The questions that depend on the method and the measure."""
_FIRST_LINE = frozenset({"id", "asked", "name", "kind", "weight", "measure"})


class RowForm(AskingForm):
    """One criterion. What its measure and the method do not need is not asked, and stays as it was."""

    id = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Criterium"), required=False, max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=list(KINDS.items()))
    weight = NumberEntry(0, 100, label=gettext_lazy("Punten"), required=False)
    measure = forms.ChoiceField(label=gettext_lazy("Gemeten met"))
    scale = forms.CharField(
        label=gettext_lazy("Schaal"),
        max_length=500,
        help_text=gettext_lazy("0-10 is elke score ertussen; 0; 4; 7; 10 zijn alleen deze."),
        widget=forms.TextInput(attrs={"list": "schalen", "autocomplete": "off"}),
    )
    starts_at_zero = forms.BooleanField(
        label=gettext_lazy("De laagste score krijgt ook punten, naar rato van de hoogste"), required=False
    )
    max_value_eur = MoneyEntry(label=gettext_lazy("Waarde van de hoogste score (€)"), required=False)
    min_value_eur = MoneyEntry(
        label=gettext_lazy("Waarde van de laagste score (€)"),
        required=False,
        help_text=gettext_lazy("Onder nul is een malus."),
    )
    mki_factor = NumberEntry(0, label=gettext_lazy("Euro op de prijs per euro MKI"), required=False)
    mki_best_eur = MoneyEntry(label=gettext_lazy("MKI met alle punten (€)"), required=False)
    mki_worst_eur = MoneyEntry(label=gettext_lazy("MKI zonder punten (€)"), required=False)
    levels = forms.CharField(
        label=gettext_lazy("Percentage per niveau, van laag naar hoog"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Bijvoorbeeld 1; 2; 3; 4; 5. Er is geen vast percentage bekend: u kiest het zelf."),
    )
    promise = forms.BooleanField(
        label=gettext_lazy("Wat de winnaar hier belooft, komt in het contract, met sanctie"), required=False
    )

    def __init__(self, design: AwardDesign, old: AwardCriterion | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.design, self.old = design, old
        choose(self.fields["measure"], {key: local(name) for key, name in MEASURE_NAMES.items()})
        self.ask(OPTIONAL, _not_asked(design, old))

    @property
    def details(self) -> list[forms.BoundField]:
        """The questions below the first line."""
        return [self[name] for name in self.fields if name not in _FIRST_LINE]

    @property
    def is_open(self) -> bool:
        """Whether something below the first line needs attention: it is wrong, or not filled in yet."""
        wrong = any(field.errors for field in self.details)
        needed = ("max_value_eur", "mki_best_eur", "mki_worst_eur", "levels")
        return wrong or (
            self.old is not None and any(name in self.fields and not self[name].value() for name in needed)
        )

    @property
    def is_empty(self) -> bool:
        """Whether this is the open row at the bottom, left open."""
        return self.old is None and not self.cleaned_data.get("name")

    def clean(self) -> dict[str, Any]:
        """Read the short notations; a row that is there needs a name."""
        data = super().clean() or self.cleaned_data
        if self.old is not None and "name" not in self.errors and not data.get("name"):
            self.add_error("name", _("Geef het criterium een naam, of haal de rij weg."))
        for name, read in (("scale", self._scale), ("levels", self._levels)):
            if data.get(name):
                try:
                    data[name] = read(data)
                except ValidationError as wrong:
                    self.add_error(name, wrong)
        return data

    def _scale(self, data: Mapping[str, Any]) -> Scale:
        return read_scale(data["scale"], starts_at_zero=bool(data.get("starts_at_zero")))

    def _levels(self, data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what `read_levels` gives
        measure = self.old.measure if self.old else "co2_ladder_31"
        return read_levels(data["levels"], LADDER_TOP[measure], self.old, _percent(self.design))

    def criterion(self, taken: list[str]) -> dict[str, Any]:
        """Return the criterion as it is now; a new one gets an id that is not `taken` yet."""
        data = {
            name: value for name, value in self.cleaned_data.items() if name not in {"id", "asked", "starts_at_zero"}
        }
        before = self.old.model_dump() if self.old else {"id": free_id(data["name"], taken)}
        data["weight"] = data.get("weight") or (Decimal(0) if "weight" in data else before.get("weight", Decimal(0)))
        for name, instead in (("min_value_eur", Decimal(0)), ("mki_factor", Decimal(1)), ("levels", ())):
            if name in data and data[name] in {None, ""}:
                data[name] = instead
        return {**before, **data}


def row_initial(design: AwardDesign, one: AwardCriterion) -> dict[str, Any]:
    """Return what stands in the row of a stored criterion."""
    top = LADDER_TOP.get(one.measure, 0)
    return {
        **one.model_dump(exclude={"scale", "levels"}),
        "scale": scale_text(one.scale),
        "starts_at_zero": one.scale.starts_at_zero,
        "levels": levels_text(one.levels, top, _percent(design)),
    }


def _percent(design: AwardDesign) -> Percent:
    return "discount_percent" if design.method == "value" else "points_percent"


def _not_asked(design: AwardDesign, old: AwardCriterion | None) -> Iterator[str]:
    measure, value = old.measure if old else "score", design.method == "value"
    if value:
        yield "weight"
    if measure != "score":
        yield from ("scale", "starts_at_zero", "promise")
    if measure != "score" or not value or old is None:
        yield from ("max_value_eur", "min_value_eur")
    if measure != "mki" or not value:
        yield "mki_factor"
    if measure != "mki":
        yield from ("mki_best_eur", "mki_worst_eur")
    if not measure.startswith("co2"):
        yield "levels"
    if old is None:
        yield from ("scale", "starts_at_zero")
