"""`hefboom scan --quantities`: what was asked for can be given, and counts beside the euros."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from hefboom.cli.scan import scan as command

SPEND = """\
date;organisation;supplier;amount_eur;cpv
2026-01-01;A;Asfalt;1000000,00;45233120
2026-02-01;A;Stroom;50000,00;09310000
"""
ENERGY = "carrier;quantity;unit;year\nelectricity-grey;500;kWh;2026\npetrol-e0;1000;liter;2026\n"


def scan(folder: Path, *options: str, energy: str = ENERGY) -> Result:
    (folder / "uitgaven.csv").write_text(SPEND, "utf-8")
    (folder / "energie.csv").write_text(energy, "utf-8")
    given = [str(folder / "uitgaven.csv"), "--vat", "excluded", "--quantities", str(folder / "energie.csv")]
    return CliRunner().invoke(command, [*given, *options])


def test_energy_counts_beside_the_euros_and_the_total_of_euros_stays(tmp_path: Path) -> None:
    found = json.loads(scan(tmp_path, "--format", "json").stdout)
    assert found["by_quantity"]["total"]["value"] == pytest.approx(3300.5)
    spend = found["total"]["kg_co2e"]
    assert found["by_quantity"]["with_spend"]["value"] == pytest.approx(spend + 3300.5)
    assert found["needs_quantity"]["eur"] == 50000


def test_a_person_reads_it_in_words(tmp_path: Path) -> None:
    told = " ".join(scan(tmp_path, "--language", "nl").stdout.split())
    assert "Elektriciteit, grijs 2026, 500 kWh: 242 kg" in told
    assert "Samen met de uitgaven" in told
    assert "co2emissiefactoren.nl, list 2026" in told
    assert "Geef de hoeveelheden in" not in told


def test_files_have_it_too(tmp_path: Path) -> None:
    page, book, rows = (tmp_path / f"scan.{ending}" for ending in ("html", "xlsx", "csv"))
    scan(tmp_path, "--html", str(page), "--out", str(book), "--language", "nl")
    scan(tmp_path, "--out", str(rows))
    assert "Met de energie en brandstof erbij" in page.read_text("utf-8")
    sheet = load_workbook(book)["Energie"]
    assert [cell.value for cell in sheet[2]][:5] == ["Benzine zonder biobrandstof (E0)", 2026, 1000, "liter", 2026]
    assert "quantity,petrol-e0 2026" in rows.read_text("utf-8")


def test_a_wrong_table_is_told_in_dutch(tmp_path: Path) -> None:
    answer = scan(tmp_path, "--language", "nl", energy="carrier,quantity,unit,year\ndiesel,4.5000,l,2026\n")
    assert answer.exit_code != 0
    assert "misschien duizend keer te klein" in str(answer.exception)
