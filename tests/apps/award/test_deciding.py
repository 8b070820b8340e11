"""Prices open, the ranking is explained, Bram decides, and the record tells it all."""

import io
from datetime import date, timedelta
from decimal import Decimal

import docx
import pytest
from django.utils import timezone
from docx.document import Document

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.award.actions.bids import add_bid, set_aside
from hefboom.apps.award.actions.deciding import decide, open_prices, withdraw_decision
from hefboom.apps.award.actions.scoring import Given, agree, give_scores
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.facts import facts_of
from hefboom.apps.tenders.models import Tender
from tests.apps.award.tenders_for_tests import agreed, fixed, opened, score_all, with_bids
from tests.people import People

DAY = date(2026, 4, 1)


def at(model: AwardModel, page: str = "") -> str:
    return f"/inkooptrajecten/{model.tender_id}/gunning/{page}"


def text(people: People, model: AwardModel, page: str = "uitslag/", who: str = "bram", language: str = "") -> str:
    return " ".join(people.client(who).get(language + at(model, page)).content.decode().split())


def bid(model: AwardModel, name: str = "Beter BV") -> Bid:
    return Bid.objects.get(model=model, name=name)


def words(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_prices_open_only_when_everything_is_agreed(people: People) -> None:
    model = with_bids(people)
    assert "Stel samen de scores vast op Plan van aanpak" in text(people, model)
    with pytest.raises(RefusedError, match="nog niet open"):
        open_prices(people.bram, model)
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8})
    page = people.client("bram").post(at(model, "prijzen-openen/"), follow=True).content.decode()
    assert "kunnen nog niet open" in page
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8}, jointly=True)
    assert "De prijzen kunnen open." in text(people, model)
    assert people.client("bram").post(at(model, "prijzen-openen/")).status_code == 302
    assert AwardModel.objects.get().opened_at is not None


def test_without_bids_there_is_nothing_to_open(people: People) -> None:
    model = fixed(people)
    assert "Vul de inschrijvingen in" in text(people, model)
    with pytest.raises(RefusedError):
        open_prices(people.bram, model)


def test_the_ranking_says_who_is_first_and_why(people: People) -> None:
    model = opened(people)
    page = text(people, model)
    assert "Beter BV staat op de eerste plaats." in page
    assert "Beter BV staat boven Aardig BV" in page
    assert "Gerecycled garen: Beter BV 40 punten, Aardig BV 30 punten." in page
    assert "Wie wint bij welk gewicht van impact?" in page
    assert "Beter BV stands above Aardig BV" in text(people, model, language="/en")


def test_bram_decides_and_the_facts_follow(people: People) -> None:
    model = opened(people)
    sent = {"winner": bid(model).pk, "decision": "De meeste impact.", "awarded_on": "2026-04-01"}
    answer = people.client("bram").post(at(model, "besluit/"), sent, follow=True)
    assert "De opdracht gaat naar Beter BV" in answer.content.decode()
    tender = Tender.objects.get(pk=model.tender_id)
    facts = {**facts_of(tender.facts), **facts_of(tender.lots.get().facts)}
    assert (facts["awarded_on"].value, facts["tenders_received"].value) == (DAY, 2)
    assert tender.phase == "awarded"
    event = AuditEvent.objects.get(action="award.decide")
    assert event.changes["winner"]["new"] == "Beter BV"


def test_a_bid_set_aside_counts_as_received(people: People) -> None:
    model = agreed(people)
    set_aside(people.bram, bid(model, "Aardig BV"), "Niet getekend.")
    model = open_prices(people.bram, model)
    decide(people.bram, model, bid(model).pk, "De enige.", DAY)
    assert facts_of(Tender.objects.get().lots.get().facts)["tenders_received"].value == 2


def test_a_decision_that_cannot_be_is_refused(people: People) -> None:
    model = opened(people)
    right = {"winner": str(bid(model).pk), "decision": "Omdat.", "awarded_on": "2026-04-01"}
    for change, said in (
        ({"winner": "0"}, "geldige keuze"),
        ({"winner": str(bid(model, "Aardig BV").pk)}, "geldige keuze"),
        ({"decision": " "}, "verplicht"),
        ({"awarded_on": "gisteren"}, "geldige datum"),
        ({"awarded_on": "2026-02-01"}, "voor de dag van publicatie"),
        ({"awarded_on": (timezone.localdate() + timedelta(days=9)).isoformat()}, "ligt nog voor u"),
    ):
        answer = people.client("bram").post(at(model, "besluit/"), {**right, **change})
        assert answer.status_code == 422, change
        assert said in answer.content.decode(), change
        assert AwardModel.objects.get().state == "opened", change


def test_the_action_itself_refuses_to_pass_over_the_first(people: People) -> None:
    model = opened(people)
    with pytest.raises(RefusedError, match="eerste plaats"):
        decide(people.bram, model, bid(model, "Aardig BV").pk, "Toch liever.", DAY)


def test_a_bid_without_a_price_holds_the_decision_up(people: People) -> None:
    model = agreed(people)
    add_bid(people.bram, model, "Zonder prijs BV", None, {})
    for criterion in ("garen", "plan"):
        third = bid(model, "Zonder prijs BV")
        give_scores(people.anna, model, criterion, {third.pk: Given(Decimal(2), "Matig.")})
        given = {
            one.pk: Given(Decimal(6), "Samen.", int(one.pk != third.pk)) for one in Bid.objects.filter(model=model)
        }
        agree(people.anna, model, criterion, given)
    model = open_prices(people.bram, model)
    page = text(people, model)
    assert "De prijs van Zonder prijs BV ontbreekt." in page
    assert "Gun de opdracht" not in page
    with pytest.raises(RefusedError):
        decide(people.bram, model, bid(model).pk, "Nu al.", DAY)


def test_twenty_equal_bids_are_a_tie_that_the_page_states(people: People) -> None:
    model = fixed(people)
    for number in range(20):
        add_bid(people.bram, model, f"Gelijk {number} BV", 8_000_000, {})
    all_six = {one.name: 6 for one in Bid.objects.filter(model=model)}
    score_all(people.anna, model, all_six)
    score_all(people.anna, model, all_six, jointly=True)
    model = open_prices(people.bram, model)
    page = text(people, model)
    assert "20 inschrijvingen eindigen gelijk op de eerste plaats." in page
    assert page.count("(gelijk)") == 20
    decide(people.bram, model, bid(model, "Gelijk 7 BV").pk, "Geloot bij de notaris.", DAY)
    assert "De opdracht gaat naar Gelijk 7 BV" in text(people, model)


def test_what_the_winner_promised_comes_with_the_sanction(people: People) -> None:
    model = opened(people)
    decide(people.bram, model, bid(model).pk, "De meeste impact.", DAY)
    page = text(people, model)
    assert "Wat in het contract moet staan" in page
    assert "Wie de belofte niet nakomt, betaalt 1,5 keer zoveel: € 60.000,00." in page
    assert "Omdat Beter BV." in page


def test_the_decision_is_withdrawn_with_a_reason_while_there_is_no_contract(people: People) -> None:
    model = opened(people)
    decide(people.bram, model, bid(model).pk, "De meeste impact.", DAY)
    assert people.client("bram").post(at(model, "besluit-intrekken/"), {"reason": ""}).status_code == 422
    assert (
        people.client("bram").post(at(model, "besluit-intrekken/"), {"reason": "Bezwaar gegrond."}).status_code == 302
    )
    tender = Tender.objects.get()
    assert (tender.phase, facts_of(tender.facts)["awarded_on"].value) == ("published", None)
    model = AwardModel.objects.get()
    decide(people.bram, model, bid(model).pk, "Opnieuw bekeken.", DAY)
    tender.refresh_from_db()
    change_fact(people.bram, tender, None, "contracted_on", "2026-05-01", tender.version)
    with pytest.raises(RefusedError, match="Er is al een contract"):
        withdraw_decision(people.bram, model, "Spijt.")


def test_after_the_decision_nothing_changes_any_more(people: People) -> None:
    model = opened(people)
    decide(people.bram, model, bid(model).pk, "De meeste impact.", DAY)
    with pytest.raises(RefusedError, match="al gegund"):
        set_aside(people.bram, bid(model), "Toch niet.")


def test_the_record_holds_model_scores_ranking_decision_and_sanction(people: People) -> None:
    model = opened(people)
    decide(people.bram, model, bid(model).pk, "De meeste impact.", DAY)
    answer = people.client("bram").get(at(model, "verslag.docx"))
    found = words(docx.Document(io.BytesIO(answer.content)))
    for said in (
        "Verslag van de gunning",
        "Hoe wij gunnen",
        "Omdat Aardig BV.",
        "98.765,43",
        "57,23",
        "De opdracht gaat naar Beter BV",
        "De meeste impact.",
        "1,5 keer zoveel",
    ):
        assert said in found
    assert people.client("bram").get(at(model, "verslag.pdf")).content.startswith(b"%PDF")
    english = people.client("bram").get("/en" + at(model, "verslag.docx"))
    assert "The contract goes to Beter BV" in words(docx.Document(io.BytesIO(english.content)))


def test_the_documents_of_a_made_up_tender_say_so(people: People) -> None:
    model = opened(people)
    Tender.objects.update(fictitious=True)
    for name in ("tekst", "verslag"):
        answer = people.client("bram").get(at(model, f"{name}.docx"))
        document = docx.Document(io.BytesIO(answer.content))
        heads = [part.text for section in document.sections for part in section.header.paragraphs]
        assert "Verzonnen voorbeeld" in "\n".join([words(document), *heads])
