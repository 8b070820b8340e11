"""Reading notices against a bare lxml parse of the same files, and what two processes cannot share.

Real notices where the machine has them (`../shared/data/notices/dev`), else small ones of our own.
"""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from benchmarks.measure import Measure, cpu_of, interleaved
from hefboom.core.notices.batch import read_all
from hefboom.core.notices.inputs import Input
from hefboom.core.notices.reader import read_fields, read_notice
from hefboom.core.notices.xml import parser
from tests.core.notices.build import a_criterion, a_lot, a_notice, criteria, estimated, months

FIELDS_GOAL, FACTS_GOAL = 2.5, 3.0
SERIAL_GOAL = 0.15
"""The part that only the first process can do, as CPU time: what keeps more processes from being as many times faster.

Time by the clock says nothing on a machine that others use too.
"""
REAL = Path(__file__).parents[2] / "shared" / "data" / "notices" / "dev"


def measure() -> Iterator[Measure]:
    """Time all fields and all facts beside the bare parse, and what two processes cannot share."""
    files = [path.read_bytes() for path in sorted(REAL.glob("*.xml"))] or _our_own()
    safe = parser()
    note = f"{len(files)} notices of {sum(map(len, files)) // len(files) // 1000} kB"
    gc.disable()
    for name, read, goal in (
        ("notices, all fields", read_fields, FIELDS_GOAL),
        ("notices, all facts with sources", lambda data: read_notice(data, "x"), FACTS_GOAL),
    ):
        taken, bare = interleaved(
            lambda read=read: _each(files, read), lambda: _each(files, lambda data: etree.fromstring(data, safe))
        )
        yield Measure(name, taken, "bare lxml parse", bare, goal, note)
        gc.collect()
    gc.enable()
    inputs = [Input(f"{number}.xml", data=data) for number, data in enumerate(files)] * 3
    if REAL.is_dir():
        inputs = [Input(str(path), path) for path in sorted(REAL.glob("*.xml"))] * 3
    shared, alone = (min(cpu_of(lambda many=many: _drain(inputs, many)) for _ in range(2)) for many in (2, 1))
    yield Measure("notices, two processes: left to the first", shared, "one process alone", alone, SERIAL_GOAL, note)


def _each(files: list[bytes], read: Callable[[bytes], object]) -> None:
    for data in files:
        read(data)


def _drain(inputs: list[Input], processes: int) -> None:
    for _ in read_all(inputs, processes):
        pass


def _our_own() -> list[bytes]:
    award = criteria(a_criterion("price", "Prijs", "60"), a_criterion("quality", "Duurzaamheid", "40"))
    lots = "".join(a_lot(f"LOT-{n:04}", project=estimated("250000") + months(24), terms=award) for n in range(5))
    return [a_notice(publication=f"{number}-2024", lots=lots) for number in range(500)]
