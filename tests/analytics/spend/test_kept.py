"""A CSV file is parsed once for a scan: the kept lines are the lines; one that changed or is too large is not kept."""

import os
from pathlib import Path

import pytest

from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend import kept as module
from hefboom.analytics.spend.kept import kept
from hefboom.analytics.spend.read import read_spend
from hefboom.core.base.errors import HefboomError

CSV = "date;organisation;amount_eur;cpv\n" + "".join(
    f"2023-01-{1 + at % 28:02d};Afdeling {at % 3};{at},50;45233141\n" for at in range(200)
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "uitgaven.csv"
    path.write_text(CSV, "utf-8")
    return path


def test_kept_lines_are_the_same_lines_and_more_is_certain_of_them(file: Path) -> None:
    with open_engine(reads=file) as engine:
        read = read_spend(file, engine)
        found = kept(read, engine)
        order = ("day", "organisation", "cents")
        assert found.table.order_by(*order).to_pyarrow().equals(read.table.order_by(*order).to_pyarrow())
        assert (read.parsed_anew, found.parsed_anew) == (True, False)
        assert found.certain is not None
        assert found.certain.years == (2023, 2023)
        assert found.certain.absolute_cents == sum(at * 100 + 50 for at in range(200))


def test_a_file_that_is_too_large_for_the_disk_is_parsed_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with open_engine(reads=file) as engine:
        read = read_spend(file, engine)
        assert kept(read, engine) is read


def test_a_file_that_changes_meanwhile_is_not_kept(file: Path) -> None:
    with open_engine(reads=file) as engine:
        read = read_spend(file, engine)
        file.write_text(CSV + "2023-01-01;X;1,00;45233141\n", "utf-8")
        os.utime(file, (1, 1))
        with pytest.raises(HefboomError, match="changed while it was read"):
            kept(read, engine)
