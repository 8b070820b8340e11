"""A register file becomes a table of facts: what can be read, and what was left out and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics import cells
from hefboom.analytics.rawfiles import ROW, LinesOf, Raw, read_raw, text_of
from hefboom.core.base.errors import HefboomError, RejectedCell
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.read import read_value

DUPLICATE = "this tender and lot stand in the file already, on line {line}; keep one of the two"


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """A column of the file that is no fact: left alone, with the name it may have been meant to have."""

    column: str
    did_you_mean: str | None

    def as_dict(self) -> dict[str, str | None]:
        """Return the promised JSON form."""
        return {"column": self.column, "did_you_mean": self.did_you_mean}


@dataclass(frozen=True, slots=True)
class Register:
    """A register as typed facts.

    `table` has a column for every fact of the vocabulary that is not derived (null is unknown) and `ROW`. `columns`
    are the facts that the file has a column for. `single` is true when every tender has one row, so that nothing
    needs to be put together. `rejected` are the cells for which a row was left out, by line.
    """

    name: str
    table: ir.Table
    columns: tuple[str, ...]
    tenders: int
    lots: int
    single: bool
    rejected: tuple[RejectedCell, ...]
    ignored: tuple[IgnoredColumn, ...]
    lines_of: LinesOf = field(repr=False)


def read_register(path: Path, backend: DuckDB) -> Register:
    """Read a register from CSV, XLSX, Parquet or JSON, by its extension.

    A cell that holds no value of its column's fact rejects its row; so do a row without `tender_id`, a row with too
    few or too many cells, and a second row for the same tender and lot. Columns of other names are ignored and told.

    Raises HefboomError when the file cannot be read, has no rows, or has no column `tender_id`.
    """
    raw = read_raw(path, backend)
    facts = _facts_in(raw, path)
    judged = _judged(raw, facts, backend)
    clean = raw.typed and _is_clean(raw, judged, facts)
    rejected = [] if clean else _bad_cells(raw, judged, facts)
    good = _trusted(raw, facts) if clean else judged.filter(~judged["__bad"]).drop("__bad")
    single = _all_different(good)
    good, doubled = (good, []) if single else _without_doubles(good, raw)
    rejected = sorted([*raw.rejected(), *rejected, *doubled], key=lambda cell: (cell.line or 0, cell.column))
    lots = good.count().to_pyarrow().as_py()
    tenders = lots if single else good.tender_id.nunique().to_pyarrow().as_py()
    if not lots and not rejected:
        raise HefboomError(f"{path.name} has column names but no rows. Give at least one tender.")
    return Register(
        name=path.name,
        table=_with_all_facts(good, facts),
        columns=tuple(facts),
        tenders=tenders,
        lots=lots,
        single=single or lots == tenders,
        rejected=tuple(rejected),
        ignored=tuple(_ignored(raw, facts)),
        lines_of=raw.lines_of,
    )


def _facts_in(raw: Raw, path: Path) -> dict[str, FactField]:
    facts = {name: known for name, known in vocabulary().items() if name in raw.columns and not known.derived}
    if "tender_id" not in facts:
        near = get_close_matches("tender_id", raw.columns, n=1)
        hint = f" Is it the column '{near[0]}'? Then rename that." if near else ""
        raise HefboomError(f"{path.name} has no column 'tender_id', so its rows cannot be told apart.{hint}")
    return facts


def _ignored(raw: Raw, facts: dict[str, FactField]) -> Iterable[IgnoredColumn]:
    missing = [name for name, known in vocabulary().items() if name not in facts and not known.derived]
    for column in raw.columns:
        if column not in facts:
            near = get_close_matches(column.lower(), missing, n=1)
            yield IgnoredColumn(column, near[0] if near else None)


def _judged(raw: Raw, facts: dict[str, FactField], backend: DuckDB) -> ir.Table:
    """The file's facts by type, with `ROW` and whether the row is to be left out (`__bad`)."""
    columns = {name: cells.value_of(known, raw.table[name], as_is=raw.typed) for name, known in facts.items()}
    problems = [
        cells.given(raw.table[name], as_is=raw.typed) & columns[name].isnull()
        for name, known in facts.items()
        if cells.can_fail(known, raw.table[name])
    ]
    bad = columns["tender_id"].isnull()
    for problem in problems:
        bad = bad | problem
    judged = raw.table.select(raw.table[ROW], **columns, __bad=bad)
    # Text is parsed once and kept; Parquet is read again from the file, which is as fast and needs no memory.
    return judged if raw.typed else backend.create_table("judged", judged, temp=True)


def _is_clean(raw: Raw, judged: ir.Table, facts: dict[str, FactField]) -> bool:
    """Is every cell of a typed file a value of its fact, or null? Then it need not be looked at again."""
    texts = [raw.table[name] for name in facts if raw.table[name].type().is_string()]
    empty = raw.table.aggregate([(text == "").any().name(text.get_name()) for text in texts])
    bad = judged.aggregate(bad=judged["__bad"].any()).to_pyarrow().to_pylist()
    return not any(bad[0].values()) and not any(empty.to_pyarrow().to_pylist()[0].values())


def _trusted(raw: Raw, facts: dict[str, FactField]) -> ir.Table:
    return raw.table.select(
        raw.table[ROW], **{name: cells.trusted(each, raw.table[name]) for name, each in facts.items()}
    )


def _bad_cells(raw: Raw, judged: ir.Table, facts: dict[str, FactField]) -> list[RejectedCell]:
    """Every cell for which a row is left out. The file is only read again when there are any."""
    if not judged.filter(judged["__bad"]).count().to_pyarrow().as_py():
        return []
    bad_rows = judged.filter(judged["__bad"]).select(ROW)
    rows = raw.table.semi_join(bad_rows, ROW).select(ROW, *facts).to_pyarrow().to_pylist()
    lines = raw.lines_of(row[ROW] for row in rows)
    return [
        RejectedCell(lines.get(row[ROW]), name, str(row[name] or ""), why)
        for row in rows
        for name, known in facts.items()
        if (why := _why(known, row[name]))
    ]


def _why(known: FactField, cell: Value | None) -> str | None:
    """Say in a sentence what is wrong with a cell; None when nothing is."""
    try:
        value = read_value(known, text_of(cell) or "")
    except ValueError as error:
        return str(error)
    if value is None and known.name == "tender_id":
        return "the row has no tender_id; give every tender a name or number of its own"
    return None


def _without_doubles(table: ir.Table, raw: Raw) -> tuple[ir.Table, list[RejectedCell]]:
    """Leave out every row for a tender and lot that an earlier row was for."""
    lot = table.lot_id if "lot_id" in table.columns else ibis.null("string")
    keyed = table.mutate(__lot=lot.fill_null(""))
    numbered = keyed.mutate(__first=keyed[ROW].min().over(group_by=[keyed.tender_id, keyed["__lot"]]))
    later = numbered.filter(numbered[ROW] > numbered["__first"])
    doubles = later.select(ROW, "__first", "tender_id", "__lot").to_pyarrow().to_pylist()
    if not doubles:
        return table, []
    lines = raw.lines_of([*(row[ROW] for row in doubles), *(row["__first"] for row in doubles)])
    rejected = [
        RejectedCell(
            lines.get(row[ROW]), "tender_id", row["tender_id"], DUPLICATE.format(line=lines.get(row["__first"], "?"))
        )
        for row in doubles
    ]
    return table.anti_join(later.select(ROW), ROW), rejected


def _all_different(table: ir.Table) -> bool:
    """Is every tender on one row? Told from hashes: equal counts are proof, unequal ones only a reason to look."""
    counts = table.aggregate(rows=table.count(), different=table.tender_id.hash().nunique()).to_pyarrow().to_pylist()[0]
    return bool(counts["rows"] == counts["different"])


def _with_all_facts(table: ir.Table, facts: dict[str, FactField]) -> ir.Table:
    absent = {
        name: ibis.null(cells.TYPES[known.type])
        for name, known in vocabulary().items()
        if name not in facts and not known.derived
    }
    return table.mutate(**absent) if absent else table
