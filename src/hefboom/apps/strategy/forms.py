"""The filter of the criteria library; it lives in the address."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hefboom.core.base.text import Text
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.pack import Pack
from hefboom.web.quick_select import QuickSelect

KINDS = {
    "requirement": _("Eis"),
    "suitability": _("Geschiktheidseis"),
    "selection": _("Selectiecriterium"),
    "award": _("Gunningscriterium"),
    "contract_clause": _("Contractbepaling"),
}


class CriteriaForm(forms.Form):
    """Product group, theme, kind and level. A value that is not in the pack is told, and counts as not chosen."""

    productgroep = forms.ChoiceField(label=_("Productgroep"), required=False, widget=QuickSelect)
    thema = forms.ChoiceField(label=_("Thema"), required=False, widget=QuickSelect)
    soort = forms.ChoiceField(label=_("Soort"), required=False, widget=QuickSelect)
    niveau = forms.ChoiceField(label=_("Niveau"), required=False, widget=QuickSelect)

    def __init__(self, data: Mapping[str, str], pack: Pack) -> None:
        super().__init__(data)
        used = {theme for each in pack.criteria for theme in each.themes}
        self._offer("productgroep", _("Elke groep"), ((one.code, one.name) for one in pack.product_groups))
        self._offer("thema", _("Alle thema's"), ((one.id, one.name) for one in pack.themes if one.id in used))
        self._offer("soort", _("Alle soorten"), KINDS.items())
        self._offer("niveau", _("Alle niveaus"), ((str(one.number), one.name) for one in pack.levels if one.number))

    def _offer(self, name: str, everything: object, choices: Iterable[tuple[str, object]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", str(everything)), *((key, _words(words)) for key, words in choices)]

    def chosen(self, name: str) -> str:
        """Return what is chosen, "" for nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    def fits(self, criterion: Criterion) -> bool:
        """Say whether a criterion has the theme, kind and level that are chosen."""
        theme, kind, level = self.chosen("thema"), self.chosen("soort"), self.chosen("niveau")
        return (
            (not theme or theme in criterion.themes)
            and (not kind or kind == criterion.kind)
            and (not level or level == str(criterion.level))
        )


def _words(words: object) -> str:
    return words.in_language(get_language() or "nl") if isinstance(words, Text) else str(words)
