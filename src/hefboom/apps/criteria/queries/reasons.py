"""Why a criterion is proposed, in words of the page's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.criteria.queries.basket import Basket
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.proposal import Reason

_SAYS: dict[Reason, object] = {
    "reaches": gettext_lazy("Haalt de ambitie voor %(themes)s."),
    "nears": gettext_lazy("Komt het dichtst bij de ambitie voor %(themes)s; hoger past niet of is er niet."),
    "binds": gettext_lazy("Geldt voor elke inschrijver: een ondergrens voor %(themes)s."),
}


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A proposed criterion and the sentence that says why."""

    criterion: Criterion
    why: str


def with_reasons(basket: Basket) -> list[Reasoned]:
    """Return the set that is proposed for a basket, each with why."""
    return [
        Reasoned(one.criterion, str(_SAYS[one.reason]) % {"themes": _named(basket, one.themes)})
        for one in basket.proposed
    ]


def _named(basket: Basket, themes: tuple[str, ...]) -> str:
    words = [f"{basket.names.get(theme, theme).lower()} ({basket.web.get(theme)})" for theme in themes]
    return _(" en ").join(words)
