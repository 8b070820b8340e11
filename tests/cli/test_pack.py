import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hefboom.cli.main import hefboom
from hefboom.core.strategy.problems import PackError
from tests.pack_folder import write_pack


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(hefboom, ["pack", *map(str, arguments)])


def run_plainly(*arguments: str) -> None:
    """Let errors through: `hefboom` itself turns them into a message and exit code 2 (see test_main)."""
    CliRunner().invoke(hefboom, ["pack", *arguments], catch_exceptions=False)


def test_lint_passes_a_good_pack_with_its_warnings(tmp_path: Path) -> None:
    done = run("lint", write_pack(tmp_path))
    assert done.exit_code == 0
    assert done.output.endswith("0 errors, 1 warnings.\n")


def test_lint_tells_errors_and_exits_with_one(tmp_path: Path) -> None:
    done = run("lint", write_pack(tmp_path, goals=('theme = "climate"', 'theme = "climat"')))
    assert done.exit_code == 1
    assert (
        'goals.toml:2: error: goal half-2030, theme: there is no theme "climat"; did you mean "climate"?' in done.output
    )


def test_lint_as_json_has_every_problem_with_its_place(tmp_path: Path) -> None:
    done = run("lint", write_pack(tmp_path, goals=('theme = "climate"', 'theme = "climat"')), "--format", "json")
    problem = json.loads(done.output)["problems"][0]
    assert (problem["severity"], problem["file"], problem["line"]) == ("error", "goals.toml", 2)


def test_test_counts_scenarios_by_outcome(tmp_path: Path) -> None:
    done = run("test", write_pack(tmp_path))
    assert done.exit_code == 0
    assert done.output.splitlines()[1].split() == ["big-is-green", "1", "1", "1", "–", "1"]
    assert done.output.endswith("4 scenario's, 0 niet zoals verwacht.\n")


def test_test_tells_a_failure_with_its_conditions_and_exits_with_one(tmp_path: Path) -> None:
    done = run("test", write_pack(tmp_path, parameters=("143000", "142999.99")))
    assert done.exit_code == 1
    assert '✘ big-is-green, "Een cent eronder": verwacht not_applicable, gevonden unknown' in done.output
    assert "✔ De waarde haalt de grens. [estimated_value_eur >= $big]" in done.output
    assert "? Er zijn criteria. [mvi_criteria_applied]" in done.output
    assert "ontbreekt: mvi_criteria_applied" in done.output


def test_test_speaks_english_when_asked(tmp_path: Path) -> None:
    done = run("test", write_pack(tmp_path, parameters=("143000", "142999.99")), "--language", "en")
    assert '✘ big-is-green, "A cent below": expected not_applicable, found unknown' in done.output
    assert "✔ The value reaches the limit. [estimated_value_eur >= $big]" in done.output
    assert "missing: mvi_criteria_applied" in done.output
    assert done.output.endswith("4 scenarios, 1 not as expected.\n")


def test_test_as_json(tmp_path: Path) -> None:
    scenarios = json.loads(run("test", write_pack(tmp_path), "--format", "json").output)["scenarios"]
    assert [(each["expect"], each["found"]) for each in scenarios[:2]] == [("met", "met"), ("not_met", "not_met")]
    assert scenarios[0]["name"] == {"nl": "Op de grens, met criteria", "en": "On the limit, with criteria"}
    assert scenarios[0]["failure"] is None


def test_diff_tells_what_changed_in_the_language_asked(tmp_path: Path) -> None:
    old, new = write_pack(tmp_path / "old"), write_pack(tmp_path / "new", targets=("share = 0.75", "share = 0.8"))
    assert run("diff", old, new).output == "- Aandeel “Aandeel groen”: te bereiken aandeel: was 75%, is nu 80%.\n"
    assert "is now 80%" in run("diff", old, new, "--language", "en").output
    assert run("diff", old, old).output == "Er is niets veranderd.\n"
    (change,) = json.loads(run("diff", old, new, "--format", "json").output)["changes"]
    assert change["says"]["en"].startswith("Share target")


@pytest.mark.parametrize(("form", "start"), [("text", "Dorp"), ("markdown", "# Dorp"), ("html", "<!doctype html>")])
def test_show_prints_a_page(tmp_path: Path, form: str, start: str) -> None:
    assert run("show", write_pack(tmp_path), "--format", form).output.startswith(start)


def test_show_without_a_name_prints_the_strategy_of_the_central_government() -> None:
    data = json.loads(run("show", "--format", "json").output)
    assert data["manifest"]["id"] == "nl-rijk-2019"
    assert all(goal["id"] for goal in data["goals"])


@pytest.mark.parametrize("command", ["lint", "test", "show"])
def test_a_pack_that_is_not_there_is_wrong_use(command: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="there is no pack or folder of this name"):
        run_plainly(command, str(tmp_path / "nowhere"))


def test_scenarios_of_a_pack_with_errors_are_not_run(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, scenarios=("estimated_value_eur = 142999.99", "estimated_value = 1"))
    with pytest.raises(PackError, match='there is no fact "estimated_value"'):
        run_plainly("test", str(folder))
