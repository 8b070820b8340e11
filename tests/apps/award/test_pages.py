"""What the award pages say: the answer first, hostile text as text, few questions to the database."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from hefboom.apps.award.actions.bids import add_bid, set_aside
from hefboom.apps.award.actions.deciding import decide, open_prices
from hefboom.apps.award.actions.scoring import Given, agree, give_scores
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.queries.tasks import tasks_of, waiting_for
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.core.award.model import AwardCriterion
from tests.apps.award.tenders_for_tests import agreed, designed, fixed, half, opened, score_all, with_bids
from tests.apps.conftest import AsksAtMost
from tests.people import People, clothing

MOST_QUERIES = 15
HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"
PAGES = ("", "inschrijvingen/", "beoordelen/", "samen/", "uitslag/")


def at(model: AwardModel, page: str = "") -> str:
    return f"/inkooptrajecten/{model.tender_id}/gunning/{page}"


def text(people: People, model: AwardModel, page: str = "", who: str = "bram", language: str = "") -> str:
    return " ".join(people.client(who).get(language + at(model, page)).content.decode().split())


def big(people: People, bids: int) -> AwardModel:
    """Return an award with open prices, ten criteria and this many bids."""
    weights = [Decimal(7)] * 10
    criteria = tuple(
        AwardCriterion(id=f"c{number}", name=f"Criterium {number}", kind="impact", weight=weight)
        for number, weight in enumerate(weights)
    )
    model = fixed(people, half().model_copy(update={"criteria": criteria}))
    for number in range(bids):
        add_bid(people.bram, model, f"Bedrijf {number} BV", 8_000_000 + number, {})
    every = list(Bid.objects.filter(model=model))
    for one in criteria:
        given = {bid.pk: Given(Decimal(5), "Omdat.") for bid in every}
        for person in (people.anna, people.bram, people.eva):
            give_scores(person, model, one.id, given)
        agree(people.anna, model, one.id, given)
    return open_prices(people.bram, model)


def test_the_answer_comes_first_on_paper_and_in_effect(people: People) -> None:
    page = text(people, designed(people))
    assert page.index("Impact telt voor 50% mee op papier en voor 49% in de praktijk.") < page.index("Het model")
    assert "Op papier telt impact voor 50% mee. Dat is genoeg: de regel vraagt ten minste 50%." in page
    assert "Voor dit traject geldt dat impact voor minstens 50% meetelt." in page
    english = text(people, designed_again(people), language="/en")
    assert "Impact counts for 50% on paper and for 49% in effect." in english


def designed_again(people: People) -> AwardModel:
    return designed(people, tender=clothing(people.agency, "KLEDING-2"))


@pytest.mark.parametrize(
    ("managed", "said"),
    [(False, "niet verplicht. Het mag wel."), (None, "is nog niet bekend"), (True, "voor minstens 50% meetelt")],
)
def test_it_says_whether_the_rule_applies_to_this_tender(people: People, managed: bool | None, said: str) -> None:
    facts = {} if managed is None else {"category_managed": managed}
    tender = clothing(people.agency, **facts)
    if managed is None:
        Tender.objects.filter(pk=tender.pk).update(
            facts={k: v for k, v in tender.facts.items() if k != "category_managed"}
        )
    tender.refresh_from_db()
    assert said in text(people, designed(people, tender=tender))


def test_the_text_for_the_tender_document_is_there_to_copy(people: People) -> None:
    page = text(people, designed(people), who="citizen")
    assert "<textarea" in page
    assert "Hoe wij gunnen" in page
    assert "Bodem: € 70.000,00. Plafond: € 100.000,00." in page.replace("\u00a0", " ")


def test_hostile_text_is_shown_as_text(people: People) -> None:
    criteria = tuple(one.model_copy(update={"name": HOSTILE}) for one in half().criteria)
    model = fixed(people, half().model_copy(update={"criteria": criteria, "tie_break": HOSTILE}))
    for name in (HOSTILE, "Tweede BV", f"{HOSTILE} terzijde"):
        add_bid(people.bram, model, name, 8_000_000, {})
    set_aside(people.bram, Bid.objects.get(name__endswith="terzijde"), HOSTILE)
    counting = Bid.objects.filter(model=model, set_aside="")
    for criterion in ("garen", "plan"):
        given = {bid.pk: Given(Decimal(6), HOSTILE) for bid in counting}
        give_scores(people.bram, model, criterion, given)
    assert_harmless(people, model)
    for criterion in ("garen", "plan"):
        agree(people.bram, model, criterion, {bid.pk: Given(Decimal(6), HOSTILE) for bid in counting})
    model = open_prices(people.bram, model)
    assert_harmless(people, model)
    decide(people.bram, model, counting[0].pk, HOSTILE, model.tender.published_on)
    assert_harmless(people, model)
    for name in ("verslag.docx", "verslag.pdf", "tekst.docx", "tekst.pdf"):
        assert people.client("bram").get(at(model, name)).status_code == 200


def assert_harmless(people: People, model: AwardModel) -> None:
    first = Bid.objects.filter(model=model)[0].pk
    more = (f"inschrijvingen/{first}/", f"inschrijvingen/{first}/terzijde/", "?prijs=<script>alert(1)</script>")
    for page in (*PAGES, *more):
        content = people.client("bram").get(at(model, page)).content.decode()
        assert "<script>alert" not in content, page
        assert "\"onmouseover='" not in content, page


def test_hostile_text_in_a_form_with_an_error_is_shown_as_text(people: People) -> None:
    model = designed(people)
    sent = {"version": "1", "rows": "1", "method": HOSTILE, "factor": HOSTILE, "c0-name": HOSTILE, "c0-id": HOSTILE}
    content = people.client("bram").post(at(model, "model/"), sent).content.decode()
    assert "<script>alert" not in content
    assert "&lt;script&gt;" in content


@pytest.mark.parametrize("bids", [2, 12])
def test_a_page_asks_at_most_fifteen_questions_however_many_bids(
    people: People, asks_at_most: AsksAtMost, bids: int
) -> None:
    model = big(people, bids)
    asks_at_most(MOST_QUERIES, people, ("citizen", "bram", "dirk"), [at(model, page) for page in PAGES])


def test_a_lab_in_design_asks_at_most_fifteen_questions(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    model = designed(people)
    client = people.client("bram")
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(at(model))


def task(people: People, model: AwardModel, who: str = "bram") -> tuple[str, str, int]:
    (found,) = tasks_of(tender_page(model.tender_id, access_of(getattr(people, who))))
    return found.state, found.url.rsplit("gunning/")[1], found.questions


def test_the_task_of_a_tender_follows_the_award(people: People) -> None:
    tender = clothing(people.agency, "LEEG")
    page = tender_page(tender.pk, access_of(people.bram))
    assert [(one.key, one.state, one.questions) for one in tasks_of(page)] == [("award", "todo", 1)]
    assert tasks_of(tender_page(tender.pk, access_of(people.carla))) == ()
    unfinished = designed(people, half().model_copy(update={"criteria": half().criteria[:1]}), tender)
    assert task(people, unfinished) == ("busy", "", 1)
    Tender.objects.filter(pk=tender.pk).update(code="OUD")
    model = with_bids(people)
    assert task(people, model) == ("busy", "uitslag/", 2)
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8})
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8}, jointly=True)
    assert task(people, model) == ("busy", "uitslag/", 1)
    model = open_prices(people.bram, model)
    decide(people.bram, model, Bid.objects.get(name="Beter BV").pk, "Omdat.", model.tender.published_on)
    assert task(people, model) == ("done", "uitslag/", 0)


def waits(people: People, who: str) -> list[tuple[str, int]]:
    person = getattr(people, who)
    return [(one.title, one.questions) for one in waiting_for(person, access_of(person))]


def test_what_waits_for_each_person(people: People) -> None:
    model = with_bids(people)
    assert waits(people, "anna") == waits(people, "eva") == [("Beoordeel de inschrijvingen", 2)]
    assert waits(people, "dirk") == waits(people, "carla") == []
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8})
    assert waits(people, "anna") == []
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8}, jointly=True)
    assert waits(people, "eva") == [("Open de prijzen", 1)]
    open_prices(people.bram, model)
    assert waits(people, "bram") == [("Neem het besluit over de gunning", 1)]


def test_what_waits_takes_five_questions_however_many_awards(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        with_bids(people)
        Tender.objects.filter(code="KLEDING-1").update(code=f"K-{number}")
    access = access_of(people.anna)
    with django_assert_max_num_queries(5):
        assert len(waiting_for(people.anna, access)) == 6


def test_a_withdrawn_tender_has_nothing_to_award(people: People) -> None:
    model = agreed(people)
    Tender.objects.filter(pk=model.tender_id).update(phase="withdrawn")
    assert task(people, model)[0] == "not_applicable"


def test_a_page_that_is_not_there_yet_is_told_in_words(people: People) -> None:
    model = fixed(people)
    for page in ("beoordelen/", "samen/"):
        assert 'class="hb-empty"' in text(people, model, page)
    assert (
        "Er is nog geen gunningsmodel"
        in people.client("dirk").get(f"/inkooptrajecten/{clothing(people.agency, 'LEEG').pk}/gunning/").content.decode()
    )


def test_the_model_stays_readable_after_the_award(people: People) -> None:
    model = opened(people)
    page = text(people, model)
    assert "Gerecycled garen" in page
    assert 'name="c0-weight"' not in page
