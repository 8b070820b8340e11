"""Scenarios name facts that exist, with values that can be, and cover every outcome of every rule."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from hefboom.core.strategy.checks.finding import Finding, Subject, name_of
from hefboom.core.strategy.pack import Scenario
from hefboom.core.strategy.problems import did_you_mean
from hefboom.core.strategy.scenarios import OUTCOMES, scenario_value


def facts(subject: Subject) -> Iterator[Finding]:
    """The facts of a scenario are in the vocabulary, can be entered, and have values of their type."""
    for scenario in subject.pack.scenarios:
        for path, given in _given(scenario):
            for name, value in given.items():
                what = _wrong(subject, name, value)
                if what:
                    yield _finding(scenario, f"{path}.{name}", what)
        for name in scenario.missing:
            if name not in subject.vocabulary:
                yield _finding(scenario, "missing", _no_fact(subject, name))
        if scenario.missing and scenario.expect not in ("unknown", "applies_unknown"):
            yield _finding(scenario, "missing", "only an unknown outcome has facts that are missing")


def coverage(subject: Subject) -> Iterator[Finding]:
    """Every obligation and target has at least one scenario for each outcome."""
    seen = defaultdict(set)
    for scenario in subject.pack.scenarios:
        seen[scenario.of].add("unknown" if scenario.expect == "applies_unknown" else scenario.expect)
    for kind, commitments in (("obligation", subject.pack.obligations), ("target", subject.pack.targets)):
        for part in commitments:
            without = [outcome for outcome in OUTCOMES if outcome not in seen[part.id]]
            if without:
                yield Finding(kind, part.id, "", f"no scenario ends in {', '.join(without)}", "warning")


def _given(scenario: Scenario) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield "facts", scenario.facts
    for number, lot in enumerate(scenario.lots, 1):
        yield f"lots[{number}].facts", lot.facts


def _wrong(subject: Subject, name: str, value: object) -> str:
    fact = subject.vocabulary.get(name)
    if fact is None:
        return _no_fact(subject, name)
    if fact.derived:
        return "is derived from other facts; give those"
    try:
        scenario_value(fact, value)
    except ValueError as error:
        return str(error)
    return ""


def _no_fact(subject: Subject, name: str) -> str:
    return f'there is no fact "{name}"{did_you_mean(name, subject.vocabulary)}'


def _finding(scenario: Scenario, path: str, what: str) -> Finding:
    return Finding("scenario", name_of(scenario), path, what)
