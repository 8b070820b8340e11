"""Anna of the ministry wants the published shares of 2023, each with the denominator that it really has."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hefboom.cli.check import check
from tests.scenarios.year_2023 import write_year_2023


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What `hefboom check --format json` says of the year's targets, by id."""
    register = write_year_2023(tmp_path_factory.mktemp("2023") / "2023.csv")
    answer = CliRunner().invoke(check, [str(register), "--format", "json", "--language", "en"])
    said = json.loads(answer.stdout)
    assert (said["register"]["tenders"], said["register"]["rejected"]) == (457, [])
    return {target["id"]: target for target in said["targets"]}


@pytest.mark.parametrize(
    ("target", "numerator", "denominator", "share"),
    [
        ("mvi-criteria-all", 81, 101, 0.801980),
        ("mvi-level-of-applied", 44, 81, 0.543210),
        ("mvi-level-half", 44, 101, 0.435644),
        ("mvi-criteria-any", 300, 457, 0.656455),
        ("impact-half-all", 12, 57, 0.210526),
    ],
)
def test_the_published_shares_come_out_with_their_own_denominators(
    targets: dict[str, dict[str, object]], target: str, numerator: int, denominator: int, share: float
) -> None:
    found = targets[target]

    assert (found["numerator"], found["denominator"], found["unknown"]) == (numerator, denominator, 0)
    assert found["share"] == share


def test_the_easier_reading_of_the_level_says_that_it_counts_tenders_with_criteria_only(
    targets: dict[str, dict[str, object]],
) -> None:
    published, own = targets["mvi-level-of-applied"], targets["mvi-level-half"]

    assert (published["reading"], own["reading"]) == ("published", "strategy")
    assert published["denominator_is"] != own["denominator_is"]
    assert own["met"] is False, "43.6 % of the relevant tenders is not half"


def test_the_table_names_numerator_and_denominator(tmp_path: Path) -> None:
    register = write_year_2023(tmp_path / "2023.csv")

    answer = CliRunner().invoke(check, [str(register), "--language", "nl"])

    assert answer.exit_code == 1
    for words in (
        "81 / 101",
        "44 / 101",
        "44 / 81",
        "300 / 457",
        "12 / 57",
        "80,2%",
        "43,6%",
        "54,3%",
        "65,6%",
        "21,1%",
    ):
        assert words in answer.stdout
