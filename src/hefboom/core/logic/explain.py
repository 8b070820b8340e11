"""A judged condition in words: how each fact it looked at stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.format import format_value
from hefboom.core.logic.condition import Compare, Constant, Field, In, Known, Literal, Node, Operator, Parameter, Prefix
from hefboom.core.logic.holds import COMPARE
from hefboom.core.logic.parse import parse
from hefboom.core.logic.walk import atoms

__all__ = ["format_value", "words"]

_SIGNS: Mapping[Operator, str] = {"=": "=", "<>": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_OPPOSITES: Mapping[Operator, Operator] = {"=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_IS_UNKNOWN = Text(nl="{label} is niet bekend", en="{label} is not known")
_IS_KNOWN = Text(nl="{label} is bekend", en="{label} is known")
_NEEDED = Text(nl=" (gevraagd: {what})", en=" (asked: {what})")
_ONE_OF = Text(nl="{label}: {value} (staat in de lijst: {listed})", en="{label}: {value} (is in the list: {listed})")
_NONE_OF = Text(
    nl="{label}: {value} (staat niet in de lijst: {listed})", en="{label}: {value} (is not in the list: {listed})"
)
_BEGINS = Text(nl="{label} {value} begint met {prefix}", en="{label} {value} starts with {prefix}")
_BEGINS_NOT = Text(nl="{label} {value} begint niet met {prefix}", en="{label} {value} does not start with {prefix}")
_OR = Text(nl=" of ", en=" or ")
_NO_NUMBER = Text(nl="een waarde die voor deze dag ontbreekt", en="a value that is missing for this day")
_MOST_LISTED = 8

Atom = Field | Literal | Compare | In | Known | Prefix


class Judged(Protocol):
    """What is told: a condition's text, the facts it looked at and the parameters that counted (ConditionResult)."""

    @property
    def when(self) -> str:
        """The condition as it stands in the pack."""

    @property
    def facts(self) -> tuple[tuple[str, Value | None], ...]:
        """Facts by name."""

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Values of parameters by name, as text: ` | ` between values still possible, a space between codes."""


def words(judged: Judged, language: str) -> str:
    """Return one line that says how the facts stand: `Geschatte waarde € 250.000,00 ≥ € 143.000,00`.

    It tells what is, whether that makes the condition true or not: the caller puts ✔, ✘ or ? before it. Several
    facts are separated by semicolons. `language` is "nl" or "en".
    """
    teller = _Teller(dict(judged.facts), dict(judged.parameters), language)
    return "; ".join(dict.fromkeys(teller.sentences(_told(judged.when))))


@lru_cache(maxsize=4096)
def _told(when: str) -> tuple[tuple[Atom, FactField], ...]:
    """Return the parts of a condition that are worth a sentence: not `x is known` where x itself is told too."""
    parts = [(part, _field(part)) for part in atoms(parse(when))]
    said = {name for part, name in parts if not isinstance(part, Known)}
    return tuple((part, vocabulary()[name]) for part, name in parts if not (isinstance(part, Known) and name in said))


@dataclass(frozen=True, slots=True)
class _Teller:
    facts: Mapping[str, Value | None]
    parameters: Mapping[str, str]
    language: str

    def sentences(self, told: Sequence[tuple[Atom, FactField]]) -> Iterator[str]:
        """Yield how each fact stands, in the order of the condition; then the unknown facts that choose a number."""
        for part, field in told:
            yield self._sentence(part, field)
        if any(" | " in value for value in self.parameters.values()):
            said = {field.name for _, field in told}
            unsaid = [name for name, value in self.facts.items() if value is None and name not in said]
            yield from (self._unknown(vocabulary()[name]) for name in unsaid)

    def _sentence(self, part: Atom, field: FactField) -> str:
        value = self.facts.get(field.name)
        match part:
            case Known():
                return self._unknown(field) if value is None else self._fill(_IS_KNOWN, label=self._label(field))
            case Compare():
                return self._compared(part, field, value)
            case In():
                return self._listed(field, value, self._codes(part))
            case Prefix(_, prefix) if value is not None:
                text = _BEGINS if str(value).startswith(prefix) else _BEGINS_NOT
                return self._fill(text, label=self._label(field), value=value, prefix=prefix)
            case _:
                return self._unknown(field) if value is None else f"{self._label(field)}: {self._value(field, value)}"

    def _compared(self, node: Compare, field: FactField, value: Value | None) -> str:
        others = self._others(node)
        shown = _OR.in_language(self.language).join(self._value(field, other) for other in others)
        asked = f"{_SIGNS[node.operator]} {shown or _NO_NUMBER.in_language(self.language)}"
        if value is None:
            return self._unknown(field, asked)
        holding = {None if other is None else COMPARE[node.operator](value, other) for other in others}
        if holding not in ({True}, {False}):
            return f"{self._label(field)} {self._value(field, value)}{self._fill(_NEEDED, what=asked)}"
        sign = node.operator if True in holding else _OPPOSITES[node.operator]
        return f"{self._label(field)} {self._value(field, value)} {_SIGNS[sign]} {shown}"

    def _others(self, node: Compare) -> list[Value | None]:
        match node.right:
            case Field(name):
                return [self.facts.get(name)]
            case Literal(Parameter(name)):
                return [Decimal(text) for text in self.parameters.get(name, "").split(" | ") if text]
            case Literal(value) if not isinstance(value, Parameter):
                return [value]
        raise AssertionError(f"not something to compare a fact with: {node.right!r}")

    def _codes(self, node: In) -> tuple[Constant, ...]:
        if isinstance(node.values, Parameter):
            return tuple(self.parameters.get(node.values.name, "").replace(" | ", " ").split())
        return node.values

    def _listed(self, field: FactField, value: Value | None, listed: tuple[Constant, ...]) -> str:
        shown = _beginning(field.name, listed, self.language)
        if value is None:
            return self._unknown(field, shown)
        text = _ONE_OF if value in listed else _NONE_OF
        return self._fill(text, label=self._label(field), value=self._value(field, value), listed=shown)

    def _unknown(self, field: FactField, asked: str = "") -> str:
        needed = self._fill(_NEEDED, what=asked) if asked else ""
        return self._fill(_IS_UNKNOWN, label=self._label(field)) + needed

    def _value(self, field: FactField, value: Value | None) -> str:
        return format_value(field, value, self.language)

    def _label(self, field: FactField) -> str:
        return field.label.in_language(self.language)

    def _fill(self, text: Text, **parts: object) -> str:
        return text.in_language(self.language).format(**parts)


@lru_cache(maxsize=1024)
def _beginning(name: str, listed: tuple[Constant, ...], language: str) -> str:
    """Return a list as far as a person wants to read it."""
    shown = ", ".join(format_value(vocabulary()[name], code, language) for code in listed[:_MOST_LISTED])
    return f"{shown}, …" if len(listed) > _MOST_LISTED else shown


def _field(part: Node) -> str:
    match part:
        case Field(name):
            return name
        case Compare(_, left, _):
            return left.name
        case In(field, _) | Known(field) | Prefix(field, _):
            return field.name
    raise AssertionError(f"not a part that names a fact: {part!r}")
