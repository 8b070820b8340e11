"""What a line says of what was bought, and where that puts it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from hefboom.core.base.text import Text

Method = Literal["confirmed", "mapping", "cpv", "category", "text", "learned"]
NO_GROUP = "none"
"""The group of what is known to lie outside every product group."""


@dataclass(frozen=True, slots=True)
class Key:
    """All that a line says of what was bought; "" or None is not given."""

    cpv: str | None = None
    category: str | None = None
    ledger_account: str | None = None
    description: str | None = None
    supplier: str | None = None


class Hard(NamedTuple):
    """The part of a key that is a code or a name from a list; `Key` adds free text."""

    cpv: str
    category: str
    ledger_account: str


def hard_part(key: Key) -> Hard:
    """Return the part of a key that is no free text, "" where nothing is given."""
    return Hard(key.cpv or "", key.category or "", key.ledger_account or "")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place where a line might belong, how sure that is (0 to 1), and why."""

    group: str | None
    code: str | None
    confidence: float
    why: Text


@dataclass(frozen=True, slots=True)
class Classified:
    """Where a line belongs. `group` and `code` None: not known. `confidence` runs from 0 to 1, None: nothing was found.

    `group` is a product group of the pack or "none"; `code` is of the factor set's classification. `doubtful`: a person
    should look. `why` says in a sentence why it is where it is. `others` are places it might also belong.
    """

    group: str | None
    code: str | None
    method: Method | None
    confidence: float | None
    doubtful: bool
    why: Text
    others: tuple[Suggestion, ...] = ()

    @property
    def is_open(self) -> bool:
        """Should a person look at it: the group is not known, or doubtful?"""
        return self.doubtful or self.group is None
