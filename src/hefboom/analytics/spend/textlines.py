"""Lines of which every cell is text: workbooks, JSON, and CSV files without one clear convention.

The engine reads what the grammar of amounts settles; every different way in which a date is written is read once, by
Python; whatever is left over is judged line by line.
"""

from datetime import date
from itertools import count
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import BaseBackend

from hefboom.analytics.raw import ROW, Raw
from hefboom.analytics.spend.amounts import MACHINE, SPACES, Convention, grammar
from hefboom.analytics.spend.csvlines import Part
from hefboom.analytics.spend.dates import Order, order_of, read_date
from hefboom.analytics.spend.judge import Habits, Judged
from hefboom.analytics.spend.lines import KEPT, TEXTS, Credits, ReadOptions, typed
from hefboom.core.base.errors import HefboomError, RejectedCell

_NUMBERS = count()
_BATCH = 50_000
_DIGITS = 15  # before the decimal mark; with cents that fits in 64 bits


def read_texts(
    file: str, raw: Raw, names: dict[str, str], backend: BaseBackend, options: ReadOptions, *, serials: bool
) -> Part:
    """Read lines of text. Raises HefboomError when nothing shows how amounts or dates are to be read."""
    cells = raw.table.select(
        **{name: raw.table[column].cast("string") for name, column in names.items()}, **{ROW: raw.table[ROW]}
    )
    stored = backend.create_table(f"spend_text_{next(_NUMBERS)}", cells, temp=True)
    judged = Judged()
    for cell in raw.rejected():
        judged.reject(cell)
    filled = stored.filter(ibis.or_(*(_given(stored[name]) for name in names)))
    convention = options.decimal or _convention(file, filled.amount_eur)
    dates, order = _dates(file, filled, options)
    habits = Habits(names, convention, order, options.today, serials)
    lines = _typed_by_engine(filled, habits, dates, backend)
    fits = lines.cents.notnull() & lines.dated
    good = backend.create_table(f"spend_lines_{next(_NUMBERS)}", typed(lines.filter(fits)), temp=True)
    _judge_rest(lines.filter(~fits), raw, habits, judged)
    table = good.union(ibis.memtable(judged.table())) if judged.rows else good
    backend.drop_table(stored.get_name(), force=True)
    negative = table.cents < 0
    counts = table.aggregate(
        n=table.count(), credits=table.count(where=negative), cents=table.cents.sum(where=negative)
    )
    found = counts.to_pyarrow().to_pylist()[0]
    return Part(table, found["n"] + judged.count, judged, Credits(found["credits"], int(found["cents"] or 0)))


def _given(cell: ir.StringValue) -> ir.BooleanValue:
    return (cell.strip() != "").fill_null(False)


def _convention(file: str, amount: ir.StringColumn) -> Convention:
    """The decimal mark that the amounts of the whole file prove."""
    comma, point = (amount.re_search(grammar(mark)) for mark in (",", "."))
    either = comma & point & (amount.contains(",") | amount.contains("."))
    table = amount.as_table()
    found = (
        table.aggregate(
            comma=(comma & ~point).any(),
            point=(point & ~comma).any(),
            either=either.any(),
            cell=amount.max(where=either),
        )
        .to_pyarrow()
        .to_pylist()[0]
    )
    if found["comma"] and found["point"]:
        return "both"
    if found["either"] and not found["comma"] and not found["point"]:
        raise HefboomError(
            f"{file}: amounts such as '{found['cell']}' can be read in two ways, and no other amount shows which is "
            "meant. Say which sign stands before the cents: --decimal , or --decimal ."
        )
    return "," if found["comma"] else "."


def _dates(file: str, table: ir.Table, options: ReadOptions) -> tuple[list[str], Order]:
    """Every different text in the column of dates, and in which order days and months stand."""
    if "date" not in table.columns:
        return [], "day first"
    texts = [text for text in table.select("date").distinct().to_pyarrow()["date"].to_pylist() if text]
    proven, either = order_of(texts)
    if options.dates:
        return texts, options.dates
    if len(proven) > 1:
        return texts, "both"
    if either and not proven:
        raise HefboomError(
            f"{file}: dates such as '{either}' can be read in two ways, and no other date shows which is meant. "
            "Say which comes first: --date-order day-first or --date-order month-first."
        )
    return texts, next(iter(proven), "day first")


def _typed_by_engine(table: ir.Table, habits: Habits, dates: list[str], backend: BaseBackend) -> ir.Table:
    lines = _with_cents(table, habits.convention, backend)
    texts = {
        name: lines[name].replace("\u00a0", " ").replace(MACHINE, "").strip().nullif("")
        for name in TEXTS
        if name in lines.columns
    }
    lines = lines.mutate(**texts)
    if "date" not in lines.columns:
        return lines.mutate(day=ibis.null("date"), year=ibis.null("int16"), dated=ibis.literal(True))
    read = {text: _read(text, habits) for text in dates}
    known = {text: day for text, day in read.items() if isinstance(day, date)}
    days = ibis.memtable(pa.table({"date": list(known), "day": pa.array(known.values(), pa.date32())}, _DAYS))
    joined = lines.left_join(days, "date").drop("date_right")
    return joined.mutate(year=joined.day.year().cast("int16"), dated=joined.day.notnull() | ~_given(joined.date))


_STEPS = (
    *("__comma", "__point", "__machine", "__text", "__mark", "__digits", "__minus", "__plain", "__at"),
    *("__whole", "__two", "__rest"),
)
_DAYS = pa.schema([("date", pa.string()), ("day", pa.date32())])


def _read(text: str, habits: Habits) -> date | str:
    return read_date(text.removeprefix(MACHINE), habits.order, habits.today, serials=habits.serials)


def _with_cents(table: ir.Table, convention: Convention, backend: BaseBackend) -> ir.Table:
    """Add `cents` where the grammar settles them, else null.

    In steps that are stored: as one expression it names itself so often that planning it takes longer than a file.
    """
    amount = table.amount_eur
    marked = table.mutate(
        **{f"__{name}": amount.re_search(grammar(mark)) for name, mark in (("comma", ","), ("point", "."))},
        __machine=amount.re_search(rf"^{MACHINE}-?[0-9]{{1,15}}(\.[0-9]+)?$"),
        __text=amount.re_replace(rf"[.,](--?|[–—])[{SPACES}]*$", ""),
    )
    marked = _stored(marked, backend)
    doubtful = marked["__comma"] & marked["__point"]
    has_mark = marked["__text"].contains(",") | marked["__text"].contains(".")
    unsettled = ibis.literal("" if convention == "both" else convention)
    mark = ibis.cases(
        (marked["__machine"], "."),
        (doubtful, has_mark.ifelse(unsettled, ".")),
        (marked["__comma"], ","),
        (marked["__point"], "."),
        else_="",
    )
    digits = marked["__text"].re_replace("[^0-9.,]", "")
    cut = marked.mutate(__mark=mark, __digits=digits, __minus=marked["__text"].re_search(r"[-−(]"))
    cut = _stored(cut, backend)
    plain = (cut["__mark"] == ",").ifelse(
        cut["__digits"].replace(".", "").replace(",", "."), cut["__digits"].replace(",", "")
    )
    parts = _stored(cut.mutate(__plain=plain, __at=(plain + ".").find(".")), backend)
    whole, decimals = parts["__plain"].left(parts["__at"]), parts["__plain"].substr(parts["__at"] + 1)
    shown = parts.mutate(
        __whole=whole, __two=(decimals + "00").left(2), __rest=decimals.substr(2).re_replace("0+$", "")
    )
    done = _stored(_rounded(shown), backend).drop(*_STEPS)
    for step in (marked, cut, parts):
        backend.drop_table(step.get_name(), force=True)
    return done


def _rounded(parts: ir.Table) -> ir.Table:
    """Cents of the digits before the mark and two after it, one up where the rest says so: half to even."""
    rest, odd = parts["__rest"], parts["__two"].right(1).isin(list("13579"))
    up = ((rest > "5") | ((rest == "5") & odd)).cast("int64")
    cents = ("0" + parts["__whole"]).try_cast("int64") * 100 + parts["__two"].try_cast("int64") + up
    fits = (parts["__mark"] != "") & (parts["__whole"].length() <= _DIGITS)
    return parts.mutate(cents=fits.ifelse(parts["__minus"].ifelse(-cents, cents), ibis.null("int64")))


def _stored(table: ir.Table, backend: BaseBackend) -> ir.Table:
    return backend.create_table(f"spend_step_{next(_NUMBERS)}", table, temp=True)


def _judge_rest(rest: ir.Table, raw: Raw, habits: Habits, judged: Judged) -> None:
    """Let Python look at lines that the engine could not read."""
    names = list(habits.names)
    rows: list[dict[str, Any]] = []
    for batch in rest.select(*names, ROW).order_by(ROW).to_pyarrow_batches(chunk_size=_BATCH):
        rows += batch.to_pylist()
    before = len(judged.rejected)
    for row in rows:
        judged.take(row[ROW], row, habits)
    wrong = judged.rejected[before:]
    lines = raw.lines_of([cell.line for cell in wrong if cell.line is not None])
    judged.rejected[before:] = [
        RejectedCell(lines.get(cell.line or 0, cell.line), cell.column, cell.value, cell.why) for cell in wrong
    ]
    judged.rejected.sort(key=lambda cell: cell.line or 0)
    del judged.rejected[KEPT:]
