"""A million and ten million tenders, all obligations and targets, beside reading the same columns.

`HEFBOOM_BENCH_TENDERS` says how many (default `1000000,10000000`); `HEFBOOM_BENCH_FOLDER` where the registers are kept
(default: a temporary folder, made anew).
"""

import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure, cpu_of, interleaved
from benchmarks.registers import write_register
from hefboom.analytics.engine import open_engine
from hefboom.analytics.ingest import read_register
from hefboom.analytics.plan import plan_for
from hefboom.analytics.verdicts import check_register
from hefboom.core.strategy.load import load_pack

GOAL = 3.0
LOTS_EACH = 3


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
    columns = plan_for(pack).columns
    with open_engine(reads=path) as engine:
        file = engine.read_parquet(str(path))
        reading = file.aggregate([file[name].max().name(name) for name in ("tender_id", *columns)])
        opening = cpu_of(lambda: read_register(path, engine))
        register = read_register(path, engine)
        checked, read = interleaved(lambda: check_register(register, pack, engine), reading.to_pyarrow)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    lots = f" of {lots_each} lots" if lots_each > 1 else ""
    note = f"{checked / tenders * 1e9:.0f} ns/tender; validating {opening / read:.1f}x; peak so far {peak:.2f} GiB"
    return Measure(f"{tenders:,} tenders{lots}, all commitments", checked, "reading the same columns", read, GOAL, note)
