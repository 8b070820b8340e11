"""The rules of a pack made ready for a period: parameters bound, conditions compiled, words kept at hand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hefboom.core.facts.derive import inputs_of
from hefboom.core.facts.facts import Row
from hefboom.core.logic.bind import DatedValue, Parameters, bind, possible, values_on
from hefboom.core.logic.compile import Truths, compile_nodes
from hefboom.core.logic.condition import Node
from hefboom.core.logic.walk import fields_of, parameters_of
from hefboom.core.strategy.rules import Rule, RuleCondition
from hefboom.core.strategy.verdict import ConditionResult


@dataclass(frozen=True, slots=True)
class PreparedCondition:
    """A condition bound for a period.

    `bound` is None when a parameter has no value then. `looked_at` are the facts a person wants to see, `asked` those
    that are asked for when the condition is unknown, `parameters` the values in force by name; `fixed` is their text
    where it is the same for every row.
    """

    source: RuleCondition
    bound: Node | None
    looked_at: tuple[str, ...]
    asked: tuple[str, ...]
    parameters: tuple[tuple[str, tuple[DatedValue, ...]], ...]
    fixed: tuple[tuple[str, str], ...] | None

    def result(self, row: Row, *, truth: bool | None) -> ConditionResult:
        """Return the condition as judged on this row, with the facts and the parameter values that counted."""
        parameters = self.fixed
        if parameters is None:
            parameters = tuple((name, _as_text(possible(values, row))) for name, values in self.parameters)
        return ConditionResult(
            when=self.source.when,
            says=self.source.says,
            part=self.source.part,
            truth=truth,
            facts=tuple((name, row.get(name)) for name in self.looked_at),
            parameters=parameters,
        )

    def missing(self, row: Row) -> tuple[str, ...]:
        """Return the facts to be given that are unknown on this row, derived facts traced back to their inputs."""
        return tuple(name for asked in self.asked if row.get(asked) is None for name in inputs_of(asked))


@dataclass(frozen=True, slots=True)
class PreparedRule:
    """A rule in force. `applies` and `met` are where the truths of its conditions stand among those of the period.

    `places` are where its conditions stand among the period's `conditions`, which hold each only once.
    """

    rule: Rule
    applies: slice
    met: slice
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Everything about the rules that is the same for all days between two changes.

    `truths` gives the truth of every condition of every rule, one rule after the other. `conditions` are the distinct
    ones (a target shares those of its obligation), each with a place in `truths`.
    """

    rules: tuple[PreparedRule, ...]
    conditions: tuple[tuple[int, PreparedCondition], ...]
    truths: Callable[[Row], Truths]

    def results(self, row: Row, truths: Truths) -> list[ConditionResult]:
        """Return every distinct condition as judged on this row."""
        return [condition.result(row, truth=truths[place]) for place, condition in self.conditions]


def prepare(rules: Sequence[Rule], parameters: Parameters, on: date | None) -> Period:
    """Return the rules in force on a day, bound and compiled; of no day, all rules with no parameter bound."""
    running = [rule for rule in rules if on is None or rule.in_force(on)]
    conditions = [condition for rule in running for condition in rule.conditions]
    distinct = {condition: place for place, condition in reversed(list(enumerate(conditions)))}
    prepared = {condition: _prepare(condition, parameters, on) for condition in distinct}
    order = {condition: number for number, condition in enumerate(distinct)}
    return Period(
        rules=tuple(_placed(running, order)),
        conditions=tuple((place, prepared[condition]) for condition, place in distinct.items()),
        truths=compile_nodes([prepared[condition].bound for condition in conditions]),
    )


def _placed(rules: Sequence[Rule], order: Mapping[RuleCondition, int]) -> Iterator[PreparedRule]:
    start = 0
    for rule in rules:
        middle, end = start + len(rule.applies), start + len(rule.conditions)
        places = tuple(order[condition] for condition in rule.conditions)
        yield PreparedRule(rule, slice(start, middle), slice(middle, end), places)
        start = end


def _prepare(source: RuleCondition, parameters: Parameters, on: date | None) -> PreparedCondition:
    bound = bind(source.node, parameters, on)
    called = {name: parameters[name] for name in parameters_of(source.node)}
    choosing = [name for parameter in called.values() for name in parameter.by]
    values = tuple((name, values_on(parameter, on)) for name, parameter in called.items())
    varies = any(value.keys for _, dated in values for value in dated)
    return PreparedCondition(
        source=source,
        bound=bound,
        looked_at=tuple(dict.fromkeys([*fields_of(source.node), *choosing])),
        asked=fields_of(source.node if bound is None else bound),
        parameters=values,
        fixed=None if varies else tuple((name, _as_text(dated)) for name, dated in values),
    )


def _as_text(values: Sequence[DatedValue]) -> str:
    """Return a number as it stands in the pack, codes with a space between; ` | ` between values still possible."""
    texts = (" ".join(value.codes) if value.value is None else f"{value.value:f}" for value in values)
    return " | ".join(dict.fromkeys(texts))
