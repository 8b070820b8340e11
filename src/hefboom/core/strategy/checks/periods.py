"""Dates and the numbers that go by them: nothing inverted, nothing twice, no holes."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, product

from hefboom.core.strategy.checks.finding import Finding, Subject
from hefboom.core.strategy.pack import Parameter, ParameterValue

_DAY = timedelta(days=1)


def in_order(subject: Subject) -> Iterator[Finding]:
    """No period ends before it starts."""
    for kind, commitments in (("obligation", subject.pack.obligations), ("target", subject.pack.targets)):
        for part in commitments:
            if part.until and part.until < part.from_:
                yield Finding(kind, part.id, "until", _inverted(part.from_, part.until))
    for parameter in subject.pack.parameters:
        for number, value in enumerate(parameter.values, 1):
            if value.until and value.until < value.from_:
                path = f"values[{number}].until"
                yield Finding("parameter", parameter.id, path, _inverted(value.from_, value.until))
    for goal in subject.pack.goals:
        for number, target in enumerate(goal.targets, 1):
            if target.from_year and target.year and target.from_year > target.year:
                what = f"the year {target.year} lies before from_year {target.from_year}"
                yield Finding("goal", goal.id, f"targets[{number}].year", what)


def values(subject: Subject) -> Iterator[Finding]:
    """A number has a value and a unit, a list has codes, and neither has the other's."""
    for parameter in subject.pack.parameters:
        wants, other = ("value", "codes") if parameter.type == "number" else ("codes", "value")
        if parameter.type == "number" and not parameter.unit:
            what = "a number needs a unit, as EUR, months or share"
            yield Finding("parameter", parameter.id, "unit", what)
        for number, value in enumerate(parameter.values, 1):
            given = {"value": value.value is not None, "codes": bool(value.codes)}
            if not given[wants] or given[other]:
                what = f"a parameter of type {parameter.type} has {wants} and no {other}"
                yield Finding("parameter", parameter.id, f"values[{number}]", what)


def overlaps_and_gaps(subject: Subject) -> Iterator[Finding]:
    """On any day a parameter has at most one value for each combination of its `by` facts, and no holes in between."""
    for parameter in subject.pack.parameters:
        for keys, periods in by_keys(subject, parameter).items():
            name = f" for {', '.join(keys)}" if keys else ""
            for before, after in pairwise(periods):
                if before.until is None or before.until >= after.from_:
                    until = "open end" if before.until is None else before.until
                    what = (
                        f"two values{name} on the same day: {before.value} ({before.from_} to {until})"
                        f" and {after.value} (from {after.from_}); both days of a period count"
                    )
                    yield Finding("parameter", parameter.id, "values", what)
                elif before.until + _DAY < after.from_:
                    what = f"no value{name} from {before.until + _DAY} to {after.from_ - _DAY}"
                    yield Finding("parameter", parameter.id, "values", what, "warning")


def complete(subject: Subject) -> Iterator[Finding]:
    """A parameter that goes by facts has a value for each combination of them; one is not enough for a condition."""
    for parameter in subject.pack.parameters:
        for keys, periods in by_keys(subject, parameter).items():
            if not periods:
                yield Finding("parameter", parameter.id, "values", f"no value for {', '.join(keys)}")


def by_keys(subject: Subject, parameter: Parameter) -> dict[tuple[str, ...], list[ParameterValue]]:
    """Return the values of a parameter for each combination of its `by` facts, each list in order of date.

    A value that leaves a fact out goes for all values of that fact.
    """
    facts = [subject.vocabulary[name] for name in parameter.by if name in subject.vocabulary]
    ordered = sorted(parameter.values, key=lambda value: value.from_)
    combinations = product(*([option.value for option in fact.values] for fact in facts))
    return {keys: [value for value in ordered if _fits(value, parameter.by, keys)] for keys in combinations}


def _fits(value: ParameterValue, by: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    return all(value.keys.get(name, key) == key for name, key in zip(by, keys, strict=False))


def _inverted(start: date, end: date) -> str:
    return f"ends ({end}) before it starts ({start})"
