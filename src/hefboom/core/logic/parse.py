"""From the text of a condition to our own tree: a small subset of SQL's boolean expressions.

sqlglot reads the text; everything it can read beyond the subset is refused here, by an allow-list of its node
kinds and of their arguments. No other module knows sqlglot, and no text of an author goes further than this tree.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeGuard

from hefboom.core.logic.condition import (
    All,
    Any,
    Compare,
    ConditionError,
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
from hefboom.core.logic.walk import fields_of

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

LONGEST = 2000
"""More characters than this are refused: a condition is a line, not a page."""

_OPERATORS: Mapping[str, Operator] = {"eq": "=", "neq": "<>", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
_MIRRORED: Mapping[Operator, Operator] = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_NUMBER = re.compile(r"([0-9]{1,12})(\.[0-9]{1,6})?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_INSTEAD: Mapping[str, str] = {
    "anonymous": "functions are not allowed; let a derived fact of the vocabulary do the work",
    "add": "arithmetic is not allowed; let a derived fact of the vocabulary do the work",
    "sub": "arithmetic is not allowed; let a derived fact of the vocabulary do the work",
    "mul": "arithmetic is not allowed; let a derived fact of the vocabulary do the work",
    "div": "arithmetic is not allowed; let a derived fact of the vocabulary do the work",
    "cast": "casts are not allowed; a fact already has its type",
    "tuple": "rows of values are not allowed; compare one fact at a time",
    "select": "queries are not allowed; a condition looks at the facts of one tender or lot",
    "subquery": "queries are not allowed; a condition looks at the facts of one tender or lot",
    "exists": "queries are not allowed; a condition looks at the facts of one tender or lot",
    "literal": "a value alone decides nothing; compare a fact with it",
    "boolean": "true or false alone decides nothing; name a fact",
    "placeholder": "a parameter alone decides nothing; compare a fact with it",
    "null": 'write "is known" or "is unknown" to ask about a missing fact',
    "ilike": "only like 'abc%' on a code is allowed",
    "escape": "only like 'abc%' on a code is allowed",
}


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Return the tree of a condition, parameters still unbound. Names and types are not checked: see `check.py`.

    Raises ConditionError with what is wrong, the column (from 1) where it can be told, and what to write instead.
    """
    if len(text) > LONGEST:
        raise ConditionError(f"the condition has {len(text)} characters; at most {LONGEST} are allowed, so split it")
    try:
        node = _node(_read(text))
    except RecursionError:
        raise ConditionError("the condition has too many brackets inside brackets; split it") from None
    if not fields_of(node):
        raise ConditionError("a condition must name at least one fact")
    return node


def _read(text: str) -> "Expr":
    import sqlglot  # noqa: PLC0415  (loading takes 0.1 s, and judging needs no parser once a pack is loaded)
    from sqlglot.errors import ParseError, SqlglotError  # noqa: PLC0415  (as above)

    try:
        statements = sqlglot.parse(text, dialect="duckdb")
    except ParseError as error:
        column = error.errors[0].get("col") if error.errors else None
        raise ConditionError(f"{_at(column)}this is not a condition; something is missing or misplaced here") from error
    except SqlglotError as error:
        raise ConditionError("this is not a condition; is a quote left open?") from error
    if not statements or statements[0] is None:
        raise ConditionError("the condition is empty")
    if len(statements) > 1:
        raise ConditionError("a condition is one expression; remove the semicolon and what follows it")
    if any(part.comments for part in statements[0].walk()):
        raise ConditionError('a condition has no comments; explain it in "says"')
    return statements[0]


def _node(source: "Expr") -> Node:
    read = _READERS.get(source.key)
    if read is None:
        raise _refusal(source)
    return read(source)


def _paren(source: "Expr") -> Node:
    _only(source, "this")
    return _node(source.this)


def _not(source: "Expr") -> Node:
    _only(source, "this")
    return Not(_node(source.this))


def _connected(source: "Expr") -> Node:
    parts = tuple(_node(part) for part in _chain(source, source.key))
    return All(parts) if source.key == "and" else Any(parts)


def _chain(source: "Expr", key: str) -> Iterator["Expr"]:
    """Yield the parts of `a and b and c`, which sqlglot nests to the left or balances."""
    waiting = [source]
    while waiting:
        part = waiting.pop()
        if part.key == key:
            _only(part, "this", "expression")
            waiting += [part.expression, part.this]
        else:
            yield part


def _compare(source: "Expr") -> Node:
    _only(source, "this", "expression")
    sign, left, right = _OPERATORS[source.key], source.this, source.expression
    if "null" in (left.key, right.key):
        raise _refusal(source, 'nothing equals a missing fact; write "is known" or "is unknown"')
    if any(side.key in _OPERATORS for side in (left, right)):
        raise _refusal(source, "comparisons cannot be chained; join two of them with and")
    constants = [_constant(side) for side in (left, right) if side.key != "column"]
    if len(constants) == 2:  # noqa: PLR2004  (both sides)
        raise _refusal(source, "a comparison must name a fact")
    if left.key != "column":
        sign, left, right = _MIRRORED[sign], right, left
    return Compare(sign, _field(left), Literal(constants[0]) if constants else _field(right))


def _between(source: "Expr") -> Node:
    _only(source, "this", "low", "high")
    field, low, high = _field(source.this), source.args["low"], source.args["high"]
    return All((Compare(">=", field, Literal(_constant(low))), Compare("<=", field, Literal(_constant(high)))))


def _in(source: "Expr") -> Node:
    if source.args.get("query"):
        raise _refusal(source, _INSTEAD["subquery"])
    _only(source, "this", "expressions", "field")
    field, listed = source.args.get("field"), source.expressions
    if field is not None:
        if field.key != "placeholder":
            raise _refusal(source, "after in comes a list between brackets or a parameter of the pack")
        return In(_field(source.this), _parameter(field))
    if not listed:
        raise _refusal(source, "the list after in is empty")
    values = tuple(_constant(value) for value in listed)
    if not _without_parameters(values):
        raise _refusal(source, "a parameter that is a list stands alone: write in $name, without brackets")
    return In(_field(source.this), values)


def _without_parameters(values: tuple[Constant | Parameter, ...]) -> TypeGuard[tuple[Constant, ...]]:
    return not any(isinstance(value, Parameter) for value in values)


def _is(source: "Expr") -> Node:
    _only(source, "this", "expression")
    right = source.expression
    if right.key == "null":
        return Not(Known(_field(source.this)))
    if right.key == "column" and right.name.lower() == "known":
        return Known(_field(source.this))
    raise _refusal(source, 'after is comes known or unknown; for a yes/no fact write its name, or "not" and its name')


def _like(source: "Expr") -> Node:
    _only(source, "this", "expression", "negate")
    pattern = source.expression
    if pattern.key != "literal" or not pattern.is_string or not re.fullmatch(r"[^%_]+%", pattern.name):
        raise _refusal(source, "only the beginning of a code can be matched: like 'abc%'")
    node = Prefix(_field(source.this), pattern.name.removesuffix("%"))
    return Not(node) if source.args.get("negate") else node


def _field(source: "Expr") -> Field:
    if source.key != "column":
        raise _refusal(source, _instead(source, "the name of a fact was expected here"))
    _only(source, "this")
    if source.this.args.get("quoted"):
        raise _refusal(source, f"a name of a fact has no quotes, and text goes between single quotes: '{source.name}'")
    return Field(source.name)


def _parameter(source: "Expr") -> Parameter:
    if not _NAME.fullmatch(source.name):
        raise _refusal(source, "a parameter is a dollar sign and a name in lower case, as $eu_threshold")
    return Parameter(source.name)


def _constant(source: "Expr") -> Constant | Parameter:
    match source.key:
        case "placeholder":
            return _parameter(source)
        case "boolean":
            return bool(source.this)
        case "literal":
            return str(source.name) if source.is_string else _number(source, source.name)
        case "neg" if source.this.key == "literal" and not source.this.is_string:
            return -_number(source.this, source.this.name)
        case "cast" if source.this.key == "literal" and source.this.is_string and source.args["to"].sql() == "DATE":
            return _date(source, source.this.name)
        case "null":
            raise _refusal(source)
        case _:
            raise _refusal(source, _instead(source, "a value or a parameter was expected here"))


def _number(source: "Expr", text: str) -> int | Decimal:
    if not _NUMBER.fullmatch(text):
        raise _refusal(source, "a number has at most 12 digits, a point, and 6 decimals")
    return Decimal(text) if "." in text else int(text)


def _date(source: "Expr", text: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise _refusal(source, f"'{text}' is not a day; write date '2020-01-31'")


def _only(source: "Expr", *allowed: str) -> None:
    """Refuse anything that sqlglot read into this node beyond what we know the meaning of."""
    if any(value for name, value in source.args.items() if name not in allowed):
        raise _refusal(source)


def _refusal(source: "Expr", why: str = "") -> ConditionError:
    why = why or _instead(source, "this is not part of the language of conditions")
    return ConditionError(f"{_at(_column(source))}{why} (in: {source.sql(dialect='duckdb')})")


def _instead(source: "Expr", otherwise: str) -> str:
    """Return what to do instead of this kind of expression."""
    is_function = any(kind.__name__ == "Func" for kind in type(source).__mro__)
    return _INSTEAD.get(source.key, _INSTEAD["anonymous"] if is_function else otherwise)


def _column(source: "Expr") -> int | None:
    starts = [part.meta["start"] for part in source.walk() if "start" in part.meta]
    return min(starts) + 1 if starts else None


def _at(column: int | None) -> str:
    return f"column {column}: " if column else ""


_READERS: Mapping[str, Callable[["Expr"], Node]] = {
    "paren": _paren,
    "not": _not,
    "and": _connected,
    "or": _connected,
    **dict.fromkeys(_OPERATORS, _compare),
    "between": _between,
    "in": _in,
    "is": _is,
    "like": _like,
    "column": _field,
}
