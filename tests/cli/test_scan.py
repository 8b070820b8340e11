"""Bram scans the invoices of Waterstad on the command line."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from inspect import signature
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from pyarrow import parquet

from hefboom.analytics.scan import scan_file
from hefboom.analytics.spend.lines import ReadOptions, options_of
from hefboom.cli import scan_files, scan_run
from hefboom.cli.scan import scan
from hefboom.cli.scan_options import Question
from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text
from hefboom.core.effects.scan import Scan
from tests.scan_for_tests import waterstad

HEADER = "date,organisation,supplier,amount_eur,cpv,category,ledger_account,description,invoice_id\n"
LINES = (
    "2023-01-05,Waterstad,Acme,1210.00,39130000,,,bureaus,1\n"
    "2023-02-05,Waterstad,Stroom,5000.00,09310000,,,stroom,2\n"
    "2023-03-05,GGD,Vreemd,100,,,,iets,3\n"
)
FORMULA = "=1+1"


def invoices(folder: Path) -> Path:
    file = folder / "facturen.csv"
    file.write_text(HEADER + LINES, "utf-8")
    return file


def scanned(folder: Path, *options: str) -> Result:
    """What `hefboom scan` answers about three invoices."""
    return CliRunner().invoke(scan, [str(invoices(folder)), *options])


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Scan:
    """Make every scan that of Waterstad, one of its groups named as a formula."""
    full = waterstad()
    attack = replace(full.groups[0], name=Text(nl=FORMULA, en=FORMULA))
    found = replace(full, groups=(attack, *full.groups[1:]))
    monkeypatch.setattr(scan_run, "run", lambda *_: found)
    return found


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_answer_comes_first_and_then_the_groups(known: Scan, tmp_path: Path) -> None:
    first, second, *others = plain(scanned(tmp_path).stdout).splitlines()
    assert first == "109.000 ton CO₂e; met 95% zekerheid 52.000 tot 229.000 ton"
    assert second.startswith("inkoopregels-waterstad.csv: 184.220 regels, € 294 mln.; 96% daarvan")
    assert "Zeker bij de grootste, die samen 80% geven: Audiovisuele apparatuur" in others[0]
    row = next(line for line in others if line.strip().startswith("Papier"))
    assert "5.550 t" in row
    assert row.rstrip().endswith("ja")


def test_what_is_not_certain_is_told_with_what_to_do(known: Scan, tmp_path: Path) -> None:
    said = plain(scanned(tmp_path, "--language", "en").stdout)
    assert "? Missing: €6.12m (2% of the spend, 9,310 lines) is not classified." in said
    assert "→ Give the quantities in kWh, m³ and GJ." in said
    assert "! Mind: There are no factors for 2024" in said
    assert "line 812, amount_eur" in said
    assert "Factors: figaro-nl 2025-1." in said


def test_the_whole_way_from_a_file_to_an_answer(tmp_path: Path) -> None:
    answer = scanned(tmp_path, "--vat", "excluded", "--format", "json", "--html", str(tmp_path / "s.html"))
    said = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert said["lines"]["read"] == 3
    assert said["total"]["eur"] == 6310.0
    assert said["unclassified"] == {"lines": 1, "eur": 100.0}
    assert said["needs_quantity"]["eur"] == 5000.0
    assert said["vat"] == "excluded"
    assert "facturen.csv" in (tmp_path / "s.html").read_text("utf-8")


def test_the_exit_code_is_1_when_lines_were_rejected(known: Scan, tmp_path: Path) -> None:
    assert scanned(tmp_path).exit_code == 1


def test_rejected_cells_can_be_written_to_a_file(known: Scan, tmp_path: Path) -> None:
    scanned(tmp_path, "--rejected", str(tmp_path / "fout.csv"))
    rows = list(csv.DictReader((tmp_path / "fout.csv").open(encoding="utf-8")))
    assert [(row["line"], row["column"], row["value"]) for row in rows] == [("812", "amount_eur", "1.2.3")]


def test_the_workbook_has_a_sheet_for_each_question_and_numbers_are_numbers(known: Scan, tmp_path: Path) -> None:
    scanned(tmp_path, "--out", str(tmp_path / "scan.xlsx"), "--language", "en")
    book = load_workbook(tmp_path / "scan.xlsx")
    assert book.sheetnames == [
        *("Answer", "Groups", "Organisations", "Suppliers", "Years", "Not classified", "Sources"),
    ]
    header, first, *others = book["Groups"].iter_rows(values_only=True)
    at = {name: place for place, name in enumerate(header)}
    part = known.groups[0]
    assert first[at["Spend (EUR)"]] == part.amount.cents / 100
    assert first[at["Emissions (kg CO₂e)"]] == pytest.approx(part.effects["co2e"].value)
    assert first[at["Share"]] == pytest.approx(part.share)
    assert first[at["Among the 80%?"]] == "yes"
    assert len(others) == len(known.groups) - 1
    energy = next(row for row in others if row[at["Code"]] == "elektriciteit")
    assert energy[at["Emissions (kg CO₂e)"]] is None, "not known is empty, never zero"
    assert book["Sources"]["B2"].value == known.factors.credit


def test_a_name_is_never_run_as_a_formula(known: Scan, tmp_path: Path) -> None:
    scanned(tmp_path, "--out", str(tmp_path / "scan.xlsx"))
    cell = load_workbook(tmp_path / "scan.xlsx")["Groepen"]["A2"]
    assert (cell.value, cell.data_type) == (FORMULA, "s")
    scanned(tmp_path, "--out", str(tmp_path / "scan.csv"))
    rows = list(csv.DictReader((tmp_path / "scan.csv").open(encoding="utf-8")))
    assert f"'{FORMULA}" in {row["name"] for row in rows}
    assert FORMULA not in {row["name"] for row in rows}


def test_csv_and_parquet_have_the_same_rows_with_everything_in_them(known: Scan, tmp_path: Path) -> None:
    for name in ("scan.csv", "scan.parquet"):
        scanned(tmp_path, "--out", str(tmp_path / name))
    rows = list(csv.DictReader((tmp_path / "scan.csv").open(encoding="utf-8")))
    table = parquet.read_table(tmp_path / "scan.parquet").to_pylist()
    assert len(rows) == len(table) == 2 + 40 + 6 + 5 + 3
    assert table[0]["by"] == "total"
    assert table[0]["eur"] == known.total.amount.cents / 100
    assert [float(row["eur"]) for row in rows] == [row["eur"] for row in table]
    assert {row["by"] for row in table} == {
        *("total", "product_group", "organisation", "supplier", "year", "unclassified"),
    }
    assert next(row for row in table if row["key"] == "gas")["kg_co2e"] is None
    assert next(row for row in rows if row["key"] == "gas")["kg_co2e"] == ""


def test_a_name_that_says_no_kind_of_file_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(HefboomError, match=r"scan\.docx: the name must end in one of \.xlsx, \.parquet, \.csv"):
        CliRunner().invoke(scan, ["geen.csv", "--out", "scan.docx"], catch_exceptions=False)


def test_nothing_half_written_stays(known: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "scan.csv"
    old.write_text("van gisteren", "utf-8")
    monkeypatch.setattr(scan_files, "guarded", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        scan_files.write_figures(old, known, "nl")
    assert old.read_text("utf-8") == "van gisteren"
    assert [each.name for each in tmp_path.iterdir()] == ["scan.csv"]


QUESTION = Question("p", None, None, (), None, None, None, None, (), None, None)


def test_in_a_pipe_nobody_is_asked_about_vat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: pytest.fail("asked in a pipe"))
    assert QUESTION.with_vat_asked("nl").vat is None


def test_on_a_terminal_vat_is_asked_unless_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr(click, "prompt", lambda text, **_: asked.append(text) or "excluded")
    assert QUESTION.with_vat_asked("nl").vat == "excluded"
    assert replace(QUESTION, vat="unknown").with_vat_asked("nl").vat == "unknown"
    assert len(asked) == 1
    assert "btw" in asked[0]


@pytest.mark.parametrize(("language", "says"), [("nl", "facturen.csv is leeg."), ("en", "facturen.csv is empty.")])
def test_a_file_that_cannot_be_read_is_told_in_the_language_that_was_asked(
    tmp_path: Path, language: str, says: str
) -> None:
    (tmp_path / "facturen.csv").touch()
    answer = CliRunner().invoke(scan, [str(tmp_path / "facturen.csv"), "--vat", "excluded", "--language", language])
    assert isinstance(answer.exception, HefboomError)
    assert str(answer.exception).startswith(says)


@pytest.mark.parametrize("given", ["Bedrag", "=Bedrag", "amount_eur="])
def test_a_column_that_is_not_told_well_is_wrong_use(tmp_path: Path, given: str) -> None:
    answer = scanned(tmp_path, "--column", given)
    assert answer.exit_code == 2
    assert "amount_eur=Bedrag" in answer.stderr


def test_a_column_told_twice_is_wrong_use(tmp_path: Path) -> None:
    answer = scanned(tmp_path, "--column", "amount_eur=A", "--column", "amount_eur=B")
    assert answer.exit_code == 2
    assert "amount_eur is told twice" in answer.stderr


def test_every_option_reaches_the_scan_by_its_keyword() -> None:
    here = Path("x")
    full = replace(
        QUESTION,
        columns=(("amount_eur", "Bedrag"),),
        decimal=",",
        date_order="day-first",
        duplicates="drop",
        mapping=here,
        factors=(here,),
        price_index=here,
        compare=(2023, 2024),
    )
    told = scan_run.wanted(full)
    reading = {name: told[name] for name in told.keys() - signature(scan_file).parameters.keys()}
    assert len(told) == 8
    assert options_of(None, reading) == ReadOptions({"amount_eur": "Bedrag"}, ",", "day first", "drop")
    assert scan_run.wanted(QUESTION) == {}


def test_a_step_is_shown_on_a_terminal_only(capsys: pytest.CaptureFixture[str]) -> None:
    with scan_run.progress("facturen.csv", "nl") as tell:
        tell(0.5, "sum")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["['scan', '--help']", "['spend', 'prepare', '--help']"])
def test_help_loads_no_engine(command: str) -> None:
    code = f"import sys; from hefboom.cli.main import hefboom; hefboom({command}, standalone_mode=False); "
    heavy = "print(*{'duckdb', 'ibis', 'pandas', 'sklearn', 'pyarrow', 'numpy', 'django', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code + heavy], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_only_a_page_needs_django_and_no_settings_or_database(tmp_path: Path) -> None:
    file, page = invoices(tmp_path), tmp_path / "scan.html"
    script = (
        "import sys; from hefboom.cli.main import hefboom; hefboom(sys.argv[1:], standalone_mode=False);"
        "print(*(m for m in ('django', 'django.db', 'hefboom.web') if m in sys.modules))"
    )

    def loaded(*options: str) -> str:
        command = [sys.executable, "-c", script, "scan", str(file), "--vat", "excluded", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PATH": "", **_python_path()})
        return done.stdout.splitlines()[-1]

    assert loaded() == ""
    assert loaded("--html", str(page)) == "django hefboom.web"
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def _python_path() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(sys.path)}
