"""Facts that follow from other facts: the only way from lots to their tender. See docs/semantics.md §8."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import cast

from hefboom.core.facts.facts import Row, Value
from hefboom.core.facts.fields import vocabulary

DERIVED_FROM: Mapping[str, tuple[str, ...]] = {
    "decided_on": ("published_on", "planned_on", "awarded_on"),
    "tender_value_eur": ("stated_total_eur", "estimated_value_eur"),
    "tender_wage_sum_eur": ("wage_sum_eur",),
    "tender_duration_months": ("duration_months",),
}
"""Every derived fact, and the facts that it is computed from."""


def with_derived(rows: Sequence[Row]) -> list[dict[str, Value | None]]:
    """Return the rows of one tender's lots with the tender's facts made equal on each, and derived facts added.

    A tender's fact that is known on some rows counts for all; where rows disagree it is unknown. Derived facts
    given in `rows` are replaced. An empty sequence gives an empty list.
    """
    lots = [dict(row) for row in rows]
    if len(lots) > 1:
        shared = {name: _agreed(lots, name) for name in _tender_fields()}
        for lot in lots:
            lot.update(shared)
    if lots:
        derived = _derived(lots)
        for lot in lots:
            lot.update(derived)
    return lots


def inputs_of(name: str) -> tuple[str, ...]:
    """Return the facts a person would have to give for this fact to be known: itself, unless it is derived.

    The total of a tender follows from its lots, so `tender_value_eur` asks for the lots' values only.
    """
    return ("estimated_value_eur",) if name == "tender_value_eur" else DERIVED_FROM.get(name, (name,))


@cache
def _tender_fields() -> tuple[str, ...]:
    return tuple(field.name for field in vocabulary().values() if field.grain == "tender" and not field.derived)


def _agreed(lots: Sequence[Row], name: str) -> Value | None:
    known = {value for lot in lots if (value := lot.get(name)) is not None}
    return known.pop() if len(known) == 1 else None


def _derived(lots: Sequence[Row]) -> dict[str, Value | None]:
    first = lots[0]
    stated = first.get("stated_total_eur")
    return {
        "decided_on": _first_known(first, DERIVED_FROM["decided_on"]),
        "tender_value_eur": _total(lots, "estimated_value_eur") if stated is None else stated,
        "tender_wage_sum_eur": _total(lots, "wage_sum_eur"),
        "tender_duration_months": _longest(lots, "duration_months"),
    }


def _first_known(row: Row, names: Sequence[str]) -> Value | None:
    return next((value for name in names if (value := row.get(name)) is not None), None)


def _numbers(lots: Sequence[Row], name: str) -> list[Decimal] | None:
    """Return this number of every lot, or None when one lot's is unknown."""
    values = [lot.get(name) for lot in lots]
    return None if None in values else cast("list[Decimal]", values)  # the vocabulary says decimal


def _total(lots: Sequence[Row], name: str) -> Decimal | None:
    values = _numbers(lots, name)
    return None if values is None else sum(values, Decimal(0))


def _longest(lots: Sequence[Row], name: str) -> Decimal | None:
    values = _numbers(lots, name)
    return None if values is None else max(values)
