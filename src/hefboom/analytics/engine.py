"""The one place that opens a data engine. Everything else speaks Ibis and does not know which one it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics.interrupt import stopped_by_ctrl_c
from hefboom.core.base.errors import HefboomError

ENGINES = ("duckdb", "spark")
DEFAULT_MEMORY_GIB = 4.0

# DuckDB's resident size ends about a tenth above its own limit, so it is told less than what it may use.
_SHARE_OF_MEMORY = 0.8


@contextmanager
def open_engine(
    name: str = "duckdb", *, reads: Path | None = None, memory_gib: float = DEFAULT_MEMORY_GIB
) -> Iterator[DuckDB]:
    """Open an engine, and close it with all it wrote to disk.

    `reads` is the one file the engine may open; it reaches nothing else on the machine and nothing outside it.
    `memory_gib` is what the engine may use before it spills to a temporary folder. Ctrl-C stops a query at once.

    Raises HefboomError for an engine that is not there.
    """
    if name == "spark":
        raise HefboomError(
            "The engine 'spark' comes with the Spark extra, which is not installed. Leave out --engine to use DuckDB."
        )
    if name != "duckdb":
        raise HefboomError(f"There is no engine '{name}'. Choose one of: {', '.join(ENGINES)}.")
    with TemporaryDirectory(prefix="hefboom-") as folder:
        backend = ibis.duckdb.connect(
            memory_limit=f"{memory_gib * _SHARE_OF_MEMORY:.3f}GiB",
            temp_directory=folder,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        try:
            _close_off(backend, reads)
            with stopped_by_ctrl_c(backend.con.interrupt):
                yield backend
        finally:
            backend.disconnect()


def _close_off(backend: DuckDB, reads: Path | None) -> None:
    """Let the engine read one file, and nothing else."""
    if reads is not None:
        path = str(reads.resolve()).replace("'", "''")
        backend.raw_sql(f"SET allowed_paths = ['{path}']")
    backend.raw_sql("SET enable_external_access = false")
