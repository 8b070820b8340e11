"""CSV files by Python, with every cell as text and the line that each record stands on."""

from itertools import islice
from pathlib import Path

import pyarrow as pa
from ibis import BaseBackend
from ibis.util import gen_name

from hefboom.analytics.csvfile import open_text
from hefboom.analytics.raw import ROW, Raw, same
from hefboom.analytics.records import Written, records
from hefboom.core.base.errors import RejectedCell

_BATCH = 50_000
_SHOWN = 80


def read_raw_csv(path: Path, shape: Written, backend: BaseBackend, *, empty_too: bool = False) -> Raw:
    """Read a CSV file by Python, every cell as text: slow, and no line is lost whatever is wrong with its quotes."""
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

    with open_text(path, shape.encoding) as file:
        for line, row, text in islice(records(file, shape, empty_too=empty_too), 1, None):
            if isinstance(row, str):
                rejected.append(RejectedCell(line, "", text[:_SHOWN], row))
                continue
            rows.append(row)
            numbers.append(line)
            if len(rows) == _BATCH:
                flush()
    flush()
    table = backend.create_table(gen_name("raw"), pa.Table.from_batches(batches, schema), temp=True)
    return Raw(table, shape.columns, False, lambda: rejected, same)
