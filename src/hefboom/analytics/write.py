"""Write rows to a file by its extension: csv, json, xlsx or parquet. Whole or not at all."""

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from hefboom.core.base.errors import HefboomError
from hefboom.core.facts.facts import Value

ColumnType = Literal["text", "bool", "int", "decimal", "date"]
Record = Mapping[str, Value | None]
EXTENSIONS = (".csv", ".json", ".parquet", ".xlsx")
_XLSX_ROWS = 1_048_575


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and the type of its values. Decimals keep six places (DECIMAL(18,6) in Parquet)."""

    name: str
    type: ColumnType


def check_extension(path: Path) -> None:
    """Refuse a file name that does not say which format to write. Raises HefboomError."""
    if path.suffix.lower() not in EXTENSIONS:
        raise HefboomError(f"{path.name}: the name must end in one of {', '.join(EXTENSIONS)}")


def write_tables(tables: Sequence[tuple[Path, Sequence[Column], Sequence[Record]]]) -> None:
    """Write files, each by its extension. They appear all together when all are written; else none does.

    Raises HefboomError when a name has another extension or a table does not fit the format.
    """
    finished: list[tuple[Path, Path]] = []
    try:
        for path, columns, rows in tables:
            check_extension(path)
            part = path.with_name(f".{path.name}.part{os.getpid()}{path.suffix}")
            finished.append((part, path))
            _write(part, columns, rows)
        for part, path in finished:
            part.replace(path)
    finally:
        for part, _ in finished:
            part.unlink(missing_ok=True)


def _write(path: Path, columns: Sequence[Column], rows: Sequence[Record]) -> None:
    match path.suffix.lower():
        case ".csv":
            _write_csv(path, columns, rows)
        case ".json":
            _write_json(path, columns, rows)
        case ".xlsx":
            _write_xlsx(path, columns, rows)
        case _:
            _write_parquet(path, columns, rows)


def _write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        writer.writerows([_text(row.get(column.name)) for column in columns] for row in rows)


def _write_json(path: Path, columns: Sequence[Column], rows: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, row in enumerate(rows):
            pairs = (f"{json.dumps(column.name)}: {_literal(row.get(column.name))}" for column in columns)
            file.write((",\n " if number else "\n ") + "{" + ", ".join(pairs) + "}")
        file.write("\n]\n")


def _write_xlsx(path: Path, columns: Sequence[Column], rows: Sequence[Record]) -> None:
    import xlsxwriter  # noqa: PLC0415 - only who writes a spreadsheet waits for it

    if len(rows) > _XLSX_ROWS:
        raise HefboomError(f"{len(rows):,} rows do not fit in a spreadsheet; write .csv or .parquet instead")
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("data")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name)
        for line, row in enumerate(rows, start=1):
            for at, column in enumerate(columns):
                value = row.get(column.name)
                if isinstance(value, date):
                    sheet.write_datetime(line, at, value, day)
                elif isinstance(value, str):
                    sheet.write_string(line, at, value)
                elif value is not None:
                    sheet.write(line, at, value)


def _write_parquet(path: Path, columns: Sequence[Column], rows: Sequence[Record]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - only who writes Parquet waits for it
    from pyarrow import parquet  # noqa: PLC0415 - as above

    types: dict[ColumnType, pa.DataType] = {
        "text": pa.string(),
        "bool": pa.bool_(),
        "int": pa.int64(),
        "decimal": pa.decimal128(18, 6),
        "date": pa.date32(),
    }
    schema = pa.schema([pa.field(column.name, types[column.type]) for column in columns])
    arrays = [pa.array([row.get(column.name) for row in rows], type=types[column.type]) for column in columns]
    parquet.write_table(pa.table(arrays, schema=schema), path, compression="zstd")


def _text(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def _literal(value: Value | None) -> str:
    if isinstance(value, Decimal):
        return _text(value)
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)
