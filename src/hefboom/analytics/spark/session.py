"""A Spark session for as long as it is used: quiet, closed off where it can be, and gone without a trace."""

import logging
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from py4j.clientserver import ClientServer  # type: ignore[import-untyped]  # py4j carries no types
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from hefboom.analytics.spark.needs import is_here
from hefboom.core.base.errors import HefboomError

_SECONDS_TO_END = 20
_LOOPBACK = "127.0.0.1"
logging.getLogger("py4j").setLevel(logging.CRITICAL)  # it prints a traceback of what it raises as well

# What an expression means must not depend on how a cluster is set up.
_MEANING = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # a sum that does not fit is an error, as on DuckDB, and not a null
    "spark.sql.caseSensitive": "false",
    "spark.sql.decimalOperations.allowPrecisionLoss": "true",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",  # dates are dates, before 1582 too
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}


@contextmanager
def spark_session(master: str, folder: Path, memory_gib: float) -> Iterator[SparkSession]:
    """Start a session on a master, and end it with its Java. One that runs here already is used, and left running.

    `folder` takes what Spark leaves on this machine; `memory_gib` is for the Java of this machine.

    Raises HefboomError when Spark does not start.
    """
    running = SparkContext._active_spark_context  # noqa: SLF001 - there is no public way to ask
    if running is not None:
        yield _set_up(_beside(running, master))
        return
    gateway = None
    try:
        with _ctrl_c_afterwards():
            gateway = _started(_settings(master, folder, memory_gib), folder)
        with _own_ctrl_c():
            SparkContext(gateway=gateway)
        yield _set_up(SparkSession.builder.getOrCreate())
    except PySparkException as error:
        if SparkContext._active_spark_context is None:  # noqa: SLF001 - as above
            raise _not_started(folder) from error
        raise
    finally:
        if gateway is not None:
            _end(gateway)


@contextmanager
def _ctrl_c_afterwards() -> Iterator[None]:
    """Let Ctrl-C wait for the seconds in which Java starts: nobody would have hold of it, and it would live on."""
    pressed: list[int] = []
    with _own_ctrl_c():
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
        yield
    if pressed:
        raise KeyboardInterrupt


@contextmanager
def _own_ctrl_c() -> Iterator[None]:
    """Keep Ctrl-C what it was: Spark's own asks Java something in the middle of another question, and fails."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _settings(master: str, folder: Path, memory_gib: float) -> dict[str, str]:
    here = {"spark.driver.host": _LOOPBACK, "spark.driver.bindAddress": _LOOPBACK} if is_here(master) else {}
    return {
        "spark.master": master,
        "spark.app.name": "hefboom",
        "spark.ui.enabled": "false",
        "spark.driver.memory": f"{max(512, round(memory_gib * 1024))}m",
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        **({"spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1))} if master.startswith("local") else {}),
        **here,
    }


def _started(settings: dict[str, str], folder: Path) -> ClientServer:
    """Start Java. What it and Spark have to say goes to a file: it is for who looks for a cause, not for a terminal."""
    conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    with (folder / "spark.log").open("wb") as log, _local_address(settings):
        try:
            return launch_gateway(conf, {"stdout": log, "stderr": subprocess.STDOUT})  # type: ignore[no-untyped-call]  # nor does this part of pyspark
        except PySparkException as error:
            raise _not_started(folder) from error


@contextmanager
def _local_address(settings: dict[str, str]) -> Iterator[None]:
    """Tell Java which address is its own, where that is the loopback: it would look for it by name, maybe in vain."""
    if "spark.driver.host" not in settings or "SPARK_LOCAL_IP" in os.environ:
        yield
        return
    os.environ["SPARK_LOCAL_IP"] = _LOOPBACK
    try:
        yield
    finally:
        del os.environ["SPARK_LOCAL_IP"]


def _set_up(session: SparkSession) -> SparkSession:
    for name, value in _MEANING.items():
        session.conf.set(name, value)
    return session


def _beside(running: SparkContext, master: str) -> SparkSession:
    if running.master != master:
        raise HefboomError(
            f"Spark runs in this process already, on {running.master}, and can be on one master only. "
            f"Stop that session first, or ask for --master {running.master}."
        )
    return SparkSession(running).newSession()


def _not_started(folder: Path) -> HefboomError:
    lines = (folder / "spark.log").read_text("utf-8", "replace").strip().splitlines()
    said = next((line for line in reversed(lines) if "Exception" in line or "rror" in line), lines[-1] if lines else "")
    return HefboomError(f"Spark did not start. {f'It says: {said.strip()}' if said else 'It does not say why.'}")


def _end(gateway: ClientServer) -> None:
    """End the session and its Java, which would else live on with all its memory as long as this process."""
    with suppress(Exception):  # whatever happened to it, it ends here
        if (context := SparkContext._active_spark_context) is not None:  # noqa: SLF001 - as above
            SparkSession(context).stop()
    with suppress(Exception):  # as above
        gateway.shutdown()
    SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - so that a next session starts a Java of its own
    gateway.proc.stdin.close()
    try:
        gateway.proc.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()
