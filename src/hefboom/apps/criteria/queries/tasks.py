"""What the choice of criteria still asks of a tender, and of a person."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hefboom.apps.accounts.models import User
from hefboom.apps.criteria.queries.basket import Basket, basket_of
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import Access, is_published
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.queries.tasks import State, Task


def tasks_of(page: TenderPage) -> Sequence[Task]:
    """Return the tasks of this part for a tender: two queries."""
    basket = basket_of(page)
    return (
        Task(
            key="criteria",
            title=_("Kies de criteria"),
            state=_state(basket),
            roles=(Membership.Role.BUYER,),
            url=reverse("criteria:basket", args=[page.tender.pk]),
            detail=_detail(basket),
            questions=basket.open_blanks,
        ),
    )


def waiting_for(user: User, access: Access) -> Sequence[Task]:
    """Return what waits for this person in particular, over all tenders: a basket is of a whole organisation."""
    return ()


def _state(basket: Basket) -> State:
    if not basket.chosen:
        return "not_applicable" if is_published(basket.page.tender) else "todo"
    return "busy" if basket.gaps or basket.open_blanks or not basket.known else "done"


def _detail(basket: Basket) -> str:
    if not basket.chosen and is_published(basket.page.tender):
        return _("Dit traject is al gepubliceerd, zonder criteria uit de bibliotheek.")
    if not basket.known:
        return _("De ambitie is nog niet gekozen. Dan is niet te zeggen wat de criteria moeten dekken.")
    said = []
    if basket.gaps:
        names = ", ".join(
            f"{basket.names.get(gap.theme, gap.theme)} ({gap.reached}/{gap.wanted})" for gap in basket.gaps
        )
        said.append(_("Nog niet gedekt: %(themes)s.") % {"themes": names})
    elif basket.chosen:
        said.append(_("De ambitie is gedekt."))
    if basket.open_blanks:
        words = ngettext(
            "Nog %(n)s plek is niet ingevuld.", "Nog %(n)s plekken zijn niet ingevuld.", basket.open_blanks
        )
        said.append(words % {"n": basket.open_blanks})
    return " ".join(said) or _("Er is geen ambitie die om criteria vraagt.")
