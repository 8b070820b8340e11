"""What can go wrong between two people at one award."""

from dataclasses import dataclass
from typing import Any

from hefboom.core.base.errors import HefboomError


@dataclass
class ChangedError(HefboomError):
    """Somebody else changed the same thing meanwhile. `theirs` is what is stored now, for the page to show."""

    theirs: Any
