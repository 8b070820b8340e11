"""The one place that opens a data engine. Everything else speaks Ibis and does not know which one it is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import ibis
from ibis.backends.duckdb import Backend as DuckDB
from ibis.backends.sql import SQLBackend

from hefboom.analytics.interrupt import stopped_by_ctrl_c
from hefboom.analytics.spark.needs import check_pyspark
from hefboom.core.base.errors import HefboomError

Engine: TypeAlias = SQLBackend
"""An engine, whichever it is."""

ENGINES = ("duckdb", "spark")
DEFAULT_MEMORY_GIB = 4.0

# DuckDB's resident size ends about a tenth above its own limit, so it is told less than what it may use.
_SHARE_OF_MEMORY = 0.8
_SHARE_FOR_CELLS, _BYTES_OF_A_CELL = 0.2, 40


@contextmanager
def open_engine(
    name: str = "duckdb",
    *,
    reads: Path | None = None,
    memory_gib: float = DEFAULT_MEMORY_GIB,
    master: str | None = None,
    folder: Path | None = None,
) -> Iterator[Engine]:
    """Open an engine, and close it with all it wrote to disk.

    `reads` is the one file or folder the engine may open; DuckDB reaches nothing else on the machine or outside it.
    `memory_gib` is what the engine may use on this machine before it spills to a temporary folder. Ctrl-C stops a
    query at once. `master` and `folder` are for Spark: see `hefboom.analytics.spark.open.open_spark`.

    Files are read by `reader_of(engine)` and their rows brought over by `carried(table, engine)`, both in
    `hefboom.analytics.spark.carry`: on DuckDB those do nothing.

    Raises HefboomError for an engine that is not there, or that does not start.
    """
    if name == "spark":
        check_pyspark()
        from hefboom.analytics.spark.open import open_spark  # noqa: PLC0415 - only who uses Spark needs to have it

        with open_spark(open_duckdb, reads=reads, memory_gib=memory_gib, master=master, folder=folder) as spark:
            yield spark
    elif name == "duckdb":
        with open_duckdb(reads, memory_gib) as duckdb:
            yield duckdb
    else:
        raise HefboomError(f"There is no engine '{name}'. Choose one of: {', '.join(ENGINES)}.")


@contextmanager
def open_duckdb(reads: Path | None, memory_gib: float, writes: Path | None = None) -> Iterator[DuckDB]:
    """Open DuckDB in this process. It may open the file `reads` and write to the folder `writes`, and no more."""
    with TemporaryDirectory(prefix="hefboom-") as folder:
        backend = ibis.duckdb.connect(
            memory_limit=f"{memory_gib * _SHARE_OF_MEMORY:.3f}GiB",
            temp_directory=folder,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        try:
            _close_off(backend, reads, writes)
            backend.raw_sql(f"SET perfect_ht_threshold = {_bits_of_cells(memory_gib)}")
            with stopped_by_ctrl_c(backend.con.interrupt):
                yield backend
        finally:
            backend.disconnect()


def _bits_of_cells(memory_gib: float) -> int:
    """How many cells, as a power of two, every core may have in memory at once to sum in, without looking them up."""
    cells = memory_gib * _SHARE_FOR_CELLS * 2**30 / _BYTES_OF_A_CELL / (os.cpu_count() or 1)
    return max(12, min(22, int(log2(cells))))  # 12 is what DuckDB does of its own


def _close_off(backend: DuckDB, reads: Path | None, writes: Path | None) -> None:
    """Let the engine read one file or folder and write to one folder, and nothing else."""
    paths = [path for path in (reads,) if path is not None and not path.is_dir()]
    folders = [path for path in (reads, writes) if path is not None and path not in paths]
    for setting, allowed in {"allowed_paths": paths, "allowed_directories": folders}.items():
        if allowed:
            quoted = ", ".join("'{}'".format(str(path.resolve()).replace("'", "''")) for path in allowed)
            backend.raw_sql(f"SET {setting} = [{quoted}]")
    backend.raw_sql("SET enable_external_access = false")
    backend.raw_sql("SET enable_progress_bar = false")  # it would write into what a command prints
