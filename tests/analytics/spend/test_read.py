import os
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend import csvlines
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.lines import SpendLines
from hefboom.analytics.spend.read import read_spend
from hefboom.core.base.errors import HefboomError
from tests.analytics.spend.spend_files import cents, csv_file, reading, years

GOOD = [f"2024-01-{1 + number % 28:02d};Org;Firm {number};{number},50;30000000" for number in range(200)]


def test_a_line_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "2024-03-01;Gemeente X; Jansen ;1.234,56;30190000;A-1")
    path.write_text(path.read_text().replace(";cpv", ";cpv;Factuurnummer"))
    with reading(path) as lines:
        row = lines.table.to_pyarrow().to_pylist()[0]
        assert (row["day"], row["year"], row["cents"]) == (date(2024, 3, 1), 2024, 123456)
        assert (row["organisation"], row["supplier"].strip(), row["cpv"]) == ("Gemeente X", "Jansen", "30190000")
        assert (row["invoice_id"], row["description"]) == ("A-1", None)
        assert lines.columns == ("date", "organisation", "supplier", "amount_eur", "cpv", "invoice_id")


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ";"), ("utf-8", "|"), ("utf-8-sig", ","), ("cp1252", ";"), ("cp1252", "\t"), ("utf-16", "\t")],
)
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = csv_file(tmp_path, "2024-03-01;Coöperatie;Café;€ 5.50;x".replace(";", delimiter), encoding=encoding)
    text = path.read_text(encoding)
    path.write_text(
        text.replace(
            "date;organisation;supplier;amount_eur;cpv",
            delimiter.join(("date", "organisation", "supplier", "amount_eur", "cpv")),
        ),
        encoding,
    )
    with reading(path) as lines:
        row = lines.table.to_pyarrow().to_pylist()[0]
        assert (row["organisation"], row["supplier"], row["cents"]) == ("Coöperatie", "Café", 550)


def test_bad_lines_are_named_with_place_and_reason_and_all_others_are_read(tmp_path: Path) -> None:
    bad = {
        10: "2024-01-03;O;S;unknown;x",
        20: "31-31-2024;O;S;1,5;x",
        30: "2024-01-03;O;S;1,5;x;more",
        40: "2024-01-03;O;S;1,5",
        50: '2024-01-03;O;"S not closed;1,5;x',
        60: "2024-01-03;O;S;;x",
    }
    lines_of_file = [bad.get(number, line) for number, line in enumerate(GOOD, start=2)]
    with reading(csv_file(tmp_path, *lines_of_file)) as lines:
        assert [cell.line for cell in lines.rejected] == list(bad)
        assert [cell.column for cell in lines.rejected] == ["amount_eur", "date", "", "", "", "amount_eur"]
        assert [cell.value for cell in lines.rejected][:2] == ["unknown", "31-31-2024"]
        assert "quote is not closed" in lines.rejected[4].why
        assert (lines.read, lines.rejected_count) == (200, 6)
        assert lines.table.count().to_pyarrow().as_py() == 194


def test_a_large_file_is_read_by_the_engine_and_what_it_refuses_by_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines_of_file = GOOD * 10
    lines_of_file[700] = "1 mrt 2024;O;S;-1.000,00;x"
    lines_of_file[800] = '2024-01-03;O;"S; with a separator";2,00;x'
    lines_of_file[900] = '2024-01-03;O;"S not closed;2,00;x'
    lines_of_file[950] = ";O;S;3,00;x"
    monkeypatch.setattr("hefboom.analytics.spend.read.read_texts", _not_wanted)
    with reading(csv_file(tmp_path, *lines_of_file)) as lines:
        found = lines.table.to_pyarrow().to_pylist()
        assert (lines.read, len(found)) == (2000, 1999)
        assert [cell.line for cell in lines.rejected] == [902]
        assert {"S; with a separator"} <= {row["supplier"] for row in found}
        assert (lines.credits.lines, lines.credits.cents) == (1, -100000)
        assert [row["cents"] for row in found if row["year"] is None] == [300]


def _not_wanted(*_args: object, **_named: object) -> None:
    raise AssertionError("the fast way was left")


def test_the_fast_and_the_slow_way_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines_of_file = GOOD * 3
    lines_of_file[100] = "1/1/2023;O;S;1,234.50;x"
    lines_of_file[101] = "nothing"
    path = csv_file(tmp_path, *lines_of_file)
    with reading(path) as lines:
        fast = _told(lines)
    monkeypatch.setattr(csvlines, "read_fast", lambda *_: None)
    with reading(path) as lines:
        assert _told(lines) == fast


def _told(lines: SpendLines) -> object:
    rows = [tuple(row.values()) for row in lines.table.to_pyarrow().to_pylist()]
    places = [(cell.line, cell.column, cell.why) for cell in lines.rejected]
    return sorted(rows, key=str), places, lines.read, lines.rejected_count, lines.credits


def test_quoted_texts_over_lines_are_one_line(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *GOOD, '2024-01-03;O;"Firm\nwith two lines";7,00;x', "2024-01-03;O;S;oops;x")
    with reading(path) as lines:
        assert "Firm\nwith two lines" in lines.table.supplier.to_pyarrow().to_pylist()
        assert [cell.line for cell in lines.rejected] == [204]


def test_a_file_with_quotes_everywhere_loses_no_line(tmp_path: Path) -> None:
    quoted = [";".join(f'"{cell}"' for cell in line.split(";")) for line in GOOD * 20]
    with reading(csv_file(tmp_path, *quoted)) as lines:
        assert (lines.read, lines.rejected_count, lines.table.count().to_pyarrow().as_py()) == (4000, 0, 4000)
    quoted[1500] = '"2024-01-03";"O";"S;"1,00";"x"'
    with reading(csv_file(tmp_path, *quoted)) as lines:
        assert (lines.read, lines.rejected_count, lines.table.count().to_pyarrow().as_py()) == (4000, 1, 3999)
        assert lines.rejected[0].line == 1502


def test_two_conventions_in_one_file_leave_out_only_what_can_be_read_in_two_ways(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *(f";;;{amount};" for amount in ("1.234,56", "1,234.56", "12", "1,234", "0,50")))
    assert cents(path) == [50, 1200, 123456, 123456]
    with reading(path) as lines:
        assert [(cell.line, cell.value) for cell in lines.rejected] == [(5, "1,234")]
        assert "--decimal" in lines.rejected[0].why
    assert cents(path, decimal=",") == [50, 123, 1200, 123456, 123456]
    assert cents(path, decimal=".") == [50, 1200, 123400, 123456, 123456]


def test_a_convention_that_shows_late_counts_for_the_whole_file(tmp_path: Path) -> None:
    amounts = ["5,50"] * 2000 + ["1,234"] + ["5,50"] * 2000 + ["1,234.50"]
    with reading(csv_file(tmp_path, *(f";;;{amount};" for amount in amounts))) as lines:
        assert [(cell.line, cell.value) for cell in lines.rejected] == [(2002, "1,234")]


def test_amounts_with_two_readings_only_are_asked_about(tmp_path: Path) -> None:
    path = csv_file(tmp_path, ";;;1.234;", ";;;12;")
    with pytest.raises(HefboomError, match=r"'1.234' can be read in two ways.*--decimal"):
        cents(path)
    assert cents(path, decimal=",") == [1200, 123400]


def test_parts_of_cents_are_rounded_half_to_even_wherever_they_show(tmp_path: Path) -> None:
    amounts = ["5.50"] * 3000 + ["0.125", "0.135", "0.12499", "0.1150001", "-0.125"]
    found = cents(csv_file(tmp_path, *(f";;;{amount};" for amount in amounts)))
    assert [each for each in found if each != 550] == [-12, 12, 12, 12, 14]


def test_dates_with_two_readings_only_are_asked_about(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "1/3/2024;;;1;")
    with pytest.raises(HefboomError, match=r"'1/3/2024' can be read in two ways.*--date-order"):
        cents(path)
    with reading(path, date_order="month-first") as lines:
        assert lines.table.day.to_pyarrow().to_pylist() == [date(2024, 1, 3)]


def test_a_line_without_a_date_is_kept_and_its_year_is_unknown(tmp_path: Path) -> None:
    assert years(csv_file(tmp_path, "2024-03-01;;;1;", ";;;2;")) == [2024, None]
    assert years(csv_file(tmp_path, "1", header="bedrag")) == [None]


def test_a_year_that_cannot_be_right_is_named(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *GOOD, "1900-01-01;O;S;1,00;x", "2199-01-01;O;S;1,00;x")) as lines:
        assert [cell.line for cell in lines.rejected] == [202, 203]


def test_lines_of_nothing_are_no_lines(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *GOOD, ";;;;", "", "  ;;;;")) as lines:
        assert (lines.read, lines.rejected_count) == (200, 0)


def test_a_workbook_has_numbers_and_dates_of_its_own(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Datum", "Bedrag", "Leverancier"],
        [datetime(2024, 3, 1), 1.234, "A"],  # noqa: DTZ001 - workbooks know no zones
        [45352, 1234, "B"],
        ["1 mrt 2024", "€ 2.000,50", None],
        [None, "much", "C"],
        [None, None, None],
    ):
        sheet.append(row)
    book.save(tmp_path / "spend.xlsx")
    assert years(tmp_path / "spend.xlsx") == [2024, 2024, 2024]
    assert cents(tmp_path / "spend.xlsx") == [123, 123400, 200050]
    with reading(tmp_path / "spend.xlsx") as lines:
        assert [(cell.line, cell.column, cell.value) for cell in lines.rejected] == [(5, "Bedrag", "much")]


def test_json_is_read_as_well(tmp_path: Path) -> None:
    (tmp_path / "spend.json").write_text(
        '[{"bedrag": 1.234, "cpv": 30190000}, {"bedrag": "5,5"}, {"bedrag": null, "cpv": "1"}]'
    )
    assert cents(tmp_path / "spend.json") == [123, 550]
    with reading(tmp_path / "spend.json") as lines:
        assert lines.rejected_count == 1
        assert {key.cpv for key in keys_of(lines)} == {"30190000", None}


def parquet_file(folder: Path, **columns: pa.Array) -> Path:
    parquet.write_table(pa.table(columns), folder / "spend.parquet")
    return folder / "spend.parquet"


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (pa.array([Decimal("1.50"), None, Decimal("-0.25")], pa.decimal128(18, 2)), [-25, 150]),
        (pa.array([Decimal("0.1250"), Decimal("0.1350"), Decimal("-0.1250")], pa.decimal128(18, 4)), [-12, 12, 14]),
        (pa.array([1.015, 0.125, 0.135, -0.125, float("nan"), float("inf"), 1e300, 33.33]), [-12, 12, 14, 102, 3333]),
        (pa.array([5, None, -3], pa.int32()), [-300, 500]),
        (pa.array(["1.234,50", "x", "-3"]), [-300, 123450]),
    ],
)
def test_parquet_of_any_type_is_exact(tmp_path: Path, amounts: pa.Array, expected: list[int]) -> None:
    path = parquet_file(tmp_path, amount_eur=amounts)
    assert cents(path) == expected
    with reading(path) as lines:
        assert lines.read - lines.rejected_count == len(expected)
        assert len(lines.rejected) == lines.rejected_count


def test_parquet_with_a_far_year_or_no_amount_is_named_by_row(tmp_path: Path) -> None:
    days = pa.array([date(2024, 1, 1), date(1900, 1, 1), None, date(2024, 1, 1)])
    path = parquet_file(tmp_path, datum=days, bedrag=pa.array([1.0, 2.0, 3.0, None]))
    with reading(path) as lines:
        assert [(cell.line, cell.column) for cell in lines.rejected] == [(2, "datum"), (4, "bedrag")]
    assert years(path) == [2024, None]


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    csv_file(tmp_path, "2024-03-01;O;S;1,50;x", "2024-03-01;O;S;oops;x", name="a.csv")
    (tmp_path / "deep").mkdir()
    csv_file(tmp_path / "deep", "2,50|Jansen", header="bedrag|leverancier", name="b.csv")
    parquet_file(tmp_path, amount=pa.array([3.5]))
    (tmp_path / "~$open.xlsx").write_text("a lock of Excel")
    assert cents(tmp_path) == [150, 250, 350]
    with reading(tmp_path) as lines:
        assert lines.read == 4
        assert lines.columns == ("date", "organisation", "supplier", "amount_eur", "cpv")
        assert lines.rejected[0].why.startswith("a.csv: ")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HefboomError, match="no file here that can be read"):
        cents(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("spend.csv", b"", "is empty"),
        ("spend.csv", b"\n\n", "first line is empty"),
        ("spend.csv", b"PK\x03\x04\0\0\0", "not a text file"),
        ("spend.txt", b"nothing here\n", "no column with amounts"),
        ("spend.pdf", b"%PDF", "cannot be read. Use .csv"),
        ("spend.xlsx", b"PK no workbook", "cannot be read as a workbook"),
        ("spend.parquet", b"PAR1 no parquet", "cannot be read as Parquet"),
    ],
)
def test_what_is_no_spend_file_is_told(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(HefboomError, match=says):
        cents(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(HefboomError, match="no such file"):
        cents(tmp_path / "spend.csv")


def test_a_header_alone_is_a_file_without_lines(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path)) as lines:
        assert (lines.read, lines.rejected_count, lines.table.count().to_pyarrow().as_py()) == (0, 0, 0)


def test_a_file_that_changes_while_it_is_read_tells_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *GOOD * 20)
    with reading(path) as lines:
        with path.open("a") as file:
            file.write("2024-01-03;O;S;1,5;x\n")
        with pytest.raises(HefboomError, match=r"spend.csv changed while it was read, so nothing is told"):
            keys_of(lines)


def test_a_file_that_is_replaced_while_it_is_read_tells_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *GOOD)
    with reading(path) as lines:
        other = csv_file(tmp_path, *GOOD, name="other.csv")
        os.utime(other, ns=(path.stat().st_mtime_ns,) * 2)
        other.replace(path)
        with pytest.raises(HefboomError, match="changed while it was read"):
            keys_of(lines)


def test_a_disk_that_fills_is_told(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *(f"{number};;;€ {number},50;{number}" for number in range(40_000)))
    with open_engine(reads=path) as backend:
        backend.raw_sql("SET max_temp_directory_size = '1KiB'")
        backend.raw_sql("SET memory_limit = '2MiB'")
        with pytest.raises(HefboomError, match=r"(the disk is full|not enough memory)"):
            read_spend(path, backend)


def test_more_bad_lines_than_are_kept_are_all_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hefboom.analytics.spend.judge.KEPT", 5)
    with reading(csv_file(tmp_path, *GOOD, *["2024-01-03;O;S;bad;x"] * 300)) as lines:
        assert (lines.read, lines.rejected_count, len(lines.rejected)) == (500, 300, 5)


INVOICES = [
    "2024-01-03;O;Firm;10,50;x;A1",
    "2024-01-03;O;Firm;10,50;x;A1",
    "2024-01-03;O;Firm;10,50;x;A1 ",
    "2024-01-03;O;Firm;10,50;x;A2",
    "2024-01-03;O;Other;10,50;x;A1",
    "2024-01-04;O;Firm;10,50;x;A1",
    "2024-01-03;O;Firm;10,50;x;",
    "2024-01-03;O;Firm;10,50;x;",
]


def test_an_invoice_that_comes_again_is_counted_and_kept(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *INVOICES, header="date;organisation;supplier;amount_eur;cpv;invoice_id")) as lines:
        assert lines.duplicates is not None
        assert (lines.duplicates.lines, lines.duplicates.cents, lines.duplicates.dropped) == (2, 2100, False)
        assert [(each.invoice_id, each.supplier, each.times) for each in lines.duplicates.examples] == [
            ("A1", "Firm", 3)
        ]
        assert (lines.read, lines.rejected_count) == (8, 0)


def test_an_invoice_that_comes_again_is_left_out_when_asked_and_listed(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *INVOICES, header="date;organisation;supplier;amount_eur;cpv;invoice_id")
    assert len(cents(path, duplicates="drop")) == 6
    with reading(path, duplicates="drop") as lines:
        assert (lines.read, lines.rejected_count) == (8, 2)
        assert [(cell.value, cell.line) for cell in lines.rejected] == [("A1", None)] * 2


def test_without_invoice_numbers_nothing_is_said_of_duplicates(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *GOOD)) as lines:
        assert lines.duplicates is None
