"""Dirk reads in Dutch what is wrong with his spend, whatever is wrong with it: also what is written tomorrow."""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

import hefboom
from hefboom.analytics.spend import csvlines
from hefboom.analytics.spend.columns import find_columns
from hefboom.analytics.spend.prepare import prepare
from hefboom.analytics.spend.trouble import told
from hefboom.core.base.errors import HefboomError
from hefboom.core.base.reasons import reason_in
from tests.analytics.classify import tables
from tests.analytics.spend.spend_files import csv_file, reading

SOURCES = (
    *("analytics/spend/*.py", "analytics/rawfiles.py", "analytics/csvfile.py"),
    *("analytics/classify/mapping_read.py", "analytics/classify/sheet.py", "analytics/classify/patterns.py"),
    *("core/effects/factors.py", "core/effects/prices.py", "core/effects/tables.py", "core/effects/codes.py"),
)
"""Where a spend file, a mapping table, a factor set or a price index is read, and refused with a sentence."""

NO_SENTENCE = re.compile(
    r"^(SELECT|coalesce|CREATE|DROP|read_csv|feb |mrt |okt | )|\\|\w\|\w"
    r"|^(product group of the strategy|code of the factor set)$"
)
"""Queries, patterns, names of months, and pieces of a sentence that stands there too."""
HINTS = {"listed": "'7' and '7'", "hint": "", "more": "", "_how_much": "", "_meant": " Did you mean '7'?"}
"""What stands at the end of a sentence, or not, by the name of what puts it there."""

GOOD = "2024-01-03;O;S;1,50;x"
BAD_LINES = (
    *("2024-01-03;O;S;unknown;x", "2024-01-03;O;S;;x", "2024-01-03;O;S;99999999999999999999,00;x"),
    *("soon;O;S;1,5;x", "31-02-2024;O;S;1,5;x", "1900-01-01;O;S;1,5;x"),
    *("2024-01-03;O;S;1,5;x;more", "2024-01-03;O;S;1,5", '2024-01-03;O;"S not closed;1,5;x'),
)
TWO_WAYS = ("31/01/2024;;;1.234,56;", "01/31/2024;;;1,234.56;", "31/01/2024;;;1,234;", "01/02/2024;;;0,50;")


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence in the sources, with something filled in, and where it is."""
    root = Path(hefboom.__file__).parent
    for path in sorted(path for source in SOURCES for path in root.glob(source)):
        for node in _outside_docstrings(ast.parse(path.read_text("utf-8"))):
            text = _text(node)
            if len(re.findall(r"\b[a-z]+\b", text)) >= 4 and not NO_SENTENCE.search(text):
                yield f"{path.name}:{node.lineno}", text


def _outside_docstrings(node: ast.AST) -> Iterator[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.JoinedStr | ast.Constant):
            yield child
        else:
            yield from _outside_docstrings(child)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    if isinstance(node, ast.FormattedValue):
        value = node.value.func if isinstance(node.value, ast.Call) else node.value
        return HINTS.get(value.id, "7") if isinstance(value, ast.Name) else "7"
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_sentence_in_the_sources_has_a_translation() -> None:
    found = list(sentences())
    assert len(found) >= 60
    assert [each for each in found if reason_in("nl", each[1]) == each[1]] == []


def reasons(path: Path, **options: object) -> list[str]:
    """Why lines of this file are left out."""
    with reading(path, **options) as lines:
        return [cell.why for cell in lines.rejected]


def in_dutch(whys: list[str]) -> list[str]:
    """All of them in Dutch, none left in English."""
    dutch = [reason_in("nl", why) for why in whys]
    assert [why for why, nl in zip(whys, dutch, strict=True) if why == nl] == []
    return dutch


@pytest.mark.parametrize("fast", [True, False])
def test_every_wrong_line_is_told_in_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fast: bool) -> None:
    if not fast:
        monkeypatch.setattr(csvlines, "read_fast", lambda *_: None)
    dutch = in_dutch(reasons(csv_file(tmp_path, *[GOOD] * 200, *BAD_LINES)))
    assert len(dutch) == len(BAD_LINES)
    assert len(set(dutch)) == len(BAD_LINES)
    assert "de regel heeft 6 cellen en de kop heeft 5 kolommen; " in dutch[6]


def test_what_can_be_read_in_two_ways_is_told_in_dutch(tmp_path: Path) -> None:
    whys = in_dutch(reasons(csv_file(tmp_path, *TWO_WAYS)))
    assert sorted("--decimal" in why for why in whys) == [False, True]


def test_wrong_lines_of_a_folder_are_told_in_dutch_after_the_name_of_their_file(tmp_path: Path) -> None:
    csv_file(tmp_path, GOOD, BAD_LINES[0], name="a.csv")
    (tmp_path / "b.jsonl").write_text('{"bedrag": 1}\n{"bedrag"\n"B"\n{"bedrag": 1e40}\n')
    names = [why.split(": ")[0] for why in in_dutch(reasons(tmp_path))]
    assert names == ["a.csv", *["b.jsonl"] * 3]


def test_wrong_rows_of_workbooks_and_parquet_are_told_in_dutch(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["bedrag", None], [1, None], [2, "beyond"], ["much", None]):
        book.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(tmp_path / "a.xlsx")
    days = pa.array([date(1900, 1, 1), date(2024, 1, 1), date(2024, 1, 1)])
    parquet.write_table(pa.table({"datum": days, "bedrag": [1.0, float("nan"), None]}), tmp_path / "b.parquet")
    assert len(in_dutch(reasons(tmp_path / "a.xlsx"))) == 2
    assert len(set(in_dutch(reasons(tmp_path / "b.parquet")))) == 3


def test_a_repeated_invoice_is_told_in_dutch(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "1,50;A1", "1,50;A1", header="bedrag;factuurnummer")
    assert in_dutch(reasons(path, duplicates="drop")) == [
        "dezelfde factuur staat er meer dan een keer; u vroeg om herhalingen weg te laten"
    ]


def refused(read: Callable[[], object]) -> str:
    """What is told of a file that is refused as a whole, in Dutch."""
    with pytest.raises(HefboomError) as error:
        read()
    return in_dutch([str(error.value)])[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(("a.csv", content) for content in (b"", b"\n\n", b"PK\x03\x04\0\0\0", b"bedrag;Bedrag\n1;2\n")),
        *(("a.csv", content) for content in (b"nothing\n", b"bedragg;naam\n", b"bedrag;netto\n", b"bedrag\n1.234\n")),
        *(("a.csv", content) for content in (b"bedrag;netto;amount\n", b"bedrag;datum\n1;1/3/2024\n")),
        *(("a.json", content) for content in (b"{", b'{"rows": 1}', b"\xff")),
        *(("a.pdf", b"%PDF"), ("a.xlsx", b"PK no workbook"), ("a.parquet", b"PAR1 no parquet")),
    ],
)
def test_a_file_that_is_refused_is_told_in_dutch_by_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(lambda: reasons(tmp_path / name)).startswith(name)


def test_a_file_that_is_not_there_or_changes_is_told_in_dutch(tmp_path: Path) -> None:
    assert "is er niet" in refused(lambda: reasons(tmp_path / "a.csv"))
    assert "geen bestand dat te lezen is" in refused(lambda: reasons(tmp_path))
    path = csv_file(tmp_path, GOOD)
    with reading(path) as lines:
        path.write_text("bedrag\n2\n")
        assert "veranderde tijdens het lezen" in refused(lines.check_unchanged)


@pytest.mark.parametrize("given", [{"supplier": "a", "cpv": "a"}, {"supplier": "bedrah"}, {"cpv": "?"}, {"vat": "a"}])
def test_columns_that_were_told_wrong_are_told_in_dutch(given: dict[str, str]) -> None:
    refused(lambda: find_columns("f.csv", ["a", "bedrag"], given))


@pytest.mark.parametrize(
    "says", ["Out of Memory Error", "No space left: 1 GiB", "Out of Memory (1.0 GiB/2.0 GiB used)"]
)
def test_trouble_on_the_way_is_told_in_dutch(says: str) -> None:
    def stop() -> None:
        with told("a.csv"):
            raise RuntimeError(says)

    assert " of " not in refused(stop).split(".")[0]


def test_prepared_spend_that_is_damaged_or_in_the_way_is_told_in_dutch(tmp_path: Path) -> None:
    path, out = csv_file(tmp_path, GOOD), tmp_path / "klaar"
    with reading(path) as lines:
        backend = lines.table.get_backend()
        assert "is er al" in refused(lambda: prepare(path, path, backend))
        prepare(path, out, backend)
    manifest = (out / "manifest.json").read_text()
    (out / "manifest.json").write_text(manifest.replace('"version": 1', '"version": 0'))
    assert "andere versie" in refused(lambda: reasons(out))
    (out / "manifest.json").write_text("{")
    assert "beschadigd" in refused(lambda: reasons(out))


def test_a_mapping_table_with_everything_wrong_is_told_in_dutch(tmp_path: Path) -> None:
    rows = (
        *("cvp,45,wegn,c27", "q,45,q,q", "cpv,wegen,wegen,,150%", "category,--,wegen", "supplier,,wegen"),
        *("text,a*,wegen", "text,202*,wegen", "text,gas | -gas,gas", "text,as*falt,wegen"),
    )
    dutch = refused(lambda: tables.read(tmp_path, *rows))
    assert dutch.splitlines()[0] == "tabel is niet te gebruiken: 14 problemen."
    assert 'regel 2, kind: "cvp" is geen soort; bedoelt u "cpv"?' in dutch
    assert dutch.endswith("… en nog 4.")
    refused(lambda: tables.read(tmp_path, "text,-gas,gas", "category,Diversen,", f"ledger_account,{'4' * 61},gas"))
    refused(lambda: tables.read(tmp_path, "category,Café,catering", "category,cafe,schoonmaak"))
    refused(lambda: tables.read(tmp_path, "cpv,45,wegen", header="kind,match,productgroup"))
