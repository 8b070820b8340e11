"""Looking for tenders: words, filters in the address, sorting, pages, export."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook

from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions.explaining import explain
from hefboom.apps.tenders.filters import RegisterFilter, register_query
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries import register
from hefboom.apps.tenders.queries.register import found
from hefboom.apps.tenders.search import needles, searchable
from tests.people import People, clothing, tender_of


@pytest.fixture
def some(people: People) -> dict[str, Tender]:
    return {
        "workwear": clothing(people.agency, impact_weight=Decimal("0.6"), estimated_value_eur=Decimal(500_000)),
        "boots": clothing(people.agency, "LAARS", title="Veiligheidslaarzen", impact_weight=Decimal("0.1")),
        "café": tender_of(people.other_ministry, "C-1", title="Beëindiging café", published_on=date(2024, 5, 1)),
        "plan": tender_of(people.agency, "P-1", title="Duurzame catering", planned_on=date(2030, 1, 1)),
        "undated": tender_of(people.agency, "U-1", title="Nog zonder datum"),
    }


def names(people: People, some: dict[str, Tender], who: str = "dirk", **asked: str) -> set[str]:
    shown = found(access_of(getattr(people, who)), RegisterFilter(**asked)).values_list("pk", flat=True)
    return {name for name, tender in some.items() if tender.pk in shown}


def test_a_question_finds_what_it_should(people: People, some: dict[str, Tender]) -> None:
    questions: list[tuple[dict[str, str], set[str]]] = [
        ({}, {"workwear", "boots", "café", "plan", "undated"}),
        ({"q": "kleding"}, {"workwear", "boots"}),
        ({"q": "BEEINDIGING cafe"}, {"café"}),
        ({"q": "duurzaam"}, {"plan"}),
        ({"q": "duurzame"}, {"plan"}),
        ({"q": "laarzen noord"}, set()),
        ({"q": "C-1"}, {"café"}),
        ({"q": "Rijkswaterstaat"}, {"workwear", "boots", "plan", "undated"}),
        ({"q": "100% '; DROP"}, set()),
        ({"organisatie": "rws"}, {"workwear", "boots", "plan", "undated"}),
        ({"organisatie": "ienw"}, {"workwear", "boots", "plan", "undated"}),
        ({"jaar": "2024"}, {"café"}),
        ({"jaar": "onbekend"}, {"undated"}),
        ({"jaar": "gisteren"}, {"undated"}),
        ({"productgroep": "bedrijfskleding"}, {"workwear", "boots"}),
        ({"productgroep": "onbekend"}, {"café", "plan", "undated"}),
        ({"soort": "supplies"}, {"workwear", "boots"}),
        ({"fase": "gepubliceerd"}, {"workwear", "boots", "café"}),
        ({"fase": "gepland"}, {"plan", "undated"}),
        ({"verplichting": "impact-half", "stand": "met"}, {"workwear"}),
        ({"verplichting": "impact-half", "stand": "not_met"}, {"boots"}),
        ({"verplichting": "impact-half-all", "stand": "not_met"}, {"boots"}),
        ({"stand": "met"}, {"workwear"}),
        ({"uitgelegd": "nee"}, {"boots"}),
        ({"uitgelegd": "ja"}, set()),
    ]
    for asked, expected in questions:
        assert names(people, some, **asked) == expected, asked


def test_an_explained_tender_is_found_as_such(people: People, some: dict[str, Tender]) -> None:
    explain(people.bram, some["boots"], "impact-half", "De markt kan dit nog niet.")
    assert names(people, some, uitgelegd="ja") == {"boots"}
    assert names(people, some, uitgelegd="nee") == set()


def test_search_knows_stems_and_forgets_accents() -> None:
    text = searchable(["Onderhoud van Bruggen", "Beëindiging"])
    assert all(needle in text for needle in needles("brug onderhouden beeindiging"))


def test_sorting(people: People, some: dict[str, Tender]) -> None:
    for sort, first in (("nieuwste", "plan"), ("oudste", "café"), ("waarde", "workwear"), ("titel", "workwear")):
        assert found(access_of(people.dirk), RegisterFilter(sorteer=sort)).first() == some[first], sort


def test_pages_follow_each_other_without_gaps(
    people: People, some: dict[str, Tender], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "PER_PAGE", 2)
    client = people.client("dirk")
    pages = [client.get(f"/inkooptrajecten/?pagina={number}") for number in (1, 2, 3)]
    seen = [row.tender.pk for page in pages for row in page.context["rows"]]
    assert sorted(seen) == sorted(tender.pk for tender in some.values())
    assert client.get("/inkooptrajecten/?pagina=99").context["page"].number == 3


def test_counting_stops_at_its_limit(people: People, some: dict[str, Tender], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "COUNT_TO", 3)
    page = people.client("dirk").get("/inkooptrajecten/").context["page"]
    assert (page.paginator.count, page.paginator.capped) == (3, True)


def test_a_chosen_filter_can_be_taken_away_and_the_rest_stays(people: People, some: dict[str, Tender]) -> None:
    answer = people.client("dirk").get("/inkooptrajecten/?q=kleding&soort=supplies&stand=met&verplichting=impact-half")
    rest = {str(label): query for label, _words, query in answer.context["chips"]}
    assert rest["Soort opdracht"] == "q=kleding&verplichting=impact-half&stand=met"
    assert rest["Verplichting of doel"] == "q=kleding&soort=supplies"


def test_other_pages_link_to_the_register_with_the_same_names() -> None:
    query = register_query(organisatie="rws", jaar="2023", verplichting="mvi-criteria", stand="not_met")
    assert query == "organisatie=rws&jaar=2023&verplichting=mvi-criteria&stand=not_met"


def test_an_empty_register_says_what_would_stand_there(client: Client, db: None) -> None:
    assert "Er zijn nog geen inkooptrajecten" in client.get("/inkooptrajecten/").content.decode()


def test_an_export_has_the_vocabulary_and_no_formula(people: People) -> None:
    tender_of(people.agency, "A-1", title='=HYPERLINK("http://kwaad.example")', published_on=date(2026, 1, 1))
    text = b"".join(people.client("citizen").get("/inkooptrajecten/register.csv").streaming_content)
    assert text.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
    assert row["title"].startswith("'=")
    assert (row["published_on"], row["category_managed"], row["organisation"]) == ("2026-01-01", "", "rws")


def test_a_spreadsheet_has_a_page_that_explains_it(people: People) -> None:
    tender_of(people.agency, "A-1", title="=1+1", published_on=date(2026, 1, 1))
    book = load_workbook(io.BytesIO(people.client("citizen").get("/inkooptrajecten/register.xlsx").content))
    assert book.sheetnames == ["Trajecten", "Leeswijzer"]
    row = dict(zip(*(cells for cells in book["Trajecten"].iter_rows(values_only=True)), strict=True))
    assert (row["title"], row["published_on"]) == ("=1+1", "2026-01-01")
    assert book["Trajecten"]["C2"].data_type == "s"
    assert "nl-rijk-2019" in str(list(book["Leeswijzer"].iter_rows(values_only=True)))
