"""Invoices that stand in a file more than once: counted, shown, and left out only when asked."""

from dataclasses import replace

import ibis
import ibis.expr.types as ir

from hefboom.analytics.spend.keys import cleaned
from hefboom.analytics.spend.lines import KEPT, DuplicateInvoice, Duplicates, SpendLines
from hefboom.core.base.errors import RejectedCell

_SAME = ("invoice_id", "supplier", "organisation", "cents", "day")
_EXAMPLES = 10
_WHY = "the same invoice stands there more than once, and repetitions are left out as asked"


def with_duplicates(lines: SpendLines, *, drop: bool) -> SpendLines:
    """Count the lines that repeat an invoice; leave them out when `drop`. Without invoice numbers nothing is known."""
    if "invoice_id" not in lines.columns:
        return lines
    repeated = _repeated(lines.table)
    again = repeated.times - 1
    total = repeated.aggregate(
        lines=again.sum().fill_null(0).cast("int64"), cents=(again * repeated.cents).sum().fill_null(0).cast("int64")
    )
    found = total.to_pyarrow().to_pylist()[0]
    if not found["lines"]:
        return replace(lines, duplicates=Duplicates(0, 0, (), drop))
    largest = repeated.order_by((again * repeated.cents).abs().desc(), "invoice_id")
    some = largest.limit(KEPT if drop else _EXAMPLES).to_pyarrow().to_pylist()
    invoices = tuple(DuplicateInvoice(**{**row, **{n: row[n] or None for n in _SAME[1:3]}}) for row in some)
    told = replace(lines, duplicates=Duplicates(found["lines"], found["cents"], invoices[:_EXAMPLES], drop))
    return _without(told, invoices, found["lines"]) if drop else told


def _repeated(table: ir.Table) -> ir.Table:
    """Invoices that occur more than once, with how many times.

    Two numbers say which may: few are left to compare by all five, so a near-unique column of text is never sorted.
    """
    given = _comparable(table)
    number = given.mutate(number=given.invoice_id.hash())
    candidates = number.group_by("number", "cents").having(number.count() > 1).aggregate()
    few = number.semi_join(candidates, ["number", "cents"])
    grouped = few.group_by(*_SAME).aggregate(times=few.count())
    return grouped.filter(grouped.times > 1)


def _comparable(table: ir.Table) -> ir.Table:
    texts = {name: cleaned(table[name]) for name in _SAME[:3]}
    given = table.mutate(**texts)
    return given.filter(given.invoice_id != "").select(*_SAME)


def _without(lines: SpendLines, invoices: tuple[DuplicateInvoice, ...], count: int) -> SpendLines:
    """Keep the first of each invoice, in the order of what was bought."""
    table = lines.table
    same = [cleaned(table[name]) for name in _SAME[:3]] + [table.cents, table.day]
    order = [table.cpv, table.category, table.ledger_account, table.description]
    place = ibis.row_number().over(group_by=same, order_by=order)
    first = table.mutate(place=place).filter((cleaned(table.invoice_id) == "") | (ibis._.place == 0)).drop("place")
    cells = [
        RejectedCell(None, "invoice_id", each.invoice_id, _WHY) for each in invoices for _ in range(each.times - 1)
    ]
    return replace(
        lines,
        table=first,
        rejected=(*lines.rejected, *cells)[:KEPT],
        rejected_count=lines.rejected_count + count,
        coded=None,
        known=None,
    )
