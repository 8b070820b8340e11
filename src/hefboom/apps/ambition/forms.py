"""The forms of an organisation's policy: its own themes, and what a level means."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hefboom.apps.ambition.actions.policy import LevelTexts, ThemeWords

LONGEST = 1000
"""The most characters of a text for one level: longer ones nobody reads while choosing."""


def _few_lines() -> forms.Textarea:
    return forms.Textarea({"rows": 3})


class ThemeForm(forms.Form):
    """What is written about a theme of an organisation's own."""

    name = forms.CharField(label=_("Naam"), max_length=100)
    name_en = forms.CharField(label=_("Naam in het Engels"), max_length=100, required=False)
    summary = forms.CharField(label=_("Waar gaat het over?"), max_length=300, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def words(self) -> ThemeWords:
        """Return what was written."""
        data = self.cleaned_data
        return ThemeWords(data["name"], data["name_en"], data["summary"])


class LevelTextForm(forms.Form):
    """What each level of a theme means, and where that policy stands."""

    none = forms.CharField(label=_("Niveau 0"), max_length=LONGEST, required=False, widget=_few_lines())
    basis = forms.CharField(label=_("Niveau 1"), max_length=LONGEST, required=False, widget=_few_lines())
    significant = forms.CharField(label=_("Niveau 2"), max_length=LONGEST, required=False, widget=_few_lines())
    ambitious = forms.CharField(label=_("Niveau 3"), max_length=LONGEST, required=False, widget=_few_lines())
    source = forms.CharField(
        label=_("Waar staat dit beleid?"),
        max_length=300,
        required=False,
        help_text=_("Bijvoorbeeld: Inkoopbeleid 2026, hoofdstuk 3. Dit staat bij elke keuze als bron."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, str]:
        """Ask for the source of what is written: a text without one convinces nobody."""
        data: dict[str, str] = self.cleaned_data
        written = any(data.get(name) for name in ("none", "basis", "significant", "ambitious"))
        if written and not data.get("source"):
            self.add_error("source", _("Schrijf op waar dit beleid staat, zodat anderen het kunnen nalezen."))
        return data

    def texts(self) -> LevelTexts:
        """Return what was written."""
        data = self.cleaned_data
        words = (data[name].replace("\r\n", "\n") for name in ("none", "basis", "significant", "ambitious"))
        none, basis, significant, ambitious = words
        return LevelTexts(none, basis, significant, ambitious, data["source"])
