"""Rows from the engine that reads files to the engine that works through them."""

from pathlib import Path

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend as DuckDB
from ibis.backends.sql import SQLBackend
from ibis.util import gen_name

# A table made of these alone has the rows of its file, one by one: nothing was left out, and nothing turned into
# something else, which engines do in ways of their own.
_AS_IN_THE_FILE = (ops.Project, ops.DatabaseTable, ops.Field, ops.Literal, ops.NullIf, ops.Add)


def reader_of(backend: SQLBackend) -> DuckDB:
    """Return what reads files for an engine: DuckDB, whatever the engine is."""
    return backend if isinstance(backend, DuckDB) else backend.reader


def carried(table: ir.Table, backend: SQLBackend) -> ir.Table:
    """Return rows that `reader_of(backend)` has read as a table of `backend`.

    To DuckDB they are there already. Spark reads a Parquet file itself where its rows are good as they stand;
    else DuckDB writes the good ones to Parquet in the folder that all of Spark's machines see.
    """
    if isinstance(backend, DuckDB):
        return table
    straight = _as_in_the_file(table, backend)
    return _written(table, backend) if straight is None else straight


def _as_in_the_file(table: ir.Table, backend: SQLBackend) -> ir.Table | None:
    path: Path | None = backend.reads
    sources = list(table.op().find(ops.PhysicalTable))
    if path is None or path.suffix.lower() != ".parquet" or len(sources) != 1:
        return None
    if not all(isinstance(node, _AS_IN_THE_FILE) for node in table.op().find(ops.Node)):
        return None
    [source] = sources
    file = backend.read_parquet(str(path.resolve()), table_name=gen_name("file"))
    types = {name: kind.copy(nullable=True) for name, kind in file.schema().items()}
    wanted = {name: kind.copy(nullable=True) for name, kind in source.schema.items()}
    numbering = {name: ibis.null(kind) for name, kind in wanted.items() if name not in types}
    if any(types.get(name, kind) != kind for name, kind in wanted.items()):
        return None
    whole = file.mutate(**numbering).select(*wanted)
    return table.op().replace({source: whole.op()}).to_expr()


def _written(table: ir.Table, backend: SQLBackend) -> ir.Table:
    folder = Path(backend.folder, gen_name("rows"))
    reader_of(backend).to_parquet(table, str(folder), per_thread_output=True, compression="zstd")
    return backend.read_parquet(str(folder), table_name=folder.name)
