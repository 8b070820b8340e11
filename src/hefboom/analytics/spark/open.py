"""Open Spark, with DuckDB beside it to read files."""

import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics.spark.backend import Spark
from hefboom.analytics.spark.needs import check_folder, check_java, check_master
from hefboom.analytics.spark.session import spark_session
from hefboom.analytics.spark.watch import take_up_work, watched

LOCAL = "local[*]"

OpenDuckDB = Callable[[Path | None, float, Path | None], AbstractContextManager[DuckDB]]


@contextmanager
def open_spark(
    open_duckdb: OpenDuckDB, *, reads: Path | None, memory_gib: float, master: str | None, folder: Path | None
) -> Iterator[Spark]:
    """Open Spark on `master` (None: on all cores of this machine), and close it with all it wrote to disk.

    Rows on their way to it are put in `folder`, which its machines must see by the same path; None: a temporary one,
    for a master on this machine. `memory_gib` is shared equally with the DuckDB that reads for it.

    Raises HefboomError where Java is missing, the master does not answer or has no machines, or Spark does not start.
    """
    master = master or LOCAL
    check_java()
    check_master(master)
    check_folder(master, folder)
    with (
        TemporaryDirectory(prefix="hefboom-spark-") as own,
        _rows_folder(folder) as rows,
        open_duckdb(reads, memory_gib / 2, rows) as reader,
        spark_session(master, Path(own), memory_gib / 2) as session,
        watched(session),
    ):
        if not master.startswith("local"):
            take_up_work(session)
        backend = Spark.on(session, reader, reads, rows)
        try:
            yield backend
        finally:
            with suppress(Exception):  # the session may be over, and took all with it
                backend.release()


@contextmanager
def _rows_folder(folder: Path | None) -> Iterator[Path]:
    """A folder of our own in `folder`. Who may look into the one, such as Spark's own user, may look into the other."""
    with TemporaryDirectory(prefix="hefboom-rows-", dir=folder) as made:
        rows = Path(made)
        if folder is not None:
            rows.chmod(rows.stat().st_mode | stat.S_IMODE(folder.stat().st_mode & 0o755))
        yield rows
