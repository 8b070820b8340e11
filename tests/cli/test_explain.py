"""Carla asks why her tender does not meet an obligation."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hefboom.cli.explain import explain
from hefboom.core.base.errors import HefboomError

REGISTER = """tender_id,lot_id,title,published_on,product_group,mvi_criteria_applied
KLEDING-1,1,Werkkleding,2023-05-01,bedrijfskleding,true
KLEDING-1,2,Werkkleding,2023-05-01,bedrijfskleding,false
KLEDING-2,,Laarzen,2023-06-01,bedrijfskleding,
"""


def explained(folder: Path, tender: str, *options: str) -> Result:
    """What `hefboom explain` answers about a tender of the register."""
    register = folder / "register.csv"
    register.write_text(REGISTER, "utf-8")
    return CliRunner().invoke(explain, [str(register), "--tender", tender, *options])


def test_each_lot_is_told_with_the_condition_that_fails(tmp_path: Path) -> None:
    answer = explained(tmp_path, "KLEDING-1", "--language", "en")

    assert answer.exit_code == 0
    assert "Lot 1: met" in answer.stdout
    assert "Lot 2: not met" in answer.stdout
    assert "(mvi-criteria): not met" in answer.stdout


def test_a_missing_fact_is_named_in_the_reader_s_language(tmp_path: Path) -> None:
    assert "Ontbreekt: MVI-criteria toegepast" in explained(tmp_path, "KLEDING-2", "--language", "nl").stdout


def test_the_json_gives_every_commitment_with_reasons_and_a_receipt_of_facts_by_line(tmp_path: Path) -> None:
    said = json.loads(explained(tmp_path, "KLEDING-1", "--format", "json", "--language", "en").stdout)

    criteria = next(each for each in said["commitments"] if each["id"] == "mvi-criteria")
    second = criteria["lots"][1]
    fact = next(each for each in criteria["receipt"]["lots"][1]["facts"] if each["name"] == "mvi_criteria_applied")
    assert (criteria["standing"], second["standing"]) == ("not_met", "not_met")
    assert [reason["truth"] for reason in second["reasons"]] == [True, True, False]
    assert (fact["value"], fact["source"]["path"]) == (False, "line 3, column mvi_criteria_applied")
    assert criteria["receipt"]["pack"] == said["pack"]


def test_a_name_that_is_not_there_is_answered_with_those_that_come_near(tmp_path: Path) -> None:
    answer = explained(tmp_path, "KLEDING-3")

    assert isinstance(answer.exception, HefboomError)
    assert "Did you mean" in str(answer.exception)
    assert "KLEDING-2" in str(answer.exception)


@pytest.mark.parametrize("day", ["2018-12-31", "2023-05-01"])
def test_a_day_can_be_chosen(tmp_path: Path, day: str) -> None:
    answer = explained(tmp_path, "KLEDING-1", "--on", day, "--format", "json")

    criteria = next(each for each in json.loads(answer.stdout)["commitments"] if each["id"] == "mvi-criteria")
    assert criteria["standing"] == ("not_met" if day == "2023-05-01" else "not_applicable")
