"""The nine nodes of a condition. Three values: true, false, unknown (`None`), as in SQL."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

from hefboom.core.base.errors import HefboomError

Constant = bool | int | Decimal | date | str
Operator = OneOf["=", "<>", "<", "<=", ">", ">="]


class ConditionError(HefboomError):
    """A text that is not a condition: what is wrong, at which column, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name of the pack (`$id`) that stands where a constant stands, until `bind` puts the dated value there."""

    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A fact by name. As a condition of its own it must be a yes/no fact."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant, or a parameter still to be bound."""

    value: Constant | Parameter


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact against a constant or another fact."""

    operator: Operator
    left: Field
    right: "Literal | Field"


@dataclass(frozen=True, slots=True)
class In:
    """A fact is one of a list."""

    field: Field
    values: tuple[Constant, ...] | Parameter


@dataclass(frozen=True, slots=True)
class Known:
    """A fact is known. The one node that is never unknown itself."""

    field: Field


@dataclass(frozen=True, slots=True)
class Prefix:
    """A code starts with these characters."""

    field: Field
    prefix: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; of unknown, unknown."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is, false when one is false, else unknown. Of nothing: true."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """True when one part is, false when all are false, else unknown. Of nothing: false."""

    nodes: "tuple[Node, ...]"


Node = Field | Literal | Compare | In | Known | Prefix | Not | All | Any
