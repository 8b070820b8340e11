"""Spend of a million and ten million lines to exact sums, beside a bare scan and beside what others do for the same.

`HEFBOOM_BENCH_LINES` says how many lines (default `1000000,10000000`); `HEFBOOM_BENCH_FOLDER` where the files are kept.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import log
from pathlib import Path

from benchmarks.measure import NO_GOAL, Measure, cpu_of, cpu_of_child, interleaved
from benchmarks.spend import write_csv, write_spend
from hefboom.analytics.classify.classify import Classified, Key
from hefboom.analytics.engine import open_engine
from hefboom.analytics.scan import scan_file
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.prepare import prepare
from hefboom.analytics.spend.read import read_spend
from hefboom.core.base.text import Text
from hefboom.core.effects.factors import load_factors
from hefboom.core.strategy.load import load_pack

_WHY = Text(nl="Verzonnen.", en="Made up.")
_GROUPS, _CODES = 33, 2
MOST_FOR_OTHERS = 10_000_000
"""Above so many lines: no pandas (memory), no CSV (disk), no Polars, no whole scan (patience)."""

JUDGED = 10_000_000
"""From so many lines the ratios to a scan are judged; below, opening an engine and the cells themselves weigh most."""

_MEMORY_GIB = 4.0
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
        yield _opening(write_spend(folder / f"spend-{min(sizes)}.parquet", min(sizes)))
        took = {}
        for size in sorted(sizes):
            path = write_spend(folder / f"spend-{size}.parquet", size)
            yield from _raw(path, size)
            took[size] = min(cpu_of(lambda path=path: cube(path)) for _ in range(3))
            yield from _prepared(path, size)
            yield _memory(path, size)
            if size <= MOST_FOR_OTHERS:
                yield from _others(path, size)
                yield from _csv(folder, path, size)
        for small, large in pairwise(sorted(took)):
            growth = log(took[large] / took[small]) / log(large / small)
            yield Measure(f"growth from {small:,} to {large:,} lines (exponent)", growth, "linear", 1.0, 1.05, unit="")


def _opening(path: Path) -> Measure:
    """What does not depend on lines: opening an engine and closing it. Imports are in the benchmark of the start."""

    def opened() -> None:
        with open_engine(reads=path) as backend:
            backend.raw_sql("SELECT 1").fetchall()

    took = min(cpu_of(opened) for _ in range(3))
    return Measure("an engine opened and closed (in every figure below)", took, "a second", 1.0, NO_GOAL)


def _goal(goal: float, size: int) -> float:
    return goal if size >= JUDGED else NO_GOAL


def cube(path: Path) -> object:
    """File in, cube out, with an engine of its own."""
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        return cube_of(lines, _classified(keys_of(lines)))


def _scan(path: Path, columns: tuple[str, ...]) -> Callable[[], object]:
    """Read columns and do the least with them. Numbers are summed: their ends would be read from the footer alone."""

    def scan() -> object:
        with open_engine(reads=path) as backend:
            file = backend.read_parquet(str(path))
            cells = [file[name] for name in columns]
            sums = [cell.sum() for cell in cells if cell.type().is_numeric()]
            ends = [end for cell in cells if not cell.type().is_numeric() for end in (cell.min(), cell.max())]
            named = [each.name(f"of_{at}") for at, each in enumerate([*sums, *ends])]
            return file.aggregate(named).to_pyarrow()

    return scan


def _raw(path: Path, size: int) -> Iterator[Measure]:
    name = f"{size:,} lines, raw Parquet to cube"
    took, limit = interleaved(lambda: cube(path), _scan(path, _COLUMNS))
    yield Measure(name, took, "bare scan", limit, _goal(4.0, size), _note(took, size, path))
    took, sql = interleaved(lambda: cube(path), lambda: _by_sql(path))
    yield Measure(name, took, "the same by hand in DuckDB SQL", sql, _goal(1.05, size))


def _prepared(path: Path, size: int) -> Iterator[Measure]:
    out = path.with_name(f"prepared-{size}")
    if not out.exists():
        with open_engine(reads=path) as backend:
            prepare(path, out, backend)
    name, file = f"{size:,} lines, prepared to cube", out / "lines.parquet"
    took, limit = interleaved(lambda: cube(out), _scan(file, ("year", "organisation_at", "key_at", "cents")))
    yield Measure(name, took, "bare scan", limit, _goal(2.0, size), _note(took, size, file))
    took, sql = interleaved(lambda: cube(out), lambda: _prepared_by_sql(out))
    yield Measure(name, took, "the same by hand in DuckDB SQL", sql, _goal(1.05, size))


def _note(took: float, size: int, path: Path) -> str:
    bytes_ = path.stat().st_size / size
    return f"{took / size * 1e9:.0f} ns and {bytes_:.1f} bytes a line; load {os.getloadavg()[0]:.1f}"


def _memory(path: Path, size: int) -> Measure:
    """The most memory of a process that makes the cube and nothing else, in GiB."""
    # Not from getrusage: a process begins with the figure of the one that started it.
    peak = _in_a_process("cube", path, "open('/proc/self/status').read().split('VmHWM:')[1].split()[0]") / 2**20
    name = f"{size:,} lines, raw Parquet to cube, memory"
    return Measure(name, peak, "may be used", _MEMORY_GIB, 1.0, unit="GiB")


def _others(path: Path, size: int) -> Iterator[Measure]:
    name = f"{size:,} lines, raw Parquet to cube"
    took, polars = interleaved(lambda: cube(path), lambda: _by_polars(path), rounds=2)
    yield Measure(name, took, "the same in Polars, streaming", polars, NO_GOAL)
    # Each in a process of its own, for memory's sake; the time for loading libraries is left out of both.
    own, pandas = (_in_a_process(each, path, "time.process_time() - start") for each in ("cube", "_by_pandas"))
    yield Measure(f"{name}, once", own, "the same in pandas", pandas, _goal(0.2, size))
    took, limit = cpu_of(lambda: _whole(path)), cpu_of(_scan(path, (*_COLUMNS, "supplier")))
    yield Measure(f"{size:,} lines, scan with effects and suppliers", took, "bare scan", limit, NO_GOAL)


def _whole(path: Path) -> object:
    with open_engine(reads=path) as backend:
        return scan_file(path, load_pack("nl-rijk-2019"), load_factors(), backend)


_SQL = """
SELECT organisation, coalesce(place, -1) AS place, year(date) AS year, count(*) AS lines, sum(amount_eur) AS eur
FROM read_parquet('{path}') LEFT JOIN places ON cpv = code GROUP BY ALL
"""
_PREPARED_SQL = """
SELECT organisation_at, place, year, count(*) AS lines, sum(cents) AS cents
FROM read_parquet('{folder}/lines.parquet') JOIN numbers USING (key_at) GROUP BY ALL
"""


def _prepared_by_sql(folder: Path) -> object:
    """What a good data engineer writes on numbers that were prepared."""
    import duckdb
    import pyarrow as pa

    places = _places()
    known = dict(zip(places["code"], places["place"], strict=True))
    with duckdb.connect() as connection:
        keys = connection.execute(f"SELECT key_at, cpv FROM read_parquet('{folder}/keys.parquet')").fetchall()  # noqa: S608 - a path of ours is all that is put in
        numbers = pa.table({"key_at": [at for at, _ in keys], "place": [known.get(cpv, -1) for _, cpv in keys]})
        connection.register("numbers", numbers)
        return connection.execute(_PREPARED_SQL.format(folder=folder)).to_arrow_table()


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


def _in_a_process(name: str, path: Path, told: str) -> float:
    """Run one of these functions in a process of its own, and return what it tells at the end."""
    code = (
        "import time; from pathlib import Path; from benchmarks import bench_spend; import pandas; "
        f"start = time.process_time(); bench_spend.{name}(Path({str(path)!r})); print({told})"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(found.stdout.split()[-1])


def _csv(folder: Path, spend: Path, size: int) -> Iterator[Measure]:
    path = folder / f"spend-{size}.csv"
    planted = write_csv(path, spend)
    named = 0

    def read() -> None:
        nonlocal named
        with open_engine(reads=path) as backend:
            named = read_spend(path, backend).rejected_count

    read()
    rounds = [(cpu_of(read), cpu_of_child(["wc", "-l", str(path)]), cpu_of(lambda: _bare(path))) for _ in range(3)]
    took, lines, bare = (min(times) for times in zip(*rounds, strict=True))
    name = f"{size:,} lines of CSV, every line judged"
    yield Measure(name, took, "wc -l", lines, NO_GOAL, _note(took, size, path))
    yield Measure(
        name, took, "bare typed parse by the engine", bare, _goal(1.5, size), f"itself {bare / lines:.1f} x wc -l"
    )
    yield Measure(f"{size:,} lines of CSV, planted bad lines", planted, "named ones", named, 1.0, unit="lines")
    path.unlink()


def _bare(path: Path) -> object:
    """Every column read with its type and nothing asked of it: bad lines skipped, not looked at."""
    import duckdb

    kinds = {"date": "DATE", "organisation": "VARCHAR", "supplier": "VARCHAR", "amount_eur": "DECIMAL(18, 2)"}
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in {**kinds, "cpv": "VARCHAR"}.items())
    with duckdb.connect() as connection:
        return connection.execute(
            f"SELECT count(date), sum(amount_eur), max(supplier) FROM read_csv('{path}', delim = ';', quote = '', "  # noqa: S608 - a path of ours is all that is put in
            f"escape = '', header = true, auto_detect = false, columns = {{{columns}}}, decimal_separator = ',', "
            "store_rejects = true)"
        ).fetchall()
