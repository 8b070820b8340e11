"""The rules of a pack as they are judged: obligations and share targets in one form, with parsed conditions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hefboom.core.base.text import Text
from hefboom.core.logic.condition import Node
from hefboom.core.logic.parse import parse
from hefboom.core.strategy.pack import Obligation, Pack, ShareTarget
from hefboom.core.strategy.parts import Condition, Grain

Kind = Literal["obligation", "target"]


@dataclass(frozen=True, slots=True)
class RuleCondition:
    """One condition, parsed; its parameters are still unbound. `part` is "applies" or "met"."""

    when: str
    says: Text
    part: Literal["applies", "met"]
    node: Node


@dataclass(frozen=True, slots=True)
class Rule:
    """An obligation or share target. It applies when all of `applies` hold, and is met when all of `met` hold too.

    Of a target, what applies is in the denominator and what is met in the numerator. In force from `from_` until
    `until`, both inclusive.
    """

    id: str
    kind: Kind
    per: Grain
    from_: date
    until: date | None
    applies: tuple[RuleCondition, ...]
    met: tuple[RuleCondition, ...]

    @property
    def conditions(self) -> tuple[RuleCondition, ...]:
        """All conditions, in the order in which a person checks them."""
        return (*self.applies, *self.met)

    def in_force(self, on: date) -> bool:
        """Return whether the rule counts on that day."""
        return self.from_ <= on and (self.until is None or on <= self.until)


def rules_of(pack: Pack) -> tuple[Rule, ...]:
    """Return the pack's obligations and then its share targets, each in the order of the pack.

    Raises ConditionError for a text that is not a condition, KeyError for a target of an obligation that is not
    there; `hefboom pack lint` tells both in sentences.
    """
    obligations = {obligation.id: obligation for obligation in pack.obligations}
    targets = (_target(target, obligations[target.of] if target.of else None) for target in pack.targets)
    return (*map(_obligation, pack.obligations), *targets)


def period_starts(pack: Pack, rules: Sequence[Rule]) -> tuple[date, ...]:
    """Return, sorted, every day on which a rule or a parameter's value starts, or has just ended.

    Between two of these days nothing changes: rules and parameters bound for one day hold for all.
    """
    values = [value for parameter in pack.parameters for value in parameter.values]
    periods = [(rule.from_, rule.until) for rule in rules] + [(value.from_, value.until) for value in values]
    starts = {start for start, _ in periods}
    ends = {until + timedelta(days=1) for _, until in periods if until and until < date.max}
    return tuple(sorted(starts | ends))


def _obligation(source: Obligation) -> Rule:
    return Rule(
        id=source.id,
        kind="obligation",
        per=source.per,
        from_=source.from_,
        until=source.until,
        applies=_parsed(source.applies, "applies"),
        met=_parsed(source.met, "met"),
    )


def _target(source: ShareTarget, of: Obligation | None) -> Rule:
    return Rule(
        id=source.id,
        kind="target",
        per=source.per,
        from_=source.from_,
        until=source.until,
        applies=_parsed((*(of.applies if of else ()), *source.where), "applies"),
        met=_parsed(source.that or (of.met if of else ()), "met"),
    )


def _parsed(conditions: Sequence[Condition], part: Literal["applies", "met"]) -> tuple[RuleCondition, ...]:
    return tuple(RuleCondition(each.when, each.says, part, parse(each.when)) for each in conditions)
