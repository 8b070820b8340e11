"""The audit entry of a change in a basket: about the tender, so that the tender's timeline shows it."""

from hefboom.apps.accounts.models import User
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.models import Tender

CHANGE = "basket.change"


def log_basket(user: User, tender: Tender, **changes: tuple[object, object]) -> None:
    """Write down what changed in a basket: old and new by code."""
    log(user, CHANGE, tender, {code: {"old": old, "new": new} for code, (old, new) in changes.items()})
