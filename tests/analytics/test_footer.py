"""A Parquet file proves some things of its columns; where it does not, nothing is taken for granted."""

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from hefboom.analytics.engine import open_engine
from hefboom.analytics.footer import NOTHING_PROVEN, footer_of
from hefboom.analytics.ingest import read_register

ROWS = pa.table(
    {
        "tender_id": ["A", "B", "C"],
        "title": ["", "b", None],
        "lot_title": ["a", None, "c"],
        "isv_clause": pa.array([None, None, None], pa.bool_()),
        "mvi_level": [1, 2, None],
    }
)


def written(folder: Path, *, statistics: bool, table: pa.Table = ROWS) -> Path:
    """These rows as a file of two row groups."""
    path = folder / "register.parquet"
    parquet.write_table(table, path, row_group_size=2, write_statistics=statistics)
    return path


def test_what_the_footer_tells_holds_for_all_row_groups(tmp_path: Path) -> None:
    footer = footer_of(written(tmp_path, statistics=True))

    assert footer.complete == {"tender_id"}
    assert footer.nothing == {"isv_clause"}
    assert footer.no_empty_text >= {"tender_id", "lot_title"}
    assert "title" not in footer.no_empty_text


def test_a_file_without_statistics_proves_nothing(tmp_path: Path) -> None:
    footer = footer_of(written(tmp_path, statistics=False))

    assert footer.complete == footer.nothing == footer.no_empty_text == frozenset()


def test_what_is_no_parquet_proves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    path.write_bytes(b"not parquet")

    assert footer_of(path) == NOTHING_PROVEN


@pytest.mark.parametrize("statistics", [True, False])
def test_the_same_facts_are_read_with_and_without_statistics(tmp_path: Path, statistics: bool) -> None:
    path = written(tmp_path, statistics=statistics)

    with open_engine(reads=path) as engine:
        register = read_register(path, engine)
        rows = register.table.order_by("__row").select("title", "isv_clause", "mvi_level").to_pyarrow().to_pydict()

    assert rows == {"title": [None, "b", None], "isv_clause": [None, None, None], "mvi_level": [1, 2, None]}


@pytest.mark.parametrize("statistics", [True, False])
@pytest.mark.parametrize(
    ("column", "cells", "line"),
    [
        ("mvi_level", [1, 2, 4], 3),
        ("contract_nature", ["works", "work", None], 2),
        ("cpv", ["45000000", None, "45"], 3),
        ("tender_id", ["A", None, "C"], 2),
        ("tender_id", ["", "B", "C"], 1),
    ],
)
def test_a_wrong_cell_is_found_with_and_without_statistics(
    tmp_path: Path, column: str, cells: list[object], line: int, statistics: bool
) -> None:
    table = pa.table({"tender_id": ["A", "B", "C"], column: cells})

    path = written(tmp_path, statistics=statistics, table=table)
    with open_engine(reads=path) as engine:
        register = read_register(path, engine)

    assert [(cell.line, cell.column) for cell in register.rejected] == [(line, column)]
