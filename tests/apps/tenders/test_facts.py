"""Facts survive storage: value, type, source, and why one is missing."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.apps.tenders.facts import from_json, plain, rows_of, to_json
from hefboom.core.facts.facts import Fact, Missing, Source, Value
from hefboom.core.facts.fields import vocabulary
from tests.people import People, tender_of

SOURCE = Source("notice", "496724-2024", term="BT-27-Lot", path="cac:ProcurementProjectLot", note="framework maximum")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("estimated_value_eur", Decimal("0.100000")),
        ("estimated_value_eur", Decimal(0)),
        ("published_on", date(2024, 2, 29)),
        ("category_managed", False),
        ("mvi_level", 0),
        ("title", "Één <b>stoel</b>"),
    ],
)
def test_a_stored_fact_comes_back_the_same(name: str, value: Value) -> None:
    fact = Fact(value, SOURCE)
    back = from_json(vocabulary()[name], to_json(fact))
    assert (back, type(back.value)) == (fact, type(value))


@pytest.mark.parametrize("reason", list(Missing))
def test_why_a_fact_is_missing_is_kept(reason: Missing) -> None:
    fact = Fact(None, SOURCE, reason)
    assert from_json(vocabulary()["cpv"], to_json(fact)) == fact


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, "false"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.5"),
        (date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_a_register_file_has_plain_values(value: Value | None, text: str) -> None:
    assert plain(value) == text


def test_lots_see_the_facts_of_their_tender_and_the_derived_ones(people: People) -> None:
    lots = {"L1": {"estimated_value_eur": Decimal(100)}, "L2": {"estimated_value_eur": Decimal("50.5")}}
    tender = tender_of(people.agency, lots=lots, published_on=date(2026, 1, 1))
    rows = rows_of(tender, tender.lots.all())
    assert [row["lot_id"] for row in rows] == ["L1", "L2"]
    assert {row["tender_value_eur"] for row in rows} == {Decimal("150.5")}
    assert {row["decided_on"] for row in rows} == {date(2026, 1, 1)}
    assert {row["organisation"] for row in rows} == {"rws"}


def test_a_tender_without_any_date_or_value_has_unknown_columns_not_zeros(people: People) -> None:
    tender = tender_of(people.agency, title="Nog niets bekend")
    tender.refresh_from_db()
    assert (tender.year, tender.value_cents, tender.decided_on, tender.product_group) == (None, None, None, "")
