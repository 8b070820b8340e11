"""The conditions of a pack can be read, name facts and parameters that exist, and fit the grain of their rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hefboom.core.logic.check import check
from hefboom.core.logic.condition import Compare, ConditionError, In, Literal, Node
from hefboom.core.logic.condition import Parameter as Name
from hefboom.core.logic.parse import parse
from hefboom.core.logic.walk import atoms, parameters_of
from hefboom.core.strategy.checks.finding import Finding, Subject
from hefboom.core.strategy.checks.periods import by_keys
from hefboom.core.strategy.pack import Obligation, Parameter, ShareTarget
from hefboom.core.strategy.parts import Condition
from hefboom.core.strategy.problems import Severity, did_you_mean


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition stands: the commitment, and the key path within it."""

    kind: str
    commitment: Obligation | ShareTarget
    path: str
    condition: Condition

    def finding(self, what: str, severity: Severity = "error") -> Finding:
        """Return a finding about this condition."""
        return Finding(self.kind, self.commitment.id, self.path, f"{what} (in: {self.condition.when})", severity)


def readable(subject: Subject) -> Iterator[Finding]:
    """Every condition parses, names what exists, with types that agree, and fits its rule's grain."""
    for place in places(subject):
        try:
            node = parse(place.condition.when)
        except ConditionError as error:
            yield place.finding(str(error))
            continue
        for what in check(node, subject.vocabulary, subject.parameters, place.commitment.per):
            yield place.finding(what)


def target_shape(subject: Subject) -> Iterator[Finding]:
    """A target of an obligation is counted by the same grain; one of no obligation has a numerator of its own."""
    obligations = {obligation.id: obligation for obligation in subject.pack.obligations}
    for target in subject.pack.targets:
        of = obligations.get(target.of or "")
        if of is not None and of.per != target.per:
            what = f'must be "{of.per}", as the obligation "{of.id}" it is a share of'
            yield Finding("target", target.id, "per", what)
        if of is None and not target.that:
            yield Finding(
                "target", target.id, "that", "needs a numerator: without `of` there is no obligation to be met"
            )


def codes(subject: Subject) -> Iterator[Finding]:
    """Codes of product groups and categories in conditions and in lists of parameters exist in the pack."""
    known = {"product_group": subject.groups | {"none"}, "category": subject.categories | {"none"}}
    for place, node in _parsed(subject):
        for name, words, source in _codes(subject, node):
            listed = known.get(subject.vocabulary[name].codes) if name in subject.vocabulary else None
            for word in words:
                if listed is not None and word not in listed:
                    what = f'there is no {name.replace("_", " ")} "{word}"{did_you_mean(word, listed)}'
                    yield Finding("parameter", source, "values", what) if source else place.finding(what)


def unused_parameters(subject: Subject) -> Iterator[Finding]:
    """Every parameter is used by a condition (a number that is only shown is fine, but may be a leftover)."""
    used = {name for _, node in _parsed(subject) for name in parameters_of(node)}
    for parameter in subject.pack.parameters:
        if parameter.id not in used:
            yield Finding("parameter", parameter.id, "", "no condition uses it", "warning")


def covered(subject: Subject) -> Iterator[Finding]:
    """A parameter has a value on every day that a rule which uses it is in force."""
    for place, node in _parsed(subject):
        for name in parameters_of(node):
            parameter = subject.parameters.get(name)
            if parameter is not None:
                yield from _uncovered(subject, place, parameter)


def _uncovered(subject: Subject, place: Place, parameter: Parameter) -> Iterator[Finding]:
    start, end = place.commitment.from_, place.commitment.until
    periods = [values for values in by_keys(subject, parameter).values() if values]
    for values in periods:
        first = values[0].from_
        if first > start:
            yield place.finding(f"${parameter.id} has no value from {start}, when the rule starts, until {first}")
        for before, after in pairwise(values):
            if before.until and before.until + timedelta(days=1) < after.from_ and _within(before.until, start, end):
                yield place.finding(f"${parameter.id} has no value between {before.until} and {after.from_}")
    last = min((values[-1].until for values in periods if values[-1].until), default=None)
    if last and (end is None or last < end):
        what = f"${parameter.id} has no value after {last}: from then on the condition is unknown"
        yield place.finding(what, "warning")


def _within(day: date, start: date, end: date | None) -> bool:
    return day >= start and (end is None or day < end)


def places(subject: Subject) -> Iterator[Place]:
    """Yield every condition of the pack with its place."""
    for obligation in subject.pack.obligations:
        yield from _list("obligation", obligation, "applies", obligation.applies)
        yield from _list("obligation", obligation, "met", obligation.met)
    for target in subject.pack.targets:
        yield from _list("target", target, "where", target.where)
        yield from _list("target", target, "that", target.that)


def _list(kind: str, part: Obligation | ShareTarget, key: str, conditions: tuple[Condition, ...]) -> Iterator[Place]:
    for number, condition in enumerate(conditions, 1):
        yield Place(kind, part, f"{key}[{number}].when", condition)


def _parsed(subject: Subject) -> Iterator[tuple[Place, Node]]:
    """Yield the conditions that can be read; what is wrong with the others is said by `readable`."""
    for place in places(subject):
        try:
            yield place, parse(place.condition.when)
        except ConditionError:
            continue


def _codes(subject: Subject, node: Node) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield (fact, the codes it is compared with, the parameter they come from or "")."""
    for atom in atoms(node):
        match atom:
            case In(field, Name(name)) if name in subject.parameters:
                listed = (code for value in subject.parameters[name].values for code in value.codes)
                yield field.name, tuple(dict.fromkeys(listed)), name
            case In(field, tuple(values)):
                yield field.name, tuple(value for value in values if isinstance(value, str)), ""
            case Compare(_, field, Literal(str(value))):
                yield field.name, (value,), ""
