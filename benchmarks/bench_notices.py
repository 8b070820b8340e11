"""Reading notices against a bare lxml parse of the same files: one core, and two processes.

    python -m benchmarks.bench_notices [FOLDER]

Prints one JSON line per measurement. The limit (the bare parse) is measured in turn with the reader, in the same run,
in CPU time; the middle of five runs counts. Without a folder of real notices it writes small ones of our own.
Exit code 1 when reading all fields costs more than 2.5 times a bare parse.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lxml import etree

from hefboom.core.notices.batch import read_all
from hefboom.core.notices.inputs import Input
from hefboom.core.notices.reader import read_fields, read_notice
from hefboom.core.notices.xml import parser
from tests.core.notices.build import a_criterion, a_lot, a_notice, criteria, estimated, months

LIMIT = 2.5
ROUNDS = 5
REAL = Path(__file__).parents[2] / "shared" / "data" / "notices" / "dev"


def main() -> int:
    """Measure, print and say by the exit code whether the limit holds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REAL
    files = [path.read_bytes() for path in sorted(folder.glob("*.xml"))] or _our_own()
    cpu = _interleaved(
        {
            "bare parse": lambda: _each(files, _bare()),
            "all fields": lambda: _each(files, read_fields),
            "all facts": lambda: _each(files, lambda data: read_notice(data, "x")),
        }
    )
    bare = cpu["bare parse"]
    for name, seconds in cpu.items():
        _tell(f"notices: {name}", seconds, len(files), ratio=round(seconds / bare, 2))
    inputs = [Input(f"{number}.xml", data=data) for number, data in enumerate(files)] * 3
    one, two = (_wall(lambda many=many: _drain(inputs, many)) for many in (1, 2))
    _tell("notices: two processes", two, len(inputs), ratio=round(one / two, 2))
    return 0 if cpu["all fields"] <= LIMIT * bare else 1


def _interleaved(jobs: dict[str, Callable[[], None]]) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    gc.disable()
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            taken[name].append(time.process_time() - start)
        gc.collect()
    gc.enable()
    return {name: median(seconds) for name, seconds in taken.items()}


def _each(files: list[bytes], read: Callable[[bytes], object]) -> None:
    for data in files:
        read(data)


def _bare() -> Callable[[bytes], object]:
    safe = parser()
    return lambda data: etree.fromstring(data, safe)


def _drain(inputs: list[Input], processes: int) -> None:
    for _ in read_all(inputs, processes):
        pass


def _wall(job: Callable[[], None]) -> float:
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return median(taken)


def _tell(name: str, seconds: float, files: int, ratio: float) -> None:
    print(json.dumps({"name": name, "us_per_notice": round(seconds / files * 1e6), "ratio": ratio}))


def _our_own() -> list[bytes]:
    award = criteria(a_criterion("price", "Prijs", "60"), a_criterion("quality", "Duurzaamheid", "40"))
    lots = "".join(a_lot(f"LOT-{n:04}", project=estimated("250000") + months(24), terms=award) for n in range(5))
    return [a_notice(publication=f"{number}-2024", lots=lots) for number in range(500)]


if __name__ == "__main__":
    sys.exit(main())
