"""Parquet as it is: columns with the right types are scanned where they stand, nothing is copied."""

from typing import Any

import ibis
import ibis.expr.types as ir

from hefboom.analytics.spend.dates import FIRST_YEAR, latest
from hefboom.analytics.spend.judge import Judged
from hefboom.analytics.spend.lines import KEPT, TEXTS, ReadOptions
from hefboom.core.base.errors import RejectedCell

_FAR = f"the year lies before {FIRST_YEAR} or more than a year ahead; correct the date"
_NO_AMOUNT = "this is no amount in cents that fits; correct it, or leave the line out"
_LARGEST = 10**15


def cents_of(amount: ir.NumericColumn) -> ir.IntegerValue:
    """Return the cents of a column of numbers, half to even, the same on every engine."""
    kind = amount.type()
    if kind.is_integer():
        return (amount.between(-_LARGEST, _LARGEST)).ifelse(amount.cast("int64") * 100, ibis.null("int64"))
    if kind.is_decimal() and (kind.scale or 0) <= 2:  # noqa: PLR2004 - cents are two decimals
        return (amount * 100).cast("int64")
    if kind.is_decimal():
        return _half_even(amount * 100)
    return _half_even_float(amount)


def _half_even(hundreds: ir.NumericValue) -> ir.IntegerValue:
    floor = hundreds.floor()
    rest, whole = hundreds - floor, floor.cast("int64")
    half = ibis.literal("0.5").cast("decimal(2, 1)")
    up = (rest > half) | ((rest == half) & (whole % 2 != 0))
    return whole + up.cast("int64")


def _half_even_float(amount: ir.FloatingValue) -> ir.IntegerValue:
    """A float stands for the short decimal it was made of, so what is almost half a cent is half a cent."""
    fits = amount.abs() < float(_LARGEST)  # false for NaN on DuckDB, where NaN is the largest number
    hundreds = fits.ifelse(amount.cast("float64"), 0.0) * 100.0
    floor = hundreds.floor().cast("float64")
    rest, whole = hundreds - floor, floor.cast("int64")
    near = 1e-6 + hundreds.abs() * 5e-16
    up = (rest > 0.5 + near) | (((rest - 0.5).abs() <= near) & (whole % 2 != 0))
    return (fits & ~amount.isnan()).ifelse(whole + up.cast("int64"), ibis.null("int64"))


def direct(table: ir.Table, names: dict[str, str]) -> bool:
    """Have amount and date the right types to be scanned as they are?"""
    amount = table[names["amount_eur"]].type()
    day = table[names["date"]].type() if "date" in names else None
    return bool(amount.is_numeric() and (day is None or day.is_date() or day.is_timestamp()))


def read_direct(
    table: ir.Table, row: str, names: dict[str, str], options: ReadOptions
) -> tuple[ir.Table, Judged, dict[str, Any]]:
    """Return the lines of a typed table, the rows that are left out, and what was counted. `row` numbers the rows."""
    amount = table[names["amount_eur"]]
    day = table[names["date"]].cast("date") if "date" in names else ibis.null("date")
    texts = {name: table[names[name]].cast("string") if name in names else ibis.null("string") for name in TEXTS}
    lines = table.select(
        day=day,
        year=day.year().cast("int16"),
        cents=cents_of(amount),
        **texts,
        __written=amount.cast("string"),
        __row=table[row],
    )
    fits = _believed(lines, options)
    counts = lines.aggregate(
        lines=lines.count(),
        good=fits.cast("int64").sum(),
        credits=((lines.cents < 0) & fits).cast("int64").sum(),
        credit_cents=((lines.cents < 0) & fits).ifelse(lines.cents, 0).sum(),
    )
    found = {name: int(value or 0) for name, value in counts.to_pyarrow().to_pylist()[0].items()}
    judged = Judged()
    if found["good"] < found["lines"]:
        _reject(lines.filter(~fits), names, judged)
        judged.count = found["lines"] - found["good"]
        lines = lines.filter(fits)
    return lines.drop("__written", "__row"), judged, found


def _believed(lines: ir.Table, options: ReadOptions) -> ir.BooleanValue:
    first, last = ibis.date(f"{FIRST_YEAR}-01-01"), ibis.literal(latest(options.today))
    return (lines.cents.notnull() & (lines.day.isnull() | lines.day.between(first, last))).fill_null(False)


def _reject(bad: ir.Table, names: dict[str, str], judged: Judged) -> None:
    some = bad.select("day", "cents", "__written", "__row").order_by("__row").limit(KEPT)
    for row in some.to_pyarrow().to_pylist():
        no_amount = row["cents"] is None
        name, value = ("amount_eur", row["__written"]) if no_amount else ("date", row["day"])
        empty = "the amount is empty; fill it in, or leave the line out"
        why = (empty if value is None else _NO_AMOUNT) if no_amount else _FAR
        judged.reject(RejectedCell(row["__row"], names[name], str(value or ""), why))
