"""The same sums of spend on Spark and on DuckDB: a million lines, cents by organisation, group, code and year.

The time of both is CPU of all threads, that of Spark's Java included. Both are warm: opening a session is not in it but
told in the note. The goal is missed, whatever the time, when the cents are not those of DuckDB.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import duckdb
from ibis.backends.sql import SQLBackend

from benchmarks.measure import Measure
from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.classify.shipped import codes_by_prefix
from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.read import SpendLines, read_spend
from hefboom.core.effects.cube import Cube
from hefboom.core.strategy.load import load_pack

LINES = 1_000_000
MASTER = "local[2]"
MOST = 15.0
"""Spark took seven to ten times the CPU of DuckDB when this was made: much more is a sign of something broken."""
ROUNDS = 3
_ROWS = """
SELECT DATE '2018-01-01' + CAST(hash(i, 1) % 2500 AS INTEGER) AS date,
  'Organisatie ' || hash(i, 2) % 800 AS organisation,
  'Leverancier ' || hash(i, 3) % 20000 AS supplier,
  CAST(hash(i, 4) % 10000000 / 100 - 2000 AS DECIMAL(18, 2)) AS amount_eur,
  CASE WHEN hash(i, 5) % 100 > 0 THEN [{cpvs}][CAST(1 + hash(i, 6) % {count} AS BIGINT)] END AS cpv
FROM range({lines}) AS t(i)
"""


def measure() -> Iterator[Measure]:
    """Sum the same lines on both engines, in turns."""
    if find_spec("pyspark") is None:
        yield Measure(
            "spend on Spark", 0.0, "not measured", 1.0, 1.0, "pyspark is not installed: requirements/spark.txt"
        )
        return
    with tempfile.TemporaryDirectory(prefix="hefboom-bench-") as made:
        path = _write(Path(made, "spend.parquet"))
        start, spent = time.perf_counter(), _cpu(None)
        with open_engine(reads=path) as duck, open_engine("spark", reads=path, master=MASTER) as spark:
            java = spark.session.sparkContext._gateway.proc.pid
            opened = f"opening Spark: {_cpu(java) - spent:.0f} s CPU, {time.perf_counter() - start:.0f} s wall"
            yield _compared(_Sums(duck, path), _Sums(spark, path), java, opened)


class _Sums:
    """The lines of a file on an engine, read and classified, to be summed again and again."""

    def __init__(self, engine: SQLBackend, path: Path) -> None:
        self.lines: SpendLines = read_spend(path, engine)
        keys = keys_of(self.lines)
        found = Classifier(load_pack("nl-rijk-2019"), codes_by_prefix()).classify(keys)
        self.classified: Mapping[Key, Classified] = dict(zip(keys, found, strict=True))

    def cube(self) -> Cube:
        return cube_of(self.lines, self.classified)

    def timed(self, java: int | None) -> float:
        before = _cpu(java)
        self.cube()
        return _cpu(java) - before


def _compared(duck: _Sums, spark: _Sums, java: int, opened: str) -> Measure:
    same = _cells(duck.cube()) == _cells(spark.cube())
    spark.cube()
    times = [(spark.timed(java), duck.timed(None)) for _ in range(ROUNDS)]
    on_spark, on_duckdb = min(each for each, _ in times), min(each for _, each in times)
    says = "every cent the same" if same else "THE CENTS DIFFER"
    note = f"{says}; {on_spark / LINES * 1e9:.0f} ns/line; {opened}; load {os.getloadavg()[0]:.1f}"
    goal = MOST if same else 0.0
    return Measure(f"{LINES:,} spend lines on Spark {MASTER}", on_spark, "the same on DuckDB", on_duckdb, goal, note)


def _cells(cube: Cube) -> list[tuple[object, ...]]:
    places = zip(cube.who_at, cube.group_at, cube.code_at, cube.year_at, cube.lines, cube.cents, strict=True)
    return sorted(
        (
            str(cube.who[who]),
            str(cube.groups[group]),
            str(cube.codes[code]),
            str(cube.years[year]),
            int(lines),
            int(cents),
        )
        for who, group, code, year, lines, cents in places
    )


def _cpu(java: int | None) -> float:
    """CPU seconds of this process, and of a process of Java beside it (as Linux tells it)."""
    if java is None:
        return time.process_time()
    fields = Path(f"/proc/{java}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _write(path: Path) -> Path:
    cpvs = [rule.prefix.ljust(8, "0") for rule in load_pack("nl-rijk-2019").cpv_rules][:200]
    query = _ROWS.format(cpvs=", ".join(f"'{cpv}'" for cpv in cpvs), count=len(cpvs), lines=LINES)
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    return path
