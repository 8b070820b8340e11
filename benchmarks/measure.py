"""What every benchmark gives back, and how two things are timed fairly beside each other."""

import resource
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

NO_GOAL = float("inf")


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what took how long, the limit beside it, and the ratio that is asked.

    `seconds` is CPU time (user and system, all threads) of the thing measured. `limit` is what `limit_seconds` is the
    time of: the physical limit, measured interleaved in the same process, or a fixed number of seconds. The goal is
    `seconds <= goal * limit_seconds`; `NO_GOAL` where it is only told. `note` has what else is worth telling. `unit`
    is what both are told in where that is not time: "GiB", "lines", or "" for a bare number.
    """

    name: str
    seconds: float
    limit: str
    limit_seconds: float
    goal: float
    note: str = ""
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the limit."""
        return self.seconds / self.limit_seconds

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio <= self.goal


def cpu_of(work: Callable[[], object]) -> float:
    """Return the CPU seconds that this takes, once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def interleaved(work: Callable[[], object], limit: Callable[[], object], rounds: int = 3) -> tuple[float, float]:
    """Return the least CPU seconds of both, taken in turns after a warm-up, so that a busy machine hits both alike."""
    work()
    limit()
    times = [(cpu_of(work), cpu_of(limit)) for _ in range(rounds)]
    return min(time for time, _ in times), min(time for _, time in times)


def cpu_of_child(command: list[str]) -> float:
    """Return the CPU seconds of a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
