"""Ibis on Spark, exact: what comes in and goes out keeps its type, and a temporary table is one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend as DuckDB
from ibis.backends.pyspark import Backend
from pyspark.sql import DataFrame, SparkSession


class Spark(Backend):  # type: ignore[misc]  # Ibis carries no types
    """Ibis' own backend for Spark takes every table through pandas, where a whole number beside a null becomes a float.

    Here tables go in and out as Arrow. `reader` is the DuckDB that reads files for it, `reads` the file that was given,
    and `folder` where rows are put for all its machines to read.
    """

    reader: DuckDB
    reads: Path | None
    folder: Path
    kept: list[DataFrame]

    @classmethod
    def on(cls, session: SparkSession, reader: DuckDB, reads: Path | None, folder: Path) -> "Spark":
        """Return the backend that works in a session."""
        backend: Spark = cls().connect(session)
        backend.reader, backend.reads, backend.folder = reader, reads, folder
        backend.kept = []
        return backend

    @property
    def session(self) -> SparkSession:
        """Return the session it works in."""
        session: SparkSession = self._session
        return session

    def to_pyarrow(
        self,
        expr: ir.Expr,
        /,
        *,
        params: Mapping[ir.Scalar, Any] | None = None,
        limit: int | str | None = None,
        **kwargs: Any,
    ) -> pa.Table | pa.ChunkedArray | pa.Scalar:
        """Return what an expression comes to, in the types that it says it has."""
        self._run_pre_execute_hooks(expr)
        table = expr.as_table()
        found = self.session.sql(self.compile(table, params=params, limit=limit, **kwargs)).toArrow()
        return expr.__pyarrow_result__(found.cast(table.schema().to_pyarrow()))

    def create_table(
        self, name: str, /, obj: ir.Table | pa.Table | None = None, *, temp: bool | None = None, **kwargs: Any
    ) -> ir.Table:
        """Create a table. The machines that found a temporary one keep it; when one dies, its part is found again."""
        if not temp:
            return super().create_table(name, obj, **kwargs)
        if isinstance(obj, pa.Table):
            self.session.createDataFrame(obj).createOrReplaceTempView(name)
        else:
            self._run_pre_execute_hooks(obj)
            self.kept.append(self.session.sql(self.compile(obj)).cache())
            self.kept[-1].createOrReplaceTempView(name)
        return self.table(name)

    def release(self) -> None:
        """Let its machines forget what they keep; a session that lives on has no use for it."""
        for frame in self.kept:
            frame.unpersist()

    def _register_in_memory_table(self, op: ops.InMemoryTable) -> None:
        self.session.createDataFrame(op.data.to_pyarrow(op.schema)).createOrReplaceTempView(op.name)
