"""Small tables to join lines with."""

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend as DuckDB
from ibis.util import gen_name


def beside(lines: ir.Table, rows: pa.Table) -> ir.Table:
    """Return rows as a table that lines can be joined with.

    For DuckDB it is a table of its own: of those it knows the lowest and highest number, and so takes the cheaper way.
    """
    backend = lines.get_backend()
    if isinstance(backend, DuckDB):
        return backend.create_table(gen_name("side"), rows, temp=True)
    return ibis.memtable(rows)
