"""The truth tables: what a condition means when facts are unknown. See docs/semantics.md §3."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Row
from hefboom.core.logic.condition import All, Any, Compare, ConditionError, Field, In, Literal, Node, Parameter
from hefboom.core.logic.holds import holds
from hefboom.core.logic.parse import parse

YES, NO, UNKNOWN = "isv_clause", "mvi_criteria_applied", "social_return_clause"
ROW: Row = {
    YES: True,
    NO: False,
    UNKNOWN: None,
    "mvi_level": 2,
    "estimated_value_eur": Decimal("250000.00"),
    "published_on": date(2022, 1, 1),
    "cpv": "45210000",
    "contract_nature": "works",
    "product_group": None,
}


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        (YES, True),
        (NO, False),
        (UNKNOWN, None),
        (f"not {YES}", False),
        (f"not {NO}", True),
        (f"not {UNKNOWN}", None),
        (f"{YES} and {YES}", True),
        (f"{YES} and {NO}", False),
        (f"{YES} and {UNKNOWN}", None),
        (f"{NO} and {UNKNOWN}", False),
        (f"{UNKNOWN} and {NO}", False),
        (f"{UNKNOWN} and {UNKNOWN}", None),
        (f"{NO} or {NO}", False),
        (f"{NO} or {YES}", True),
        (f"{NO} or {UNKNOWN}", None),
        (f"{YES} or {UNKNOWN}", True),
        (f"{UNKNOWN} or {YES}", True),
        (f"{UNKNOWN} or {UNKNOWN}", None),
    ],
)
def test_and_or_not_have_three_values(text: str, *, truth: bool | None) -> None:
    """§3.2."""
    assert holds(parse(text), ROW) is truth


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("estimated_value_eur >= 250000", True),
        ("estimated_value_eur > 250000", False),
        ("estimated_value_eur >= 250000.000001", False),
        ("estimated_value_eur <> 250000", False),
        ("mvi_level = 2", True),
        ("mvi_level < 2", False),
        ("mvi_level between 1 and 2", True),
        ("mvi_level not between 1 and 2", False),
        ("published_on >= date '2022-01-01'", True),
        ("published_on < date '2022-01-01'", False),
        ("contract_nature in ('works', 'services')", True),
        ("contract_nature not in ('works', 'services')", False),
        ("cpv like '45%'", True),
        ("cpv like '45210000%'", True),
        ("cpv not like '45%'", False),
        ("cpv like '5%'", False),
        (f"{YES} = true", True),
        (f"{NO} = true", False),
    ],
)
def test_a_known_fact_decides(text: str, *, truth: bool) -> None:
    """§3.1."""
    assert holds(parse(text), ROW) is truth


@pytest.mark.parametrize(
    "text",
    [
        "product_group = 'none'",
        "product_group <> 'none'",
        "product_group in ('none')",
        "product_group not in ('none')",
        "product_group like 'n%'",
        f"{UNKNOWN} = false",
        "wage_sum_eur >= 0",
        "wage_sum_eur = estimated_value_eur",
        "estimated_value_eur = wage_sum_eur",
    ],
)
def test_an_unknown_fact_leaves_it_unknown(text: str) -> None:
    """§2: unknown is never zero, false or empty, and a fact that is not in the row is unknown too."""
    assert holds(parse(text), ROW) is None


def test_whether_a_fact_is_known_is_always_known() -> None:
    """§3.3."""
    assert holds(parse("product_group is known"), ROW) is False
    assert holds(parse("product_group is unknown"), ROW) is True
    assert holds(parse("mvi_level is not null"), ROW) is True
    assert holds(parse("wage_sum_eur is null"), ROW) is True


def test_defence_is_excluded_only_when_it_is_known_to_be() -> None:
    text = parse("not (defence_specific is known and defence_specific)")
    assert holds(text, {"defence_specific": True}) is False
    assert holds(text, {"defence_specific": False}) is True
    assert holds(text, {"defence_specific": None}) is True


def test_all_of_nothing_is_true_and_any_of_nothing_is_false() -> None:
    assert holds(All(()), {}) is True
    assert holds(Any(()), {}) is False


def test_a_constant_is_itself() -> None:
    assert holds(Literal(value=True), {}) is True
    assert holds(Literal(value=False), {}) is False


@pytest.mark.parametrize(
    "node",
    [
        Compare(">=", Field("mvi_level"), Literal(Parameter("level"))),
        In(Field("mvi_level"), Parameter("level")),
        Literal(Parameter("level")),
    ],
)
def test_a_parameter_must_be_bound_first(node: Node) -> None:
    with pytest.raises(ConditionError, match="level has no value yet"):
        holds(node, ROW)


def test_only_a_yes_or_no_fact_is_a_condition() -> None:
    with pytest.raises(ConditionError, match="is not yes, no or unknown"):
        holds(Field("mvi_level"), ROW)
