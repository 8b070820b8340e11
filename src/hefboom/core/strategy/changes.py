"""The changes within one entry of a pack, as phrases in one language; the same phrases in the same order in each."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from hefboom.core.base.text import Text
from hefboom.core.facts.format import format_day, format_quantity
from hefboom.core.strategy.dated import value_changes
from hefboom.core.strategy.pack import Goal, GoalTarget, Obligation, Parameter, ShareTarget
from hefboom.core.strategy.page.say import goal_value
from hefboom.core.strategy.page.words import FIELDS, pick
from hefboom.core.strategy.parts import Condition

_TOLD_APART = frozenset({"applies", "met", "where", "that", "values", "targets"})
"""Keys whose lists are compared entry by entry."""
_LONGEST = 60
"""Longer texts are not repeated: the reader is told that they changed."""


def phrases(old: BaseModel, new: BaseModel, language: str) -> list[str]:
    """Return what changed between two versions of an entry, as "geldt vanaf: was 1 januari 2019, is nu 1 mei 2020"."""
    return [*_fields(old, new, language), *_details(old, new, language)]


def _fields(old: BaseModel, new: BaseModel, language: str) -> Iterator[str]:
    for name, info in type(new).model_fields.items():
        before, after = getattr(old, name), getattr(new, name)
        key = info.alias or name
        if before == after or key in _TOLD_APART:
            continue
        label = FIELDS[key].in_language(language) if key in FIELDS else key
        unit = "share" if key == "share" else ""
        was, now = _shown(before, language, unit), _shown(after, language, unit)
        if was == now or max(len(was), len(now)) > _LONGEST:
            yield f"{label} {pick(language, 'is gewijzigd', 'has changed')}"
        else:
            yield pick(language, f"{label}: was {was}, is nu {now}", f"{label}: was {was}, is now {now}")


def _details(old: BaseModel, new: BaseModel, language: str) -> Iterator[str]:
    match old, new:
        case Obligation(), Obligation():
            yield from _conditions(old.applies, new.applies, pick(language, "geldt als", "applies when"), language)
            yield from _conditions(old.met, new.met, pick(language, "voldaan als", "met when"), language)
        case ShareTarget(), ShareTarget():
            yield from _conditions(old.where, new.where, pick(language, "telt mee als", "counts when"), language)
            numerator = pick(language, "in de teller als", "in the numerator when")
            yield from _conditions(old.that, new.that, numerator, language)
        case Parameter(), Parameter():
            yield from value_changes(old, new, language)
        case Goal(), Goal():
            yield from _targets(old, new, language)


def _shown(value: object, language: str, unit: str) -> str:
    if isinstance(value, Text):
        return f"“{value.in_language(language)}”"
    if isinstance(value, bool):
        return pick(language, "ja", "yes") if value else pick(language, "nee", "no")
    if isinstance(value, date):
        return format_day(value, language)
    if isinstance(value, Decimal | int):
        return format_quantity(Decimal(value), unit, language)
    if isinstance(value, tuple) and value:
        return ", ".join(str(getattr(item, "id", item)) for item in value)
    return str(value) if value else pick(language, "leeg", "empty")


def _conditions(old: Sequence[Condition], new: Sequence[Condition], part: str, language: str) -> Iterator[str]:
    before, after = {each.when: each for each in old}, {each.when: each for each in new}
    for when, condition in after.items():
        if when not in before:
            yield _condition(pick(language, "voorwaarde erbij", "condition added"), part, condition, language)
        elif before[when].says != condition.says:
            how = pick(language, "voorwaarde anders verwoord", "condition in other words")
            yield _condition(how, part, condition, language)
    for when, condition in before.items():
        if when not in after:
            yield _condition(pick(language, "voorwaarde vervallen", "condition removed"), part, condition, language)


def _condition(how: str, part: str, condition: Condition, language: str) -> str:
    return f"{how} ({part}): {condition.says.in_language(language).rstrip('.')} [{condition.when}]"


def _targets(old: Goal, new: Goal, language: str) -> Iterator[str]:
    before, after = {each.year: each for each in old.targets}, {each.year: each for each in new.targets}
    for year in sorted(before.keys() | after.keys(), key=lambda year: year or 0):
        was, now = before.get(year), after.get(year)
        if was == now:
            continue
        name = f"{pick(language, 'streefwaarde', 'target')} {year or pick(language, 'zonder jaar', 'without a year')}"
        worth = [_worth(each, goal, language) for each, goal in ((was, old), (now, new))]
        if worth[0] == worth[1]:
            yield f"{name}: {pick(language, 'de toelichting is gewijzigd', 'the note has changed')}"
        else:
            yield f"{name}: {pick(language, 'van {} naar {}', 'from {} to {}').format(*worth)}"


def _worth(target: GoalTarget | None, goal: Goal, language: str) -> str:
    if target is None:
        return pick(language, "niets", "nothing")
    if target.value is None:
        return pick(language, "geen getal", "no number")
    return goal_value(goal, target.value, language)
