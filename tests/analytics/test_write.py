"""Files by extension: unknown stays empty, decimals keep their places, text is never a formula."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from hefboom.analytics.write import Column, write_tables
from hefboom.core.base.errors import HefboomError

COLUMNS = [Column("name", "text"), Column("value", "decimal"), Column("day", "date"), Column("yes", "bool")]
ROWS = [
    {"name": "=1+1", "value": Decimal("250000.000001"), "day": date(2024, 3, 1), "yes": True},
    {"name": "Anna", "value": None, "day": None, "yes": None},
]


def written(path: Path) -> Path:
    write_tables([(path, COLUMNS, ROWS)])
    return path


def test_csv(tmp_path: Path) -> None:
    text = written(tmp_path / "a.csv").read_text("utf-8")
    assert text == "name,value,day,yes\n=1+1,250000.000001,2024-03-01,true\nAnna,,,\n"


def test_json(tmp_path: Path) -> None:
    first, second = json.loads(written(tmp_path / "a.json").read_text("utf-8"), parse_float=Decimal)
    assert first == {"name": "=1+1", "value": Decimal("250000.000001"), "day": "2024-03-01", "yes": True}
    assert second == {"name": "Anna", "value": None, "day": None, "yes": None}


def test_parquet_has_exact_types(tmp_path: Path) -> None:
    table = parquet.read_table(written(tmp_path / "a.parquet"))
    assert table.schema.types == [pa.string(), pa.decimal128(18, 6), pa.date32(), pa.bool_()]
    assert table.to_pylist() == ROWS


def test_a_spreadsheet_holds_text_as_text(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path / "a.xlsx")).active
    assert sheet is not None
    first, second = list(sheet.iter_rows(min_row=2))
    assert (first[0].value, first[0].data_type, first[3].value) == ("=1+1", "s", True)
    assert [cell.value for cell in second] == ["Anna", None, None, None]


def test_all_files_or_none(tmp_path: Path) -> None:
    with pytest.raises(HefboomError):
        write_tables([(tmp_path / "a.csv", COLUMNS, ROWS), (tmp_path / "b.pdf", COLUMNS, ROWS)])
    assert list(tmp_path.iterdir()) == []
