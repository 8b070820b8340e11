"""What changed in the dated values of a parameter, day by day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.format import format_day, format_quantity
from hefboom.core.strategy.pack import Parameter, ParameterValue
from hefboom.core.strategy.page.words import pick

Worth = Decimal | tuple[str, ...] | None
Stretch = tuple[date, date | None, Worth, Worth]
Keys = tuple[tuple[str, str], ...]
_DAY = timedelta(days=1)


def value_changes(old: Parameter, new: Parameter, language: str) -> Iterator[str]:
    """Yield a phrase for each stretch of days on which the value is another than before.

    As "van € 140.000 naar € 143.000 vanaf 1 januari 2024"; a value that moves to another period is told as the
    days it changes, not as an entry that went and one that came.
    """
    for keys in dict.fromkeys(_keys(value) for value in (*old.values, *new.values)):
        before = [value for value in old.values if _keys(value) == keys]
        after = [value for value in new.values if _keys(value) == keys]
        for start, until, was, now in _stretches(before, after):
            moved = _moved(was, now, new.unit, language)
            yield f"{keys_in_words(keys, language)}{moved} {period_in_words(start, until, language)}"


def period_in_words(start: date, until: date | None, language: str) -> str:
    """Return "vanaf 1 januari 2024" or "van 1 januari 2024 tot en met 31 december 2025"."""
    if until is None:
        return f"{pick(language, 'vanaf', 'from')} {format_day(start, language)}"
    joint = pick(language, "van {} tot en met {}", "from {} up to and including {}")
    return joint.format(format_day(start, language), format_day(until, language))


def keys_in_words(keys: Keys, language: str) -> str:
    """Return the labels of the facts that choose a value, as "centrale overheid, diensten: ", or "" for none."""
    labels = [
        option.label.in_language(language).lower()
        for name, word in keys
        for option in vocabulary()[name].values
        if option.value == word
    ]
    return f"{', '.join(labels)}: " if labels else ""


def _keys(value: ParameterValue) -> Keys:
    return tuple(sorted(value.keys.items()))


def _stretches(old: Sequence[ParameterValue], new: Sequence[ParameterValue]) -> Iterator[Stretch]:
    """Yield (first day, last day or None for open, old value, new value) where the two differ."""
    both = (*old, *new)
    starts = {value.from_ for value in both} | {value.until + _DAY for value in both if value.until}
    steps = [(_on(old, start), _on(new, start), start) for start in sorted(starts)]
    runs = [next(run) for _, run in groupby(steps, key=lambda step: step[:2])]
    ends = [start - _DAY for _, _, start in runs[1:]]
    for (was, now, start), until in zip(runs, [*ends, None], strict=True):
        if was != now:
            yield start, until, was, now


def _on(values: Sequence[ParameterValue], start: date) -> Worth:
    running = [each for each in values if each.from_ <= start and (each.until is None or start <= each.until)]
    return (running[0].codes or running[0].value) if running else None


def _moved(was: Worth, now: Worth, unit: str, language: str) -> str:
    if isinstance(was, tuple) and isinstance(now, tuple):
        more = [code for code in now if code not in was]
        less = [code for code in was if code not in now]
        parts = ((pick(language, "erbij", "added"), more), (pick(language, "eraf", "removed"), less))
        return "; ".join(f"{word} {', '.join(codes)}" for word, codes in parts if codes)
    joint = pick(language, "van {} naar {}", "from {} to {}")
    return joint.format(_worth(was, unit, language), _worth(now, unit, language))


def _worth(value: Worth, unit: str, language: str) -> str:
    if value is None:
        return pick(language, "geen waarde", "no value")
    return ", ".join(value) if isinstance(value, tuple) else format_quantity(value, unit, language)
