"""`hefboom --help`, as a new process."""

import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.measure import Measure

GOAL = 0.3


def measure() -> Iterator[Measure]:
    """Time the wall of a process that prints the help, the least of five."""
    command = [sys.executable, "-m", "hefboom.cli.main", "--help"]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    yield Measure("hefboom --help (wall)", min(times), f"{GOAL} s", GOAL, 1.0)
