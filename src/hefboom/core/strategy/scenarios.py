"""Run the scenarios of a pack: given facts, does each rule end in the outcome its author expects?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, FieldType, vocabulary
from hefboom.core.facts.read import read_value
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.pack import Pack, Scenario
from hefboom.core.strategy.verdict import ConditionResult, Outcome, Verdict

OUTCOMES = tuple(str(outcome) for outcome in Outcome)
"""The four outcomes that the scenarios of every rule must show between them."""

_NATIVE: Mapping[FieldType, tuple[tuple[type, ...], str]] = {
    "text": ((str,), "a text in quotes"),
    "code": ((str,), "a code in quotes"),
    "enum": ((str,), "one of its values in quotes"),
    "bool": ((bool,), "true or false"),
    "int": ((int,), "a whole number without quotes"),
    "decimal": ((int, Decimal), "a number without quotes"),
    "date": ((date,), "a date without quotes, as 2024-01-31"),
}


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """A scenario and the verdict on its facts."""

    scenario: Scenario
    verdict: Verdict

    @property
    def passed(self) -> bool:
        """Whether the standing is as expected, and every fact that should be missing is named."""
        return not self.failure

    @property
    def failure(self) -> Text | None:
        """What is not as expected, in one sentence with the names of the pack's files; None when all is."""
        expected, found = self.scenario.expect, str(self.verdict.standing)
        if expected != found:
            return Text(nl=f"verwacht {expected}, gevonden {found}", en=f"expected {expected}, found {found}")
        unnamed = [name for name in self.scenario.missing if name not in self.verdict.missing]
        if unnamed:
            names, named = ", ".join(unnamed), ", ".join(self.verdict.missing)
            return Text(
                nl=f"verwacht dat {names} als ontbrekend is genoemd, gevonden {named or 'niets'}",
                en=f"expected {names} to be named as missing, found {named or 'nothing'}",
            )
        return None

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form: of, name, expect, found, missing, passed, failure (None when there is none).

        Name and failure are in both languages.
        """
        return {
            "of": self.scenario.of,
            "name": self.scenario.name.model_dump(),
            "expect": self.scenario.expect,
            "found": str(self.verdict.standing),
            "missing": list(self.verdict.missing),
            "passed": self.passed,
            "failure": self.failure.model_dump() if self.failure else None,
        }

    @property
    def conditions(self) -> tuple[tuple[str, ConditionResult], ...]:
        """Every condition with its lot, as judged."""
        return tuple((lot.lot_id, condition) for lot in self.verdict.lots for condition in lot.conditions)


def run_scenarios(pack: Pack) -> list[ScenarioResult]:
    """Judge every scenario of the pack, in its order.

    The pack is one that `lint` finds no errors in. Raises ValueError for a fact with a wrong value.
    """
    judge = Judge(pack)
    return [ScenarioResult(scenario, _verdict(judge, scenario)) for scenario in pack.scenarios]


def scenario_value(fact: FactField, value: object) -> Value | None:
    """Return a value from a scenario (a TOML value) as the vocabulary has it.

    Raises ValueError with a plain sentence when it is of another type or cannot be.
    """
    types, says = _NATIVE[fact.type]
    if type(value) not in types:
        raise ValueError(f"{fact.name} must be {says}, not {value!r}")
    return read_value(fact, format(value, "f") if isinstance(value, Decimal) else str(value))


def _verdict(judge: Judge, scenario: Scenario) -> Verdict:
    lots = [lot.facts for lot in scenario.lots] or [{}]
    rows = [_row({**scenario.facts, **facts}, number) for number, facts in enumerate(lots, 1)]
    return next(verdict for verdict in judge.verdicts(rows) if verdict.commitment == scenario.of)


def _row(facts: Mapping[str, object], number: int) -> dict[str, Value | None]:
    fields = vocabulary()
    named = {name: scenario_value(fields[name], value) for name, value in facts.items()}
    return {"tender_id": "scenario", "lot_id": str(number), **named}
