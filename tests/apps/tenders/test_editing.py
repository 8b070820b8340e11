"""Bram changes facts; the verdict, the sums and the log follow at once, and everything can be put back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.actions.editing import change_fact, clear_fact, put_back
from hefboom.apps.tenders.actions.starting import create_tender
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.models import StandingCount, Tender
from hefboom.apps.tenders.queries.sums import differences
from hefboom.core.facts.facts import Missing
from tests.people import People, clothing


def standing(tender: Tender, commitment: str = "impact-half") -> str:
    return tender.standings.get(commitment=commitment).standing


def counted(commitment: str = "impact-half") -> dict[str, int]:
    return dict(StandingCount.objects.filter(commitment=commitment).values_list("standing", "tenders"))


def test_a_changed_fact_changes_the_verdict_and_the_sums_at_once(people: People) -> None:
    tender = clothing(people.agency)
    assert (standing(tender), counted()) == ("unknown", {"unknown": 1})
    change_fact(people.bram, tender, tender.lots.get(), "impact_weight", "30%", tender.version)
    assert (standing(tender), counted()) == ("not_met", {"not_met": 1})
    change_fact(people.bram, tender, tender.lots.get(), "impact_weight", "50%", tender.version)
    assert (standing(tender), counted()) == ("met", {"met": 1})
    assert differences() == []


def test_every_change_is_in_the_log_with_the_old_and_the_new_value(people: People) -> None:
    tender = clothing(people.agency)
    change_fact(people.bram, tender, None, "category_managed", "false", tender.version)
    event = AuditEvent.objects.get(action="fact.change")
    assert (event.actor, event.object_id, event.organisation) == (people.bram, str(tender.pk), "rws")
    change = event.changes["category_managed"]
    assert (change["old"]["value"], change["new"]["value"]) == (True, False)
    assert change["new"]["source"] == {"kind": "person", "document": "bram"}


def test_put_back_restores_the_value_with_its_own_source(people: People) -> None:
    tender = clothing(people.agency)
    event = change_fact(people.bram, tender, None, "category_managed", "false", tender.version)
    assert standing(tender) == "not_applicable"
    put_back(people.bram, tender, event)
    assert standing(tender) == "unknown"
    tender.refresh_from_db()
    assert tender.facts["category_managed"]["source"]["kind"] == "example"


def test_put_back_of_a_first_value_makes_it_unknown_again(people: People) -> None:
    tender = clothing(people.agency)
    event = change_fact(people.bram, tender, tender.lots.get(), "impact_weight", "0,6", tender.version)
    put_back(people.bram, tender, event)
    assert "impact_weight" not in tender.lots.get().facts
    assert standing(tender) == "unknown"


def test_a_cleared_fact_keeps_why_it_is_missing(people: People) -> None:
    tender = clothing(people.agency)
    clear_fact(people.bram, tender, None, "category_managed", Missing.NOT_YET, tender.version)
    tender.refresh_from_db()
    assert tender.facts["category_managed"]["missing"] == "not_yet"
    assert standing(tender) == "applies_unknown"


def test_two_people_who_change_the_same_fact_both_see_both_values(people: People) -> None:
    tender = clothing(people.agency)
    seen_by_both = tender.version
    change_fact(people.anna, tender, None, "category_managed", "false", seen_by_both)
    with pytest.raises(ConflictError) as both:
        change_fact(people.bram, tender, None, "category_managed", "true", seen_by_both)
    assert both.value.theirs is not None
    assert both.value.yours is not None
    assert (both.value.theirs["value"], both.value.yours["value"]) == (False, True)
    tender.refresh_from_db()
    assert tender.facts["category_managed"]["value"] is False


def test_two_people_who_change_different_facts_do_not_hinder_each_other(people: People) -> None:
    tender = clothing(people.agency)
    seen_by_both = tender.version
    change_fact(people.anna, tender, None, "category_managed", "false", seen_by_both)
    change_fact(people.bram, tender, None, "buyer_kind", "sub_central", seen_by_both)
    tender.refresh_from_db()
    assert tender.facts["buyer_kind"]["value"] == "sub_central"


def test_put_back_is_refused_when_the_fact_changed_again(people: People) -> None:
    tender = clothing(people.agency)
    first = change_fact(people.bram, tender, None, "category_managed", "false", tender.version)
    change_fact(people.anna, tender, None, "category_managed", "true", tender.version)
    with pytest.raises(ConflictError):
        put_back(people.bram, tender, first)


def test_derived_and_identifying_facts_cannot_be_typed(people: People) -> None:
    tender = clothing(people.agency)
    for name in ("decided_on", "tender_value_eur", "tender_id", "organisation", "bestaat-niet"):
        with pytest.raises(Http404):
            change_fact(people.bram, tender, None, name, "x", tender.version)


def test_a_fact_of_a_lot_needs_a_lot_of_that_tender(people: People) -> None:
    tender, other = clothing(people.agency), clothing(people.agency, "KLEDING-2")
    with pytest.raises(Http404):
        change_fact(people.bram, tender, other.lots.get(), "impact_weight", "0,5", tender.version)


def test_a_wrong_value_changes_nothing(people: People) -> None:
    tender = clothing(people.agency)
    with pytest.raises(ValidationError):
        change_fact(people.bram, tender, tender.lots.get(), "impact_weight", "veel", tender.version)
    assert not AuditEvent.objects.exists()


def test_carla_and_dirk_cannot_change_a_tender_of_bram(people: People) -> None:
    tender = clothing(people.agency)
    for who in (people.carla, people.dirk):
        with pytest.raises(PermissionDenied):
            change_fact(who, tender, None, "category_managed", "false", tender.version)


def test_eva_of_the_ministry_may_change_tenders_of_the_agency_below_it(people: People) -> None:
    tender = clothing(people.agency)
    change_fact(people.eva, tender, None, "category_managed", "false", tender.version)
    assert standing(tender) == "not_applicable"


def test_anna_starts_a_tender_with_little_and_sees_what_applies(people: People) -> None:
    facts = {"title": "Nieuwe uniformen", "planned_on": "01-05-2027", "product_group": "bedrijfskleding", "cpv": ""}
    tender = create_tender(people.anna, people.agency, "2027-001", facts)
    assert (tender.year, tender.ministry, tender.value_cents) == (2027, people.ministry, None)
    assert tender.decided_on == date(2027, 5, 1)
    assert standing(tender, "mvi-criteria") == "unknown"
    assert "cpv" not in tender.lots.get().facts
    assert differences() == []


def test_a_code_is_used_once_per_organisation(people: People) -> None:
    create_tender(people.anna, people.agency, "2027-001", {"title": "Eerste"})
    with pytest.raises(RefusedError, match="bestaat al"):
        create_tender(people.bram, people.agency, "2027-001", {"title": "Tweede"})
    assert Tender.objects.get().title == "Eerste"


def test_the_value_of_the_tender_follows_its_lots(people: People) -> None:
    tender = clothing(people.agency)
    change_fact(people.bram, tender, tender.lots.get(), "estimated_value_eur", "1.250.000,50", tender.version)
    assert tender.value_cents == 125_000_050
    assert StandingCount.objects.get(commitment="impact-half").value_cents == 125_000_050
    change_fact(people.bram, tender, None, "stated_total_eur", str(Decimal(900_000)), tender.version)
    assert tender.value_cents == 90_000_000
