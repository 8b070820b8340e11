"""The filter of the progress pages. It lives in the address, so that a page can be shared as it is seen."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hefboom.apps.monitoring.queries import Scope, ministries_counted, product_groups_counted, years
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.web.quick_select import QuickSelect

ALL = "alle"


class ScopeForm(forms.Form):
    """Year, ministry or agency, and product group. A value that does not exist is told, and left out."""

    jaar = forms.ChoiceField(label=_("Jaar"), required=False, widget=QuickSelect)
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False, widget=QuickSelect)
    productgroep = forms.ChoiceField(label=_("Productgroep"), required=False, widget=QuickSelect)

    def __init__(self, data: QueryDict) -> None:
        found = years()
        self._newest = min(found[0], date.today().year) if found else None  # noqa: DTZ011 - a year, not a moment
        filled = data.copy()
        if "jaar" not in filled and self._newest:
            filled["jaar"] = str(self._newest)
        super().__init__(filled)
        code = filled.get("organisatie")
        asked = Organisation.objects.filter(code=code) if code else ()
        self._organisations = {item.code: item for item in (*ministries_counted(), *asked)}
        self._choice("jaar", [(ALL, _("Alle jaren")), *((str(year), str(year)) for year in found)])
        self._choice(
            "organisatie",
            [("", _("Alle organisaties")), *((code, self._name(item)) for code, item in self._organisations.items())],
        )
        self._choice("productgroep", [("", _("Alle productgroepen")), *self._group_choices()])

    def _choice(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker what the class says above
        field.choices = [(value, str(label)) for value, label in choices]

    def _name(self, organisation: Organisation) -> str:
        english = get_language() == "en" and organisation.name_en
        return english or organisation.name

    def _group_choices(self) -> list[tuple[str, object]]:
        language = get_language() or "nl"
        names = {group.code: group.name.in_language(language) for group in pack_in_force().product_groups}
        special = {"none": _("Buiten elke groep"), "mixed": _("Verschillende groepen")}
        return [(code, names.get(code) or special.get(code) or code) for code in product_groups_counted() if code]

    def scope(self) -> Scope:
        """Return what is chosen; a wrong value counts as not chosen."""
        self.is_valid()
        chosen = self.cleaned_data
        year = chosen.get("jaar") or ALL
        return Scope(
            year=None if year == ALL else int(year),
            organisation=self._organisations.get(chosen.get("organisatie") or ""),
            product_group=chosen.get("productgroep") or None,
        )
