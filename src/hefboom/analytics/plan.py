"""Which truths an engine has to find for a pack, and what they mean for every rule.

Conditions that always stand together are one *bundle*. An engine finds the truth of every bundle for every lot; the
few different patterns of truths that result are read here, by the rules' own logic. So the engine never knows what
an obligation is, and ten million tenders cost little more than reading them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from hefboom.analytics.compile import expression
from hefboom.analytics.factor import factored, shared
from hefboom.core.facts.derive import DERIVED_FROM
from hefboom.core.logic.bind import Parameters, bind
from hefboom.core.logic.condition import Compare, Field, In, Literal, Node, Prefix
from hefboom.core.logic.walk import fields_of, parameters_of
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.rules import Rule, period_starts, rules_of
from hefboom.core.strategy.standing import standing_of
from hefboom.core.strategy.verdict import Standing

DECIDED_ON = "decided_on"
VALUE = "tender_value_eur"
Truths = tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Conditions used by the same rules in the same place; `periods` has them bound, by the day each starts.

    `fields` are the facts they look at, those that choose a parameter's value included.
    """

    periods: tuple[tuple[date, tuple[Node | None, ...]], ...]
    fields: tuple[str, ...]

    @property
    def is_one_test_of_one_fact(self) -> bool:
        """Whether it is unknown exactly where its only fact is."""
        (_, nodes), *more = self.periods
        return not more and len(nodes) == len(self.fields) == 1 and isinstance(nodes[0], Field | Compare | In | Prefix)

    def truth(self, facts: ir.Table, found: Mapping[Node, str]) -> ir.BooleanValue:
        """Return whether all its conditions hold, by the rules of each tender's own deciding date."""
        versions = [reduce(and_, (expression(node, facts, found) for node in nodes)) for _, nodes in self.periods]
        if len(versions) == 1:
            return versions[0]
        starts = [start for start, _ in self.periods[1:]]
        earlier = [(facts[DECIDED_ON] < start, truth) for start, truth in zip(starts, versions, strict=False)]
        return ibis.cases(*earlier, else_=versions[-1])


@dataclass(frozen=True, slots=True)
class RulePlan:
    """A rule as the bundles (by number) that decide whether it is in force, applies and is met.

    `in_force` is a truth where the day is the same for all tenders, else a list of bundles.
    """

    rule: Rule
    in_force: bool | tuple[int, ...]
    applies: tuple[int, ...]
    met: tuple[int, ...]
    _answers: dict[Truths, tuple[Standing, frozenset[int]]] = field(default_factory=dict, compare=False, repr=False)

    def standing(self, truths: Truths) -> Standing:
        """Return how a lot with these truths is counted. See docs/semantics.md §6."""
        return self._answer(truths)[0]

    def unknown_bundles(self, truths: Truths) -> frozenset[int]:
        """Return the bundles whose unknown facts keep this rule from being settled."""
        return self._answer(truths)[1]

    def _answer(self, truths: Truths) -> tuple[Standing, frozenset[int]]:
        """There are thousands of patterns, and few that differ in what this rule looks at."""
        dates = () if isinstance(self.in_force, bool) else self.in_force
        own = tuple([truths[each] for each in (*dates, *self.applies, *self.met)])
        if own not in self._answers:
            standing = self._standing(truths)
            self._answers[own] = standing, self._unknown(standing, truths)
        return self._answers[own]

    def _standing(self, truths: Truths) -> Standing:
        dates = (self.in_force,) if isinstance(self.in_force, bool) else [truths[each] for each in self.in_force]
        if None in dates:
            return Standing.APPLIES_UNKNOWN
        if False in dates:
            return Standing.NOT_APPLICABLE
        return standing_of([truths[each] for each in self.applies], [truths[each] for each in self.met])

    def _unknown(self, standing: Standing, truths: Truths) -> frozenset[int]:
        if standing is Standing.UNKNOWN:
            return frozenset(each for each in self.met if truths[each] is None)
        if standing is not Standing.APPLIES_UNKNOWN:
            return frozenset()
        dates = () if isinstance(self.in_force, bool) else self.in_force
        undated = frozenset(each for each in dates if truths[each] is None)
        return undated or frozenset(each for each in self.applies if truths[each] is None)


@dataclass(frozen=True)
class Plan:
    """All that is to be found for a pack."""

    bundles: tuple[Bundle, ...]
    rules: tuple[RulePlan, ...]

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The facts whose absence can leave something unknown."""
        return tuple(dict.fromkeys(name for bundle in self.bundles for name in bundle.fields))

    @cached_property
    def told(self) -> dict[str, int]:
        """The facts that are known exactly where a bundle is: its number, by fact. They need not be counted."""
        return {
            bundle.fields[0]: number for number, bundle in enumerate(self.bundles) if bundle.is_one_test_of_one_fact
        }

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The other facts that are asked: on how many lots each is known has to be counted."""
        return tuple(name for name in self.asked if name not in self.told)

    @property
    def fields(self) -> tuple[str, ...]:
        """The facts that are looked at, the tender's value for the euros included."""
        dated = [DECIDED_ON] if any(len(bundle.periods) > 1 for bundle in self.bundles) else []
        return tuple(dict.fromkeys((*self.asked, *dated, VALUE)))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a register that are read for them."""
        return tuple(dict.fromkeys(part for name in self.fields for part in DERIVED_FROM.get(name, (name,))))

    @cached_property
    def shared(self) -> tuple[dict[Node, str], dict[Node, str]]:
        """What is tested of texts in period after period, and combinations of that: each as a column of this name."""
        bound = (node for bundle in self.bundles for _, nodes in bundle.periods for node in nodes if node is not None)
        single, combined = shared(bound)
        return (
            {node: f"__a{number}" for number, node in enumerate(single)},
            {node: f"__c{number}" for number, node in enumerate(combined)},
        )

    def steps(self) -> Iterator[Callable[[ir.Table], dict[str, ir.BooleanValue]]]:
        """Yield what adds the shared columns to the facts, one step after the other."""
        single, combined = self.shared
        if single:
            yield lambda facts: {name: expression(node, facts) for node, name in single.items()}
        if combined:
            yield lambda facts: {name: expression(node, facts, single) for node, name in combined.items()}

    def truths(self, facts: ir.Table) -> dict[str, ir.BooleanValue]:
        """Return the truth of every bundle as a column; `facts` has the columns of all `steps` too."""
        single, combined = self.shared
        found = single | combined
        return {name: bundle.truth(facts, found) for name, bundle in zip(self.keys, self.bundles, strict=True)}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns of truths, in the order of the bundles."""
        return tuple(f"__b{number}" for number in range(len(self.bundles)))


def plan_for(pack: Pack, on: date | None = None) -> Plan:
    """Plan the judging of many tenders: each by its own deciding date, or all by the rules of `on`."""
    rules = rules_of(pack)
    uses: dict[Node, set[tuple[int, str]]] = {}
    for number, rule in enumerate(rules):
        for part, node in [*_window(rule, on), *((each.part, each.node) for each in rule.conditions)]:
            uses.setdefault(node, set()).add((number, part))
    together: dict[frozenset[tuple[int, str]], list[Node]] = {}
    for node, used in uses.items():
        together.setdefault(frozenset(used), []).append(node)
    binder = _Binder({parameter.id: parameter for parameter in pack.parameters}, period_starts(pack, rules), on)
    bundles = [binder.bundle(tuple(nodes), [rules[number] for number, _ in used]) for used, nodes in together.items()]
    places = list(together)

    def where(number: int, part: str) -> tuple[int, ...]:
        return tuple(index for index, used in enumerate(places) if (number, part) in used)

    return Plan(
        tuple(bundles),
        tuple(
            RulePlan(
                rule,
                where(number, "in_force") if on is None else rule.in_force(on),
                where(number, "applies"),
                where(number, "met"),
            )
            for number, rule in enumerate(rules)
        ),
    )


def _window(rule: Rule, on: date | None) -> list[tuple[str, Node]]:
    """The rule's own dates as conditions on the deciding date."""
    if on is not None:
        return []
    decided = Field(DECIDED_ON)
    ends: list[Node] = [] if rule.until is None else [Compare("<=", decided, Literal(rule.until))]
    return [("in_force", node) for node in [Compare(">=", decided, Literal(rule.from_)), *ends]]


def _factored(nodes: tuple[Node | None, ...]) -> tuple[Node | None, ...]:
    return tuple(None if node is None else factored(node) for node in nodes)


@dataclass(frozen=True, slots=True)
class _Binder:
    parameters: Parameters
    starts: tuple[date, ...]
    on: date | None

    def bundle(self, nodes: tuple[Node, ...], rules: list[Rule]) -> Bundle:
        """Bind conditions for every period in which a rule that uses them is in force."""
        starts = self._periods_of(nodes, rules) if self.on is None else [self.on]
        periods = [(start, self._bound(nodes, start)) for start in starts]
        changes = [each for index, each in enumerate(periods) if index == 0 or each[1] != periods[index - 1][1]]
        bound = [node for _, version in changes for node in version if node is not None]
        fields = dict.fromkeys(name for node in (*nodes, *bound) for name in fields_of(node))
        return Bundle(tuple((start, _factored(version)) for start, version in changes), tuple(fields))

    def _bound(self, nodes: tuple[Node, ...], day: date) -> tuple[Node | None, ...]:
        return tuple(bind(node, self.parameters, day) for node in nodes)

    def _periods_of(self, nodes: tuple[Node, ...], rules: list[Rule]) -> list[date]:
        """The starts of the periods that matter: outside its rules' dates no one asks for a condition's truth."""
        first = min(rule.from_ for rule in rules)
        last = max(rule.until or date.max for rule in rules)
        if not any(parameters_of(node) for node in nodes):
            return [first]
        return [first, *(start for start in self.starts if first < start <= last)]
