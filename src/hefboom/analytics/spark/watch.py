"""A cluster is watched while it works: where Spark would wait for ever, a person is told."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from py4j.protocol import Py4JError  # type: ignore[import-untyped]  # py4j carries no types
from pyspark.errors import AnalysisException, ParseException, PySparkException
from pyspark.sql import SparkSession

from hefboom.core.base.errors import HefboomError

SECONDS_ALONE = 60.0
"""How long a job may wait without a single machine to run on."""
_SECONDS_BETWEEN = 1.0


@contextmanager
def watched(session: SparkSession) -> Iterator[None]:
    """Let a cluster work, and turn what goes wrong on it into a HefboomError.

    A machine that dies is no trouble: others do its part again, from the same rows. A job that has had no machine at
    all for `SECONDS_ALONE` is stopped: Spark itself would wait for one for ever.
    """
    master, done, alone = str(session.sparkContext.master), threading.Event(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(session, done, alone), daemon=True)
    if not master.startswith("local"):
        watcher.start()
    try:
        yield
    except KeyboardInterrupt:
        with suppress(Py4JError, OSError):  # it may be over already
            session.sparkContext.cancelAllJobs()
        raise
    except (AnalysisException, ParseException):
        raise  # a mistake of ours in what was asked, and not of the machines that were to answer
    except (PySparkException, Py4JError) as error:
        if alone.is_set():
            raise HefboomError(
                f"No machine of {master} took up the work for {SECONDS_ALONE:.0f} seconds. Has it workers that are "
                "alive, with memory and cores that nobody else uses, and may they reach this machine?"
            ) from error
        raise HefboomError(f"Spark on {master} did not finish: {_reason(error)}") from error
    finally:
        done.set()
        if watcher.is_alive():
            watcher.join()


def take_up_work(session: SparkSession) -> None:
    """Run the smallest job there is, so that a cluster without workers is told before anything is read."""
    session.range(1).collect()


def _watch(session: SparkSession, done: threading.Event, alone: threading.Event) -> None:
    context, since = session.sparkContext, time.monotonic()
    while not done.wait(_SECONDS_BETWEEN):
        try:
            idle = not context.statusTracker().getActiveJobsIds()
            if idle or context._jsc.sc().getExecutorMemoryStatus().size() > 1:  # noqa: SLF001 - the driver is one of them; there is no public way to ask
                since = time.monotonic()
            elif time.monotonic() - since > SECONDS_ALONE:
                alone.set()
                context.cancelAllJobs()
        except (AttributeError, OSError, Py4JError):
            return  # the session is over, and says so itself


def _reason(error: Exception) -> str:
    """The last cause that Spark names, in one line, and what to do about those that a person can do something about."""
    text = str(error)
    causes = [line.strip() for line in text.splitlines() if "Exception: " in line or "Error: " in line]
    said = (causes[-1] if causes else text.strip().partition("\n")[0]).removeprefix("Caused by: ")
    return said + next((f" {advice}" for sign, advice in _ADVICE.items() if sign in text), "")


_ADVICE = {
    "FileNotFoundException": "Give a folder that all its machines see by the same path, with --shared-folder.",
    "does not exist": "Give a folder that all its machines see by the same path, with --shared-folder.",
    "No space left": "A disk is full. Make room, or let Spark write elsewhere (spark.local.dir).",
    "OutOfMemoryError": "Give it more memory with --memory, or its workers with spark.executor.memory.",
}
