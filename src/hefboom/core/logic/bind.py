"""From a condition with parameters to one with numbers and lists: those of a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Literal as OneOf
from typing import Protocol

from hefboom.core.facts.facts import Row
from hefboom.core.facts.fields import vocabulary
from hefboom.core.logic.condition import All, Any, Compare, Field, In, Literal, Node, Not, Parameter


class DatedValue(Protocol):
    """A value of a parameter in a period, both days inclusive; `keys` narrows it to some facts (see the pack)."""

    @property
    def from_(self) -> date:
        """First day."""

    @property
    def until(self) -> date | None:
        """Last day; None: still in force."""

    @property
    def keys(self) -> Mapping[str, str]:
        """The facts it is for, by name."""

    @property
    def value(self) -> Decimal | None:
        """The number; None: unknown, or a list."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The list."""


class PackParameter(Protocol):
    """A named, dated number or list of codes; `by` names the facts that choose among its values."""

    @property
    def type(self) -> OneOf["number", "codes"]:
        """A number or a list."""

    @property
    def by(self) -> tuple[str, ...]:
        """The facts that choose."""

    @property
    def values(self) -> Sequence[DatedValue]:
        """All values, whenever."""


Parameters = Mapping[str, PackParameter]


def bind(node: Node, parameters: Parameters, on: date | None) -> Node | None:
    """Return the condition with every parameter replaced by its value on that day.

    None when a parameter has no value then, not for every combination of its `by` facts, or `on` is None: the
    condition is unknown. A parameter with `by` becomes a choice over those facts, plus for each of them that may be
    unknown the comparison with the most demanding value that is left, so that what passes those is decided.
    Raises KeyError for a parameter the pack does not have. See docs/semantics.md §7.
    """
    match node:
        case Not(inner):
            bound = bind(inner, parameters, on)
            return None if bound is None else Not(bound)
        case All(nodes):
            parts = _bind_each(nodes, parameters, on)
            return None if parts is None else All(parts)
        case Any(nodes):
            parts = _bind_each(nodes, parameters, on)
            return None if parts is None else Any(parts)
        case Compare(_, _, Literal(Parameter(name))) | In(_, Parameter(name)):
            return _bind_atom(node, parameters[name], on)
        case _:
            return node


def values_on(parameter: PackParameter, on: date | None) -> tuple[DatedValue, ...]:
    """Return the values in force on a day, or none at all when some combination of the `by` facts lacks one."""
    if on is None:
        return ()
    known = [value for value in parameter.values if value.codes or value.value is not None]
    running = [value for value in known if value.from_ <= on and (value.until is None or on <= value.until)]
    complete = all(any(_fits(value, chosen) for value in running) for chosen in _combinations(parameter.by))
    return tuple(running) if complete else ()


def possible(values: Sequence[DatedValue], row: Row) -> tuple[DatedValue, ...]:
    """Return those values of a parameter that these facts leave possible: one, or more where a `by` fact is unknown."""
    return tuple(value for value in values if all(row.get(name) in (None, key) for name, key in value.keys.items()))


def _bind_each(nodes: tuple[Node, ...], parameters: Parameters, on: date | None) -> tuple[Node, ...] | None:
    bound = [part for node in nodes if (part := bind(node, parameters, on)) is not None]
    return tuple(bound) if len(bound) == len(nodes) else None


def _bind_atom(node: Compare | In, parameter: PackParameter, on: date | None) -> Node | None:
    values = values_on(parameter, on)
    if not values:
        return None
    if not parameter.by:
        return _with_value(node, values[0])
    if isinstance(node, Compare) and node.operator not in ("=", "<>"):
        return _passes_all_that_is_possible(node, parameter.by, values)
    return Any(tuple(All((*_are(value.keys), _with_value(node, value))) for value in values))


def _passes_all_that_is_possible(node: Compare, by: tuple[str, ...], values: Sequence[DatedValue]) -> Node:
    """For each part of the choosing facts that may be known: these, and the most demanding value they leave."""
    strictest = max if node.operator in (">", ">=") else min
    choices: list[Node] = []
    for size in range(len(by), -1, -1):
        for names in combinations(by, size):
            for chosen in _combinations(names):
                left = [value for value in values if _fits(value, chosen)]
                compared = _with_value(node, strictest(left, key=_number))
                choices.append(All((*_are(chosen), compared)) if chosen else compared)
    return Any(tuple(choices))


def _with_value(node: Compare | In, value: DatedValue) -> Node:
    if isinstance(node, In):
        return In(node.field, value.codes)
    return Compare(node.operator, node.left, Literal(_number(value)))


def _are(keys: Mapping[str, str]) -> tuple[Node, ...]:
    return tuple(Compare("=", Field(name), Literal(key)) for name, key in keys.items())


def _number(value: DatedValue) -> Decimal:
    if value.value is None:
        raise ValueError("a list of codes cannot be compared; the checker refuses such a condition")
    return value.value


def _combinations(by: tuple[str, ...]) -> list[dict[str, str]]:
    options = [[option.value for option in vocabulary()[name].values] for name in by]
    return [dict(zip(by, chosen, strict=True)) for chosen in product(*options)]


def _fits(value: DatedValue, chosen: Mapping[str, object]) -> bool:
    return all(chosen.get(name, key) == key for name, key in value.keys.items())
