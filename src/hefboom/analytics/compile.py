"""A bound condition as an Ibis expression: the same three values as `hefboom.core.logic.holds`, on a whole table.

Only our own nine nodes are translated; no text of an author reaches an engine other than as a typed constant.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import Any as Anything

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from hefboom.core.logic.condition import (
    All,
    Any,
    Compare,
    Constant,
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

NOTHING_FOUND: Mapping[Node, str] = {}
UNKNOWN: ir.Scalar = ibis.null(dt.boolean)

_OPERATORS: Mapping[Operator, Callable[[Anything, Anything], Anything]] = {
    "=": eq,
    "<>": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
_DECIMAL_PLACES = 6
_MOST_DIGITS = 38


@ibis.udf.scalar.builtin(name="array_contains", signature=(("array<string>", "string"), "boolean"))  # type: ignore[untyped-decorator]  # Ibis's
def _contains(array: ir.ArrayValue, text: ir.StringValue) -> ir.BooleanValue:
    """Every engine has it by this name. Ibis' own `contains` answers no on Spark where the text is unknown."""


def expression(node: Node | None, table: ir.Table, found: Mapping[Node, str] = NOTHING_FOUND) -> ir.BooleanValue:
    """Return a boolean expression over the columns of `table`; null is unknown, and so is no node at all.

    `found` names the columns of `table` that hold the truth of a part already.

    Raises ValueError for a parameter that was not bound to a date first.
    """
    if node is not None and node in found:
        return table[found[node]]
    match node:
        case None:
            return UNKNOWN
        case Field(name):
            return table[name]
        case Literal(value):
            return _constant(value)
        case Known(field):
            return table[field.name].notnull()
        case Not(inner):
            return ~expression(inner, table, found)
        case All(parts):
            return reduce(and_, (expression(part, table, found) for part in parts), ibis.literal(True))
        case Any(parts):
            return reduce(or_, (expression(part, table, found) for part in parts), ibis.literal(False))
        case _:
            return _about_one_fact(node, table)


def _about_one_fact(node: Compare | In | Prefix, table: ir.Table) -> ir.BooleanValue:
    match node:
        case Compare(sign, left, Field(other)):
            return _OPERATORS[sign](table[left.name], table[other])
        case Compare(sign, left, Literal(value)):
            return _OPERATORS[sign](table[left.name], _constant(value))
        case In(field, Parameter(name)):
            raise ValueError(f"${name} has no value yet; bind the condition to a date first")
        case In(field, tuple(values)):
            return _one_of(table[field.name], values)
        case Prefix(field, prefix):
            return table[field.name].startswith(prefix)
    raise TypeError(f"{node!r} is not a condition")


def _one_of(column: ir.Column, values: tuple[Constant, ...]) -> ir.BooleanValue:
    constants = [_constant(value) for value in values]
    if not constants:
        # An engine calls an unknown fact "not in" an empty list; to us it stays unknown.
        return column.isnull().ifelse(UNKNOWN, False)
    if isinstance(column, ir.StringValue):
        # Codes come from Parquet as a dictionary. DuckDB asks a function once per code, but IN once per row and value:
        # for a list of sixty product groups that is forty times as fast.
        return _contains(ibis.array(constants), column)
    return column.isin(constants)


def _constant(value: Constant | Parameter) -> ir.Scalar:
    """A constant with the type of the column it meets, so that an engine never converts the column."""
    match value:
        case Parameter(name):
            raise ValueError(f"${name} has no value yet; bind the condition to a date first")
        case bool():
            return ibis.literal(value, dt.boolean)
        case int():
            return ibis.literal(value, dt.int64)
        case Decimal():
            return ibis.literal(value, _decimal_type(value))
        case date():
            return ibis.literal(value, dt.date)
        case str():
            return ibis.literal(value, dt.string)


def _decimal_type(value: Decimal) -> dt.Decimal:
    """DECIMAL(18, 6) as the columns are, wider only for a constant that does not fit."""
    places = max(_DECIMAL_PLACES, -int(value.as_tuple().exponent))
    fits = places == _DECIMAL_PLACES and abs(value) < 10 ** (18 - _DECIMAL_PLACES)
    return dt.Decimal(18, _DECIMAL_PLACES) if fits else dt.Decimal(_MOST_DIGITS, places)
