"""What can go wrong when somebody changes a basket."""

from dataclasses import dataclass

from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.core.base.errors import HefboomError


@dataclass
class ChangedError(HefboomError):
    """Somebody else changed this chosen criterion meanwhile; `theirs` is how it stands now."""

    theirs: ChosenCriterion
