"""Words for criteria: what a kind is called and how its number starts."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.library import Criterion

KINDS = {
    "requirement": gettext_lazy("Eis"),
    "suitability": gettext_lazy("Geschiktheidseis"),
    "selection": gettext_lazy("Selectiecriterium"),
    "award": gettext_lazy("Gunningscriterium"),
    "contract_clause": gettext_lazy("Contractbepaling"),
}
"""The kinds of criterion, in the order of tender documents."""

CHAPTERS = {
    "requirement": gettext_lazy("Eisen"),
    "suitability": gettext_lazy("Geschiktheidseisen"),
    "selection": gettext_lazy("Selectiecriteria"),
    "award": gettext_lazy("Gunningscriteria"),
    "contract_clause": gettext_lazy("Contractbepalingen"),
}
LETTERS = {"requirement": "E", "suitability": "GE", "selection": "S", "award": "G", "contract_clause": "C"}
"""What the number of a criterion starts with; the same in each language, since people refer to it."""


def kind_words(kind: str) -> str:
    """Return what a kind of criterion is called."""
    return str(KINDS.get(kind, kind))


def level_words(number: int) -> str:
    """Return a level with its name: `2 significant`."""
    named = next((one.name.in_language(language()) for one in pack_in_force().levels if one.number == number), "")
    return f"{number} {named.lower()}".strip()


def theme_names() -> dict[str, str]:
    """Return the names of the themes of the pack by id."""
    return {theme.id: theme.name.in_language(language()) for theme in pack_in_force().themes}


def source_notes(criterion: Criterion) -> list[str]:
    """Return what must be said about where a text comes from: whose words, and in which language."""
    found = []
    if criterion.own_wording:
        found.append(_("Deze tekst is van Hefboom zelf, niet uit de officiële set."))
    if not criterion.translated:
        found.append(_("Deze tekst is er in één taal."))
    return found


ACTIONS: dict[str, str | Promise] = {
    "basket.change": gettext_lazy("Gekozen criteria gewijzigd"),
}
"""Every action that this part writes in the log of a tender, in words for its timeline."""
