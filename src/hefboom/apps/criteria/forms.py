"""The filter of the criteria library, as it stands in the address."""

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hefboom.apps.criteria.queries.library import Entry, fitting
from hefboom.apps.criteria.words import KINDS
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.forms import choose_organisation
from hefboom.apps.tenders.search import needles, searchable
from hefboom.core.base.text import Text
from hefboom.web.quick_select import QuickSelect

PACK = "strategie"
"""What stands in the address for the criteria of the pack; an organisation's own go by its code."""


class LibraryForm(forms.Form):
    """Words, product group, theme, kind, level and source. A value that does not exist is told, and not chosen."""

    q = forms.CharField(label=_("Zoek op woord of code"), required=False, widget=forms.SearchInput, max_length=200)
    productgroep = forms.ChoiceField(label=_("Productgroep"), required=False, widget=QuickSelect)
    thema = forms.ChoiceField(label=_("Thema"), required=False, widget=QuickSelect)
    soort = forms.ChoiceField(label=_("Soort"), required=False, widget=QuickSelect)
    niveau = forms.ChoiceField(label=_("Niveau"), required=False, widget=QuickSelect)
    bron = forms.ChoiceField(label=_("Bron"), required=False, widget=QuickSelect)

    def __init__(self, data: Mapping[str, str], entries: Sequence[Entry]) -> None:
        super().__init__(data)
        pack = pack_in_force()
        used = {theme for one in entries for theme in one.criterion.themes}
        groups = sorted((_words(one.name), one.code) for one in pack.product_groups)
        owners = {one.origin: one.organisation.local_name for one in entries if one.organisation}
        self._offer("productgroep", _("Elke groep"), ((code, name) for name, code in groups))
        self._offer("thema", _("Alle thema's"), ((one.id, one.name) for one in pack.themes if one.id in used))
        self._offer("soort", _("Elke soort"), KINDS.items())
        self._offer("niveau", _("Alle niveaus"), ((str(one.number), one.name) for one in pack.levels if one.number))
        self._offer("bron", _("Alle bronnen"), [(PACK, _("De strategie")), *owners.items()])
        if not owners:
            del self.fields["bron"]

    def found(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that answer what is asked."""
        group, wanted = self._chosen("productgroep"), needles(self._chosen("q"))
        offered = fitting(entries, [group]) if group else entries
        return [one for one in offered if self._fits(one) and _has_words(one, wanted)]

    def _fits(self, entry: Entry) -> bool:
        theme, kind, level = self._chosen("thema"), self._chosen("soort"), self._chosen("niveau")
        source, one = self._chosen("bron"), entry.criterion
        return (
            (not theme or theme in one.themes)
            and (not kind or kind == one.kind)
            and (not level or level == str(one.level))
            and (not source or source == (entry.origin or PACK))
        )

    def _chosen(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    def _offer(self, name: str, everything: object, choices: Iterable[tuple[str, object]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", str(everything)), *((key, _words(words)) for key, words in choices)]


class OfferForm(LibraryForm):
    """The same for what is offered to one tender, whose product group is known."""

    def __init__(self, data: Mapping[str, str], entries: Sequence[Entry]) -> None:
        super().__init__(data, entries)
        del self.fields["productgroep"]


def _has_words(entry: Entry, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    one = entry.criterion
    texts = (one.title, one.text, one.verification, one.for_buyer)
    found = searchable([one.code, *(words for text in texts for words in (text.nl, text.en))])
    return all(needle in found for needle in wanted)


def _words(words: object) -> str:
    return words.in_language(get_language() or "nl") if isinstance(words, Text) else str(words)


class AdaptForm(forms.Form):
    """The words of a chosen criterion, to rewrite; what is to be filled in has fields of its own beside these."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("Tekst"), widget=forms.Textarea(attrs={"rows": 5}), max_length=10_000)
    verification = forms.CharField(label=_("Bewijs"), widget=forms.Textarea(attrs={"rows": 3}), max_length=10_000)
    note = forms.CharField(
        label=_("Notitie"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text=_("Waarom kiest of verandert u dit? Alleen uw eigen organisatie leest dit."),
    )


class UploadForm(forms.Form):
    """A file with criteria to read in, and for which organisation."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisatie"))
    file = forms.FileField(label=_("Bestand"), help_text=_("CSV of XLSX met hoogstens 20.000 regels. Hoogstens 20 MB."))

    def __init__(self, organisations: Iterable[int], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        choose_organisation(self, Organisation.objects.filter(pk__in=organisations))
