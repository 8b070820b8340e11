"""Facts: a value of the vocabulary, where it came from, and why it is missing if it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = bool | int | Decimal | date | str
"""What a fact can hold. Unknown is `None`, never zero, false or an empty text."""

Row = Mapping[str, Value | None]
"""The facts of one lot (its tender's facts included) by field name; an absent key is unknown."""


class Missing(StrEnum):
    """Why a fact is unknown. The rules treat them all alike; people do not."""

    NOT_GIVEN = "not_given"  # nobody filled it in, the source has no such element
    WITHHELD = "withheld"  # the publisher holds it back (eForms privacy block)
    NOT_IN_SOURCE = "not_in_source"  # this kind of source can never tell it
    UNREADABLE = "unreadable"  # something stands there that is not a value
    CONTRADICTORY = "contradictory"  # sources or lots say different things
    NOT_COMPUTABLE = "not_computable"  # parts are there, the whole cannot be derived from them
    NOT_YET = "not_yet"  # will only be known later in the tender's life


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact came from.

    `kind` is one of "notice", "file", "person", "derived", "example", or says by which work a person set it:
    "ambition", "criteria", "award", "previous", "category". `document` is the publication number,
    file name or person; `term` the eForms business term where there is one (`BT-27-Lot`); `path` the
    XPath, or `line 12, column cpv`; `note` a sentence in plain English on how it was read.
    """

    kind: str
    document: str
    term: str = ""
    path: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. Exactly one of `value` and `missing` is set."""

    value: Value | None
    source: Source | None = None
    missing: Missing | None = None

    def __post_init__(self) -> None:
        """Refuse a fact that is both there and missing, or neither."""
        if (self.value is None) == (self.missing is None):
            raise ValueError("a fact has a value or a reason why it is missing, never both or neither")
