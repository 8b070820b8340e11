"""What can go wrong when somebody changes the register, told in words for that person."""

from dataclasses import dataclass

from hefboom.apps.tenders.facts import Stored
from hefboom.core.base.errors import HefboomError


class RefusedError(HefboomError):
    """The change cannot be made; the text (in the language of the page) says why and what to do.

    `field` names the part of the form that it is about, "" for the whole.
    """

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.field = field


@dataclass
class ConflictError(HefboomError):
    """Somebody else changed this fact meanwhile: both versions, for the person to choose from."""

    name: str
    theirs: Stored | None
    yours: Stored | None
    version: int
