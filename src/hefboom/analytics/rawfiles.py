"""Files as they are: every format becomes one table with the file's own columns and a row number."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

import ibis
import pyarrow as pa
from ibis.backends.duckdb import Backend as DuckDB
from ibis.util import gen_name
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hefboom.analytics import csvfile
from hefboom.analytics.csvtext import read_raw_csv
from hefboom.analytics.footer import footer_of
from hefboom.analytics.raw import ROW, Raw, same
from hefboom.core.base.errors import HefboomError, RejectedCell

_NUMBER = "file_row_number"
_BATCH = 20_000
_MICRO = Decimal("0.000001")
_LARGE = Decimal(10) ** 20

TextOf = Callable[[object], str | None]


def read_raw(path: Path, backend: DuckDB, as_text: TextOf | None = None) -> Raw:
    """Open a file by its extension; `as_text` turns cells of workbooks and JSON into text.

    Raises HefboomError when it is not there, empty, or of no known kind.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise HefboomError(
            f"{path.name}: files that end in '{path.suffix}' cannot be read. Use .csv, .xlsx, .parquet or .json."
        )
    if not path.is_file():
        raise HefboomError(f"{path}: there is no such file. Check the name and the folder.")
    if path.stat().st_size == 0:
        raise HefboomError(f"{path.name} is empty. The first line must hold the names of the columns.")
    raw = reader(path, backend, as_text or text_of)
    if doubled := _doubled(raw.columns):
        raise HefboomError(
            f"{path.name}: the column '{doubled[0]}' stands there twice. Give every column its own name."
        )
    return raw


def _doubled(columns: tuple[str, ...]) -> list[str]:
    """The columns that stand there twice. To the engine, names that differ in case only are the same."""
    lowered = [name.lower() for name in columns]
    return sorted(name for name in columns if lowered.count(name.lower()) > 1)


def _read_csv(path: Path, backend: DuckDB, _: TextOf) -> Raw:
    shape = csvfile.shape_of(path)
    if _doubled(shape.columns):
        return Raw(ibis.memtable({ROW: [0]}), shape.columns, False, list, same)
    table = backend.read_csv(
        str(path),
        table_name=gen_name("raw"),
        delim=shape.delimiter,
        quote='"',
        escape='"',
        header=True,
        auto_detect=False,
        columns=dict.fromkeys(shape.columns, "VARCHAR"),
        encoding=shape.encoding,
        store_rejects=True,
    )

    def rejected_rows() -> list[tuple[Any, ...]]:
        query = "SELECT DISTINCT line, error_type, csv_line FROM reject_errors ORDER BY line"
        return cast("list[tuple[Any, ...]]", backend.raw_sql(query).fetchall())

    def again(rows: int) -> Raw | None:
        whole = not shape.quotes or (not rejected_rows() and csvfile.has_records(path, shape, rows))
        return None if whole else read_raw_csv(path, shape, backend, empty_too=True)

    return Raw(
        table=table.mutate(ibis.row_number().cast("int64").name(ROW)),
        columns=shape.columns,
        typed=False,
        rejected=lambda: csvfile.explain_rejected(path, shape, rejected_rows()),
        lines_of=lambda rows: csvfile.lines_of(path, shape, rows, {line for line, *_ in rejected_rows()}),
        again=again,
    )


def _read_parquet(path: Path, backend: DuckDB, _: TextOf) -> Raw:
    try:
        # Counted by the reader itself, and only when asked for: a window over all rows would keep the engine from
        # using the file's statistics, its dictionaries and more than one core.
        table = backend.read_parquet(str(path), table_name=gen_name("raw"), file_row_number=True)
    except Exception as error:  # the engine has many kinds of error for a broken file; a person needs one
        raise HefboomError(f"{path.name} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
    columns = tuple(name for name in table.columns if name != _NUMBER)
    numbered = table.select(*columns, (table[_NUMBER] + 1).name(ROW))
    return Raw(numbered, columns, True, list, same, footer_of(path))


def _read_xlsx(path: Path, backend: DuckDB, as_text: TextOf) -> Raw:
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError) as error:
        raise HefboomError(f"{path.name} cannot be read as a workbook. Save it again as .xlsx.") from error
    rows = ((number, list(row)) for number, row in enumerate(sheet.iter_rows(values_only=True), start=1))
    filled = ((number, row) for number, row in rows if any(cell is not None for cell in row))
    _, header = next(filled, (0, []))
    columns = tuple(text_of(cell) or "" for cell in _without_tail(header))
    rejected: list[RejectedCell] = []

    def records() -> Iterator[tuple[int, dict[str, Any]]]:
        for number, row in filled:
            extra = next((cell for cell in row[len(columns) :] if cell is not None), None)
            if extra is None:
                yield number, dict(zip(columns, row, strict=False))
            else:
                why = f"the row has a value beyond the last named column ({columns[-1]}); remove it or name its column"
                rejected.append(RejectedCell(number, "", str(extra), why))

    return _stored(records(), columns, rejected, backend, as_text)


def _read_json(path: Path, backend: DuckDB, as_text: TextOf) -> Raw:
    rejected: list[RejectedCell] = []
    rows = [
        (number, row)
        for number, row in _json_rows(path, rejected)
        if isinstance(row, dict) or _refuse(number, row, rejected)
    ]
    columns = tuple(dict.fromkeys(name for _, row in rows for name in row))
    return _stored(iter(rows), columns, rejected, backend, as_text)


def _json_rows(path: Path, rejected: list[RejectedCell]) -> list[tuple[int, Any]]:
    """An array of objects, {"rows": [...]}, or one object per line; with the number of the row or line."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise HefboomError(f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return list(_json_lines(text, rejected))
    try:
        whole = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        if text.lstrip().startswith("{") and "\n" in text.strip():
            return list(_json_lines(text, rejected))
        raise HefboomError(f"{path.name} is not JSON: {error}.") from error
    rows = whole.get("rows", [whole]) if isinstance(whole, dict) else whole
    if not isinstance(rows, list):
        raise HefboomError(f'{path.name}: expected a list of rows, or an object with "rows".')
    return list(enumerate(rows, start=1))


def _json_lines(text: str, rejected: list[RejectedCell]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line, parse_float=Decimal)
            except ValueError as error:
                rejected.append(RejectedCell(number, "", line[:80], f"the line is not JSON: {error}"))


def _refuse(number: int, row: object, rejected: list[RejectedCell]) -> bool:
    rejected.append(RejectedCell(number, "", str(row)[:80], "the row is not an object with names and values"))
    return False


def _stored(
    records: Iterator[tuple[int, dict[str, Any]]],
    columns: tuple[str, ...],
    rejected: list[RejectedCell],
    backend: DuckDB,
    as_text: TextOf,
) -> Raw:
    """Put rows of Python values into the engine, as text."""
    if _doubled(columns):
        return Raw(ibis.memtable({ROW: [0]}), columns, False, list, same)
    schema = pa.schema([*((name, pa.string()) for name in dict.fromkeys(columns)), (ROW, pa.int64())])
    batches: list[pa.RecordBatch] = []
    batch: list[dict[str, Any]] = []

    def flush() -> None:
        batches.append(pa.RecordBatch.from_pylist(batch, schema))
        batch.clear()

    for number, record in records:
        batch.append({**{name: as_text(cell) for name, cell in record.items()}, ROW: number})
        if len(batch) == _BATCH:
            flush()
    flush()
    table = backend.create_table(gen_name("raw"), pa.Table.from_batches(batches, schema), temp=True)
    return Raw(table, columns, False, lambda: rejected, same)


def text_of(cell: object) -> str | None:
    """A cell of a workbook or JSON file as the text that a CSV file would hold; None when it is empty."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | Decimal):
        return _number(Decimal(repr(cell)) if isinstance(cell, float) else cell)
    return json.dumps(cell, default=str)


def _number(number: Decimal) -> str:
    """Without exponent and without needless zeros; at most six decimals, as everywhere."""
    if not number.is_finite():
        return str(number)
    if number != number.to_integral_value() and abs(number) < _LARGE:
        number = number.quantize(_MICRO, ROUND_HALF_EVEN)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _without_tail(row: list[Any]) -> list[Any]:
    """The header up to its last named column."""
    while row and row[-1] is None:
        row = row[:-1]
    return row


_READERS: dict[str, Callable[[Path, DuckDB, TextOf], Raw]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".txt": _read_csv,
    ".xlsx": _read_xlsx,
    ".parquet": _read_parquet,
    ".json": _read_json,
    ".jsonl": _read_json,
    ".ndjson": _read_json,
}
EXTENSIONS = tuple(_READERS)
