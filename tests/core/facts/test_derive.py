"""From lots to their tender. See docs/semantics.md §8."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.derive import DERIVED_FROM, inputs_of, with_derived
from hefboom.core.facts.facts import Row, Value
from hefboom.core.facts.fields import vocabulary


def derived(name: str, *lots: Row) -> Value | None:
    values = {row[name] for row in with_derived(lots)}
    assert len(values) == 1, "a fact of the tender is the same on every lot"
    return values.pop()


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"published_on": 3, "planned_on": 2, "awarded_on": 1}, 3),
        ({"planned_on": 2, "awarded_on": 1}, 2),
        ({"awarded_on": 1}, 1),
        ({}, None),
    ],
)
def test_publication_decides_then_planning_then_award(dates: dict[str, int], day: int | None) -> None:
    """§8.2."""
    row = {name: date(2022, 1, number) for name, number in dates.items()}
    assert derived("decided_on", row) == (day and date(2022, 1, day))


def test_a_stated_total_goes_before_the_sum_of_the_lots() -> None:
    """§8.3."""
    lots = [{"estimated_value_eur": Decimal(100), "stated_total_eur": Decimal(250)}, {"estimated_value_eur": None}]
    assert derived("tender_value_eur", *lots) == Decimal(250)


def test_the_value_is_the_sum_of_the_lots_or_unknown() -> None:
    assert derived("tender_value_eur", {"estimated_value_eur": Decimal("0.1")}, {"estimated_value_eur": Decimal("0.2")})
    known, unknown = {"estimated_value_eur": Decimal("0.1")}, {"estimated_value_eur": None}
    assert derived("tender_value_eur", known, known, known) == Decimal("0.3")
    assert derived("tender_value_eur", known, unknown) is None
    assert derived("tender_value_eur", known, {}) is None


def test_wage_sums_add_up_and_the_longest_lot_counts() -> None:
    lots = [
        {"wage_sum_eur": Decimal(1), "duration_months": Decimal(5)},
        {"wage_sum_eur": Decimal(2), "duration_months": Decimal(48)},
    ]
    assert derived("tender_wage_sum_eur", *lots) == Decimal(3)
    assert derived("tender_duration_months", *lots) == Decimal(48)
    assert derived("tender_wage_sum_eur", *lots, {}) is None
    assert derived("tender_duration_months", *lots, {}) is None


def test_a_fact_of_the_tender_that_one_lot_tells_counts_for_all() -> None:
    """§8.1."""
    assert derived("contract_nature", {"contract_nature": "works"}, {"contract_nature": None}, {}) == "works"


def test_where_lots_disagree_about_the_tender_it_is_unknown() -> None:
    assert derived("contract_nature", {"contract_nature": "works"}, {"contract_nature": "services"}) is None
    assert derived("decided_on", {"published_on": date(2022, 1, 1)}, {"published_on": date(2022, 1, 2)}) is None


def test_facts_of_a_lot_stay_with_the_lot() -> None:
    first, second = with_derived([{"lot_id": "1", "isv_clause": True}, {"lot_id": "2"}])
    assert first["isv_clause"] is True
    assert second.get("isv_clause") is None


def test_derived_facts_cannot_be_given() -> None:
    assert derived("tender_value_eur", {"tender_value_eur": Decimal(9), "estimated_value_eur": Decimal(1)}) == 1


def test_the_rows_given_are_left_alone() -> None:
    row: Row = {"tender_id": "T1"}
    with_derived([row, row])
    assert row == {"tender_id": "T1"}


def test_no_lots_give_no_rows() -> None:
    assert with_derived([]) == []


def test_every_derived_fact_of_the_vocabulary_is_derived_from_facts_of_it() -> None:
    assert set(DERIVED_FROM) == {field.name for field in vocabulary().values() if field.derived}
    assert all(name in vocabulary() for inputs in DERIVED_FROM.values() for name in inputs)


def test_what_to_give_for_a_fact_to_be_known() -> None:
    """§10.2."""
    assert inputs_of("isv_clause") == ("isv_clause",)
    assert inputs_of("decided_on") == ("published_on", "planned_on", "awarded_on")
    assert inputs_of("tender_value_eur") == ("estimated_value_eur",)
