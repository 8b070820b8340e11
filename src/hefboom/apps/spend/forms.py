"""The forms of the spend scan."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.tenders.forms import Choices, choose_organisation
from hefboom.apps.tenders.words import language
from hefboom.core.effects.quantities import load_carriers
from hefboom.core.effects.said import unit_name
from hefboom.web.quick_select import QuickSelect

UNIT_CHOICES: Choices = [
    *(("kWh", "kWh"), ("MWh", "MWh"), ("m3", "m³"), ("liter", _("liter")), ("kg", "kg"), ("GJ", "GJ")),
]
INVOICE_YEAR = "invoice"
FIRST_YEAR = 2000


class UploadForm(forms.Form):
    """A file, whose it is, and the two things that no file says and nobody may guess."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisatie"))
    vat = forms.ChoiceField(
        label=_("Zit de btw in de bedragen?"),
        help_text=_("Hefboom raadt dit niet. Weet u het niet, dan ziet u alleen een onder- en een bovengrens."),
        widget=QuickSelect,
    )
    price_year = forms.ChoiceField(
        label=_("Prijzen van welk jaar?"),
        help_text=_("Meestal het jaar van elke factuur. Kies één jaar als alle bedragen daarnaar zijn omgerekend."),
        widget=QuickSelect,
    )
    file = forms.FileField(label=_("Bestand"))

    def __init__(self, organisations: Iterable[int], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        choose_organisation(self, Organisation.objects.filter(pk__in=organisations))
        years = range(timezone.localdate().year, FIRST_YEAR - 1, -1)
        choices: dict[str, Choices] = {
            "vat": [("", _("Kies")), *SpendFile.Vat.choices],
            "price_year": [
                ("", _("Kies")),
                (INVOICE_YEAR, _("Het jaar van elke factuur")),
                *((str(year), str(year)) for year in years),
            ],
        }
        for name, listed in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = listed
        self.fields["file"].help_text = _(
            "CSV (elk scheidingsteken), XLSX of Parquet, met een kopregel. Hoogstens %(size)s MB."
        ) % {"size": settings.HEFBOOM_SPEND_MB}

    def clean_price_year(self) -> int | None:
        """Return the year, None for that of each invoice."""
        value = str(self.cleaned_data["price_year"])
        return None if value == INVOICE_YEAR else int(value)


class QuantityForm(forms.Form):
    """So much of a kind of energy or fuel, delivered in a year."""

    carrier = forms.ChoiceField(label=_("Energie of brandstof"), widget=QuickSelect)
    quantity = forms.CharField(label=_("Hoeveelheid"), max_length=30, help_text=_("Bijvoorbeeld 125000 of 1250,5."))
    unit = forms.ChoiceField(label=_("Eenheid"), widget=QuickSelect)
    year = forms.CharField(label=_("Geleverd in het jaar"), max_length=4, help_text=_("Bijvoorbeeld 2025."))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        tongue = language()
        in_order = sorted(load_carriers().carriers.values(), key=lambda each: each.name.in_language(tongue))
        named = ((each.id, f"{each.name.in_language(tongue)} ({unit_name(each.unit, tongue)})") for each in in_order)
        choices: dict[str, Choices] = {
            "carrier": [("", _("Kies")), *named],
            "unit": [("", _("Kies")), *UNIT_CHOICES],
        }
        for name, listed in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = listed


class MappingForm(forms.Form):
    """A table of what belongs where, and why it changes."""

    file = forms.FileField(label=_("Tabel"), help_text=_("CSV of XLSX met de kolommen van het sjabloon."))
    why = forms.CharField(label=_("Waarom verandert de indeling?"), max_length=500)


class MappingConfirmForm(forms.Form):
    """The same, looked at: the rows as CSV, the reason, and the version it was held against."""

    table = forms.CharField(widget=forms.HiddenInput, strip=False)
    why = forms.CharField(widget=forms.HiddenInput, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput)
