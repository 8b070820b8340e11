"""Spend of a million and ten million lines to exact sums, beside a bare scan and beside what others do for the same.

`HEFBOOM_BENCH_LINES` says how many lines (default `1000000,10000000`); `HEFBOOM_BENCH_FOLDER` where the files are kept.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import log
from pathlib import Path

from benchmarks.measure import Measure, cpu_of, interleaved
from benchmarks.spend import write_csv, write_spend
from hefboom.analytics.classify.classify import Classified, Key
from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.cube import cube_of, keys_of
from hefboom.analytics.spend.prepare import prepare
from hefboom.analytics.spend.read import read_spend
from hefboom.core.base.text import Text

_WHY = Text(nl="Verzonnen.", en="Made up.")
_GROUPS, _CODES = 33, 2
MOST_FOR_PANDAS = 10_000_000
_SMALLEST = 100_000
_COLUMNS = ("date", "organisation", "amount_eur", "cpv")


def _codes() -> list[str]:
    return [f"{10_000_000 + at * 9_001}" for at in range(9454)]


def _classified(keys: list[Key]) -> dict[Key, Classified]:
    """Every CPV has a product group and a factor code; made up, since classifying is measured elsewhere."""
    places = {code: (f"g{at % _GROUPS}", f"c{at % _CODES}") for at, code in enumerate(_codes())}
    nothing = (None, None)
    return {key: Classified(*places.get(key.cpv or "", nothing), "cpv", 0.9, doubtful=False, why=_WHY) for key in keys}


def measure() -> Iterator[Measure]:
    """Time the cube over raw and prepared spend, CSV in, and how all of it grows."""
    sizes = [int(each) for each in os.environ.get("HEFBOOM_BENCH_LINES", "1000000,10000000").split(",")]
    with tempfile.TemporaryDirectory(prefix="hefboom-bench-") as made:
        folder = Path(os.environ.get("HEFBOOM_BENCH_FOLDER", made))
        took = {}
        for size in sorted({_SMALLEST, *sizes}):
            path = write_spend(folder / f"spend-{size}.parquet", size)
            took[size] = min(cpu_of(lambda path=path: cube(path)) for _ in range(3))
            if size in sizes:
                yield from _against_scan(path, size)
                yield from _against_others(path, size)
                yield from _csv(folder, path, size)
        for small, large in pairwise(sorted(took)):
            growth = log(took[large] / took[small]) / log(large / small)
            yield Measure(f"growth from {small:,} to {large:,} lines (exponent)", growth, "linear", 1.0, 1.05)


def cube(path: Path) -> object:
    """File in, cube out, with an engine of its own."""
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        return cube_of(lines, _classified(keys_of(lines)))


def _scan(path: Path, columns: tuple[str, ...]) -> Callable[[], object]:
    def scan() -> object:
        with open_engine(reads=path) as backend:
            file = backend.read_parquet(str(path))
            ends = [file[name].max().name(f"max_{name}") for name in columns]
            return file.aggregate([*ends, *(file[name].min().name(f"min_{name}") for name in columns)]).to_pyarrow()

    return scan


def _against_scan(path: Path, size: int) -> Iterator[Measure]:
    took, limit = interleaved(lambda: cube(path), _scan(path, _COLUMNS))
    yield Measure(f"{size:,} lines, raw Parquet to cube", took, "bare scan", limit, 4.0, _note(took, size))
    out = path.with_name(f"prepared-{size}")
    if not out.exists():
        with open_engine(reads=path) as backend:
            prepare(path, out, backend)
    took, limit = interleaved(
        lambda: cube(out), _scan(out / "lines.parquet", ("year", "organisation_at", "key_at", "cents"))
    )
    yield Measure(f"{size:,} lines, prepared to cube", took, "bare scan", limit, 2.0, _note(took, size))


def _note(took: float, size: int) -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return f"{took / size * 1e9:.0f} ns/line; peak so far {peak:.2f} GiB; load {os.getloadavg()[0]:.1f}"


def _against_others(path: Path, size: int) -> Iterator[Measure]:
    took, sql = interleaved(lambda: cube(path), lambda: _by_sql(path))
    yield Measure(f"{size:,} lines, raw Parquet to cube", took, "the same by hand in DuckDB SQL", sql, 1.05)
    took, polars = interleaved(lambda: cube(path), lambda: _by_polars(path), rounds=2)
    yield Measure(f"{size:,} lines, raw Parquet to cube", took, "the same in Polars, streaming", polars, 1.0)
    if size <= MOST_FOR_PANDAS:
        own = cpu_of(lambda: cube(path))
        pandas = _in_a_process("_by_pandas", path)
        yield Measure(f"{size:,} lines, raw Parquet to cube", own, "the same in pandas", pandas, 0.2)


_SQL = """
SELECT organisation, coalesce(place, -1) AS place, year(date) AS year, count(*) AS lines, sum(amount_eur) AS eur
FROM read_parquet('{path}') LEFT JOIN places ON cpv = code GROUP BY ALL
"""


def _places() -> dict[str, list[object]]:
    found = _classified([Key(cpv=code) for code in _codes()])
    pairs = list(dict.fromkeys((each.group, each.code) for each in found.values()))
    return {
        "code": [key.cpv for key in found],
        "place": [pairs.index((each.group, each.code)) for each in found.values()],
    }


def _by_sql(path: Path) -> object:
    """What a good data engineer writes: the same check of every line, the same keys, the same sums."""
    import duckdb
    import pyarrow as pa

    with duckdb.connect() as connection:
        connection.register("places", pa.table(_places()))
        file = f"read_parquet('{path}')"
        connection.execute(
            f"SELECT count(*), count(amount_eur), min(date), max(date), count(*) FILTER (amount_eur < 0), "  # noqa: S608 - a path of ours is all that is put in
            f"sum(amount_eur) FILTER (amount_eur < 0) FROM {file}"
        ).fetchall()
        connection.execute(f"SELECT DISTINCT cpv FROM {file}").fetchall()  # noqa: S608 - a path of ours is all that is put in
        return connection.execute(_SQL.format(path=path)).to_arrow_table()


def _by_polars(path: Path) -> object:
    import polars as pl

    places = pl.LazyFrame(_places())
    joined = pl.scan_parquet(path).join(places, left_on="cpv", right_on="code", how="left")
    sums = joined.group_by("organisation", "place", pl.col("date").dt.year()).agg(pl.len(), pl.col("amount_eur").sum())
    return sums.collect(engine="streaming")


def _by_pandas(path: Path) -> object:
    import pandas as pd

    frame = pd.read_parquet(path, columns=list(_COLUMNS))
    frame["place"] = frame["cpv"].map(dict(zip(*_places().values(), strict=True))).fillna(-1)
    frame["year"] = pd.to_datetime(frame["date"]).dt.year
    frame["cents"] = (frame["amount_eur"].astype("float64") * 100).round().astype("int64")
    return frame.groupby(["organisation", "place", "year"]).agg(n=("cents", "size"), cents=("cents", "sum"))


def _in_a_process(name: str, path: Path) -> float:
    """CPU seconds of a process of its own: its memory does not count as ours."""
    code = f"from pathlib import Path; from benchmarks import bench_spend; bench_spend.{name}(Path({str(path)!r}))"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _csv(folder: Path, spend: Path, size: int) -> Iterator[Measure]:
    path = folder / f"spend-{size}.csv"
    planted = write_csv(path, spend)
    named = 0

    def read() -> None:
        nonlocal named
        with open_engine(reads=path) as backend:
            named = read_spend(path, backend).rejected_count

    limits = []
    read()
    times = []
    for _ in range(3):
        times.append(cpu_of(read))
        limits.append(_wc(path))
    note = f"{named:,} of {planted:,} planted bad lines named; {_note(min(times), size)}"
    yield Measure(f"{size:,} lines of CSV, every line judged", min(times), "wc -l", min(limits), 20.0, note)
    path.unlink()


def _wc(path: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["wc", "-l", str(path)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
