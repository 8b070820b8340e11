"""A register as a small table of patterns: how many tenders have the same truths, and what they are worth."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend

from hefboom.analytics.derived import KEY, with_derived
from hefboom.analytics.plan import VALUE, Plan, Truths
from hefboom.core.strategy.standing import together
from hefboom.core.strategy.verdict import Standing

_STANDINGS = tuple(Standing)
_BITS = len(_STANDINGS)
_RULES_PER_NUMBER = 63 // _BITS
_ALL = (1 << _BITS) - 1
_TOGETHER = tuple(
    together([each for bit, each in enumerate(_STANDINGS) if flags >> bit & 1]) for flags in range(_ALL + 1)
)
"""By the flags of the standings that its lots have: the standing of a tender."""
_TRUTHS_PER_NUMBER = 31
_UNKNOWN = 2


@ibis.udf.agg.builtin(name="bit_or", signature=(("int64",), "int64"))  # type: ignore[untyped-decorator]  # Ibis's
def _bit_or(flags: ir.IntegerValue) -> ir.IntegerValue:
    """Every engine has it by this name; Ibis does not know so of Spark."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tenders that are counted alike: the standing by rule (in the order of the plan), how many, and their value.

    `eur` sums the values that are known, exactly; `without_value` counts the tenders whose value is not known.
    """

    standings: tuple[Standing, ...]
    tenders: int
    eur: Decimal
    without_value: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Lots with the same truths. `known` counts, by fact, on how many of them it is known."""

    truths: Truths
    lots: int
    eur: Decimal
    with_value: int
    known: Mapping[str, int]


def patterns_of(table: ir.Table, plan: Plan, backend: SQLBackend, *, single: bool) -> tuple[list[Pattern], ir.Table]:
    """Find the patterns of a register in one scan; also return the table of truths by lot."""
    truths = _truths_of(table, plan, backend, single=single)
    facts = {
        f"__n{index}": truths[name].count() if single else truths[_known(name)].sum()
        for index, name in enumerate(plan.counted)
    }
    found = truths.group_by(plan.keys).aggregate(
        __lots=truths.count(), __eur=truths[VALUE].sum(), __with_value=truths[VALUE].count(), **facts
    )
    return [_pattern(row, plan) for row in _rows(found)], truths


def groups_of(
    patterns: Sequence[Pattern], truths: ir.Table, plan: Plan, backend: SQLBackend, *, single: bool
) -> list[Group]:
    """Count tenders by their standings. Lots are put together to tenders first, where there are any."""
    if single:
        return _of_single(patterns, plan)
    tenders = by_tender(patterns, truths, plan, backend)
    flags = [name for name in tenders.columns if name.startswith("__f")]
    counted = tenders.group_by(flags).aggregate(
        __tenders=tenders.count(), __eur=tenders[VALUE].sum(), __with_value=tenders[VALUE].count()
    )
    return [
        Group(
            standings_in([row[name] for name in flags], plan),
            row["__tenders"],
            row["__eur"] or Decimal(0),
            row["__tenders"] - row["__with_value"],
        )
        for row in counted.to_pyarrow().to_pylist()
    ]


def by_tender(patterns: Sequence[Pattern], truths: ir.Table, plan: Plan, backend: SQLBackend) -> ir.Table:
    """Return one row per tender: `tender_id`, its value, and packed flags of the standings its lots have."""
    rows = [_packed(each.truths) | _flags(_standings(each, plan)) for each in patterns]
    meaning = backend.create_table("meaning", pa.Table.from_pylist(rows), temp=True, overwrite=True)
    packed = truths.select(KEY, VALUE, **_packing(truths, plan))
    lots = packed.join(meaning, [name for name in meaning.columns if name.startswith("__p")])
    flags = {name: _bit_or(lots[name]) for name in meaning.columns if name.startswith("__f")}
    return lots.group_by(KEY).aggregate(**{VALUE: lots[VALUE].max()}, **flags)


def standings_in(flags: Sequence[int], plan: Plan) -> tuple[Standing, ...]:
    """Return the standing of a tender by rule, from the flags of its lots."""
    return tuple(
        [
            _TOGETHER[flags[number // _RULES_PER_NUMBER] >> number % _RULES_PER_NUMBER * _BITS & _ALL]
            for number in range(len(plan.rules))
        ]
    )


def _truths_of(table: ir.Table, plan: Plan, backend: SQLBackend, *, single: bool) -> ir.Table:
    """`tender_id`, the facts looked at, and the truths of every lot.

    Each step is a view: Ibis would fold them into one and so repeat every derived fact wherever it is used.
    """
    facts = backend.create_view("facts", with_derived(table, plan.fields, backend, single=single), overwrite=True)
    for number, step in enumerate(plan.steps()):
        facts = backend.create_view(f"facts{number}", facts.mutate(**step(facts)), overwrite=True)
    truths = plan.truths(facts)
    if single:
        columns = [KEY, *dict.fromkeys((*plan.counted, VALUE))]
        return backend.create_view("truths", facts.select(*columns, **truths), overwrite=True)
    known = {_known(name): facts[name].notnull() for name in plan.counted}
    lots = facts.select(KEY, VALUE, **known, **truths)
    return backend.create_table("lot_truths", lots, temp=True, overwrite=True)


def _known(fact: str) -> str:
    return f"__known_{fact}"


def _rows(found: ir.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in found.to_pyarrow().columns), strict=True)


def _pattern(row: tuple[Any, ...], plan: Plan) -> Pattern:
    truths, (lots, eur, with_value, *counts) = row[: len(plan.keys)], row[len(plan.keys) :]
    known = {name: lots if truths[bundle] is not None else 0 for name, bundle in plan.told.items()}
    known.update(zip(plan.counted, counts, strict=True))
    return Pattern(truths, lots, eur or Decimal(0), with_value, known)


def _of_single(patterns: Sequence[Pattern], plan: Plan) -> list[Group]:
    """Where every tender is one row, patterns with the same standings are one group."""
    alike: defaultdict[tuple[Standing, ...], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        alike[_standings(pattern, plan)].append(pattern)
    return [
        Group(
            standings,
            sum(each.lots for each in found),
            sum((each.eur for each in found), Decimal(0)),
            sum(each.lots - each.with_value for each in found),
        )
        for standings, found in alike.items()
    ]


def _standings(pattern: Pattern, plan: Plan) -> tuple[Standing, ...]:
    return tuple([rule.standing(pattern.truths) for rule in plan.rules])


def _packed(truths: Truths) -> dict[str, int]:
    """Truths as numbers, two bits each: no, yes or unknown. An engine joins on a number faster than on many columns."""
    words: dict[str, int] = {}
    for number, truth in enumerate(truths):
        name = f"__p{number // _TRUTHS_PER_NUMBER}"
        words[name] = words.get(name, 0) + (
            (_UNKNOWN if truth is None else int(truth)) << number % _TRUTHS_PER_NUMBER * 2
        )
    return words


def _packing(truths: ir.Table, plan: Plan) -> dict[str, ir.IntegerValue]:
    """The same as `_packed`, of the columns of a table."""
    words: dict[str, ir.IntegerValue] = {}
    for number, key in enumerate(plan.keys):
        name = f"__p{number // _TRUTHS_PER_NUMBER}"
        digit = truths[key].cast("int64").fill_null(_UNKNOWN) * (1 << number % _TRUTHS_PER_NUMBER * 2)
        words[name] = words[name] + digit if name in words else digit
    return words


def _flags(standings: Sequence[Standing]) -> dict[str, int]:
    """One bit for every rule and standing, in as few numbers as they fit in."""
    words: dict[str, int] = {}
    for number, standing in enumerate(standings):
        name = f"__f{number // _RULES_PER_NUMBER}"
        bit = number % _RULES_PER_NUMBER * _BITS + _STANDINGS.index(standing)
        words[name] = words.get(name, 0) | 1 << bit
    return words
