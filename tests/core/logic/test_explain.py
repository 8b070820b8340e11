"""A judged condition in words: what is, whichever way it turns out."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Value
from hefboom.core.logic.explain import words
from hefboom.core.strategy.judge import Judge
from tests.packs_for_tests import obligation, parameter, small_pack, value

THRESHOLD = parameter(
    "threshold",
    value("140000", keys={"buyer_kind": "central"}),
    value("215000", keys={"buyer_kind": "sub_central"}),
    by=("buyer_kind",),
)
PARAMETERS = (
    THRESHOLD,
    parameter("risky", value(codes=tuple(f"group-{number}" for number in range(12))), kind="codes"),
    parameter("later", value("1", "2030-01-01")),
)


def said(when: str, language: str = "en", **facts: Value | None) -> str:
    """What is said of one condition, judged on these facts in 2022; no-break spaces made plain."""
    judge = Judge(small_pack(obligations=(obligation("only", met=[when]),), parameters=PARAMETERS))
    verdict = judge.verdicts([{"published_on": date(2022, 1, 1)} | facts])[0]
    return words(verdict.lots[0].conditions[0], language).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("when", "facts", "sentence"),
    [
        ("isv_clause", {"isv_clause": True}, "ISV included: yes"),
        ("not isv_clause", {"isv_clause": True}, "ISV included: yes"),
        ("isv_clause", {}, "ISV included is not known"),
        ("mvi_level >= 2", {"mvi_level": 2}, "Ambition level 2 ≥ 2"),
        ("mvi_level >= 2", {"mvi_level": 1}, "Ambition level 1 < 2"),
        ("mvi_level >= 2", {}, "Ambition level is not known (asked: ≥ 2)"),
        ("impact_weight > 0.5", {"impact_weight": Decimal("0.5")}, "Weight of impact 50% ≤ 50%"),
        (
            "published_on >= date '2022-01-02'",
            {},
            "Published on 1 January 2022 < 2 January 2022",
        ),
        ("product_group <> 'none'", {"product_group": "ict"}, "Product group ict ≠ none"),
        ("product_group <> 'none'", {"product_group": "none"}, "Product group none = none"),
        ("cpv like '45%'", {"cpv": "45000000"}, "CPV code 45000000 starts with 45"),
        ("cpv like '45%'", {"cpv": "18000000"}, "CPV code 18000000 does not start with 45"),
        ("cpv like '45%'", {}, "CPV code is not known"),
        ("title is known", {"title": "Werkkleding"}, "Title is known"),
        ("title is known", {}, "Title is not known"),
        (
            "contract_nature in ('works', 'services')",
            {"contract_nature": "supplies"},
            "Nature of the contract: Supplies (is not in the list: Works, Services)",
        ),
        (
            "isv_clause and mvi_level >= 2",
            {"mvi_level": 3},
            "ISV included is not known; Ambition level 3 ≥ 2",
        ),
        (
            "impact_weight > quality_weight",
            {"impact_weight": Decimal("0.5")},
            "Weight of impact 50% (asked: > not known)",
        ),
        ("not (defence_specific is known and defence_specific)", {}, "Specific defence procurement is not known"),
        (
            "not (defence_specific is known and defence_specific)",
            {"defence_specific": True},
            "Specific defence procurement: yes",
        ),
    ],
)
def test_how_the_facts_stand(when: str, facts: dict[str, Value | None], sentence: str) -> None:
    assert said(when, **facts) == sentence


def test_money_in_dutch() -> None:
    facts: dict[str, Value | None] = {"estimated_value_eur": Decimal("250000.00"), "buyer_kind": "central"}
    assert said("estimated_value_eur >= $threshold", "nl", **facts) == "Geschatte waarde € 250.000,00 ≥ € 140.000,00"
    assert said("isv_clause", "nl") == "ISV opgenomen is niet bekend"


def test_every_number_still_possible_is_told_and_who_can_choose() -> None:
    told = said("estimated_value_eur >= $threshold", estimated_value_eur=Decimal(150000))
    assert told == "Estimated value €150,000.00 (asked: ≥ €140,000.00 or €215,000.00); Kind of buyer is not known"


def test_above_every_number_the_choice_does_not_matter_to_the_sign() -> None:
    told = said("estimated_value_eur >= $threshold", estimated_value_eur=Decimal(300000))
    assert told.startswith("Estimated value €300,000.00 ≥ €140,000.00 or €215,000.00")


def test_a_number_that_does_not_exist_yet_is_said_to_be_missing() -> None:
    assert (
        said("mvi_level >= $later", mvi_level=2) == "Ambition level 2 (asked: ≥ a value that is missing for this day)"
    )


def test_a_long_list_is_cut_short() -> None:
    told = said("product_group in $risky", product_group="group-11")
    assert told.startswith("Product group: group-11 (is in the list: group-0, group-1,")
    assert told.endswith("group-7, …)")
