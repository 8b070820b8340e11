"""From bound conditions to one Python function: the fast road for one tender, with the answers of `holds`.

The source of the function is made of nothing but names of ours (`v0`, `c3`, `t7`) and fixed words: the names of
facts and every constant travel in its namespace, so no text of an author is ever executed.
"""

from collections.abc import Callable, Sequence
from itertools import chain

from hefboom.core.facts.facts import Row
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

Truths = tuple[bool | None, ...]

_PYTHON: dict[Operator, str] = {"=": "==", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def compile_nodes(nodes: Sequence[Node | None]) -> Callable[[Row], Truths]:
    """Return a function that gives the truth of each condition, in order; a `None` in `nodes` is always unknown.

    Each fact is read once and each distinct part of the conditions is worked out once. Raises ConditionError for a
    parameter that was not bound.
    """
    writer = _Writer()
    results = ["None" if node is None else writer.name_of(node) for node in nodes]
    lines = [
        "def truths(row):",
        "    get = row.get",
        *writer.lines,
        f"    return ({''.join(f'{r}, ' for r in results)})",
    ]
    exec("\n".join(lines), writer.namespace)  # noqa: S102  (made of our own words only, see above)
    compiled: Callable[[Row], Truths] = writer.namespace["truths"]  # type: ignore[assignment]  # exec put it there
    return compiled


class _Writer:
    """Writes one assignment per distinct part; a part's name can be used in every line after it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.namespace: dict[str, object] = {}
        self._names: dict[object, str] = {}

    def name_of(self, node: Node) -> str:
        """Return the name that holds this part's truth, writing its line if there is none yet."""
        key = _key(node)
        if key not in self._names:
            self._write(key, self._expression(node), "t")
        return self._names[key]

    def _expression(self, node: Node) -> str:
        match node:
            case Field(name):
                return self._fact(name)
            case Literal(value):
                return self._constant(value)
            case Known(field):
                return f"{self._fact(field.name)} is not None"
            case Not(inner):
                name = self.name_of(inner)
                return f"None if {name} is None else not {name}"
            case All(nodes) | Any(nodes):
                return self._joined(nodes, decisive=isinstance(node, Any))
            case _:
                return self._about_one_fact(node)

    def _about_one_fact(self, node: Compare | In | Prefix) -> str:
        if isinstance(node, Compare):
            left = self._fact(node.left.name)
            if isinstance(node.right, Field):
                right = self._fact(node.right.name)
                return f"None if {left} is None or {right} is None else {left} {_PYTHON[node.operator]} {right}"
            return f"None if {left} is None else {left} {_PYTHON[node.operator]} {self._constant(node.right.value)}"
        fact = self._fact(node.field.name)
        if isinstance(node, Prefix):
            return f"None if {fact} is None else {fact}.startswith({self._constant(node.prefix)})"
        return f"None if {fact} is None else {fact} in {self._constant(node.values)}"

    def _joined(self, nodes: tuple[Node, ...], *, decisive: bool) -> str:
        names = [self.name_of(node) for node in nodes]
        if not names:
            return str(not decisive)
        decided = " or ".join(f"{name} is {decisive}" for name in names)
        unknown = " or ".join(f"{name} is None" for name in names)
        return f"{decisive} if {decided} else None if {unknown} else {not decisive}"

    def _fact(self, name: str) -> str:
        key = ("fact", name)
        if key not in self._names:
            self._write(key, f"get({self._constant(name)})", "v")
        return self._names[key]

    def _constant(self, value: Constant | Parameter | tuple[Constant, ...]) -> str:
        if isinstance(value, Parameter):
            raise ConditionError(f"${value.name} has no value yet; bind the condition to a date first")
        name = f"c{len(self.namespace)}"
        self.namespace[name] = frozenset(value) if isinstance(value, tuple) else value
        return name

    def _write(self, key: object, expression: str, letter: str) -> None:
        name = f"{letter}{len(self._names)}"
        self.lines.append(f"    {name} = {expression}")
        self._names[key] = name


def _key(node: Node) -> object:
    """Return what tells two parts apart; `1` and `True` are equal in Python, so the types are part of it."""
    match node:
        case Literal(value):
            return ("literal", type(value), value)
        case Compare(sign, left, Literal(value)):
            return ("compare", sign, left, type(value), value)
        case In(field, tuple(values)):
            return ("in", field, values, tuple(type(value) for value in values))
        case Not(inner):
            return ("not", _key(inner))
        case All(nodes) | Any(nodes):
            return tuple(chain([type(node)], map(_key, nodes)))
        case _:
            return node
