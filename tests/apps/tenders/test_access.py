"""Every page of the register, for everybody: who gets in, who is told it does not exist, who may only look."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders import urls
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.actions.explaining import explain
from hefboom.apps.tenders.actions.importing import upload
from hefboom.apps.tenders.models import Explanation, Tender
from tests.people import People, clothing, tender_of

LOGIN = 302
EVERYONE = {"citizen": 200, "anna": 200, "bram": 200, "carla": 200, "dirk": 200, "eva": 200}
INSIDERS = {"citizen": 404, "anna": 200, "bram": 200, "carla": 404, "dirk": 200, "eva": 200}
EDITORS_OF_PUBLIC = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 403, "dirk": 403, "eva": 200}
EDITORS_OF_PLAN = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 404, "dirk": 403, "eva": 200}
EDITORS = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 200, "dirk": 403, "eva": 200}
OWN_UPLOAD = {"citizen": LOGIN, "anna": 404, "bram": 200, "carla": 404, "dirk": 403, "eva": 404}

PAGES = {
    "/inkooptrajecten/": EVERYONE,
    "/inkooptrajecten/register.csv": EVERYONE,
    "/inkooptrajecten/register.xlsx": EVERYONE,
    "/inkooptrajecten/sjabloon.csv": EVERYONE,
    "/inkooptrajecten/sjabloon.xlsx": EVERYONE,
    "/inkooptrajecten/{published}/verplichtingen/": EVERYONE,
    "/inkooptrajecten/{planned}/verplichtingen/": INSIDERS,
    "/inkooptrajecten/999999/verplichtingen/": dict.fromkeys(EVERYONE, 404),
    "/inkooptrajecten/{published}/bewijs/impact-half.json": INSIDERS,
    "/inkooptrajecten/{published}/feit/category_managed/": EDITORS_OF_PUBLIC,
    "/inkooptrajecten/{published}/feit/decided_on/": {
        **dict.fromkeys(EDITORS, 404),
        "citizen": LOGIN,
        "carla": 403,
        "dirk": 403,
    },
    "/inkooptrajecten/{planned}/feit/category_managed/": EDITORS_OF_PLAN,
    "/inkooptrajecten/{published}/uitleg/impact-half/": EDITORS_OF_PUBLIC,
    "/inkooptrajecten/{published}/criterium/{lot}/0/": {
        **dict.fromkeys(EDITORS, 404),
        "citizen": LOGIN,
        "carla": 403,
        "dirk": 403,
    },
    "/inkooptrajecten/nieuw/": EDITORS,
    "/inkooptrajecten/importeren/": EDITORS,
    "/inkooptrajecten/importeren/{batch}/": OWN_UPLOAD,
    "/inkooptrajecten/importeren/{batch}/voorbeeld/": OWN_UPLOAD,
    "/inkooptrajecten/importeren/{batch}/afgekeurd.csv": OWN_UPLOAD,
}
"""Page, and the status for each person. Bram uploaded the file; both tenders are of his agency."""


@pytest.fixture
def addresses(people: People) -> dict[str, object]:
    published = clothing(people.agency)
    planned = tender_of(people.agency, "PLAN-1", title="Catering 2030", planned_on=date(2030, 1, 1))
    batch = upload(people.bram, people.agency, "trajecten.csv", b"kenmerk;titel\nA-1;Stoelen\n")
    return {"published": published.pk, "planned": planned.pk, "batch": batch.pk, "lot": published.lots.get().pk}


def test_everybody_gets_what_is_theirs_to_see(people: People, addresses: dict[str, object]) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses)
        assert {name: people.client(name).get(address).status_code for name in expected} == expected, address
        assert people.client("bram").get(f"/en{address}").status_code == expected["bram"], f"/en{address}"


CHANGES = {
    "/inkooptrajecten/{published}/feit/category_managed/": ({"value": "false", "version": "1"}, EDITORS_OF_PUBLIC),
    "/inkooptrajecten/{planned}/feit/category_managed/": ({"value": "true", "version": "1"}, EDITORS_OF_PLAN),
    "/inkooptrajecten/{published}/terugzetten/{event}/": ({}, EDITORS_OF_PUBLIC),
    "/inkooptrajecten/{published}/uitleg/impact-half/": ({"reason": "Te duur"}, EDITORS_OF_PUBLIC),
    "/inkooptrajecten/{published}/uitleg/{explanation}/intrekken/": ({}, EDITORS_OF_PUBLIC),
    "/inkooptrajecten/importeren/{batch}/inlezen/": ({}, OWN_UPLOAD),
    "/inkooptrajecten/importeren/{batch}/weggooien/": ({}, OWN_UPLOAD),
}


def test_who_may_not_change_a_thing_changes_nothing(people: People, addresses: dict[str, object]) -> None:
    tender = Tender.objects.get(pk=addresses["published"])
    event = change_fact(people.bram, tender, tender.lots.get(), "impact_weight", "0.1", tender.version)
    explanation = explain(people.bram, tender, "impact-half", "De markt kan dit nog niet leveren.")
    before = counts()
    for (page, (form, expected)), who in product(CHANGES.items(), ["citizen", "carla", "dirk"]):
        address = page.format(**addresses, event=event.pk, explanation=explanation.pk)
        assert people.client(who).post(address, form).status_code == expected[who], (who, page)
        assert counts() == before, (who, page)


def counts() -> tuple[int, ...]:
    standing = Explanation.objects.filter(withdrawn_at=None)
    return (AuditEvent.objects.count(), Tender.objects.count(), standing.count())


def test_carla_does_not_find_the_plans_of_another_ministry(people: People, addresses: dict[str, object]) -> None:
    assert "Catering 2030" in people.client("anna").get("/inkooptrajecten/").content.decode()
    assert "Catering 2030" not in people.client("carla").get("/inkooptrajecten/").content.decode()
    assert "Catering 2030" not in people.client("carla").get("/inkooptrajecten/?q=catering").content.decode()
    assert "Catering 2030" not in read(people, "carla", "/inkooptrajecten/register.csv")
    assert "Catering 2030" in read(people, "dirk", "/inkooptrajecten/register.csv")


def test_the_wage_sum_is_not_public(people: People) -> None:
    tender = clothing(people.agency, contract_nature="services", wage_sum_eur=Decimal("312345.00"))
    address = f"/inkooptrajecten/{tender.pk}/verplichtingen/"
    assert "312.345" in people.client("bram").get(address).content.decode()
    for who in ("citizen", "carla"):
        assert "312.345" not in people.client(who).get(address).content.decode()
        assert "312345" not in read(people, who, "/inkooptrajecten/register.csv")
    assert "312345" in read(people, "bram", "/inkooptrajecten/register.csv")


def test_the_tables_above_forget_no_page(people: People, addresses: dict[str, object]) -> None:
    filled = [page.format(**addresses, event=1, explanation=1) for page in (*PAGES, *CHANGES)]
    assert {resolve(page).url_name for page in filled} == {pattern.name for pattern in urls.urlpatterns}


def read(people: People, who: str, address: str) -> str:
    return b"".join(people.client(who).get(address).streaming_content).decode()


def test_a_file_that_is_too_big_is_refused_before_it_is_read(people: People) -> None:
    file = SimpleUploadedFile("groot.csv", b"x" * (20 * 1024 * 1024 + 1))
    answer = people.client("bram").post(
        "/inkooptrajecten/importeren/", {"organisation": people.agency.pk, "file": file}
    )
    assert answer.status_code == 422
    assert "20 MB" in answer.content.decode()
