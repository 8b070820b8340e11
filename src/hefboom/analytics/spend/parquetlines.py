"""Parquet as it is: columns with the right types are scanned where they stand, nothing is copied."""

from decimal import Decimal

import ibis
import ibis.expr.types as ir

from hefboom.analytics.footer import Footer
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
    table: ir.Table, row: str, names: dict[str, str], options: ReadOptions, footer: Footer
) -> tuple[ir.Table, Judged, dict[str, int]]:
    """Return the lines of a typed table, the rows that are left out, and what was counted. `row` numbers the rows.

    Counted are `lines`, `credits` and `credit_cents`, and of the lines that stay `cents`, the `first` and `last` year
    (0: none). Where the footer proves that every line is good, only the amounts are looked at.
    """
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
    if _proven(table, names, options, footer):
        return lines.drop("__written", "__row"), Judged(), _amounts_of(amount, names, footer)
    fits = _believed(lines, options)
    counts = lines.aggregate(
        lines=lines.count(),
        good=fits.cast("int64").sum(),
        credits=((lines.cents < 0) & fits).cast("int64").sum(),
        credit_cents=((lines.cents < 0) & fits).ifelse(lines.cents, 0).sum(),
        cents=lines.cents.sum(where=fits),
        first=lines.year.min(where=fits),
        last=lines.year.max(where=fits),
    )
    found = {name: int(value or 0) for name, value in counts.to_pyarrow().to_pylist()[0].items()}
    judged = Judged()
    if found["good"] < found["lines"]:
        _reject(lines.filter(~fits), names, judged)
        judged.count = found["lines"] - found["good"]
        lines = lines.filter(fits)
    return lines.drop("__written", "__row"), judged, found


def _proven(table: ir.Table, names: dict[str, str], options: ReadOptions, footer: Footer) -> bool:
    """Does the footer prove that every amount and date is there and can be believed?"""
    needed = [names[name] for name in ("amount_eur", "date") if name in names]
    if footer.rows is None or any(name not in footer.complete or name not in footer.ranges for name in needed):
        return False
    kind = table[names["amount_eur"]].type()
    if not kind.is_decimal() or (kind.scale or 0) > 2:  # noqa: PLR2004 - cents are two decimals
        return False
    if max(abs(each) for each in footer.ranges[names["amount_eur"]]) > _LARGEST:
        return False
    if "date" not in names:
        return True
    first, last = footer.ranges[names["date"]]
    return bool(table[names["date"]].type().is_date() and first.year >= FIRST_YEAR and last <= latest(options.today))


def _amounts_of(amount: ir.NumericColumn, names: dict[str, str], footer: Footer) -> dict[str, int]:
    below = amount < 0
    total, credits_, credited = amount.sum(), amount.count(where=below), amount.sum(where=below)
    sums = amount.as_table().aggregate(total=total, credits=credits_, credited=credited)
    found = sums.to_pyarrow().to_pylist()[0]
    first, last = (day.year for day in footer.ranges[names["date"]]) if "date" in names else (0, 0)
    return {
        "lines": footer.rows or 0,
        "credits": found["credits"],
        "credit_cents": int((found["credited"] or Decimal(0)) * 100),
        "cents": int((found["total"] or Decimal(0)) * 100),
        "first": first,
        "last": last,
    }


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
