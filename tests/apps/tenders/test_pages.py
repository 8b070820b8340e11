"""What the pages say: the answer first, every reason, sources, nothing hidden for insiders, nothing hostile."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from hefboom.apps.tenders.actions.explaining import explain
from hefboom.apps.tenders.actions.importing import upload
from hefboom.apps.tenders.actions.judging import judge_all
from hefboom.apps.tenders.models import StandingCount, Tender
from tests.apps.conftest import AsksAtMost
from tests.people import People, clothing, much_clothing, tender_of

MOST_QUERIES = 15
HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_answer_comes_first(people: People) -> None:
    tender = clothing(people.agency, mvi_criteria_applied=True, impact_weight=Decimal("0.3"))
    page = text(people.client("citizen"), f"/inkooptrajecten/{tender.pk}/verplichtingen/")
    assert "Daarvan 1 voldaan, 1 niet voldaan en 1 onbekend." in page
    english = text(people.client("citizen"), f"/en/inkooptrajecten/{tender.pk}/verplichtingen/")
    assert "Of these, 1 met, 1 not met and 1 unknown." in english


def test_why_shows_conditions_values_numbers_and_sources(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"))
    page = text(people.client("citizen"), f"/inkooptrajecten/{tender.pk}/verplichtingen/")
    assert "Gewicht van impact 30% &lt; 50%" in page
    assert "Het traject loopt via het categoriemanagement." in page
    assert "Inkopen met impact" in page
    assert "strategie nl-rijk-2019" in page


def test_an_unknown_obligation_links_to_the_fact_that_would_settle_it(people: People) -> None:
    tender = clothing(people.agency)
    address = f"/inkooptrajecten/{tender.pk}/verplichtingen/"
    link = f'href="/inkooptrajecten/{tender.pk}/feit/impact_weight/?perceel={tender.lots.get().pk}"'
    assert link in text(people.client("bram"), address)
    assert link not in text(people.client("citizen"), address)


def test_each_lot_has_its_own_reasons(people: People) -> None:
    lots = {"Noord": {"impact_weight": Decimal("0.6")}, "Zuid": {"impact_weight": Decimal("0.2")}}
    tender = tender_of(
        people.agency, lots=lots, published_on=date(2026, 1, 1), category_managed=True, buyer_kind="central"
    )
    page = text(people.client("citizen"), f"/inkooptrajecten/{tender.pk}/verplichtingen/")
    assert "Perceel Noord" in page
    assert "Gewicht van impact 60% ≥ 50%" in page
    assert "Gewicht van impact 20% &lt; 50%" in page


def test_a_receipt_has_all_that_is_needed_to_judge_again(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"))
    receipt: dict[str, Any] = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/bewijs/impact-half.json").json()
    assert (receipt["pack"]["id"], receipt["standing"], receipt["decided_on"]) == (
        "nl-rijk-2019",
        "not_met",
        "2026-03-01",
    )
    (facts,) = [{fact["name"]: fact for fact in lot["facts"]} for lot in receipt["lots"]]
    assert facts["impact_weight"]["source"]["document"] == "tests"


def test_an_explanation_is_public_its_writer_is_not(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"))
    explain(people.bram, tender, "impact-half", "De markt kan dit nog niet leveren.")
    address = f"/inkooptrajecten/{tender.pk}/verplichtingen/"
    for who, named in (("citizen", False), ("anna", True)):
        page = text(people.client(who), address)
        assert "De markt kan dit nog niet leveren." in page
        assert ("bram" in page) is named


def test_hostile_text_is_shown_as_text(people: People) -> None:
    tender = clothing(people.agency, title=HOSTILE, buyer_name=HOSTILE, impact_weight=Decimal("0.3"))
    explain(people.bram, tender, "impact-half", HOSTILE)
    batch = upload(people.bram, people.agency, f"{HOSTILE}.csv", f"tender_id;{HOSTILE}\nA;{HOSTILE}\n".encode())
    for address in (
        "/inkooptrajecten/",
        f"/inkooptrajecten/?q={HOSTILE}&organisatie={HOSTILE}",
        f"/inkooptrajecten/{tender.pk}/verplichtingen/",
        f"/inkooptrajecten/{tender.pk}/feit/title/",
        f"/inkooptrajecten/{tender.pk}/uitleg/impact-half/",
        f"/inkooptrajecten/importeren/{batch.pk}/",
        f"/inkooptrajecten/importeren/{batch.pk}/voorbeeld/",
    ):
        page = people.client("bram").get(address).content.decode()
        assert "<script>alert" not in page
        assert "\"onmouseover='" not in page


@pytest.mark.parametrize("tenders", [1, 30])
def test_a_page_asks_at_most_fifteen_questions_however_many_tenders(
    people: People, asks_at_most: AsksAtMost, tenders: int
) -> None:
    first = much_clothing(people.agency, tenders, impact_weight=Decimal("0.3"))[0]
    pages = (
        "/inkooptrajecten/",
        "/inkooptrajecten/?q=kleding&verplichting=impact-half&stand=not_met",
        f"/inkooptrajecten/{first.pk}/verplichtingen/",
        f"/inkooptrajecten/{first.pk}/feit/category_managed/",
    )
    asks_at_most(MOST_QUERIES, people, ("citizen", "bram", "dirk"), pages)


def test_the_sums_are_checked_and_rebuilt(people: People) -> None:
    clothing(people.agency)
    call_command("recount", check=True)
    StandingCount.objects.filter(commitment="impact-half").update(tenders=7)
    with pytest.raises(CommandError, match="differ"):
        call_command("recount", check=True)
    call_command("recount")
    call_command("recount", check=True)


def test_judging_everything_again_changes_nothing(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"))
    explain(people.bram, tender, "impact-half", "De markt kan dit nog niet leveren.")
    rows = ("organisation", "year", "commitment", "standing", "tenders", "explained")
    before = sorted(StandingCount.objects.values_list(*rows))
    Tender.objects.update(year=None, title="")
    assert judge_all() == 1
    assert sorted(StandingCount.objects.values_list(*rows)) == before
    call_command("recount", check=True)
