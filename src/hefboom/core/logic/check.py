"""Does a condition make sense: do its facts and parameters exist, and do their types agree?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from hefboom.core.facts.fields import FactField, Grain
from hefboom.core.logic.bind import Parameters
from hefboom.core.logic.condition import Compare, Constant, Field, In, Known, Literal, Node, Parameter, Prefix
from hefboom.core.logic.walk import atoms, fields_of, parameters_of

_ORDERED = ("number", "date")


def check(node: Node, vocabulary: Mapping[str, FactField], parameters: Parameters, per: Grain = "lot") -> list[str]:
    """Return what is wrong with a condition, one English sentence each; empty when nothing is.

    `per` is where it is judged: a condition of a tender cannot look at facts of a lot. Types are looked at only
    when every name is known, so that one mistake gives one sentence.
    """
    unknown = [
        *_strange(fields_of(node), vocabulary, "{name} is not a fact of the vocabulary"),
        *_strange(parameters_of(node), parameters, "${name} is not a parameter of the pack"),
    ]
    if unknown:
        return unknown
    facts = [vocabulary[name] for name in fields_of(node)]
    of_a_lot = [
        f"{fact.name} is a fact of a lot, and this is judged per tender; use a fact of the tender"
        for fact in facts
        if per == "tender" and fact.grain == "lot"
    ]
    checker = _Checker(vocabulary, parameters)
    return [*of_a_lot, *(problem for atom in atoms(node) for problem in checker.problems(atom))]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?` for the nearest known name, or an empty text when none is near."""
    near = get_close_matches(name.lower(), list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""


def _strange(names: Iterable[str], known: Mapping[str, object], sentence: str) -> list[str]:
    return [sentence.format(name=name) + did_you_mean(name, known) for name in names if name not in known]


def _kind(fact: FactField) -> str:
    """Return what a fact can be compared with: the same kind only."""
    match fact.type:
        case "int" | "decimal":
            return "number"
        case "code":
            return f"code of the list {fact.codes}"
        case "enum":
            return f"choice of {fact.name}"
        case other:
            return other


def _kind_of_constant(value: Constant) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | Decimal):
        return "number"
    return "date" if isinstance(value, date) else "text"


class _Checker:
    """Looks at one part of a condition at a time; every name in it exists."""

    def __init__(self, vocabulary: Mapping[str, FactField], parameters: Parameters) -> None:
        self._vocabulary = vocabulary
        self._parameters = parameters

    def problems(self, atom: Node) -> Iterator[str]:
        """Yield what is wrong with this part."""
        match atom:
            case Field(name) if self._vocabulary[name].type != "bool":
                yield f"{name} is not a yes/no fact; compare it with something, or ask {name} is known"
            case Compare():
                yield from self._compare(atom)
            case In(field, values):
                yield from self._in(self._vocabulary[field.name], values)
            case Prefix(field, _) if self._vocabulary[field.name].type != "code":
                yield f"{field.name} is not a code; like 'abc%' is for codes only"
            case Field() | Literal() | Known() | Prefix():
                return
            case _:
                raise AssertionError(f"not a part of a condition: {atom!r}")

    def _compare(self, node: Compare) -> Iterator[str]:
        fact = self._vocabulary[node.left.name]
        if fact.type == "text":
            yield f"{fact.name} is free text; only {fact.name} is known (or unknown) can be asked"
        elif node.operator not in ("=", "<>") and _kind(fact) not in _ORDERED:
            yield f"{fact.name} has no order; use = or <>, not {node.operator}"
        elif isinstance(node.right, Field):
            yield from self._two_facts(fact, self._vocabulary[node.right.name])
        elif isinstance(node.right.value, Parameter):
            yield from self._number(fact, node.right.value.name)
        else:
            yield from self._constant(fact, node.right.value)

    def _two_facts(self, left: FactField, right: FactField) -> Iterator[str]:
        if _kind(left) != _kind(right) or left.unit != right.unit:
            yield f"{left.name} and {right.name} cannot be compared: {_described(left)} and {_described(right)}"

    def _number(self, fact: FactField, name: str) -> Iterator[str]:
        parameter = self._parameters[name]
        if parameter.type != "number":
            yield f"${name} is a list of codes; write {fact.name} in ${name}"
        elif _kind(fact) != "number":
            yield f"${name} is a number and {fact.name} is not ({_described(fact)})"

    def _in(self, fact: FactField, values: tuple[Constant, ...] | Parameter) -> Iterator[str]:
        if fact.type == "text":
            yield f"{fact.name} is free text; only {fact.name} is known (or unknown) can be asked"
        elif not isinstance(values, Parameter):
            for value in values:
                yield from self._constant(fact, value)
        elif self._parameters[values.name].type != "codes":
            yield f"${values.name} is a number, not a list; compare {fact.name} with it"
        elif fact.type not in ("code", "enum"):
            yield f"${values.name} is a list of codes and {fact.name} is not a code ({_described(fact)})"
        elif fact.type == "enum":
            for code in dict.fromkeys(code for dated in self._parameters[values.name].values for code in dated.codes):
                yield from self._constant(fact, code)

    def _constant(self, fact: FactField, value: Constant) -> Iterator[str]:
        wanted = "text" if fact.type in ("code", "enum") else _kind(fact)
        if _kind_of_constant(value) != wanted:
            yield f"{fact.name} cannot be compared with {value!s}: it is {_described(fact)}{_HOW[wanted](fact)}"
        elif fact.type == "enum":
            yield from self._choice(fact, str(value))
        elif isinstance(value, int | Decimal) and not isinstance(value, bool):
            yield from self._bounds(fact, value)

    def _choice(self, fact: FactField, value: str) -> Iterator[str]:
        allowed = [option.value for option in fact.values]
        if value not in allowed:
            yield f"'{value}' is not a value of {fact.name} ({', '.join(allowed)}){did_you_mean(value, allowed)}"

    def _bounds(self, fact: FactField, value: int | Decimal) -> Iterator[str]:
        if fact.minimum is not None and value < fact.minimum:
            yield f"{fact.name} is never below {fact.minimum}, so comparing it with {value} decides nothing"
        if fact.maximum is not None and value > fact.maximum:
            yield f"{fact.name} is never above {fact.maximum}, so comparing it with {value} decides nothing"


_HOW: Mapping[str, Callable[[FactField], str]] = {
    "bool": lambda fact: f"; write {fact.name} or not {fact.name}",
    "number": lambda _: "; write a number, as 250000 or 0.5",
    "date": lambda _: "; write date '2020-01-31'",
    "text": lambda _: "; write its value between single quotes",
}


def _described(fact: FactField) -> str:
    names = {"bool": "a yes/no fact", "number": "a number", "date": "a date", "text": "free text"}
    kind = names.get(_kind(fact), f"a {_kind(fact)}")
    return f"{kind} in {fact.unit}" if fact.unit else kind
