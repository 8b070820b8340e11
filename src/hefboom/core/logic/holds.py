"""The meaning of a condition: the plain evaluator that every other way of evaluating must agree with."""

import operator
from collections.abc import Callable, Mapping
from typing import Any as Anything

from hefboom.core.facts.facts import Row, Value
from hefboom.core.logic.condition import (
    All,
    Any,
    Compare,
    ConditionError,
    Field,
    In,
    Known,
    Literal,
    Node,
    Not,
    Operator,
    Parameter,
    Prefix,
)

# Anything: the checker has already seen to it that both sides are of the same kind; Python's types cannot say so.
COMPARE: Mapping[Operator, Callable[[Anything, Anything], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def holds(node: Node, row: Row) -> bool | None:
    """Return whether a bound condition holds for these facts: true, false, or None for unknown.

    Three values as in SQL (Kleene): an unknown fact makes a comparison unknown, `All` is false as soon as one part
    is, `Any` true as soon as one part is. Raises ConditionError for a parameter that was not bound.
    See docs/semantics.md §3.
    """
    match node:
        case Field(name):
            return _truth(row.get(name))
        case Literal(value):
            return _truth(_constant(value))
        case Known(field):
            return row.get(field.name) is not None
        case Not(inner):
            truth = holds(inner, row)
            return None if truth is None else not truth
        case All(nodes) | Any(nodes):
            return _joined([holds(part, row) for part in nodes], decisive=isinstance(node, Any))
        case _:
            return _about_one_fact(node, row)


def _joined(truths: list[bool | None], *, decisive: bool) -> bool | None:
    """One false decides `All`, one true decides `Any`; then one unknown makes it unknown."""
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


def _about_one_fact(node: Compare | In | Prefix, row: Row) -> bool | None:
    value = row.get(node.left.name if isinstance(node, Compare) else node.field.name)
    if value is None:
        return None
    match node:
        case Compare(sign, _, right):
            other = row.get(right.name) if isinstance(right, Field) else _constant(right.value)
            return None if other is None else COMPARE[sign](value, other)
        case In(_, values):
            return value in (values if isinstance(values, tuple) else (_constant(values),))
        case Prefix(_, prefix):
            return str(value).startswith(prefix)


def _truth(value: Value | None) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ConditionError(f"{value!r} is not yes, no or unknown, so it cannot be a condition of its own")


def _constant(value: Value | Parameter) -> Value:
    if isinstance(value, Parameter):
        raise ConditionError(f"${value.name} has no value yet; bind the condition to a date first")
    return value
