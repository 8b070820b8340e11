from pathlib import Path

import pytest

from hefboom.core.strategy.lint import CHECKS, lint_folder
from tests.pack_folder import write_pack


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in lint_folder(folder) if "no scenario ends in" not in problem.what]


def test_a_good_pack_has_nothing_to_tell(tmp_path: Path) -> None:
    assert told(write_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        # names of nothing
        ({"goals": ('theme = "climate"', 'theme = "climat"')}, 'no theme "climat"; did you mean "climate"?'),
        (
            {"goals": ('["big-is-green"]', '["big-is-gren"]')},
            'measured_by[1]: there is no obligation or target or duty "big-is-gren"',
        ),
        ({"targets": ('of = "big-is-green"', 'of = "big"')}, 'no obligation "big"'),
        ({"targets": ('goal = "half-2030"', 'goal = "half-2031"')}, 'no goal "half-2031"; did you mean "half-2030"?'),
        ({"targets": ('document = "plan"', 'document = "plans"')}, 'no document "plans"; did you mean "plan"?'),
        (
            {"themes": ('"level_climate"', '"level_climat"')},
            'no level fact "level_climat"; did you mean "level_climate"?',
        ),
        ({"scenarios": ('missing = ["mvi_criteria_applied"]', 'missing = ["mvi"]')}, 'no fact "mvi"'),
        # conditions
        ({"obligations": ("mvi_criteria_applied", "mvi_criteria_aplied")}, 'did you mean "mvi_criteria_applied"?'),
        ({"obligations": ("$big", "$bigg")}, "did you mean"),
        ({"obligations": ("estimated_value_eur >= $big", "upper(title) = 'A'")}, "UPPER"),
        ({"obligations": ('>= $big"', ">= 'x'\"")}, "applies[1].when"),
        ({"obligations": ('per = "lot"', 'per = "tender"')}, "is a fact of a lot"),
        # periods
        ({"parameters": ("until = 2023-12-31", "until = 2024-01-01")}, "two values on the same day: 140000"),
        ({"parameters": ("until = 2023-12-31, ", "")}, "two values on the same day: 140000"),
        ({"parameters": ("until = 2023-12-31", "until = 2023-12-30")}, "no value from 2023-12-31 to 2023-12-31"),
        (
            {"parameters": ("until = 2023-12-31", "until = 2019-12-31")},
            "ends (2019-12-31) before it starts (2020-01-01)",
        ),
        (
            {"parameters": ("from = 2020-01-01", "from = 2021-01-01")},
            "$big has no value from 2020-01-01, when the rule starts",
        ),
        ({"obligations": ("from = 2020-01-01", "from = 2020-01-01\nuntil = 2019-12-31")}, "ends (2019-12-31) before"),
        # numbers
        ({"parameters": ('unit = "EUR"\n', "")}, "a number needs a unit"),
        ({"parameters": ("value = 143000, ", "")}, "a parameter of type number has value and no codes"),
        ({"parameters": ('"plan", page = 4', '"plan"')}, "values[2].source: the source says no place"),
        (
            {"goals": ('source = { document = "plan", chapter = "1" }', 'source = { document = "plan" }')},
            "says no place",
        ),
        # goals
        ({"goals": ('measured_by = ["big-is-green"]\n', "")}, "an effort goal names"),
        ({"goals": ("2030, value = 0.5", "2030, value = 0.2")}, "do not go up"),
        ({"goals": ("year = 2030", "year = 2025")}, "two targets for the same year"),
        ({"goals": (", value = 0.5", "")}, "say in a note what is to be reached"),
        ({"goals": ('kind = "effort"', 'kind = "effort"\npart_of = "half-2030"')}, "goes round in a circle"),
        # scenarios
        ({"scenarios": ("estimated_value_eur = 142999.99", "estimated_value = 1")}, 'no fact "estimated_value"'),
        ({"scenarios": ("= 142999.99", '= "142999.99"')}, "must be a number without quotes"),
        ({"scenarios": ("= 142999.99", "= -1.0")}, "too low"),
        (
            {"scenarios": ("estimated_value_eur = 142999.99", "tender_value_eur = 1")},
            "is derived from other facts; give those",
        ),
        (
            {"scenarios": ('of = "big-is-green"\nname = { nl = "Een', 'of = "big"\nname = { nl = "Een')},
            'no obligation or target "big"',
        ),
    ],
)
def test_one_mistake_is_told(tmp_path: Path, change: dict[str, tuple[str, str]], sentence: str) -> None:
    assert any(sentence in problem for problem in told(write_pack(tmp_path, **change))), told(tmp_path)


def test_an_outcome_without_a_scenario_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path, scenarios=('expect = "not_met"', 'expect = "met"'))
    (obligation, target) = [problem for problem in lint_folder(tmp_path) if "no scenario ends in" in problem.what]
    assert obligation.what == "no scenario ends in not_met"
    assert obligation.severity == "warning"
    assert target.what == "no scenario ends in met, not_met, unknown, not_applicable"


def test_a_name_given_twice_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path)
    goals = (tmp_path / "goals.toml").read_text("utf-8")
    (tmp_path / "more-goals.toml").write_text(goals, "utf-8")
    assert any("there is more than one goal of this name" in problem for problem in told(tmp_path))


def test_a_code_that_is_no_product_group_is_told_where_the_list_stands(tmp_path: Path) -> None:
    write_pack(tmp_path, obligations=('when = "mvi_criteria_applied"', 'when = "product_group in $groups"'))
    (tmp_path / "product-groups.csv").write_text(
        "code,name_nl,name_en,confidence,document,chapter\nenergie,Energie,Energy,seen,plan,1\n", "utf-8"
    )
    (tmp_path / "lists.toml").write_text(
        '[[parameter]]\nid = "groups"\nname = { nl = "Groepen", en = "Groups" }\ntype = "codes"\n'
        'values = [{ from = 2020-01-01, codes = ["energie", "energi"], confidence = "seen", '
        'source = { document = "plan", page = 1 } }]\n',
        "utf-8",
    )
    assert told(tmp_path) == [
        'lists.toml:1: error: parameter groups, values: there is no product group "energi"; did you mean "energie"?'
    ]


def test_a_threshold_that_leaves_out_a_kind_of_buyer_is_told(tmp_path: Path) -> None:
    keys = 'keys = { buyer_kind = "central" }, value = 14'
    write_pack(tmp_path, parameters=('unit = "EUR"', 'unit = "EUR"\nby = ["buyer_kind"]'))
    text = (tmp_path / "parameters.toml").read_text("utf-8").replace("value = 14", keys)
    (tmp_path / "parameters.toml").write_text(text, "utf-8")
    assert any("no value for sub_central" in problem for problem in told(tmp_path))


def test_a_pack_that_cannot_be_loaded_is_told_as_well(tmp_path: Path) -> None:
    assert "there is no such key" in told(write_pack(tmp_path, goals=("kind =", "kindd =")))[-1]


def test_every_check_says_what_it_holds_a_pack_to() -> None:
    assert all((check.__doc__ or "").strip() for check in CHECKS)
