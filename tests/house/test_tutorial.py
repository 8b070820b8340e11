"""What the tutorial tells a newcomer is what a newcomer sees."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hefboom.cli.main import hefboom
from tests.house.tree import ROOT

REGISTER = ROOT / "docs" / "tutorial" / "register.csv"


def check(register: Path) -> dict[str, dict[str, Any]]:
    """Return the obligations and targets that `hefboom check` gives, by id."""
    done = CliRunner().invoke(hefboom, ["check", str(register), "--format", "json"], standalone_mode=False)
    result = json.loads(done.stdout)
    return {entry["id"]: entry for entry in result["obligations"] + result["targets"]}


def test_the_first_check_counts_what_the_tutorial_says() -> None:
    found = check(REGISTER)
    tenders = found["mvi-criteria"]["tenders"]
    assert (tenders["met"], tenders["not_met"], tenders["unknown"], tenders["not_applicable"]) == (2, 0, 1, 1)
    assert (found["mvi-level-half"]["numerator"], found["mvi-level-half"]["denominator"]) == (1, 3)
    assert (found["mvi-level-of-applied"]["numerator"], found["mvi-level-of-applied"]["denominator"]) == (1, 2)


@pytest.mark.parametrize(("tender", "standing"), [("F-2", "not_met"), ("F-3", "not_applicable")])
def test_social_return_stands_as_the_tutorial_explains(tender: str, standing: str, tmp_path: Path) -> None:
    rows = list(csv.DictReader(REGISTER.open()))
    one = tmp_path / "one.csv"
    with one.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerow(next(row for row in rows if row["tender_id"] == tender))
    assert check(one)["social-return"]["tenders"][standing] == 1


def test_a_fact_that_becomes_known_reaches_the_target(tmp_path: Path) -> None:
    mended = tmp_path / "mended.csv"
    unknown, known = "false,false,,,,true,,,true", "false,false,true,3,,true,,,true"
    assert unknown in REGISTER.read_text()
    mended.write_text(REGISTER.read_text().replace(unknown, known))
    found = check(mended)
    assert found["mvi-criteria"]["tenders"]["met"] == 3
    assert (found["mvi-level-half"]["numerator"], found["mvi-level-half"]["denominator"]) == (2, 3)
