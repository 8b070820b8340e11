"""A real Spark cluster on the loopback, for as long as a test needs it: a master and workers, each a process."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from importlib.util import find_spec
from pathlib import Path

HOST = "127.0.0.1"
_SECONDS = 90


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster. `workers` can be killed; `log` is what all its processes say."""

    url: str
    workers: tuple[subprocess.Popen[bytes], ...]
    log: Path


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Start a cluster of workers with one core each, wait until the master counts them, and leave no process behind."""
    port, page, log = _free_port(), _free_port(), folder / "cluster.log"
    started: list[subprocess.Popen[bytes]] = []
    try:
        master = ["master.Master", "--host", HOST, "--port", str(port), "--webui-port", str(page)]
        started.append(_start(master, folder, log))
        _wait(page, 0, started, log)
        for number in range(workers):
            options = ["--host", HOST, "--cores", "1", "--memory", "1g", "--webui-port", "0"]
            options += ["--work-dir", str(folder / f"work-{number}"), f"spark://{HOST}:{port}"]
            started.append(_start(["worker.Worker", *options], folder, log))
        _wait(page, workers, started, log)
        yield Cluster(f"spark://{HOST}:{port}", tuple(started[1:]), log)
    finally:
        for process in reversed(started):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all it started (a worker's executor), as a machine that loses its power."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _start(command: list[str], folder: Path, log: Path) -> subprocess.Popen[bytes]:
    spark = find_spec("pyspark")
    assert spark is not None
    assert spark.origin is not None
    home = Path(spark.origin).parent
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": "/no/python/on/the/workers",
    }
    program, *options = command
    with log.open("ab") as said:
        return subprocess.Popen(
            [home / "bin" / "spark-class", f"org.apache.spark.deploy.{program}", *options],
            stdout=said,
            stderr=said,
            env=environment,
            start_new_session=True,
        )


def _wait(page: int, workers: int, started: list[subprocess.Popen[bytes]], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS
    while _alive(page) != workers:
        assert all(process.poll() is None for process in started), log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)


def _alive(page: int) -> int | None:
    """How many workers the master counts; None when it does not answer yet."""
    connection = HTTPConnection(HOST, page, timeout=5)
    try:
        connection.request("GET", "/json/")
        return int(json.load(connection.getresponse())["aliveworkers"])
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])
