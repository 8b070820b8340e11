"""Parameters get the values of a day. See docs/semantics.md §7."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Row
from hefboom.core.logic.bind import bind
from hefboom.core.logic.condition import All, Compare, Field, In, Literal, Node
from hefboom.core.logic.holds import holds
from hefboom.core.logic.parse import parse
from tests.packs_for_tests import parameter, value

CENTRAL, SUB_CENTRAL = {"buyer_kind": "central"}, {"buyer_kind": "sub_central"}
WORKS = {"contract_nature": "works"}
PARAMETERS = {
    each.id: each
    for each in (
        parameter("wage_sum", value("250000")),
        parameter("dated", value("1", until="2021-12-31"), value("2", "2022-01-01", "2022-12-31")),
        parameter("groups", value(codes=("bedrijfskleding", "ict")), kind="codes"),
        parameter("unstated", value(None)),
        parameter("threshold", value("144000", keys=CENTRAL), value("221000", keys=SUB_CENTRAL), by=("buyer_kind",)),
        parameter("half", value("144000", keys=CENTRAL), by=("buyer_kind",)),
        parameter(
            "mixed",
            value("5382000", keys=WORKS),
            *(value("140000", keys=CENTRAL | {"contract_nature": nature}) for nature in ("services", "supplies")),
            *(value("215000", keys=SUB_CENTRAL | {"contract_nature": nature}) for nature in ("services", "supplies")),
            by=("buyer_kind", "contract_nature"),
        ),
    )
}


def bound(text: str, on: str = "2022-06-01") -> Node | None:
    return bind(parse(text), PARAMETERS, date.fromisoformat(on))


def truth(text: str, row: Row) -> bool | None:
    node = bound(text)
    assert node is not None
    return holds(node, row)


def test_a_number_and_a_list_take_the_parameters_place() -> None:
    assert bound("wage_sum_eur >= $wage_sum") == Compare(">=", Field("wage_sum_eur"), Literal(Decimal(250000)))
    assert bound("product_group in $groups") == In(Field("product_group"), ("bedrijfskleding", "ict"))


@pytest.mark.parametrize(
    ("day", "number"),
    [("2019-01-01", "1"), ("2021-12-31", "1"), ("2022-01-01", "2"), ("2022-12-31", "2")],
)
def test_both_days_of_a_period_belong_to_it(day: str, number: str) -> None:
    """§7.1: the day a threshold changes, the new one counts."""
    assert bound("mvi_level >= $dated", day) == Compare(">=", Field("mvi_level"), Literal(Decimal(number)))


@pytest.mark.parametrize("day", ["2018-12-31", "2023-01-01"])
def test_outside_all_periods_the_condition_is_unknown(day: str) -> None:
    """§7.2."""
    assert bound("mvi_level >= $dated", day) is None
    assert bound("isv_clause or not (mvi_level >= $dated and isv_clause)", day) is None


def test_without_a_day_no_parameter_has_a_value() -> None:
    assert bind(parse("wage_sum_eur >= $wage_sum"), PARAMETERS, None) is None
    assert bind(parse("isv_clause"), PARAMETERS, None) == Field("isv_clause")


def test_a_number_that_is_not_known_leaves_the_condition_unknown() -> None:
    assert bound("mvi_level >= $unstated") is None


def test_a_gap_among_the_choices_leaves_the_condition_unknown() -> None:
    """§7.3: no value for sub-central buyers means nothing can be said, not that no threshold counts."""
    assert bound("estimated_value_eur >= $half") is None


@pytest.mark.parametrize(
    ("kind", "amount", "expected"),
    [
        ("central", "144000", True),
        ("central", "143999.99", False),
        ("sub_central", "144000", False),
        ("sub_central", "221000", True),
        (None, "221000", True),
        (None, "220999.99", None),
        (None, "144000", None),
        (None, "143999.99", False),
        ("central", None, None),
    ],
)
def test_a_threshold_by_kind_of_buyer(kind: str | None, amount: str | None, *, expected: bool | None) -> None:
    """§7.4: above every threshold and below every threshold it is decided without knowing the kind."""
    row: Row = {"buyer_kind": kind, "estimated_value_eur": None if amount is None else Decimal(amount)}
    assert truth("estimated_value_eur >= $threshold", row) is expected
    assert truth("$threshold <= estimated_value_eur", row) is expected
    assert truth("not (estimated_value_eur < $threshold)", row) is expected


def test_a_value_may_leave_open_what_does_not_matter() -> None:
    """§7.3: the threshold for works is one for all buyers."""
    text = "estimated_value_eur >= $mixed"
    amount = Decimal(300000)
    assert truth(text, {"estimated_value_eur": amount, "contract_nature": "works"}) is False
    between = Decimal(200000)
    assert truth(text, {"estimated_value_eur": between, "contract_nature": "services"}) is None
    assert truth(text, {"estimated_value_eur": between, "contract_nature": "services", "buyer_kind": "central"}) is True


def test_what_is_known_narrows_the_thresholds_that_are_possible() -> None:
    """§7.4: a service of € 300,000 passes the threshold of every kind of buyer, though not the one for works."""
    text = "estimated_value_eur >= $mixed"
    assert truth(text, {"estimated_value_eur": Decimal(300000), "contract_nature": "services"}) is True
    assert truth(text, {"estimated_value_eur": Decimal(300000)}) is None


def test_equality_with_a_number_by_kind_asks_for_the_kind() -> None:
    row: Row = {"estimated_value_eur": Decimal(144000)}
    assert truth("estimated_value_eur = $threshold", row) is None
    assert truth("estimated_value_eur = $threshold", {**row, **CENTRAL}) is True
    assert truth("estimated_value_eur = $threshold", {**row, **SUB_CENTRAL}) is False


def test_what_has_no_parameter_stays_as_it_is() -> None:
    text = parse("isv_clause and not (cpv like '45%' or title is known)")
    assert bind(text, PARAMETERS, date(2022, 1, 1)) == text
    assert bind(All(()), PARAMETERS, date(2022, 1, 1)) == All(())


def test_a_parameter_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        bound("mvi_level >= $nothing")
