"""Anna checks her ministry's register on the command line."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hefboom.cli.check import check

HEADER = (
    "tender_id,published_on,contract_nature,product_group,"
    "category_managed,mvi_criteria_applied,mvi_level,estimated_value_eur\n"
)
GOOD = "A,2023-05-01,supplies,bedrijfskleding,false,true,2,1000.50\n"
FAILED = "B,2023-05-01,supplies,bedrijfskleding,false,false,,2000.25\n"


def checked(folder: Path, rows: str, *options: str) -> Result:
    """What `hefboom check` answers about a register with these rows."""
    register = folder / "register.csv"
    register.write_text(HEADER + rows, "utf-8")
    return CliRunner().invoke(check, [str(register), *options])


def test_the_json_has_everything_that_was_promised(tmp_path: Path) -> None:
    said = json.loads(checked(tmp_path, GOOD + FAILED, "--format", "json").stdout)

    standings = {"met", "not_met", "unknown", "not_applicable", "applies_unknown"}
    criteria = next(each for each in said["obligations"] if each["id"] == "mvi-criteria")
    target = next(each for each in said["targets"] if each["id"] == "mvi-criteria-all")
    assert said["pack"].keys() == {"id", "version", "sha256"}
    assert said["register"].keys() >= {"tenders", "lots", "rejected"}
    assert criteria["tenders"].keys() == criteria["eur"].keys() == standings
    assert (criteria["tenders"]["met"], criteria["tenders"]["not_met"]) == (1, 1)
    assert (criteria["eur"]["met"], criteria["eur"]["not_met"]) == (1000.5, 2000.25)
    assert (target["numerator"], target["denominator"], target["unknown"], target["share"]) == (1, 2, 0, 0.5)
    assert (target["target"], target["met"]) == (1.0, False)
    assert (target["eur_numerator"], target["eur_denominator"], target["eur_share"]) == (1000.5, 3000.75, 0.333417)


def test_the_exit_code_is_0_when_nothing_is_known_to_be_broken(tmp_path: Path) -> None:
    assert checked(tmp_path, GOOD).exit_code == 0


def test_the_exit_code_is_1_when_an_obligation_is_not_met(tmp_path: Path) -> None:
    assert checked(tmp_path, GOOD + FAILED).exit_code == 1


def test_a_rejected_row_is_told_by_line_and_column_and_makes_the_exit_code_1(tmp_path: Path) -> None:
    answer = checked(tmp_path, GOOD + "C,2023-05-01,work,,,,,\n", "--language", "en")

    assert answer.exit_code == 1
    assert 'line 3, contract_nature: "work" is not one of works, services, supplies' in answer.stdout


def test_a_tender_that_misses_a_rejected_lot_is_counted_and_told(tmp_path: Path) -> None:
    rows = GOOD + "C,2023-05-01,works,,,,1,\nC,2023-05-01,works,,,,9,\nD,2023-05-01,work,,,,,\n"

    said = json.loads(checked(tmp_path, rows, "--format", "json").stdout)

    assert (said["register"]["tenders"], said["register"]["tenders_with_rejected_rows"]) == (2, 1)
    assert "1 tenders miss a rejected row" in checked(tmp_path, rows, "--language", "en").stdout
    assert "1 trajecten missen een afgekeurde regel" in checked(tmp_path, rows, "--language", "nl").stdout


def test_euros_of_tenders_without_a_known_value_are_unknown_and_of_no_tenders_zero(tmp_path: Path) -> None:
    said = json.loads(checked(tmp_path, GOOD.replace("1000.50", ""), "--format", "json").stdout)

    criteria = next(each for each in said["obligations"] if each["id"] == "mvi-criteria")
    target = next(each for each in said["targets"] if each["id"] == "mvi-criteria-all")
    assert (criteria["tenders"]["met"], criteria["eur"]["met"]) == (1, None)
    assert (criteria["tenders"]["not_met"], criteria["eur"]["not_met"]) == (0, 0.0)
    assert (target["eur_numerator"], target["eur_denominator"], target["eur_share"]) == (None, None, None)
    assert target["eur_unknown"] == 0.0


def test_a_reason_is_dutch_on_a_dutch_table_and_english_for_programs(tmp_path: Path) -> None:
    row = GOOD + "C,2023-05-01,work,,,,,\n"

    assert '"work" is niet een van works, services, supplies' in checked(tmp_path, row, "--language", "nl").stdout
    assert "is not one of" in checked(tmp_path, row, "--language", "nl", "--format", "json").stdout


def test_the_language_of_the_environment_counts_until_another_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEFBOOM_LANGUAGE", "en")

    assert "not met" in checked(tmp_path, GOOD).stdout
    assert "voldoet niet" in checked(tmp_path, GOOD, "--language", "nl").stdout


def test_rejected_cells_can_be_written_to_a_file(tmp_path: Path) -> None:
    rejected = tmp_path / "rejected.csv"

    checked(tmp_path, GOOD + "C,2023-05-01,work,,,,9,\n", "--rejected", str(rejected))

    rows = list(csv.DictReader(rejected.open(encoding="utf-8")))
    assert [(row["line"], row["column"], row["value"]) for row in rows] == [
        ("3", "contract_nature", "work"),
        ("3", "mvi_level", "9"),
    ]


def test_a_tender_that_may_or_may_not_meet_it_widens_the_share_and_the_fact_is_named(tmp_path: Path) -> None:
    unknown = "C,2023-05-01,supplies,bedrijfskleding,false,,,\n"

    said = json.loads(checked(tmp_path, GOOD + unknown, "--format", "json").stdout)

    target = next(each for each in said["targets"] if each["id"] == "mvi-criteria-all")
    assert (target["share"], target["share_high"], target["met"]) == (0.5, 1.0, None)
    missing = next(each for each in said["missing"] if each["field"] == "mvi_criteria_applied")
    assert (missing["lots"], missing["commitments"][0]) == (1, "mvi-criteria")


def test_a_day_judges_all_tenders_by_the_rules_of_that_day(tmp_path: Path) -> None:
    said = json.loads(checked(tmp_path, GOOD + FAILED, "--on", "2018-12-31", "--format", "json").stdout)

    assert said["on"] == "2018-12-31"
    assert all(each["tenders"]["not_applicable"] == 2 for each in said["obligations"])


@pytest.mark.parametrize(("language", "words"), [("nl", "voldoet niet"), ("en", "not met")])
def test_the_table_is_in_the_language_that_was_asked(tmp_path: Path, language: str, words: str) -> None:
    assert words in checked(tmp_path, GOOD, "--language", language).stdout


def test_another_pack_judges_by_other_rules(tmp_path: Path) -> None:
    said = json.loads(checked(tmp_path, GOOD, "--pack", "waterstad-2025", "--format", "json").stdout)

    assert said["pack"]["id"] == "waterstad-2025"


@pytest.mark.parametrize("options", [("--engine", "spark", "--master", "nowhere"), ("--pack", "nl-rijk-2091")])
def test_what_is_not_there_is_refused_with_what_to_do(tmp_path: Path, options: tuple[str, ...]) -> None:
    answer = checked(tmp_path, GOOD, *options)

    assert "local[*]" in str(answer.exception) or "nl-rijk-2019" in str(answer.exception)
