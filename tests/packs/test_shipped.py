"""The packs that come with Hefboom: free of errors, and every scenario ends as its author expects."""

from pathlib import Path

import pytest

from hefboom.core.strategy.lint import lint_folder
from hefboom.core.strategy.load import available_packs, find_pack, load_pack
from hefboom.core.strategy.scenarios import OUTCOMES, run_scenarios

PACKS = ("nl-rijk-2019", "waterstad-2025")


def test_these_are_the_packs() -> None:
    assert tuple(manifest.id for manifest in available_packs()) == PACKS


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_has_no_errors(name: str) -> None:
    assert [str(problem) for problem in lint_folder(name) if problem.severity == "error"] == []


@pytest.mark.parametrize("name", PACKS)
def test_every_scenario_ends_as_expected(name: str) -> None:
    failed = [(each.scenario.of, each.scenario.name, each.failure) for each in run_scenarios(load_pack(name))]
    assert [each for each in failed if each[2]] == []


@pytest.mark.parametrize("name", PACKS)
def test_every_rule_has_a_scenario_for_each_outcome(name: str) -> None:
    pack = load_pack(name)
    for rule in (*pack.obligations, *pack.targets):
        ends = {each.expect.replace("applies_", "") for each in pack.scenarios if each.of == rule.id}
        assert ends == set(OUTCOMES), rule.id


@pytest.mark.parametrize("name", PACKS)
def test_the_folder_is_called_as_the_pack(name: str) -> None:
    assert load_pack(name).manifest.id == find_pack(name).name


def test_what_outsiders_refer_to_is_there() -> None:
    pack = load_pack("nl-rijk-2019")
    obligations = {obligation.id for obligation in pack.obligations}
    targets = {target.id for target in pack.targets}
    assert obligations >= {"mvi-criteria", "impact-half", "social-return", "isv", "innovation"}
    assert targets >= {
        "mvi-criteria-all",
        "mvi-level-half",
        "mvi-level-of-applied",
        "mvi-criteria-any",
        "impact-half-all",
    }


def test_nothing_of_the_central_government_is_in_code() -> None:
    code = Path(str(find_pack("nl-rijk-2019").parents[1])) / "core"
    obligations = [obligation.id for obligation in load_pack("nl-rijk-2019").obligations if "-" in obligation.id]
    for file in code.rglob("*.py"):
        text = file.read_text("utf-8")
        assert [name for name in obligations if f'"{name}"' in text] == [], file


def test_the_invented_municipality_says_so_and_is_stricter() -> None:
    rijk, town = load_pack("nl-rijk-2019"), load_pack("waterstad-2025")
    assert town.manifest.fictitious
    assert "fictief" in town.manifest.title.nl.lower()
    assert {goal.id for goal in town.goals}.isdisjoint(goal.id for goal in rijk.goals)
