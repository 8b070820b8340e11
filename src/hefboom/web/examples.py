"""What the page of components shows: every component in every state, with made-up numbers."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator

from hefboom.web.charts import Bar, Point, Stack, bars, line, stacked


class ExampleForm(forms.Form):
    """A form with one field of each kind, filled wrongly on the page."""

    name = forms.CharField(label="Naam van het inkooptraject", help_text="Zoals het in de aankondiging staat.")
    value = forms.DecimalField(label="Geschatte waarde in euro", help_text="Exclusief btw, over de hele looptijd.")
    day = forms.DateField(label="Publicatiedatum", required=False, widget=forms.DateInput({"type": "date"}))
    group = forms.ChoiceField(label="Productgroep", choices=(("", "Kies een productgroep"), ("catering", "Catering")))
    how = forms.ChoiceField(
        label="Hoe koopt u in?", choices=(("category", "Via een categorie"), ("self", "Zelf")), widget=forms.RadioSelect
    )
    reason = forms.CharField(label="Reden", required=False, widget=forms.Textarea({"rows": 3}))
    agreed = forms.BooleanField(label="De opdrachtgever is akkoord", required=False)
    file = forms.FileField(label="Bestand", required=False, help_text="CSV of Excel, hoogstens 20 MB.")


def component_examples() -> dict[str, Any]:
    """Return the context of the page of components."""
    shares = (
        Bar("Binnenlandse Zaken en Koninkrijksrelaties", Decimal("0.85"), Decimal("0.9"), "17 van 20"),
        Bar("Defensie", Decimal("0.42"), Decimal("0.61"), "8 van 19"),
        Bar("Financiën", Decimal(1), Decimal(1), "6 van 6"),
        Bar("Sociale Zaken", None),
    )
    counts = (
        Stack("MVI-criteria", {"met": 81, "not_met": 12, "unknown": 8}),
        Stack("Social return", {"met": 9, "not_met": 30, "unknown": 3}),
    )
    years = tuple(
        Point(year, share)
        for year, share in ((2019, 0.31), (2020, 0.38), (2021, 0.62), (2022, None), (2023, 0.656), (2024, 0.7))
    )
    return {
        "standings": ("met", "not_met", "unknown", "not_applicable", "applies_unknown", "explained"),
        "half": Decimal("0.5"),
        "share": Decimal("0.436"),
        "high": Decimal("0.61"),
        "day": date(2026, 3, 3),
        "form": ExampleForm({"value": "veel"}),
        "clean_form": ExampleForm(),
        "page": Paginator(range(400), 20).page(5),
        "bars": bars("bars", "Aandeel met MVI-criteria", shares, target=1),
        "stacked": stacked("stacked", "Hoe staan de verplichtingen ervoor?", counts, ("met", "not_met", "unknown")),
        "line": line("line", "MVI-criteria door de jaren", years, target=1),
    }
