"""The file of a tender: everything that happened, by kind and by person, on a page and as a file."""

import csv
import io
from datetime import date

import pytest
from django.utils import timezone

from hefboom.apps.ambition.models import Web
from hefboom.apps.award.models import AwardModel
from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.journey import words
from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.models import Tender
from tests.people import People, clothing


@pytest.fixture
def tender(people: People) -> Tender:
    tender = clothing(people.agency, notices="111-2026 112-2026")
    change_fact(people.anna, tender, None, "title", "=HYPERLINK(1)", tender.version)
    life.move(people.bram, tender, "awarded", date(2026, 5, 1), tender.version)
    return tender


def told(people: People, who: str, tender: Tender, query: str = "") -> list[str]:
    answer = people.client(who).get(f"/inkooptrajecten/{tender.pk}/dossier/{query}")
    return [one.what for one in answer.context["found"]]


def test_everything_is_told_newest_first(people: People, tender: Tender) -> None:
    assert told(people, "dirk", tender) == ["Gunning vastgelegd", "Gegeven gewijzigd", "Gegund", "Gepubliceerd"]


def test_it_is_filtered_by_kind_and_by_person(people: People, tender: Tender) -> None:
    for query, expected in {
        "?soort=leven": ["Gunning vastgelegd", "Gegund", "Gepubliceerd"],
        "?soort=gegevens": ["Gegeven gewijzigd"],
        "?wie=bram": ["Gunning vastgelegd"],
        "?wie=anna&soort=leven": [],
        "?soort=onzin": ["Gunning vastgelegd", "Gegeven gewijzigd", "Gegund", "Gepubliceerd"],
    }.items():
        assert told(people, "bram", tender, query) == expected, query


def test_a_visitor_gets_days_and_notices_only(people: People, tender: Tender) -> None:
    assert told(people, "citizen", tender) == ["Gegund", "Gepubliceerd"]
    assert told(people, "citizen", tender, "?wie=bram") == []
    page = people.client("citizen").get(f"/inkooptrajecten/{tender.pk}/dossier/").content.decode()
    assert "111-2026" in page


def test_the_file_holds_the_same_and_runs_nothing(people: People, tender: Tender) -> None:
    text = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/dossier.csv?soort=gegevens").content
    assert text.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
    assert head == ["Dag", "Tijd", "Wat", "Wie", "Bijzonderheden"]
    assert (row[2], row[3]) == ("Gegeven gewijzigd", "Anna")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_a_document_is_offered_when_what_it_tells_is_there(
    people: People, tender: Tender, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = (
        ("journey:dossier_csv", (), "Ambitieweb", "web"),
        ("journey:dossier_csv", (), "Criteria", "criteria"),
        ("journey:dossier_csv", (), "Tekst", "model"),
        ("journey:dossier_csv", (), "Verslag", "opened"),
        ("ergens:niet", (), "Bestaat niet", "model"),
    )
    monkeypatch.setattr("hefboom.apps.journey.queries.dossier.DOCUMENTS", documents)

    def offered(who: str) -> list[str]:
        context = people.client(who).get(f"/inkooptrajecten/{tender.pk}/dossier/").context
        return [name for _url, name in context["documents"]]

    assert offered("bram") == []
    Web.objects.create(organisation=people.agency, tender=tender)
    ChosenCriterion.objects.create(tender=tender, code="A-1", version=1, entry={}, removed_at=timezone.now())
    AwardModel.objects.create(tender=tender, opened_at=timezone.now())
    assert offered("bram") == ["Ambitieweb", "Tekst", "Verslag"]
    assert offered("citizen") == ["Ambitieweb", "Tekst"]


def test_every_kind_of_entry_is_found_under_some_filter() -> None:
    starts = tuple(start for _words, starts in words.KINDS.values() for start in starts)
    assert [action for action in words.ACTIONS if not action.startswith(starts)] == []
