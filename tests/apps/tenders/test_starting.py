"""A tender starts with little: what repeats is taken over, what follows is filled in, nothing is invented."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.actions.editing import answer_facts
from hefboom.apps.tenders.actions.starting import create_tender, take_over
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.prefill import from_group, from_previous
from tests.people import People, clothing, tender_of

START = {"title": "Nieuwe uniformen", "product_group": "bedrijfskleding"}


def value(tender: Tender, name: str) -> object:
    return (tender.facts | tender.lots.get().facts).get(name, {}).get("value")


def source(tender: Tender, name: str) -> tuple[str, str]:
    stored = (tender.facts | tender.lots.get().facts)[name]["source"]
    return stored["kind"], stored["document"]


def test_a_code_is_proposed_per_organisation_and_year(people: People) -> None:
    year = timezone.localdate().year
    tender_of(people.agency, f"{year}-007")
    tender_of(people.agency, f"{year}-oud")
    tender_of(people.agency, f"{year - 1}-900")
    tender_of(people.other_ministry, f"{year}-050")
    codes = [create_tender(people.anna, people.agency, "", {"title": "Iets"}).code for _ in range(2)]
    assert codes == [f"{year}-008", f"{year}-009"]
    assert create_tender(people.anna, people.agency, "EIGEN-1", {"title": "Iets"}).code == "EIGEN-1"


def test_what_repeats_is_taken_over_and_says_from_where(people: People) -> None:
    old = clothing(
        people.agency,
        "OUD-1",
        cpv="18110000",
        procedure="open",
        duration_months=Decimal(48),
        estimated_value_eur=Decimal(500_000),
        impact_weight=Decimal("0.3"),
    )
    tender = create_tender(people.anna, people.agency, "", START, old)
    taken = ("contract_nature", "cpv", "category_managed", "buyer_kind", "procedure", "duration_months")
    assert {source(tender, name) for name in taken} == {("previous", "OUD-1")}
    assert value(tender, "estimated_value_eur") == "500000"
    assert value(tender, "previous_tender") == "OUD-1"
    for chosen_anew in ("impact_weight", "published_on"):
        assert value(tender, chosen_anew) is None
    assert source(tender, "title") == source(tender, "product_group") == ("person", "anna")


def test_what_a_person_fills_in_goes_before_what_is_taken_over(people: People) -> None:
    old = clothing(people.agency, "OUD-1", estimated_value_eur=Decimal(500_000))
    typed = {**START, "estimated_value_eur": "750.000", "contract_nature": "services"}
    tender = create_tender(people.anna, people.agency, "", typed, old)
    assert (value(tender, "estimated_value_eur"), value(tender, "contract_nature")) == ("750000", "services")


def test_lots_that_differ_are_not_taken_over_but_their_total_is(people: People) -> None:
    lots = {
        "A": {"cpv": "18110000", "duration_months": Decimal(12), "estimated_value_eur": Decimal(100)},
        "B": {"cpv": "18400000", "duration_months": Decimal(12), "estimated_value_eur": Decimal(200)},
    }
    found = from_previous(tender_of(people.agency, "OUD-1", lots=lots, title="Kleding"))  # type: ignore[arg-type]  # values of facts
    assert "cpv" not in found
    assert (found["duration_months"].value, found["estimated_value_eur"].value) == (Decimal(12), Decimal(300))


def test_a_category_and_a_single_cpv_code_follow_from_the_product_group() -> None:
    assert from_group("bedrijfskleding")["category"].value == "bedrijfskleding"
    assert from_group("bedrijfskleding")["category"].source is not None
    assert "cpv" not in from_group("bedrijfskleding"), "workwear has several CPV codes"
    assert from_group("papier")["cpv"].value == "30197600"
    assert from_group("none") == from_group("") == from_group("bestaat-niet") == {}


def test_the_kind_of_buyer_is_taken_over_only_when_all_agree(people: People) -> None:
    clothing(people.agency, "A", buyer_kind="central")
    assert source(create_tender(people.anna, people.agency, "", START), "buyer_kind") == ("previous", "A")
    clothing(people.agency, "B", buyer_kind="sub_central")
    assert value(create_tender(people.anna, people.agency, "", START), "buyer_kind") is None


def test_nothing_is_taken_over_from_what_one_may_not_see(people: People) -> None:
    plan = tender_of(people.other_ministry, "GEHEIM", title="Plan", planned_on=date(2030, 1, 1))
    with pytest.raises(RefusedError, match="vinden we niet"):
        create_tender(people.anna, people.agency, "", START, plan)
    assert not Tender.objects.filter(organisation=people.agency).exists()


def test_taking_over_later_changes_nothing_that_is_known(people: People) -> None:
    old = clothing(people.agency, "OUD-1", procedure="open", duration_months=Decimal(48))
    tender = create_tender(people.anna, people.agency, "", {**START, "contract_nature": "services"})
    take_over(people.bram, tender, old)
    assert (value(tender, "contract_nature"), value(tender, "procedure")) == ("services", "open")
    event = AuditEvent.objects.get(action="fact.take_over")
    assert {"procedure", "duration_months", "previous_tender"} <= {*event.changes}
    assert "contract_nature" not in event.changes
    with pytest.raises(RefusedError, match="zijn eigen"):
        take_over(people.bram, tender, tender)
    with pytest.raises(PermissionDenied):
        take_over(people.carla, tender, old)


def test_answers_are_stored_together_or_not_at_all(people: People) -> None:
    tender = create_tender(people.anna, people.agency, "", START)
    lot = tender.lots.get().pk
    with pytest.raises(ValidationError):
        answer_facts(people.bram, tender, {("category_managed", None): "true", ("cpv", lot): "kleding"}, tender.version)
    assert value(tender, "category_managed") is None
    event = answer_facts(
        people.bram,
        tender,
        {("category_managed", None): "true", ("cpv", lot): "18110000", ("procedure", None): ""},
        tender.version,
    )
    assert event is not None
    assert {*event.changes} == {"category_managed", "cpv"}
    assert answer_facts(people.bram, tender, {("procedure", None): ""}, tender.version) is None


def test_an_answer_to_what_somebody_else_answered_is_a_conflict(people: People) -> None:
    tender = create_tender(people.anna, people.agency, "", START)
    seen = tender.version
    answer_facts(people.anna, tender, {("procedure", None): "open"}, seen)
    with pytest.raises(ConflictError):
        answer_facts(people.bram, tender, {("procedure", None): "restricted", ("category_managed", None): "true"}, seen)
    tender.refresh_from_db()
    assert (value(tender, "procedure"), value(tender, "category_managed")) == ("open", None)


@pytest.mark.parametrize("name", ["published_on", "decided_on", "tender_id"])
def test_a_step_or_a_derived_fact_is_no_answer(people: People, name: str) -> None:
    tender = create_tender(people.anna, people.agency, "", START)
    with pytest.raises(Http404):
        answer_facts(people.bram, tender, {(name, None): "2026-01-01"}, tender.version)
