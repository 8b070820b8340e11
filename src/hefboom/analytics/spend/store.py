"""Tables to Parquet, in pieces as the engine makes them: whole or not at all."""

import os
from pathlib import Path

import ibis.expr.types as ir
from ibis import BaseBackend
from pyarrow import parquet

from hefboom.analytics.spend.trouble import told

_BATCH = 245_760
"""Rows of a row group: enough to pack well, few enough that every core has some to read."""


def write_parquet(table: ir.Table, backend: BaseBackend, path: Path, properties: dict[str, str] | None = None) -> int:
    """Write a table and return how many rows it has. The file appears when all of it is there."""
    part = path.with_name(f".{path.name}.part{os.getpid()}")
    rows = 0
    try:
        with told(path.name):
            batches = backend.to_pyarrow_batches(table, chunk_size=_BATCH)
            schema = batches.schema.with_metadata(properties)
            with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
                for batch in batches:
                    writer.write_batch(batch.cast(schema), row_group_size=_BATCH)
                    rows += batch.num_rows
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return rows
