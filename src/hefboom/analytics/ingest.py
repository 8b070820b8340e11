"""A register file becomes a table of facts: what can be read, and what was left out and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics import cells
from hefboom.analytics.distinct import all_different
from hefboom.analytics.raw import ROW, LinesOf, Raw
from hefboom.analytics.rawfiles import read_raw, text_of
from hefboom.core.base.errors import HefboomError, RejectedCell
from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import EnumValue, FactField, vocabulary
from hefboom.core.facts.read import read_value
from hefboom.core.strategy.pack import Pack

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
    needs to be put together. `rejected` are the cells for which a row was left out, by line;
    `tenders_with_rejected_rows` counts the tenders that are there by other rows and miss such a row.
    """

    name: str
    table: ir.Table
    columns: tuple[str, ...]
    tenders: int
    lots: int
    single: bool
    rejected: tuple[RejectedCell, ...]
    tenders_with_rejected_rows: int
    ignored: tuple[IgnoredColumn, ...]
    lines_of: LinesOf = field(repr=False)


def read_register(path: Path, backend: DuckDB, groups: Iterable[str] = ()) -> Register:
    """Read a register from CSV, XLSX, Parquet or JSON, by its extension.

    `groups` are the codes that a product group may have (`group_codes(pack)`); none given: any.
    A cell that holds no value of its column's fact rejects its row; so do a row without `tender_id`, a row with too
    few or too many cells, and a second row for the same tender and lot. Columns of other names are ignored and told.

    Raises HefboomError when the file cannot be read, has no rows, or has no column `tender_id`.
    """
    raw = read_raw(path, backend)
    facts = _facts_in(raw, path)
    if "product_group" in facts:
        facts["product_group"] = _one_of(facts["product_group"], tuple(groups))
    raw, judged = _whole(raw, facts, backend)
    read = _rows(raw, judged, facts)
    lots = _number(read.good.count())
    tenders = lots if read.single else _number(read.good.tender_id.nunique())
    if not lots and not read.rejected:
        raise HefboomError(f"{path.name} has column names but no rows. Give at least one tender.")
    return Register(
        name=path.name,
        table=_with_all_facts(read.good, facts),
        columns=tuple(facts),
        tenders=tenders,
        lots=lots,
        single=read.single or lots == tenders,
        rejected=tuple(sorted(read.rejected, key=lambda cell: (cell.line or 0, cell.column))),
        tenders_with_rejected_rows=_judged_in_part(read.good, read.of_tenders),
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


def group_codes(pack: Pack) -> tuple[str, ...]:
    """Return the product groups a register may name: those of the pack, and "none" for outside every group."""
    return (*(group.code for group in pack.product_groups), "none")


def _one_of(known: FactField, codes: tuple[str, ...]) -> FactField:
    """Let a code be checked like an enum: a misspelt one would otherwise count as outside every list."""
    values = tuple(EnumValue(value=code, label=Text(nl=code, en=code)) for code in codes)
    return known.model_copy(update={"type": "enum", "values": values}) if codes else known


def _ignored(raw: Raw, facts: dict[str, FactField]) -> Iterable[IgnoredColumn]:
    missing = [name for name, known in vocabulary().items() if name not in facts and not known.derived]
    for column in raw.columns:
        if column not in facts:
            near = get_close_matches(column.lower(), missing, n=1)
            yield IgnoredColumn(column, near[0] if near else None)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that count, whether each is a tender of its own, and what was left out: cells, and of which tenders."""

    good: ir.Table
    single: bool
    rejected: list[RejectedCell]
    of_tenders: list[str]


def _whole(raw: Raw, facts: dict[str, FactField], backend: DuckDB) -> tuple[Raw, ir.Table | None]:
    """The file and its judged rows, of which none is lost; no judged rows where all are known to be good."""
    if raw.typed and _is_clean(raw, facts):
        return raw, None
    judged = _judged(raw, facts, backend)
    anew = None if raw.typed else raw.again(_number(judged.count()))
    return (anew, _judged(anew, facts, backend)) if anew else (raw, judged)


def _rows(raw: Raw, judged: ir.Table | None, facts: dict[str, FactField]) -> _Rows:
    rejected: list[RejectedCell] = []
    of_tenders: list[str] = []
    if judged is None:
        good = _trusted(raw, facts)
    else:
        good = judged.filter(~judged["__bad"]).drop("__bad")
        rejected = _bad_cells(raw, judged, facts)
        if rejected:
            of_tenders = _column(judged.filter(judged["__bad"] & judged.tender_id.notnull()).tender_id)
    single = all_different(good, "tender_id")
    doubled: list[RejectedCell] = []
    if not single and not ("lot_id" in facts and all_different(good, "tender_id", "lot_id")):
        good, doubled = _without_doubles(good, raw)
    return _Rows(good, single, [*raw.rejected(), *rejected, *doubled], [*of_tenders, *(cell.value for cell in doubled)])


def _judged(raw: Raw, facts: dict[str, FactField], backend: DuckDB) -> ir.Table:
    """The file's facts by type, with `ROW` and whether the row is to be left out (`__bad`)."""
    columns = {name: cells.value_of(known, raw.table[name], as_is=raw.typed) for name, known in facts.items()}
    bad = columns["tender_id"].isnull()
    for name, known in facts.items():
        if cells.can_fail(known, raw.table[name]):
            bad = bad | _problem(raw, known)
    judged = raw.table.select(raw.table[ROW], **columns, __bad=bad)
    # Text is parsed once and kept; Parquet is read again from the file, which is as fast and needs no memory.
    return judged if raw.typed else backend.create_table("judged", judged, temp=True, overwrite=True)


def _problem(raw: Raw, known: FactField) -> ir.BooleanValue:
    """Is there something in the cell that is no value of the fact? Null counts as no."""
    cell = raw.table[known.name]
    if isinstance(cell, ir.StringValue) and known.type == "enum" and known.name in raw.footer.no_empty_text:
        return ~cells.listed(known, cell)
    return cells.given(cell, as_is=raw.typed) & cells.value_of(known, cell, as_is=raw.typed).isnull()


def _is_clean(raw: Raw, facts: dict[str, FactField]) -> bool:
    """Is every cell of a typed file a value of its fact, or null? Then it need not be looked at again.

    What the footer proves is not read, and the engine takes lowest and highest numbers from there too: so they are
    asked for by themselves.
    """
    doubtful = [known for name, known in facts.items() if name not in raw.footer.nothing]
    doubtful = [known for known in doubtful if cells.can_fail(known, raw.table[known.name])]
    numbers = [known for known in doubtful if raw.table[known.name].type().copy(nullable=True) == _type(known)]
    numbers = [known for known in numbers if known.minimum is not None or known.maximum is not None]
    within = [test for known in numbers for test in _bounds(known, raw.table[known.name])]
    problems = [_problem(raw, known) for known in doubtful if known not in numbers]
    if not {"tender_id"} <= raw.footer.complete & raw.footer.no_empty_text:
        problems.append(cells.value_of(facts["tender_id"], raw.table.tender_id, as_is=True).isnull())
    return _none(raw.table, [~test for test in within]) and _none(raw.table, [problem.any() for problem in problems])


def _bounds(known: FactField, column: ir.Column) -> Iterable[ir.BooleanValue]:
    """Whether the lowest and the highest number of a column may stand there."""
    if known.minimum is not None:
        yield cells.within(known, column.min())
    if known.maximum is not None:
        yield cells.within(known, column.max())


def _none(table: ir.Table, tests: list[ir.BooleanValue]) -> bool:
    """Is none of these tests on a whole table true?"""
    if not tests:
        return True
    found = table.aggregate([test.name(f"__t{at}") for at, test in enumerate(tests)]).to_pyarrow().to_pylist()[0]
    return True not in found.values()


def _trusted(raw: Raw, facts: dict[str, FactField]) -> ir.Table:
    return raw.table.select(raw.table[ROW], **{name: _trusted_cell(raw, each) for name, each in facts.items()})


def _trusted_cell(raw: Raw, known: FactField) -> ir.Value:
    cell = raw.table[known.name]
    if known.name in raw.footer.nothing:
        return ibis.null(_type(known))
    if isinstance(cell, ir.StringValue) and known.name not in raw.footer.no_empty_text:
        cell = cell.nullif("")
    return cells.trusted(known, cell)


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


def _judged_in_part(good: ir.Table, of_tenders: list[str]) -> int:
    """Count the tenders of which a row was left out, and that are there by another row."""
    if not of_tenders:
        return 0
    left_out = ibis.memtable({"tender_id": sorted(set(of_tenders))})
    return _number(good.semi_join(left_out, "tender_id").tender_id.nunique())


def _type(known: FactField) -> dt.DataType:
    return cells.TYPES[known.type]


def _number(scalar: ir.IntegerScalar) -> int:
    return int(scalar.to_pyarrow().as_py())


def _column(column: ir.Column) -> list[str]:
    values: list[str] = column.to_pyarrow().to_pylist()
    return values


def _with_all_facts(table: ir.Table, facts: dict[str, FactField]) -> ir.Table:
    absent = {
        name: ibis.null(cells.TYPES[known.type])
        for name, known in vocabulary().items()
        if name not in facts and not known.derived
    }
    return table.mutate(**absent) if absent else table
