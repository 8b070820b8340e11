"""Derived facts on a whole table: the twin of `hefboom.core.facts.derive`, held equal by a test."""

from collections.abc import Iterable

import ibis
import ibis.expr.types as ir
from ibis.backends.sql import SQLBackend

from hefboom.core.facts.derive import DERIVED_FROM
from hefboom.core.facts.fields import vocabulary

KEY = "tender_id"
_TOTALS = {
    "__value": "tender_value_eur",
    "__wages": "tender_wage_sum_eur",
    "__duration": "tender_duration_months",
}


def with_derived(table: ir.Table, needed: Iterable[str], backend: SQLBackend, *, single: bool) -> ir.Table:
    """Return a row per lot with `tender_id` and the facts `needed`, derived ones computed.

    Facts of the tender are made equal on all its lots: what is known on some counts for all, and is unknown where
    lots disagree. With `single`, every tender has one row and nothing needs to be put together.
    """
    wanted = set(needed)
    if single:
        return table.select(KEY, **{name: _of_one(name, table) for name in sorted(wanted - {KEY})})
    tenders = _of_tenders(table, wanted, backend)
    lot_facts = [name for name in sorted(wanted) if vocabulary()[name].grain == "lot"]
    rows = table.select(KEY, *lot_facts).join(tenders, KEY)
    return rows.select(KEY, **{name: rows[name] for name in sorted(wanted - {KEY})})


def _of_one(name: str, table: ir.Table) -> ir.Value:
    inputs = DERIVED_FROM.get(name, (name,))
    return ibis.coalesce(*(table[each] for each in inputs)) if len(inputs) > 1 else table[inputs[0]]


def _of_tenders(table: ir.Table, wanted: set[str], backend: SQLBackend) -> ir.Table:
    """One row per tender, with its own facts and those derived from its lots."""
    of_tender = sorted(name for name in wanted - {KEY} if vocabulary()[name].grain == "tender")
    inputs = {part for name in of_tender for part in DERIVED_FROM.get(name, (name,))}
    own = sorted(name for name in inputs if vocabulary()[name].grain == "tender")
    totals = {name: total for name, total in _totals(table).items() if _TOTALS[name] in wanted}
    alike = table.group_by([KEY, *own]).aggregate(**totals)
    alike = backend.create_table("lots_alike", alike, temp=True, overwrite=True)
    grouped = _put_together(alike, own, list(totals))
    return grouped.select(KEY, **{name: _of_tender(name, grouped) for name in of_tender})


def _totals(rows: ir.Table) -> dict[str, ir.Value]:
    return {
        "__value": _if_all_known(rows.estimated_value_eur, rows.estimated_value_eur.sum()),
        "__wages": _if_all_known(rows.wage_sum_eur, rows.wage_sum_eur.sum()),
        "__duration": _if_all_known(rows.duration_months, rows.duration_months.max()),
    }


def _put_together(alike: ir.Table, own: list[str], totals: list[str]) -> ir.Table:
    """From a row per tender and way to tell its facts, to a row per tender. Nearly always there is one way."""
    counts = alike.aggregate(rows=alike.count(), tenders=alike.tender_id.nunique()).to_pyarrow().to_pylist()[0]
    if counts["rows"] == counts["tenders"]:
        return alike
    agreed = {name: _agreed(alike[name]) for name in own}
    parts = {name: alike[name].max() if name == "__duration" else alike[name].sum() for name in totals}
    return alike.group_by(KEY).aggregate(
        **agreed, **{name: _if_all_known(alike[name], part) for name, part in parts.items()}
    )


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
