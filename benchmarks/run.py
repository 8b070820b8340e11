"""Run the benchmarks and print one table of ratios: `python -m benchmarks.run [name …]` (default: all)."""

import sys
from importlib import import_module
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.measure import NO_GOAL, Measure

PREFIX = "bench_"


def main(wanted: list[str]) -> int:
    """Run `benchmarks/bench_<name>.py` for each name; return 1 when a goal is not reached, else 0."""
    found = sorted(path.stem for path in Path(__file__).parent.glob(f"{PREFIX}*.py"))
    chosen = [name for name in found if not wanted or name.removeprefix(PREFIX) in wanted]
    measures = []
    for name in chosen:
        for each in import_module(f"benchmarks.{name}").measure():
            measures.append(each)
            sys.stderr.write(f"{each.name}: {each.ratio:.2f} x {each.limit} {each.note}\n")  # what is cut short is told
    Console(width=170).print(_table(measures))
    return 0 if measures and all(each.reached for each in measures) else 1


def _table(measures: list[Measure]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("what", "took", "limit", "limit took", "ratio", "goal", "", "note"):
        table.add_column(name, justify="right" if name in ("took", "limit took", "ratio", "goal") else "left")
    for each in measures:
        table.add_row(
            each.name,
            _told(each.seconds, each.unit),
            each.limit,
            _told(each.limit_seconds, each.unit),
            f"{each.ratio:.2f}",
            "" if each.goal == NO_GOAL else f"{each.goal:g}",
            "" if each.goal == NO_GOAL else "✔" if each.reached else "✘",
            each.note,
        )
    return table


def _told(value: float, unit: str) -> str:
    return _seconds(value) if unit == "s" else f"{value:.3g} {unit}".strip()


def _seconds(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.1f} µs"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
