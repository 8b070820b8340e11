"""Dirk's organisation has a cluster: the same sums come from there, also when one of its machines dies half-way."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ibis.backends.sql import SQLBackend

from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.classify.shipped import codes_by_prefix
from hefboom.analytics.engine import open_engine
from hefboom.analytics.scan import scan_file
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.read import SpendLines, read_spend
from hefboom.analytics.verdicts import check_file
from hefboom.core.effects.factors import load_factors
from hefboom.core.strategy.load import load_pack
from tests.registers_for_tests import random_rows, rows_of_scenarios, said, write_register
from tests.spark_cluster import Cluster, kill
from tests.spend_for_tests import cells_of, spend_lines, summed, write_spend

PACK = load_pack("nl-rijk-2019")
LINES = spend_lines(4_000)
PARTS = 8
SECONDS = 120

# A line in seven takes five milliseconds: a part takes about a third of a second, and there is time to lose a machine.
SLOW = """
SELECT * FROM parts
WHERE coalesce(java_method('java.lang.Thread', 'sleep', CAST(IF(cents % 7 = 0, 5, 0) AS BIGINT)), '') <> 'never'
"""


def spend_on(engine: SQLBackend, path: Path) -> tuple[SpendLines, Mapping[Key, Classified]]:
    """The lines of a file on an engine, and where they belong."""
    lines = read_spend(path, engine)
    keys = keys_of(lines)
    classified = dict(zip(keys, Classifier(PACK, codes_by_prefix()).classify(keys), strict=True))
    return lines, classified


def slowly(lines: SpendLines, engine: SQLBackend) -> SpendLines:
    """The same lines in many parts, each of which takes its time."""
    engine.session.table(lines.table.get_name()).repartition(PARTS).createOrReplaceTempView("parts")
    engine.session.sql(SLOW).createOrReplaceTempView("slow")
    return replace(lines, table=engine.table("slow"))


def executors(engine: SQLBackend) -> int:
    return int(engine.session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) - 1


def finished_parts(engine: SQLBackend) -> int:
    tracker = engine.session.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(each) for each in tracker.getActiveStageIds()]
    return max((each.numCompletedTasks for each in stages if each and each.numTasks == PARTS), default=0)


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


class Killer(threading.Thread):
    """Kills a worker once some parts are done, and remembers how many were."""

    def __init__(self, engine: SQLBackend, running: Cluster) -> None:
        super().__init__(daemon=True)
        self.engine, self.victim, self.finished = engine, running.workers[0], 0
        self.start()

    def run(self) -> None:
        wait_until(lambda: finished_parts(self.engine) >= 2)
        self.finished = finished_parts(self.engine)
        kill(self.victim)


def test_a_cluster_judges_a_register_as_one_machine_does(on_a_cluster: Cluster, tmp_path: Path) -> None:
    rows = [*rows_of_scenarios(PACK), *random_rows(PACK, tenders=150, most_lots=3)]
    path = write_register(tmp_path / "register.csv", rows)

    found = {}
    for name in ("duckdb", "spark"):
        with open_engine(name, reads=path, master=on_a_cluster.url) as engine:
            found[name] = said(check_file(path, PACK, engine, date(2024, 1, 1)))

    assert found["spark"] == found["duckdb"]


def test_a_cluster_scans_as_one_machine_does(on_a_cluster: Cluster, tmp_path: Path) -> None:
    path = write_spend(tmp_path / "spend.csv", LINES)

    found = {}
    for name in ("duckdb", "spark"):
        with open_engine(name, reads=path, master=on_a_cluster.url) as engine:
            found[name] = scan_file(path, PACK, load_factors(), engine, "excluded").as_dict()

    assert found["spark"] == found["duckdb"]


def test_sums_are_the_same_when_a_worker_is_killed_half_way(on_a_cluster: Cluster, tmp_path: Path) -> None:
    path = write_spend(tmp_path / "spend.csv", LINES)

    with open_engine("spark", reads=path, master=on_a_cluster.url) as engine:
        lines, classified = spend_on(engine, path)
        well = cells_of(cube_of(lines, classified))
        killer = Killer(engine, on_a_cluster)
        ill = cells_of(cube_of(slowly(lines, engine), classified))
        killer.join()
        wait_until(lambda: executors(engine) == 1)

    assert 0 < killer.finished < PARTS, "the worker was killed half-way"
    assert well == ill == summed(LINES, classified)
