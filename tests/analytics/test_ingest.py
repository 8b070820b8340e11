"""Bram brings registers from many programs; each cell is read right or named with line, column and reason."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from hefboom.analytics.engine import open_engine
from hefboom.analytics.ingest import Register, group_codes, read_register
from hefboom.core.base.errors import HefboomError
from hefboom.core.strategy.load import load_pack


@contextmanager
def read(path: Path) -> Iterator[Register]:
    """The register in this file, while its engine is open."""
    with open_engine(reads=path) as engine:
        yield read_register(path, engine)


def facts(register: Register, *names: str) -> list[dict[str, Any]]:
    """These facts of every row, in the order of the file."""
    rows: list[dict[str, Any]] = register.table.order_by("__row").select(*names).to_pyarrow().to_pylist()
    return rows


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A CSV file with this text."""
    path = folder / "register.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-8", "\t"), ("utf-8-sig", ";"), ("latin-1", ";")]
)
def test_csv_is_read_whatever_its_delimiter_and_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "tender_id,title,isv_clause\nA,Café,ja\n".replace(",", delimiter)

    with read(csv_file(tmp_path, text, encoding)) as register:
        assert facts(register, "tender_id", "title", "isv_clause") == [
            {"tender_id": "A", "title": "Café", "isv_clause": True}
        ]


def test_an_empty_cell_and_an_absent_column_are_unknown(tmp_path: Path) -> None:
    with read(csv_file(tmp_path, "tender_id,wage_sum_eur,isv_clause\nA,,  \n")) as register:
        assert facts(register, "wage_sum_eur", "isv_clause", "cpv") == [
            {"wage_sum_eur": None, "isv_clause": None, "cpv": None}
        ]


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("estimated_value_eur", "1.000,50", "not a number"),
        ("estimated_value_eur", "-1", "too low"),
        ("impact_weight", "50", "too high"),
        ("mvi_level", "4", "too high"),
        ("mvi_level", "2.5", "not a whole number"),
        ("published_on", "31-01-2023", "not a day"),
        ("published_on", "2023-02-29", "not a day"),
        ("contract_nature", "work", 'did you mean "works"'),
        ("isv_clause", "misschien", "not yes or no"),
        ("cpv", "45", "not a CPV code"),
    ],
)
def test_a_wrong_cell_is_named_and_its_row_left_out(tmp_path: Path, column: str, cell: str, why: str) -> None:
    with read(csv_file(tmp_path, f'tender_id,{column}\nA,\nB,"{cell}"\n')) as register:
        (rejected,) = register.rejected

        assert (rejected.line, rejected.column, rejected.value) == (3, column, cell)
        assert why in rejected.why
        assert [row["tender_id"] for row in facts(register, "tender_id")] == ["A"]


def test_lines_are_those_of_the_file_past_quoted_line_breaks_empty_lines_and_broken_rows(tmp_path: Path) -> None:
    text = 'tender_id,title,mvi_level\nA,"two\nlines",1\n\nB,b,2,3\nC,c\nD,d,9\n,e,1\nF,f,1\nF,f,2\n'

    with read(csv_file(tmp_path, text)) as register:
        found = [(cell.line, cell.column) for cell in register.rejected]

        assert found == [(5, ""), (6, ""), (7, "mvi_level"), (8, "tender_id"), (10, "tender_id")]
        assert "4 cells and the header has 3" in register.rejected[0].why
        assert "2 cells and the header has 3" in register.rejected[1].why
        assert "on line 9" in register.rejected[-1].why
        assert (register.tenders, register.lots) == (2, 2)


def test_lots_of_one_tender_are_rows_and_the_same_lot_twice_is_not(tmp_path: Path) -> None:
    with read(csv_file(tmp_path, "tender_id,lot_id\nA,1\nA,2\nB,\nA,1\n")) as register:
        assert (register.tenders, register.lots, register.single) == (2, 3, False)
        assert [cell.line for cell in register.rejected] == [5]


def test_a_column_that_is_no_fact_is_told_with_the_name_it_may_have_meant(tmp_path: Path) -> None:
    with read(csv_file(tmp_path, "tender_id,productgroup,colour\nA,x,blue\n")) as register:
        assert [each.as_dict() for each in register.ignored] == [
            {"column": "productgroup", "did_you_mean": "product_group"},
            {"column": "colour", "did_you_mean": None},
        ]


def test_a_workbook_gives_numbers_dates_and_yes_or_no_as_they_are(tmp_path: Path) -> None:
    path, book = tmp_path / "register.xlsx", Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["tender_id", "estimated_value_eur", "published_on", "isv_clause", "mvi_level", "impact_weight"])
    sheet.append(["A", 250000, date(2023, 1, 31), True, 2, 0.1 + 0.2])
    sheet.append(["B", "veel", None, "ja", 2.0, None])
    book.save(path)

    with read(path) as register:
        assert [(cell.line, cell.column) for cell in register.rejected] == [(3, "estimated_value_eur")]
        assert facts(register, "estimated_value_eur", "published_on", "isv_clause", "mvi_level", "impact_weight") == [
            {
                "estimated_value_eur": Decimal("250000.000000"),
                "published_on": date(2023, 1, 31),
                "isv_clause": True,
                "mvi_level": 2,
                "impact_weight": Decimal("0.300000"),
            }
        ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("register.json", '[{"tender_id": "A", "wage_sum_eur": 250000.01}, {"tender_id": "B"}]'),
        ("register.json", '{"rows": [{"tender_id": "A", "wage_sum_eur": "250000.01"}, {"tender_id": "B"}]}'),
        ("register.json", '{"tender_id": "A", "wage_sum_eur": 250000.01}\n{"tender_id": "B"}\n'),
        ("register.jsonl", '{"tender_id": "A", "wage_sum_eur": 250000.01}\n\n{"tender_id": "B"}'),
    ],
)
def test_json_comes_as_a_list_as_rows_or_by_line(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")

    with read(path) as register:
        assert facts(register, "tender_id", "wage_sum_eur") == [
            {"tender_id": "A", "wage_sum_eur": Decimal("250000.010000")},
            {"tender_id": "B", "wage_sum_eur": None},
        ]


def test_a_json_row_that_is_no_object_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    path.write_text(json.dumps([{"tender_id": "A"}, "B", {"tender_id": "C", "mvi_level": [2]}]), "utf-8")

    with read(path) as register:
        assert [(cell.line, cell.column) for cell in register.rejected] == [(2, ""), (3, "mvi_level")]
        assert register.tenders == 1


def test_parquet_keeps_its_types_and_its_wrong_values_are_found(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    columns = {
        "tender_id": ["A", "B", "C"],
        "contract_nature": ["works", "", "work"],
        "impact_weight": [0.5, None, 0.2],
        "mvi_level": [2, 7, 1],
        "estimated_value_eur": pa.array([Decimal("1.50"), None, None], pa.decimal128(10, 2)),
    }
    pq.write_table(pa.table(columns), path)

    with read(path) as register:
        assert [(cell.line, cell.column) for cell in register.rejected] == [(2, "mvi_level"), (3, "contract_nature")]
        assert facts(register, "contract_nature", "impact_weight", "estimated_value_eur") == [
            {
                "contract_nature": "works",
                "impact_weight": Decimal("0.500000"),
                "estimated_value_eur": Decimal("1.500000"),
            }
        ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("register.csv", b"", "is empty"),
        ("register.csv", b"tender_id,title\n", "no rows"),
        ("register.csv", b"tenderid,title\nA,a\n", "Is it the column 'tenderid'?"),
        ("register.csv", b"tender_id,title,title\nA,a,b\n", "'title' stands there twice"),
        ("register.csv", b"tender_id,title,Title\nA,a,b\n", "'Title' stands there twice"),
        ("register.json", b'[{"tender_id": "A", "title": "a", "Title": "b"}]', "'Title' stands there twice"),
        ("register.csv", "tender_id\nA\n".encode("utf-16"), "UTF-16"),
        ("register.xlsx", b"not a workbook", "cannot be read as a workbook"),
        ("register.parquet", b"not parquet", "cannot be read as Parquet"),
        ("register.json", b"{", "is not JSON"),
        ("register.docx", b"x", "Use .csv"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(HefboomError, match=says), read(path):
        pass


def test_the_engine_reads_the_register_and_no_other_file(tmp_path: Path) -> None:
    register, secret = csv_file(tmp_path, "tender_id\nA\n"), tmp_path / "secret.csv"
    secret.write_text("a\n1\n", "utf-8")

    with open_engine(reads=register) as engine, pytest.raises(Exception, match="disabled by configuration"):
        engine.read_csv(str(secret)).to_pyarrow()


def test_the_types_of_a_register_do_not_depend_on_its_columns(tmp_path: Path) -> None:
    with read(csv_file(tmp_path, "tender_id\nA\n")) as register:
        schema = register.table.schema()

        assert schema["wage_sum_eur"] == ibis.dtype("decimal(18, 6)")
        assert schema["published_on"] == ibis.dtype("date")


def test_a_misspelt_product_group_is_told_rather_than_counted_as_outside_every_list(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("tender_id,product_group\nA,papierr\nB,papier\nC,none\nD,\n")
    with open_engine(reads=path) as engine:
        register = read_register(path, engine, group_codes(load_pack()))
    assert register.tenders == 3
    (cell,) = register.rejected
    assert (cell.line, cell.column, cell.value) == (2, "product_group", "papierr")
    assert 'did you mean "papier"?' in cell.why
