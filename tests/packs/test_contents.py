"""What the packs promise to others: names that stay, figures as published, and honesty about what is not known."""

import csv
import tomllib
from collections import Counter
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from hefboom.core.facts.facts import Row
from hefboom.core.strategy.groups import product_group_of
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.lint import lint_folder
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.scenarios import run_scenarios

CODELISTS = files("hefboom.packs") / "codelists"
HIGH_IMPACT = {
    *("kantoorinrichting", "bedrijfskleding", "catering", "transport-en-vervoer", "datacenter-en-ict-hardware"),
    *("energie", "grond-weg-en-waterbouw", "gebouwen-en-onderhoud"),
}


@pytest.fixture(scope="module")
def rijk() -> Pack:
    return load_pack("nl-rijk-2019")


@pytest.mark.parametrize("pack", ["nl-rijk-2019", "waterstad-2025"])
def test_a_shipped_pack_has_no_errors_and_its_scenarios_hold(pack: str) -> None:
    assert [str(problem) for problem in lint_folder(pack) if problem.severity == "error"] == []
    assert [f"{each.scenario.of}: {each.failure}" for each in run_scenarios(load_pack(pack)) if not each.passed] == []


def test_the_names_that_others_rely_on_are_there(rijk: Pack) -> None:
    obligations = {"mvi-criteria", "impact-half", "social-return", "isv", "innovation"}
    targets = {"mvi-criteria-all", "mvi-level-half", "mvi-level-of-applied", "mvi-criteria-any", "impact-half-all"}
    assert obligations <= {each.id for each in rijk.obligations}
    assert targets <= {each.id for each in rijk.targets}


def test_the_web_has_five_themes_with_a_level_and_three_that_may_be_added(rijk: Pack) -> None:
    assert len([theme for theme in rijk.themes if theme.level_field]) == 5
    assert {theme.id for theme in rijk.themes if theme.optional} == {"wellbeing", "living-environment", "diversity"}


def test_the_scores_of_table_3_1_are_unknown_and_not_invented(rijk: Pack) -> None:
    high = {group.code: group for group in rijk.product_groups if group.high_impact}
    assert set(high) == HIGH_IMPACT
    assert all([score.score for score in group.scores] == [None] * 5 for group in high.values())


def test_every_group_that_counts_for_criteria_is_marked_so_in_the_table(rijk: Pack) -> None:
    (listed,) = (parameter.values[0].codes for parameter in rijk.parameters if parameter.id == "mvi_groups")
    assert set(listed) == {group.code for group in rijk.product_groups if group.mvi == "yes"}


def test_the_thresholds_of_all_years_from_2014_to_2027_are_there_without_a_gap(rijk: Pack) -> None:
    (threshold,) = (parameter for parameter in rijk.parameters if parameter.id == "eu_threshold")
    years = Counter(value.from_.year for value in threshold.values)
    assert years == dict.fromkeys(range(2014, 2028, 2), 6)
    supplies_2024 = {"buyer_kind": "central", "contract_nature": "supplies"}
    assert [v.value for v in threshold.values if v.from_.year == 2024 and v.keys == supplies_2024] == [Decimal(143_000)]


@pytest.mark.parametrize(
    ("cpv", "group"),
    [
        ("18110000", "bedrijfskleding"),
        ("30213100", "ict-hardware"),
        ("30232110", "reproductieapparatuur"),
        ("45233140", "wegen"),
        ("45221111", "kunstwerken"),
        ("55520000", "catering"),
        ("85141000", "none"),
        ("79110000", "none"),
        ("72262000", None),
        ("71320000", None),
    ],
)
def test_bram_sees_the_product_group_of_a_code_or_that_nobody_knows_it(rijk: Pack, cpv: str, group: str | None) -> None:
    assert product_group_of(rijk, cpv) == group


def _tenders_of_2023() -> list[Row]:
    """Return the published year: 101 relevant tenders, 81 with criteria, 44 of these at level 2; 57 by category."""
    day = {"published_on": date(2023, 5, 1)}
    relevant = [
        {**day, "product_group": "bedrijfskleding", "mvi_criteria_applied": n < 81, "mvi_level": 2 if n < 44 else 1}
        for n in range(101)
    ]
    other: list[Row] = [{**day, "product_group": "none", "mvi_criteria_applied": n < 219} for n in range(356)]
    weights = [Decimal("0.5")] * 12 + [Decimal("0.3")] * 45
    return [
        {**row, "category_managed": n < 57, "impact_weight": weights[n] if n < 57 else None}
        for n, row in enumerate([*relevant, *other])
    ]


@pytest.mark.parametrize(
    ("target", "numerator", "denominator"),
    [
        ("mvi-criteria-all", 81, 101),
        ("mvi-level-of-applied", 44, 81),
        ("mvi-level-half", 44, 101),
        ("mvi-criteria-any", 300, 457),
        ("impact-half-all", 12, 57),
    ],
)
def test_dirk_finds_the_published_figures_of_2023(rijk: Pack, target: str, numerator: int, denominator: int) -> None:
    judge = Judge(rijk)
    counts = Counter(str(judge.standings([row])[target]) for row in _tenders_of_2023())
    assert (counts["met"], counts["met"] + counts["not_met"] + counts["unknown"]) == (numerator, denominator)


def test_the_fictitious_municipality_says_that_it_is_fictitious_and_shares_no_goal_with_the_government(
    rijk: Pack,
) -> None:
    waterstad = load_pack("waterstad-2025")
    assert waterstad.manifest.fictitious
    assert "fictief" in waterstad.manifest.title.nl
    assert not {goal.id for goal in waterstad.goals} & {goal.id for goal in rijk.goals}


def _codelists() -> list[str]:
    return sorted(each.name.removesuffix(".csv") for each in CODELISTS.iterdir() if each.name.endswith(".csv"))


@pytest.mark.parametrize("name", _codelists())
def test_every_code_list_says_where_it_comes_from(name: str) -> None:
    origin = tomllib.loads((CODELISTS / f"{name}.origin.toml").read_text("utf-8"))
    assert {"title", "publisher", "licence", "changed", "version"} <= set(origin)


def test_the_cpv_table_has_every_division_and_group_in_both_languages() -> None:
    rows = list(csv.DictReader((CODELISTS / "cpv.csv").read_text("utf-8").splitlines()))
    divisions = [row for row in rows if row["code"].endswith("000000")]
    assert (len(divisions), len(rows) - len(divisions)) == (45, 272)
    assert all(row["label_nl"] and row["label_en"] for row in rows)
