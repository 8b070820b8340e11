"""A million and ten million tenders, all obligations and targets: a Parquet file in, the result of the check out.

Beside it: reading the same columns of the same file (lowest and highest of each, `tender_id` and `lot_id` included).
Both open an engine of their own, so nothing is left out. `HEFBOOM_BENCH_TENDERS` says how many (default
`1000000,10000000`); `HEFBOOM_BENCH_FOLDER` where the registers are kept (default: a temporary folder, made anew).
"""

import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure, interleaved
from benchmarks.registers import write_register
from hefboom.analytics.engine import open_engine
from hefboom.analytics.plan import plan_for
from hefboom.analytics.verdicts import check_file
from hefboom.core.strategy.load import load_pack

GOAL = 3.0
LOTS_EACH = 3
KEYS = ("tender_id", "lot_id")


def measure() -> Iterator[Measure]:
    """Time a check of registers of growing size, and of one with lots."""
    sizes = [int(each) for each in os.environ.get("HEFBOOM_BENCH_TENDERS", "1000000,10000000").split(",")]
    with tempfile.TemporaryDirectory(prefix="hefboom-bench-") as made:
        folder = Path(os.environ.get("HEFBOOM_BENCH_FOLDER", made))
        for size in sizes:
            yield _measured(folder, size, 1)
        yield _measured(folder, min(sizes), LOTS_EACH)


def _measured(folder: Path, tenders: int, lots_each: int) -> Measure:
    path = write_register(folder / f"register-{tenders}-{lots_each}.parquet", tenders, lots_each)
    pack = load_pack("nl-rijk-2019")
    columns = (*KEYS, *plan_for(pack).columns)

    def check() -> None:
        with open_engine(reads=path) as engine:
            check_file(path, pack, engine).as_dict()

    def read() -> None:
        with open_engine(reads=path) as engine:
            file = engine.read_parquet(str(path))
            lowest = [file[name].min().name(f"min_{name}") for name in columns]
            highest = [file[name].max().name(f"max_{name}") for name in columns]
            file.aggregate([*lowest, *highest]).to_pyarrow()

    checked, limit = interleaved(check, read)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    lots = f" of {lots_each} lots" if lots_each > 1 else ""
    note = f"{checked / tenders * 1e9:.0f} ns/tender; peak so far {peak:.2f} GiB; load {os.getloadavg()[0]:.1f}"
    return Measure(f"{tenders:,} tenders{lots}, file to result", checked, "reading the same columns", limit, GOAL, note)
