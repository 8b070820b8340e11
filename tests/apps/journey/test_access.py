"""Every page of a tender's life, for everybody: who gets in, who is told it does not exist, who may only look."""

from datetime import date

import pytest
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.journey import urls
from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.models import Tender
from tests.apps.journey.conftest import More
from tests.people import People, clothing, tender_of

LOGIN = 302
EVERYONE = {"citizen": 200, "anna": 200, "bram": 200, "cor": 200, "priya": 200, "carla": 200, "dirk": 200, "eva": 200}
INSIDERS = {**EVERYONE, "citizen": 404, "carla": 404}
EDITORS = {**EVERYONE, "citizen": LOGIN, "cor": 403, "priya": 403, "dirk": 403}
EDITORS_OF_PUBLIC = {**EDITORS, "carla": 403}
EDITORS_OF_PLAN = {**EDITORS, "carla": 404}
CONTRACTORS = {**EDITORS_OF_PUBLIC, "cor": 200}
CONTRACTORS_OF_PLAN = {**EDITORS_OF_PLAN, "cor": 200}

PAGES = {
    "/inkooptrajecten/{published}/": EVERYONE,
    "/inkooptrajecten/{planned}/": INSIDERS,
    "/inkooptrajecten/999999/": dict.fromkeys(EVERYONE, 404),
    "/inkooptrajecten/{published}/dossier/": EVERYONE,
    "/inkooptrajecten/{planned}/dossier/": INSIDERS,
    "/inkooptrajecten/{published}/dossier.csv": EVERYONE,
    "/inkooptrajecten/{planned}/dossier.csv": INSIDERS,
    "/inkooptrajecten/{published}/vragen/": EDITORS_OF_PUBLIC,
    "/inkooptrajecten/{planned}/vragen/": EDITORS_OF_PLAN,
    "/inkooptrajecten/{published}/planning/": CONTRACTORS,
    "/inkooptrajecten/{planned}/planning/": CONTRACTORS_OF_PLAN,
    "/inkooptrajecten/{planned}/stap/publiceren/": EDITORS_OF_PLAN,
    "/inkooptrajecten/{published}/stap/gunnen/": EDITORS_OF_PUBLIC,
    "/inkooptrajecten/{published}/stap/contract/": CONTRACTORS,
    "/inkooptrajecten/{published}/stap/intrekken/": EDITORS_OF_PUBLIC,
    "/inkooptrajecten/{published}/stap/bestaat-niet/": {**dict.fromkeys(EVERYONE, 404), "citizen": LOGIN},
    "/mijn-werk/": {**EVERYONE, "citizen": LOGIN},
}
CHANGES = {
    "/inkooptrajecten/{planned}/vragen/": {"category_managed": "true", "version": "1"},
    "/inkooptrajecten/{planned}/vorig-traject/": {"kenmerk": "KLEDING-1"},
    "/inkooptrajecten/{planned}/planning/": {"awarded": "2031-01-01", "version": "1"},
    "/inkooptrajecten/{planned}/stap/voorbereiding/": {"day": "2026-01-02", "version": "9"},
    "/inkooptrajecten/{planned}/stap/intrekken/": {"reason": "Weg", "version": "9"},
    "/inkooptrajecten/{planned}/stap-terug/{event}/": {},
}


@pytest.fixture
def addresses(people: People) -> dict[str, int]:
    published = clothing(people.agency)
    planned = tender_of(people.agency, "PLAN-1", title="Catering 2030", planned_on=date(2030, 1, 1))
    return {"published": published.pk, "planned": planned.pk}


def status(people: People, more: More, who: str, address: str) -> int:
    client = more.client(who) if who in {"cor", "priya"} else people.client(who)
    return client.get(address).status_code


def test_everybody_gets_what_is_theirs_to_see(people: People, more: More, addresses: dict[str, int]) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses)
        assert {who: status(people, more, who, address) for who in expected} == expected, address
        assert people.client("bram").get(f"/en{address}").status_code == expected["bram"], f"/en{address}"


@pytest.mark.parametrize(("who", "expected"), [("citizen", 302), ("carla", 404), ("dirk", 403), ("priya", 403)])
def test_who_may_not_change_a_thing_changes_nothing(
    people: People, more: More, addresses: dict[str, int], who: str, expected: int
) -> None:
    tender = Tender.objects.get(pk=addresses["planned"])
    event = life.move(people.bram, tender, "need", date(2026, 1, 1), tender.version)
    before = (AuditEvent.objects.count(), tender.facts)
    client = more.client(who) if who == "priya" else people.client(who)
    for page, form in CHANGES.items():
        answer = client.post(page.format(**addresses, event=event.pk), form)
        assert answer.status_code == expected, page
        tender.refresh_from_db()
        assert (AuditEvent.objects.count(), tender.facts) == before, page


def test_the_tables_above_forget_no_page(addresses: dict[str, int]) -> None:
    filled = [page.format(**addresses, event=1) for page in (*PAGES, *CHANGES)]
    assert {resolve(page).url_name for page in filled} == {pattern.name for pattern in urls.urlpatterns}


def test_a_visitor_sees_the_life_but_no_tasks_and_no_names(people: People, addresses: dict[str, int]) -> None:
    tender = Tender.objects.get(pk=addresses["published"])
    life.move(people.bram, tender, "awarded", date(2026, 5, 1), tender.version)
    for who, inside in (("citizen", False), ("carla", False), ("anna", True)):
        for page in ("", "dossier/", "dossier.csv"):
            text = people.client(who).get(f"/inkooptrajecten/{tender.pk}/{page}").content.decode()
            assert "Gegund" in text
            assert ("Bram" in text) is (inside and bool(page)), (who, page)
        page = people.client(who).get(f"/inkooptrajecten/{tender.pk}/").content.decode()
        assert ("Wie doet wat" in page) is ("De beste volgende stap" in page) is inside
