"""What the ambition web still asks of a tender, and of a person."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.queries.sessions import waiting_sessions
from hefboom.apps.ambition.queries.webs import WebView, web_of, web_page
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.queries.tasks import State, Task

ROLES = (Membership.Role.CLIENT, Membership.Role.BUYER)
"""The client first: how far to go is theirs to say."""


def tasks_of(page: TenderPage) -> Sequence[Task]:
    """Return the task of choosing levels: how many themes are still open."""
    view = web_page(web_of(page.tender))
    url = reverse("ambition:tender", args=[page.tender.pk])
    return (Task("ambition", _("Kies de ambitie"), _state(view), ROLES, url, _detail(view), view.open),)


def waiting_for(user: User, access: Access) -> Sequence[Task]:
    """Return what waits for this person in particular: sessions. A web waits for roles and not for people."""
    return waiting_sessions(user, access)


def _state(view: WebView) -> State:
    return "done" if not view.open else "busy" if view.chosen else "todo"


def _detail(view: WebView) -> str:
    below = sum(row.drifted for row in view.rows)
    if below:
        return ngettext(
            "%(n)s thema ligt lager dan het uitgangspunt, zonder reden.",
            "%(n)s thema's liggen lager dan het uitgangspunt, zonder reden.",
            below,
        ) % {"n": below}
    if not view.open:
        return _("Voor elk thema is een niveau gekozen.")
    return _("%(chosen)s van %(all)s thema's gekozen.") % {"chosen": view.chosen, "all": len(view.rows)}
