"""What the ambition web still asks of a tender, and of a person."""

from collections.abc import Sequence

from hefboom.apps.accounts.models import User
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.queries.tasks import Task


def tasks_of(page: TenderPage) -> Sequence[Task]:
    """Return the tasks of this part for a tender."""
    return ()


def waiting_for(user: User, access: Access) -> Sequence[Task]:
    """Return what waits for this person in particular, over all tenders."""
    return ()
