"""Derived facts on a whole table: the twin of `hefboom.core.facts.derive`, held equal by a test."""

from collections.abc import Iterable

import ibis
import ibis.expr.types as ir

from hefboom.core.facts.derive import DERIVED_FROM
from hefboom.core.facts.fields import vocabulary

KEY = "tender_id"


def with_derived(table: ir.Table, needed: Iterable[str], *, single: bool) -> ir.Table:
    """Return a row per lot with `tender_id` and the facts `needed`, derived ones computed.

    Facts of the tender are made equal on all its lots: what is known on some counts for all, and is unknown where
    lots disagree. With `single`, every tender has one row and nothing needs to be put together.
    """
    wanted = set(needed)
    if single:
        return table.select(KEY, **{name: _of_one(name, table) for name in sorted(wanted - {KEY})})
    tenders = _of_tenders(table, wanted)
    lot_facts = [name for name in sorted(wanted) if vocabulary()[name].grain == "lot"]
    rows = table.select(KEY, *lot_facts).join(tenders, KEY)
    return rows.select(KEY, **{name: rows[name] for name in sorted(wanted - {KEY})})


def _of_one(name: str, table: ir.Table) -> ir.Value:
    inputs = DERIVED_FROM.get(name, (name,))
    return ibis.coalesce(*(table[each] for each in inputs)) if len(inputs) > 1 else table[inputs[0]]


def _of_tenders(table: ir.Table, wanted: set[str]) -> ir.Table:
    """One row per tender, with its own facts and those derived from its lots."""
    of_tender = sorted(name for name in wanted - {KEY} if vocabulary()[name].grain == "tender")
    inputs = {part for name in of_tender for part in DERIVED_FROM.get(name, (name,))}
    agreed = {name: _agreed(table[name]) for name in sorted(inputs) if vocabulary()[name].grain == "tender"}
    sums = {
        "__value": _if_all_known(table.estimated_value_eur, table.estimated_value_eur.sum()),
        "__wages": _if_all_known(table.wage_sum_eur, table.wage_sum_eur.sum()),
        "__duration": _if_all_known(table.duration_months, table.duration_months.max()),
    }
    used = {
        "__value": "tender_value_eur" in wanted,
        "__wages": "tender_wage_sum_eur" in wanted,
        "__duration": "tender_duration_months" in wanted,
    }
    grouped = table.group_by(KEY).aggregate(**agreed, **{name: total for name, total in sums.items() if used[name]})
    return grouped.select(KEY, **{name: _of_tender(name, grouped) for name in of_tender})


def _of_tender(name: str, grouped: ir.Table) -> ir.Value:
    match name:
        case "decided_on":
            return ibis.coalesce(*(grouped[each] for each in DERIVED_FROM[name]))
        case "tender_value_eur":
            return ibis.coalesce(grouped.stated_total_eur.cast("decimal(38, 6)"), grouped["__value"])
        case "tender_wage_sum_eur":
            return grouped["__wages"]
        case "tender_duration_months":
            return grouped["__duration"]
        case _:
            return grouped[name]


def _agreed(column: ir.Column) -> ir.Value:
    """The one value that is known, null when there is none or more than one."""
    return (column.min() == column.max()).ifelse(column.min(), ibis.null(column.type()))


def _if_all_known(column: ir.Column, total: ir.Value) -> ir.Value:
    """A total of the lots, null when one of them is unknown. Sums are kept wide: many lots outgrow one lot's type."""
    wide = total.cast("decimal(38, 6)")
    return column.isnull().any().ifelse(ibis.null(wide.type()), wide)
