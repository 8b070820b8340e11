from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.scenarios import ScenarioResult, run_scenarios, scenario_value
from tests.pack_folder import write_pack


def failures(folder: Path) -> list[str]:
    return [result.failure.en for result in run_scenarios(load_pack(folder)) if result.failure]


def test_scenarios_that_end_as_expected_pass(tmp_path: Path) -> None:
    results = run_scenarios(load_pack(write_pack(tmp_path)))
    assert [(result.passed, result.failure) for result in results] == [(True, None)] * 4


def test_a_changed_threshold_is_caught_by_the_scenario_on_its_boundary(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, parameters=("143000", "142999.99"))
    assert failures(folder) == ["expected not_applicable, found unknown"]


def test_a_fact_that_should_be_named_as_missing_is(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, scenarios=('["mvi_criteria_applied"]', '["mvi_level"]'))
    assert failures(folder) == ["expected mvi_level to be named as missing, found mvi_criteria_applied"]


def test_a_failure_shows_the_conditions_as_judged(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path, scenarios=('applied = true }\nexpect = "met"', 'applied = true }\nexpect = "not_met"')
    )
    failed: list[ScenarioResult] = [result for result in run_scenarios(load_pack(folder)) if not result.passed]
    assert [(condition.when, condition.truth) for _, condition in failed[0].conditions] == [
        ("estimated_value_eur >= $big", True),
        ("mvi_criteria_applied", True),
    ]
    assert failed[0].as_dict()["found"] == "met"


def test_lots_share_the_facts_of_their_tender(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "scenarios" / "lots.toml").write_text(
        '[[scenario]]\nof = "big-is-green"\nname = { nl = "Twee percelen", en = "Two lots" }\n'
        "facts = { published_on = 2024-01-01, estimated_value_eur = 200000 }\n"
        "lots = [{ facts = { mvi_criteria_applied = true } }, { facts = { mvi_criteria_applied = false } }]\n"
        'expect = "not_met"\n',
        "utf-8",
    )
    assert failures(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("estimated_value_eur", 250000, Decimal(250000)),
        ("estimated_value_eur", Decimal("249999.99"), Decimal("249999.99")),
        ("published_on", date(2024, 1, 1), date(2024, 1, 1)),
        ("isv_clause", False, False),
        ("mvi_level", 2, 2),
        ("contract_nature", "works", "works"),
    ],
)
def test_a_value_of_a_scenario_is_a_value_of_the_vocabulary(name: str, given: object, value: Value) -> None:
    assert scenario_value(vocabulary()[name], given) == value


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("isv_clause", 1),
        ("isv_clause", "true"),
        ("mvi_level", True),
        ("mvi_level", 4),
        ("published_on", "2024-01-01"),
        ("contract_nature", "work"),
        ("cpv", "45"),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, given: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        scenario_value(vocabulary()[name], given)
