"""CSV files with every cell as text, and numbers of workbooks marked as such."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
from ibis import BaseBackend
from ibis.util import gen_name

from hefboom.analytics.rawfiles import ROW, Raw, text_of
from hefboom.analytics.spend.amounts import MACHINE
from hefboom.analytics.spend.records import records
from hefboom.analytics.spend.sniff import Shape
from hefboom.core.base.errors import RejectedCell

_BATCH = 50_000


def machine_text(cell: object) -> str | None:
    """Return a cell of a workbook or JSON file as text; a number is marked, since its point is no thousands mark."""
    text = text_of(cell)
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return f"{MACHINE}{text}"
    return text


def read_raw_csv(path: Path, shape: Shape, backend: BaseBackend) -> Raw:
    """Read a CSV file by Python, every cell as text."""
    rejected: list[RejectedCell] = []
    schema = pa.schema([*((name, pa.string()) for name in shape.columns), (ROW, pa.int64())])
    batches: list[pa.RecordBatch] = []
    rows: list[list[str]] = []
    numbers: list[int] = []

    def flush() -> None:
        arrays = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)] or [[]] * len(shape.columns)
        batches.append(pa.record_batch([*arrays, pa.array(numbers, pa.int64())], schema))
        rows.clear()
        numbers.clear()

    with path.open(encoding=shape.encoding, errors="replace") as file:
        next(file)
        for line, row in records(file, shape, 2):
            if isinstance(row, str):
                rejected.append(RejectedCell(line, "", "", row))
                continue
            rows.append(row)
            numbers.append(line)
            if len(rows) == _BATCH:
                flush()
    flush()
    table = backend.create_table(gen_name("raw"), pa.Table.from_batches(batches, schema), temp=True)
    return Raw(table, shape.columns, False, lambda: rejected, _same)


def _same(rows: Iterable[int]) -> dict[int, int]:
    return {row: row for row in rows}
