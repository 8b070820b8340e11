"""A condition must name facts that exist and compare them with what they can be compared with."""

from collections.abc import Sequence

import pytest

from hefboom.core.facts.fields import vocabulary
from hefboom.core.logic.check import check
from hefboom.core.logic.parse import parse
from tests.packs_for_tests import parameter, value

PARAMETERS = {
    each.id: each
    for each in (
        parameter("social_return_wage_sum", value("250000")),
        parameter("isv_risk_groups", value(codes=("bedrijfskleding",)), kind="codes"),
        parameter("kinds", value(codes=("works", "concessions")), kind="codes"),
    )
}


def problems(text: str) -> Sequence[str]:
    return check(parse(text), vocabulary(), PARAMETERS)


@pytest.mark.parametrize(
    "text",
    [
        "isv_clause",
        "isv_clause = true",
        "wage_sum_eur >= $social_return_wage_sum",
        "product_group in $isv_risk_groups",
        "contract_nature in ('works', 'services')",
        "cpv like '45%'",
        "mvi_level >= 2",
        "impact_weight >= 0.5",
        "impact_weight > quality_weight",
        "published_on >= date '2020-01-01'",
        "title is known",
        "not (defence_specific is known and defence_specific)",
    ],
)
def test_sound_conditions_have_no_problems(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("isv_claus", 'isv_claus is not a fact of the vocabulary; did you mean "isv_clause"?'),
        ("ISV_clause", 'ISV_clause is not a fact of the vocabulary; did you mean "isv_clause"?'),
        ("xyzzy is known", "xyzzy is not a fact of the vocabulary"),
        (
            "wage_sum_eur >= $social_return_wages",
            '$social_return_wages is not a parameter of the pack; did you mean "social_return_wage_sum"?',
        ),
        ("mvi_level", "mvi_level is not a yes/no fact; compare it with something, or ask mvi_level is known"),
        ("title = 'x'", "title is free text; only title is known (or unknown) can be asked"),
        ("title in ('x')", "title is free text; only title is known (or unknown) can be asked"),
        ("cpv >= '45'", "cpv has no order; use = or <>, not >="),
        ("isv_clause > false", "isv_clause has no order; use = or <>, not >"),
        ("contract_nature < 'works'", "contract_nature has no order; use = or <>, not <"),
        (
            "estimated_value_eur >= 'x'",
            "estimated_value_eur cannot be compared with x: it is a number in EUR; write a number, as 250000 or 0.5",
        ),
        (
            "mvi_level = true",
            ("mvi_level cannot be compared with True: it is a number in level; write a number, as 250000 or 0.5"),
        ),
        (
            "isv_clause = 1",
            ("isv_clause cannot be compared with 1: it is a yes/no fact; write isv_clause or not isv_clause"),
        ),
        (
            "published_on > '2020-01-01'",
            ("published_on cannot be compared with 2020-01-01: it is a date; write date '2020-01-31'"),
        ),
        (
            "cpv = 45000000",
            (
                "cpv cannot be compared with 45000000: it is a code of the list cpv; write its value "
                "between single quotes"
            ),
        ),
        (
            "contract_nature = 'work'",
            ("'work' is not a value of contract_nature (works, services, supplies); did you mean \"works\"?"),
        ),
        (
            "contract_nature in ('works', 'xxxxxx')",
            ("'xxxxxx' is not a value of contract_nature (works, services, supplies)"),
        ),
        ("contract_nature in $kinds", "'concessions' is not a value of contract_nature (works, services, supplies)"),
        ("mvi_level >= 5", "mvi_level is never above 3, so comparing it with 5 decides nothing"),
        ("impact_weight >= 50", "impact_weight is never above 1, so comparing it with 50 decides nothing"),
        ("wage_sum_eur < -1", "wage_sum_eur is never below 0, so comparing it with -1 decides nothing"),
        ("contract_nature like 'w%'", "contract_nature is not a code; like 'abc%' is for codes only"),
        (
            "product_group = category",
            (
                "product_group and category cannot be compared: a code of the list product_group "
                "and a code of the list category"
            ),
        ),
        (
            "impact_weight = wage_sum_eur",
            ("impact_weight and wage_sum_eur cannot be compared: a number in share and a number in EUR"),
        ),
        (
            "wage_sum_eur in $social_return_wage_sum",
            ("$social_return_wage_sum is a number, not a list; compare wage_sum_eur with it"),
        ),
        (
            "wage_sum_eur >= $isv_risk_groups",
            ("$isv_risk_groups is a list of codes; write wage_sum_eur in $isv_risk_groups"),
        ),
        (
            "published_on >= $social_return_wage_sum",
            ("$social_return_wage_sum is a number and published_on is not (a date)"),
        ),
        (
            "mvi_level in $isv_risk_groups",
            ("$isv_risk_groups is a list of codes and mvi_level is not a code (a number in level)"),
        ),
    ],
)
def test_each_mistake_has_one_sentence(text: str, sentence: str) -> None:
    assert problems(text) == [sentence]


def test_a_rule_per_tender_looks_at_facts_of_the_tender_only() -> None:
    text = parse("wage_sum_eur >= 250000 and social_return_suitable")
    assert check(text, vocabulary(), {}, per="tender") == [
        "wage_sum_eur is a fact of a lot, and this is judged per tender; use a fact of the tender"
    ]
