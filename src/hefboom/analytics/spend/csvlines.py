"""CSV the fast way: the engine's typed reader for a file with one clear convention, Python for the lines it refuses.

The typed reader is told the decimal mark and the way of writing dates that a sample shows. Whatever does not agree is
refused by it with its place in the file, and judged by Python: read after all, or named with why. Where the whole file
turns out to have two conventions, amounts with parts of cents, or too many such lines, the slow way reads it anew.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis import BaseBackend

from hefboom.analytics.csvfile import line_ends
from hefboom.analytics.records import QUOTES, Record, records
from hefboom.analytics.spend.amounts import Mark, convention_of
from hefboom.analytics.spend.dates import FIRST_YEAR, Order, latest, order_of
from hefboom.analytics.spend.judge import Habits, Judged
from hefboom.analytics.spend.lines import SCHEMA, TEXTS, Credits, Known, ReadOptions
from hefboom.analytics.spend.quotes import Quoting, quoting_of
from hefboom.analytics.spend.sniff import Shape
from hefboom.core.base.errors import RejectedCell

_MOST_REFUSED = 0.03
_FEW = 1_000
_SIMPLE = {mark: re.compile(rf"^[-+]?[0-9]+(?:{re.escape(mark)}[0-9]*)?$") for mark in (",", ".")}
_DATE_FORMS: tuple[tuple[re.Pattern[str], str | None, Order | None], ...] = (
    (re.compile(r"^\d{4}-\d{2}-\d{2}$"), None, None),
    (re.compile(r"^\d{8}$"), "%Y%m%d", None),
    (re.compile(r"^\d{1,2}-\d{1,2}-\d{4}$"), "%d-%m-%Y", "day first"),
    (re.compile(r"^\d{1,2}/\d{1,2}/\d{4}$"), "%d/%m/%Y", "day first"),
    (re.compile(r"^\d{1,2}\.\d{1,2}\.\d{4}$"), "%d.%m.%Y", "day first"),
    (re.compile(r"^\d{1,2}/\d{1,2}/\d{4}$"), "%m/%d/%Y", "month first"),
    (re.compile(r"^\d{1,2}-\d{1,2}-\d{4}$"), "%m-%d-%Y", "month first"),
)
# Empty cells are refused as well, so that an empty amount is named with its line.
_NO_NULL = "\ue001"


@dataclass(frozen=True, slots=True)
class Part:
    """What came of one file. `known` and `parsed_anew`: see `SpendLines`."""

    table: ir.Table
    read: int
    judged: Judged
    credits: Credits
    known: Known | None = None
    parsed_anew: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    mark: Mark
    form: str | None
    order: Order


def read_fast(
    path: Path, shape: Shape, names: dict[str, str], backend: BaseBackend, options: ReadOptions
) -> Part | None:
    """Read a CSV file with the typed reader; None when it has no one clear convention."""
    plan = _plan_for(shape, names, options)
    if plan is None:
        return None
    quoting = quoting_of(path, shape)
    if quoting is None:
        return None
    source = _Source(path, shape, names, plan, quoting)
    found = source.first_pass(backend, options)
    refused = source.refused(backend)
    limit = max(_FEW, _MOST_REFUSED * found["lines"])
    if found["parts_of_cents"] or found["far"] or len(refused) > limit:
        return None
    if quoting.usual and not source.complete(found["lines"] + len(refused)):
        return None
    habits = Habits(names, plan.mark, plan.order, options.today)
    cells, judged = source.lines_again(refused), Judged()
    for line, row, text in cells:
        _judge(line, row, text, shape, habits, judged)
    whole = [named(row, shape, names) for _, row, _ in cells if isinstance(row, list)]
    proven, _ = convention_of(row["amount_eur"] for row in whole)
    orders, _ = order_of(row["date"] for row in whole if "date" in row)
    if quoting.usual and any(row == QUOTES for _, row, _ in cells):
        return None  # one quote that is not closed, and the engine loses lines without a word
    if (options.decimal is None and proven - {plan.mark}) or (options.dates is None and orders - {plan.order}):
        return None
    negative = [row["cents"] for row in judged.rows if row["cents"] < 0]
    below_zero = Credits(found["credits"] + len(negative), int(found["credit_cents"] or 0) + sum(negative))
    table = source.table(backend, options)
    if judged.rows:
        table = table.union(ibis.memtable(judged.table()))
    return Part(table, found["lines"] + len(judged.rows) + judged.count, judged, below_zero, parsed_anew=True)


def _plan_for(shape: Shape, names: dict[str, str], options: ReadOptions) -> _Plan | None:
    """The one convention that the sample shows, or None."""
    at = {name: shape.columns.index(column) for name, column in names.items()}
    amounts = [row[at["amount_eur"]] for row in shape.sample]
    dates = [row[at["date"]] for row in shape.sample] if "date" in at else []
    proven, _ = convention_of(amounts)
    if len(proven) != 1 or shape.engine_encoding != "utf-8" or options.decimal not in (None, *proven):
        return None
    mark: Mark = "," if "," in proven else "."
    orders, either = order_of(dates)
    if len(orders) > 1 or (either and not orders and not options.dates):
        return None
    order: Order = options.dates or (min(orders) if orders else "day first")
    for pattern, form, needed in _DATE_FORMS:
        odd = sum(not pattern.match(text) for text in dates) + sum(not _SIMPLE[mark].match(text) for text in amounts)
        if needed in (None, order) and odd <= _MOST_REFUSED * len(amounts):
            return _Plan(mark, form, order)
    return None


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    shape: Shape
    names: dict[str, str]
    plan: _Plan
    quoting: Quoting

    def sql(self, cents: str, extra: str) -> str:
        """Return the file as a table function; its columns are called c0, c1 and so on."""
        at = {name: self.shape.columns.index(column) for name, column in self.names.items()}
        kinds = {at["amount_eur"]: cents, **({at["date"]: "DATE"} if "date" in at else {})}
        columns = ", ".join(f"'c{n}': '{kinds.get(n, 'VARCHAR')}'" for n in range(len(self.shape.columns)))
        form = f", dateformat = '{self.plan.form}'" if self.plan.form else ""
        path, quote = str(self.path).replace("'", "''"), '"' if self.quoting.usual else ""
        # No text of an author is in it but the name of the file, quoted; the columns have names of our own.
        return (
            f"read_csv('{path}', delim = '{self.shape.delimiter}', quote = '{quote}', escape = '{quote}', header = true"
            f", auto_detect = false, columns = {{{columns}}}, decimal_separator = '{self.plan.mark}'{form}, "
            f"nullstr = '{_NO_NULL}', {extra})"
        )

    def column(self, name: str) -> str:
        """The engine's name of a column."""
        return f"c{self.shape.columns.index(self.names[name])}"

    def first_pass(self, backend: BaseBackend, options: ReadOptions) -> dict[str, Any]:
        """Read all amounts and dates once; what the reader refuses is stored with its place."""
        amount = self.column("amount_eur")
        day = self.column("date") if "date" in self.names else "CAST(NULL AS DATE)"
        far = f"coalesce(min({day}) < DATE '{FIRST_YEAR}-01-01' OR max({day}) > DATE '{latest(options.today)}', false)"
        _forget(backend)
        # Four decimals show whether a cell has parts of cents: one that is closer to a cent than that rounds to it.
        found = backend.raw_sql(
            f"SELECT count(*), count(*) FILTER ({amount} <> CAST({amount} AS DECIMAL(18, 2))), {far}, "  # noqa: S608 - only the quoted path is not ours
            f"count(*) FILTER ({amount} < 0), CAST(100 * sum({amount}) FILTER ({amount} < 0) AS BIGINT) "
            f"FROM {self.sql('DECIMAL(18, 4)', 'store_rejects = true')} WHERE {self._no_quotes()}"
        ).fetchall()[0]
        return dict(zip(("lines", "parts_of_cents", "far", "credits", "credit_cents"), found, strict=True))

    def _no_quotes(self) -> str:
        """Leave the lines out that Python reads. With a quote in amount or date the reader refuses them of its own."""
        judged = {self.shape.columns.index(self.names[name]) for name in ("amount_eur", "date") if name in self.names}
        return " AND ".join(["true", *(f"c{at} NOT LIKE '%\"%'" for at in sorted(self.quoting.columns - judged))])

    def complete(self, records: int) -> bool:
        """Did every line of the file come out, as a line or as a refused one?"""
        return line_ends(self.path) == records + 1

    def refused(self, backend: BaseBackend) -> list[tuple[int, int, str]]:
        """Return the lines that the reader refused: number of the record, place in bytes, text."""
        query = (
            "SELECT line, min(line_byte_position), first(csv_line) FROM reject_errors GROUP BY line "
            "ORDER BY min(line_byte_position)"
        )
        found: list[tuple[int, int, str]] = backend.raw_sql(query).fetchall()
        _forget(backend)
        return found

    def lines_again(self, refused: list[tuple[int, int, str]]) -> list[Record]:
        """Return refused lines with their number: their cells or what is wrong with them, and their text."""
        known = {line for line, *_ in self.quoting.lines}
        found = list(self.quoting.lines)
        for line, _, text in refused:
            pieces = text.strip("\r\n").splitlines()
            if line not in known:
                found += [(line, row, text.strip("\r\n")) for _, row, _ in records(pieces, self.shape, line)]
        return sorted(found, key=itemgetter(0))

    def table(self, backend: BaseBackend, options: ReadOptions) -> ir.Table:
        """Return the lines that the typed reader reads, as a query that reads the file anew each time."""
        amount = self.column("amount_eur")
        day = self.column("date") if "date" in self.names else "CAST(NULL AS DATE)"
        texts = ", ".join(
            f"{self.column(name) if name in self.names else 'CAST(NULL AS VARCHAR)'} AS {name}" for name in TEXTS
        )
        # Amount and date are asked of every line, whatever a query wants: the reader only judges what it reads.
        needed = f"{amount} IS NOT NULL" + (f" AND {day} IS NOT NULL" if "date" in self.names else "")
        return backend.sql(
            f"SELECT {day} AS day, CAST(year({day}) AS SMALLINT) AS year, CAST({amount} * 100 AS BIGINT) AS cents, "  # noqa: S608 - only the quoted path is not ours
            f"{texts} FROM {self.sql('DECIMAL(18, 2)', 'ignore_errors = true')} WHERE {needed} AND {self._no_quotes()}",
            schema=ibis.schema(SCHEMA),
        )


def _forget(backend: BaseBackend) -> None:
    backend.raw_sql("DROP TABLE IF EXISTS reject_errors")
    backend.raw_sql("DROP TABLE IF EXISTS reject_scans")


def _judge(line: int, row: list[str] | str, text: str, shape: Shape, habits: Habits, judged: Judged) -> None:
    if isinstance(row, str):
        judged.reject(RejectedCell(line, "", text[:80], row))
    else:
        judged.take(line, named(row, shape, habits.names), habits)


def named(row: list[str], shape: Shape, names: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a record by name of `COLUMNS`."""
    return {name: row[shape.columns.index(column)] for name, column in names.items()}
