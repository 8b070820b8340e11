"""What the rules say of one tender: the outcome, and exactly why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Value


class Outcome(StrEnum):
    """The four outcomes."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Standing(StrEnum):
    """How a tender is counted: the outcomes, with "unknown whether it applies" counted apart.

    For a target: met is in the numerator, not_met in the denominator only, unknown in the denominator with an
    unknown numerator, not_applicable outside the denominator.
    """

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    APPLIES_UNKNOWN = "applies_unknown"

    @property
    def outcome(self) -> Outcome:
        """The outcome it stands for."""
        return Outcome.UNKNOWN if self is Standing.APPLIES_UNKNOWN else Outcome(self.value)


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """One condition, judged: its text, words, parameters as used, truth, and the facts it looked at."""

    when: str
    says: Text
    part: str  # "applies" or "met"
    truth: bool | None
    facts: tuple[tuple[str, Value | None], ...]
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LotVerdict:
    """The verdict on one lot (or on the tender as a whole, `lot_id` "")."""

    lot_id: str
    standing: Standing
    conditions: tuple[ConditionResult, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a tender: one obligation or target, with the lots it was put together from.

    `missing` are the facts that would settle an unknown standing. `in_force` is False when the tender's deciding
    date lies outside the commitment's dates (the standing is then not_applicable), None when it has no such date.
    """

    commitment: str
    kind: str  # "obligation" or "target"
    standing: Standing
    lots: tuple[LotVerdict, ...]
    missing: tuple[str, ...]
    decided_on: date | None
    in_force: bool | None

    @property
    def outcome(self) -> Outcome:
        """One of the four outcomes."""
        return self.standing.outcome
