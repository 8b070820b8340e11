"""Mapping tables: read with clear errors, compared in words, written back the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hefboom.analytics.classify.mapping import KINDS, MappingRow, MappingTable, match_key, write_mapping
from hefboom.analytics.classify.mapping_diff import diff
from hefboom.analytics.classify.mapping_read import read_mapping
from hefboom.analytics.classify.patterns import read_pattern
from hefboom.analytics.classify.sheet import TableError
from hefboom.core.base.errors import HefboomError
from tests.analytics.classify.tables import HEADER, KNOWN, read, table, written


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("cvp,45,wegen", "kind", 'is no kind; did you mean "cpv"?'),
        ("cpv,45,wegn", "product_group", 'did you mean "wegen"?'),
        ("cpv,45,wegen,c27", "code", 'did you mean "C27"?'),
        ("cpv,wegen,wegen", "match", "is no start of a CPV code"),
        ("cpv,4,wegen", "match", "two to eight digits"),
        ("cpv,45,wegen,,150%", "confidence", "write 0.9 or 90%"),
        ("cpv,45,wegen,,0", "confidence", "above 0"),
        ("category,--,wegen", "match", "no letter or digit"),
        ("supplier,,wegen", "match", "is empty"),
        ("text,a*,wegen", "match", "at least 3 letters"),
        ("text,202*,wegen", "match", "needs a letter"),
        ("text,-gas,gas", "match", "at least one word without a minus"),
        ("text,gas | -gas,gas", "match", "refuses it"),
        ("text,as*falt,wegen", "match", "not one word"),
        ("category,Diversen,", "product_group", "give at least one"),
    ],
)
def test_a_wrong_cell_is_told_with_its_line_column_and_what_to_do(
    tmp_path: Path, row: str, column: str, why: str
) -> None:
    with pytest.raises(TableError) as told:
        read(tmp_path, "cpv,45233,wegen", row)
    (problem,) = told.value.problems
    assert (problem.line, problem.column) == (3, column)
    assert why in problem.why
    assert f"line 3, {column}" in str(told.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="3 problems") as told:
        read(tmp_path, "cvp,45,wegn", "cpv,x,wegen")
    assert [problem.line for problem in told.value.problems] == [2, 2, 3]


def test_rows_that_contradict_are_refused_and_doubles_count_once(tmp_path: Path) -> None:
    doubled = read(tmp_path, "category,Café,catering", "category,CAFE,catering")
    assert len(doubled.rows) == 1
    with pytest.raises(TableError, match="is on line 2 too, with another group"):
        read(tmp_path, "category,Café,catering", "category,cafe,schoonmaak")


def test_two_ways_to_write_the_same_words_are_doubles(tmp_path: Path) -> None:
    assert len(read(tmp_path, "text,Gas | aardgas -lachgas,gas", "text,aardgas | gas -LACHGAS,gas").rows) == 1


@pytest.mark.parametrize("form", ["0.9", "0,9", "90%", "90 %"])
def test_a_confidence_may_be_written_in_several_ways(tmp_path: Path, form: str) -> None:
    header = HEADER.replace(",", ";")
    (row,) = read(tmp_path, f"cpv;45;wegen;;{form};", header=header).rows
    assert row.confidence == pytest.approx(0.9)


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(HefboomError, match=r'no column "product_group".* Rename "productgroup"'):
        read(tmp_path, "cpv,45,wegen", header="kind,match,productgroup")


@pytest.mark.parametrize(("name", "says"), [("a.txt", "must be .csv or .xlsx"), ("b.csv", "no such file")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(HefboomError, match=says):
        read_mapping(tmp_path / name, KNOWN)


def test_a_file_that_only_has_the_name_of_a_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("kind,match\n")
    with pytest.raises(HefboomError, match="is not a workbook"):
        read_mapping(path, KNOWN)


def test_an_empty_table_is_a_table(tmp_path: Path) -> None:
    assert read(tmp_path).rows == ()


def test_codes_that_excel_took_for_numbers_are_codes(tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADER.split(","), ["cpv", 45233, "wegen"], ["ledger_account", 4310.0, "schoonmaak", None, 0.9]):
        book.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(tmp_path / "tabel.xlsx")
    assert [row.match for row in read_mapping(tmp_path / "tabel.xlsx", KNOWN).rows] == ["45233", "4310"]


def test_the_order_of_rows_does_not_change_what_a_table_is() -> None:
    one, two = "cpv,45,wegen", "category,Café,catering"
    assert table(one, two).sha256 == table(two, one).sha256 != table(one).sha256


def test_changes_are_told_in_words() -> None:
    old = table("cpv,45,wegen", "category,Café,catering", "supplier,Bos BV,papier", "cpv,09,gas,,,x")
    new = table("cpv,45,sloop", "category,Café,catering", "text,asfalt*,wegen", "cpv,09,gas,,,y")
    assert [text.nl for text in diff(old, new)] == [
        "Andere toelichting: CPV “09”.",
        "Gewijzigd: CPV “45” was wegen, zekerheid 95% en wordt sloop, zekerheid 95%.",
        "Weg: leverancier “Bos BV” → papier, zekerheid 95%.",
        "Nieuw: woorden “asfalt*” → wegen, zekerheid 95%.",
    ]
    assert all(text.en for text in diff(old, new))
    assert diff(new, new) == ()


ROWS = st.builds(
    lambda kind, word, number, group, confidence, note: MappingRow(
        kind,
        match := f"{number}" if kind == "cpv" else f"{word.replace('&', '').replace('.', ' ')}{number}",
        match_key(kind, match),
        group,
        confidence=confidence / 100,
        note=note.strip(),
    ),
    st.sampled_from(KINDS),
    st.sampled_from(["Café ", "gas", "Bos & Zn. ", "WBed."]),
    st.integers(10, 99_999_999),
    st.sampled_from(["wegen", "gas", "none"]),
    st.integers(1, 100),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=5),
)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(ROWS, max_size=8, unique_by=lambda row: (row.kind, row.key)), ending=st.sampled_from(["csv", "xlsx"])
)
def test_what_is_written_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[MappingRow], ending: str
) -> None:
    path = tmp_path_factory.mktemp("tabel") / f"tabel.{ending}"
    write_mapping(path, rows)
    assert read_mapping(path, KNOWN) == MappingTable("tabel", tuple(rows))


def test_a_pattern_is_written_as_it_is_read() -> None:
    for text in ("gas | aardgas -lachgas", "*papier", "huur auto*", "-oud papier"):
        assert read_pattern(str(read_pattern(text))) == read_pattern(text)


def test_a_table_with_windows_letters_is_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(f"{HEADER}\r\ncategory,Caf\xe9,catering,,,\r\n".encode("latin-1"))
    assert read_mapping(path, KNOWN).rows[0].key == "cafe"


def test_the_example_in_the_documentation_is_a_table(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "mapping-tables.md").read_text("utf-8")
    header, *rows = page.split("```csv\n")[1].split("```")[0].splitlines()
    assert len(read(tmp_path, *rows, header=header).rows) == len(rows) == 7
