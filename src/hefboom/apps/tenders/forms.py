"""The forms of the register: asking, editing one fact, a new tender, explaining, uploading."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.columns import MIXED
from hefboom.apps.tenders.entry import code_hints, code_options, read_entry
from hefboom.apps.tenders.filters import NEWEST, UNKNOWN, RegisterFilter
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.prefill import CHOICE, earlier
from hefboom.apps.tenders.queries.register import organisations_in_register, years_in_register
from hefboom.apps.tenders.words import CLASSES, MISSING, PHASES, language
from hefboom.core.facts.facts import Missing, Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.format import format_quantity
from hefboom.core.strategy.codelists import load_code_list
from hefboom.core.strategy.verdict import Standing
from hefboom.web.quick_select import QuickSelect
from hefboom.web.templatetags.hefboom import STANDINGS

Choices = list[tuple[str, object]]
REASONS = (Missing.NOT_GIVEN, Missing.NOT_YET, Missing.WITHHELD, Missing.CONTRADICTORY, Missing.NOT_COMPUTABLE)
"""Reasons a person can give for a fact being unknown; the others are a notice's."""

SORT_WORDS = {
    NEWEST: _("Nieuwste eerst"),
    "oudste": _("Oudste eerst"),
    "waarde": _("Hoogste waarde"),
    "titel": _("Titel"),
}
_OLD_PHASES: Choices = [("gepland", _("Alles voor publicatie")), ("gepubliceerd", _("Alles wat openbaar is"))]


class FilterForm(forms.Form):
    """The questions of the register, as they stand in the address."""

    q = forms.CharField(label=_("Zoek op woord, kenmerk of CPV-code"), required=False)
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False, widget=QuickSelect)
    jaar = forms.ChoiceField(label=_("Jaar"), required=False, widget=QuickSelect)
    productgroep = forms.ChoiceField(label=_("Productgroep"), required=False, widget=QuickSelect)
    soort = forms.ChoiceField(label=_("Soort opdracht"), required=False, widget=QuickSelect)
    verplichting = forms.ChoiceField(label=_("Verplichting of doel"), required=False, widget=QuickSelect)
    stand = forms.ChoiceField(label=_("Stand"), required=False, widget=QuickSelect)
    fase = forms.ChoiceField(label=_("Fase"), required=False, widget=QuickSelect)
    uitgelegd = forms.ChoiceField(label=_("Uitleg"), required=False, widget=QuickSelect)
    sorteer = forms.ChoiceField(label=_("Volgorde"), required=False, widget=QuickSelect)

    def __init__(self, asked: RegisterFilter) -> None:
        super().__init__(initial={name: getattr(asked, name) for name in self.base_fields})
        self.fields["q"].widget = forms.SearchInput()
        for name, choices in _filter_choices(asked).items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def chips(self, asked: RegisterFilter) -> list[tuple[str, str, str]]:
        """Return what is asked now: label, words, and the query without it."""
        found = []
        for name, field in self.fields.items():
            value = getattr(asked, name)
            if not value or name == "sorteer":
                continue
            words = _words(field, value)
            label = _("Zoekwoord") if name == "q" else field.label
            found.append((str(label), str(words), asked.without(name).as_query()))
        return found


def _words(field: forms.Field, value: str) -> object:
    """Return what a value is called in the list it was chosen from."""
    if not isinstance(field, forms.ChoiceField):
        return value
    return next((words for key, words in field.widget.choices if key == value), value)


def _filter_choices(asked: RegisterFilter) -> dict[str, Choices]:
    pack, tongue = pack_in_force(), language()
    groups = sorted((group.name.in_language(tongue), group.code) for group in pack.product_groups)
    rules = [*((one.id, one.title) for one in pack.obligations), *((one.id, one.title) for one in pack.targets)]
    organisations = [(one.code, (tongue == "en" and one.name_en) or one.name) for one in organisations_in_register()]
    natures = [(one.value, one.label.in_language(tongue)) for one in vocabulary()["contract_nature"].values]
    unknown: Choices = [(UNKNOWN, _("Onbekend"))]
    choices: dict[str, Choices] = {
        "organisatie": [("", _("Alle organisaties")), *organisations],
        "jaar": [("", _("Alle jaren")), *((str(year), str(year)) for year in years_in_register()), *unknown],
        "productgroep": [
            ("", _("Alle productgroepen")),
            *((code, name) for name, code in groups),
            ("none", _("Buiten elke productgroep")),
            (MIXED, _("Verschillende productgroepen")),
            *unknown,
        ],
        "soort": [("", _("Alle soorten")), *natures, *unknown],
        "verplichting": [("", _("Alle")), *((code, title.in_language(tongue)) for code, title in rules)],
        "stand": [("", _("Elke stand")), *((one.value, STANDINGS[one.value][0]) for one in Standing)],
        "fase": [("", _("Alle fasen")), *PHASES.items(), *_OLD_PHASES],
        "uitgelegd": [("", _("Met en zonder uitleg")), ("ja", _("Met uitleg")), ("nee", _("Zonder uitleg"))],
        "sorteer": [("" if name == NEWEST else name, words) for name, words in SORT_WORDS.items()],
    }
    for name, listed in choices.items():
        value = getattr(asked, name)
        if value and value not in dict(listed):
            listed.append((value, value))
    return choices


class FactForm(forms.Form):
    """One fact: its value in a widget that fits its type, or why it is unknown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, field: FactField, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        self.fields["value"] = entry_field(field)
        self.hints = code_hints(field)
        if self.hints:
            self.fields["value"].widget.attrs["list"] = "codes"
        self.fields["reason"] = forms.ChoiceField(
            label=_("Als het niet bekend is: waarom?"),
            required=False,
            choices=[(one.value, MISSING[one]) for one in REASONS],
        )


class NewTenderForm(forms.Form):
    """The few facts that a new tender starts with; what can be known from elsewhere is not asked."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisatie"))
    names = ("title", "product_group", "contract_nature", "estimated_value_eur", "planned_on", "need_on")

    def __init__(self, access: Access, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        self.access = access
        choose_organisation(self, Organisation.objects.filter(pk__in=access.edits, valid_until=None))
        for name in self.names:
            self.fields[name] = entry_field(vocabulary()[name])
        self.fields["title"].required = True
        self.fields["need_on"].initial = timezone.localdate().isoformat()
        self.fields["previous"] = forms.CharField(
            label=_("Vorig traject"),
            required=False,
            max_length=200,
            help_text=_("Kies of typ het kenmerk. Wat zich herhaalt, nemen we over; u kunt alles wijzigen."),
            widget=forms.TextInput(attrs={"list": "vorige-trajecten", "autocomplete": "off"}),
        )
        self.fields["tender_id"] = forms.CharField(
            label=_("Kenmerk"),
            required=False,
            max_length=200,
            help_text=_("Uw eigen kenmerk, bijvoorbeeld uit uw inkoopsysteem. Laat leeg voor het volgende nummer."),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.order_fields(("organisation", "title", "product_group", "previous"))

    def clean_need_on(self) -> str:
        """Refuse a need that is reported in the future."""
        text = str(self.cleaned_data["need_on"])
        day = read_entry(vocabulary()["need_on"], text)
        if isinstance(day, date) and day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag ligt nog voor ons. Kies vandaag of een eerdere dag."))
        return text

    def clean_previous(self) -> Tender | None:
        """Return the tender that a code names: of the chosen organisation, else of another the person may see."""
        return previous_named(self.access, str(self.cleaned_data["previous"]), self.cleaned_data.get("organisation"))

    def earlier(self) -> list[Tender]:
        """Return earlier tenders to choose from."""
        return list(earlier(self.access, self.access.edits).only("code", "title", "organisation")[:CHOICE])

    def texts(self) -> dict[str, str]:
        """Return what was filled in, by field name."""
        return {name: self.cleaned_data[name] for name in self.names}


def previous_named(access: Access, code: str, organisation: Organisation | None) -> Tender | None:
    """Return the tender that a code names; None for no code. Raises `ValidationError` when there is none."""
    if not code.strip():
        return None
    found = list(earlier(access, access.reads).filter(code=code.strip()).select_related("organisation"))
    own = [one for one in found if organisation and one.organisation_id == organisation.pk]
    if not found:
        raise forms.ValidationError(_("Dit kenmerk vinden we niet. Controleer het, of laat dit veld leeg."))
    return (own or found)[0]


class ExplainForm(forms.Form):
    """Why an obligation is not met."""

    reason = forms.CharField(
        label=_("Waarom wijkt u af?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        help_text=_("Deze uitleg staat in het dossier. Bij een gepubliceerd traject kan iedereen haar lezen."),
    )


class CriterionForm(forms.Form):
    """Another class for an award criterion, with the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    wanted = forms.ChoiceField(label=_("Soort"), choices=list(CLASSES.items()))
    reason = forms.CharField(label=_("Waarom?"), max_length=1000)


class UploadForm(forms.Form):
    """A file to read in, and for which organisation."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisatie"))
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_(
            "CSV of XLSX met hoogstens 20.000 regels, of aankondigingen van TED of TenderNed (XML of zip). "
            "Hoogstens 20 MB."
        ),
    )

    def __init__(self, organisations: Iterable[int], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        choose_organisation(self, Organisation.objects.filter(pk__in=organisations))


def choose_organisation(form: forms.Form, organisations: QuerySet[Organisation]) -> None:
    """Let a form choose among these organisations; the only one is chosen already."""
    choice = form.fields["organisation"]
    if isinstance(choice, forms.ModelChoiceField):
        choice.queryset = organisations
        choice.empty_label = str(_("Kies een organisatie"))
        if len(found := organisations[:2]) == 1:
            choice.initial = found[0]


class Entry(forms.CharField):
    """A text that stands for a value of the vocabulary; `clean` gives the text back when it is one."""

    def __init__(self, fact: FactField, **kwargs: object) -> None:
        super().__init__(required=False, max_length=2000, **kwargs)  # type: ignore[arg-type]  # keywords of CharField
        self.fact = fact

    def clean(self, value: object) -> str:
        """Check that the text is a value of its field; raises `ValidationError` with what would be right."""
        text = str(super().clean(value))
        read_entry(self.fact, text)
        return text


def entry_field(fact: FactField) -> Entry:
    """Return a form field for a fact: a list to choose from where there are few values, a date, else a text."""
    options = _options(fact)
    if options:
        widget: forms.Widget = QuickSelect(choices=[("", _("Onbekend")), *options])
    elif fact.type == "date":
        widget = forms.DateInput(attrs={"type": "date"})
    elif fact.type in {"decimal", "int"}:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "hb-short", "autocomplete": "off"})
    else:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
    label = fact.label.in_language(language())
    unit = {"EUR": " (€)", "share": " (%)"}.get(fact.unit, "")
    return Entry(fact, label=f"{label}{unit}", help_text=fact.help.in_language(language()), widget=widget)


def entry_text(fact: FactField, value: Value | None) -> str:
    """Return a value as the person would type it: `1.250.000,50`, `50%`, an ISO date for a date field."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if fact.type == "decimal":
        text = format_quantity(value, "share" if fact.unit == "share" else "", language())  # type: ignore[arg-type]  # the vocabulary says decimal
        return text.replace("\N{NO-BREAK SPACE}", " ")
    return str(value)


def _options(fact: FactField) -> Choices:
    tongue = language()
    if fact.type == "bool":
        return [("true", _("Ja")), ("false", _("Nee"))]
    if fact.values:
        return [(one.value, one.label.in_language(tongue)) for one in fact.values]
    if fact.codes == "procedure":
        return [(code, label.in_language(tongue)) for code, label in load_code_list("procedures").labels.items()]
    if fact.unit == "level":
        levels = {str(level.number): level.name.in_language(tongue) for level in pack_in_force().levels}
        return [(str(number), f"{number} {levels.get(str(number), '')}".strip()) for number in range(4)]
    return list(code_options(fact))
