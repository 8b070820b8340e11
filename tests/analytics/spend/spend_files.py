"""Spend files for tests, and reading them with a real engine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hefboom.analytics.classify.classify import Classified, Key
from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.read import SpendLines, read_spend
from hefboom.core.base.text import Text
from hefboom.core.effects.cube import Cube

HEADER = "date;organisation;supplier;amount_eur;cpv"


def csv_file(folder: Path, *lines: str, header: str = HEADER, name: str = "spend.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *lines]) + "\n", encoding)
    return path


@contextmanager
def reading(path: Path, **told: Any) -> Iterator[SpendLines]:
    with open_engine(reads=path) as backend:
        yield read_spend(path, backend, **told)


def cents(path: Path, **told: Any) -> list[int]:
    """The cents of the lines that could be read, in the order of their size."""
    with reading(path, **told) as lines:
        return sorted(lines.table.cents.to_pyarrow().to_pylist())


def years(path: Path, **told: Any) -> list[int | None]:
    with reading(path, **told) as lines:
        found = lines.table.select("cents", "year").order_by("cents").to_pyarrow()
        return list(found["year"].to_pylist())


def classified(keys: list[Key], places: Mapping[str, tuple[str | None, str | None]]) -> dict[Key, Classified]:
    """Every key by its CPV."""
    why = Text(nl="Voor een test.", en="For a test.")
    return {
        key: Classified(*places.get(key.cpv or "", (None, None)), "cpv", 0.9, doubtful=False, why=why) for key in keys
    }


def cells(cube: Cube) -> dict[tuple[Any, ...], tuple[int, int]]:
    """The cube as plain values: who, group, code, year → lines, cents."""
    places = zip(cube.who_at, cube.group_at, cube.code_at, cube.year_at, strict=True)
    names = [(cube.who[a], cube.groups[b], cube.codes[c], cube.years[d]) for a, b, c, d in places]
    assert len(set(names)) == len(names), "one cell per combination"
    return dict(zip(names, zip(cube.lines.tolist(), cube.cents.tolist(), strict=True), strict=True))
