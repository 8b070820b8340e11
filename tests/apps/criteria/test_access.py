"""Every page of criteria, for everybody: who gets in, who is told it does not exist, who may only look."""

from itertools import product

import pytest
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.criteria import urls
from hefboom.apps.criteria.actions.basket import add, remove
from hefboom.apps.criteria.actions.importing import upload
from hefboom.apps.criteria.models import ChosenCriterion, CriteriaImport, OwnCriterion
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.models import Tender
from tests.apps.criteria.conftest import file_of, read_in, row
from tests.people import People, Role, _person

LOGIN = 302
EVERYONE = {"citizen": 200, "anna": 200, "bram": 200, "carla": 200, "dirk": 200, "eva": 200}
INSIDERS = {"citizen": 404, "anna": 200, "bram": 200, "carla": 404, "dirk": 200, "eva": 200}
EDITORS_OF_PUBLIC = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 403, "dirk": 403, "eva": 200}
EDITORS_OF_PLAN = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 404, "dirk": 403, "eva": 200}
IMPORTERS = {"citizen": LOGIN, "anna": 403, "bram": 200, "carla": 200, "dirk": 403, "eva": 200}
OWN_UPLOAD = {"citizen": LOGIN, "anna": 403, "bram": 200, "carla": 404, "dirk": 403, "eva": 404}

PAGES = {
    "/criteria/": EVERYONE,
    "/criteria/HB-KLE-202/": EVERYONE,
    "/criteria/MVI-1/": INSIDERS,
    "/criteria/MVI-1/?organisatie=rws": INSIDERS,
    "/criteria/MVI-1/?organisatie=vws": dict.fromkeys(EVERYONE, 404),
    "/criteria/NIET-1/": dict.fromkeys(EVERYONE, 404),
    "/criteria/sjabloon.csv": EVERYONE,
    "/criteria/sjabloon.xlsx": EVERYONE,
    "/criteria/importeren/": IMPORTERS,
    "/criteria/importeren/{batch}/": OWN_UPLOAD,
    "/criteria/importeren/{batch}/voorbeeld/": OWN_UPLOAD,
    "/criteria/importeren/{batch}/afgekeurd.csv": OWN_UPLOAD,
    "/inkooptrajecten/{published}/criteria/": EVERYONE,
    "/inkooptrajecten/{planned}/criteria/": INSIDERS,
    "/inkooptrajecten/999999/criteria/": dict.fromkeys(EVERYONE, 404),
    "/inkooptrajecten/{published}/criteria/criteria.csv": EVERYONE,
    "/inkooptrajecten/{planned}/criteria/criteria.xlsx": INSIDERS,
    "/inkooptrajecten/{planned}/criteria/criteria.docx": INSIDERS,
    "/inkooptrajecten/{published}/criteria/criteria.exe": dict.fromkeys(EVERYONE, 404),
    "/inkooptrajecten/{published}/criteria/HB-KLE-202/": EDITORS_OF_PUBLIC,
    "/inkooptrajecten/{planned}/criteria/HB-KLE-202/": EDITORS_OF_PLAN,
}
"""Page, and the status for each person. Bram uploaded the file; both tenders are of his agency."""


@pytest.fixture
def addresses(people: People, published: Tender, planned: Tender) -> dict[str, object]:
    read_in(people, row("MVI-1"))
    for tender in (published, planned):
        add(people.bram, tender, ["HB-KLE-202", "HB-KLE-103"])
        remove(people.bram, tender, "HB-KLE-103")
    batch = upload(people.bram, people.agency, "criteria.csv", file_of(row("MVI-2")))
    return {"published": published.pk, "planned": planned.pk, "batch": batch.pk}


def test_everybody_gets_what_is_theirs_to_see(people: People, addresses: dict[str, object]) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses)
        assert {name: people.client(name).get(address).status_code for name in expected} == expected, address
        assert people.client("bram").get(f"/en{address}").status_code == expected["bram"], f"/en{address}"


CHANGES = {
    "/inkooptrajecten/{tender}/criteria/toevoegen/": {"code": "HB-KLE-101"},
    "/inkooptrajecten/{tender}/criteria/invullen/": {"{chosen}-tekst-0": "30", "{chosen}-revisie": "1"},
    "/inkooptrajecten/{tender}/criteria/HB-KLE-202/": {"text": "Iets", "verification": "Iets", "revision": "1"},
    "/inkooptrajecten/{tender}/criteria/HB-KLE-202/weghalen/": {},
    "/inkooptrajecten/{tender}/criteria/HB-KLE-103/terugzetten/": {},
    "/inkooptrajecten/{tender}/criteria/HB-KLE-202/verplaatsen/": {"omhoog": "1"},
    "/inkooptrajecten/{tender}/criteria/HB-KLE-202/nieuwer/": {"revision": "1"},
}
IMPORTS = {
    "/criteria/importeren/{batch}/": {"kolom-0": "code"},
    "/criteria/importeren/{batch}/inlezen/": {},
    "/criteria/importeren/{batch}/weggooien/": {},
    "/criteria/importeren/{done}/ongedaan/": {},
}


def everything() -> list[list[object]]:
    models = (ChosenCriterion, CriteriaImport, OwnCriterion, AuditEvent)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_who_may_not_change_a_basket_changes_nothing(
    people: People, addresses: dict[str, object], published: Tender, planned: Tender
) -> None:
    before = everything()
    for tender, expected in ((published, EDITORS_OF_PUBLIC), (planned, EDITORS_OF_PLAN)):
        chosen = tender.chosen_criteria.get(code="HB-KLE-202").pk
        for (page, fields), who in product(CHANGES.items(), ["citizen", "carla", "dirk"]):
            form = {name.format(chosen=chosen): value for name, value in fields.items()}
            status = people.client(who).post(page.format(tender=tender.pk), form).status_code
            assert status == expected[who], (who, tender, page)
            assert everything() == before, (who, tender, page)


def test_who_may_not_read_in_reads_nothing_in(people: People, addresses: dict[str, object]) -> None:
    done = CriteriaImport.objects.get(state="confirmed").pk
    before = everything()
    expected = {"citizen": LOGIN, "anna": 403, "carla": 404, "dirk": 403}
    for (page, form), who in product(IMPORTS.items(), expected):
        answer = people.client(who).post(page.format(batch=addresses["batch"], done=done), form)
        assert answer.status_code == expected[who], (who, page)
        assert everything() == before, (who, page)


def test_no_page_is_left_out_of_these_tables(addresses: dict[str, object]) -> None:
    known = {**addresses, "tender": addresses["published"], "done": addresses["batch"]}
    filled = [page.format(**known).partition("?")[0] for page in (*PAGES, *CHANGES, *IMPORTS)]
    assert {resolve(page).url_name for page in filled} == {pattern.name for pattern in urls.urlpatterns}


def test_own_criteria_are_found_by_those_above_and_below_and_by_nobody_else(people: People) -> None:
    read_in(people, row("MVI-DEP"), organisation=people.ministry)
    read_in(people, row("MVI-RWS"), organisation=people.agency)
    people.grace = _person("grace", "Grace", people.ministry, Role.POLICY)  # type: ignore[attr-defined]  # one person more
    found = {
        who: {code for code in ("MVI-DEP", "MVI-RWS") if code in page(people, who, "/criteria/?q=MVI")}
        for who in ("citizen", "anna", "carla", "dirk", "grace")
    }
    both = {"MVI-DEP", "MVI-RWS"}
    assert found == {"citizen": set(), "anna": both, "carla": set(), "dirk": both, "grace": both}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_in_follows_from_the_role(people: People, role: Role) -> None:
    Membership.objects.filter(user=people.bram).delete()
    Membership.objects.create(user=people.bram, organisation=people.agency, role=role)
    allowed = {Role.BUYER, Role.CATEGORY_MANAGER, Role.MVI_COORDINATOR, Role.POLICY, Role.ADMIN}
    status = people.client("bram").get("/criteria/importeren/").status_code
    assert status == (200 if role in allowed else 403)


def test_notes_and_names_stay_inside_and_the_text_is_public(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    published.chosen_criteria.update(note="Omdat Anna dit wil", text="De aangepaste tekst")
    address = f"/inkooptrajecten/{published.pk}/criteria/"
    assert "Omdat Anna dit wil" in page(people, "bram", address)
    for who in ("citizen", "carla"):
        seen = page(people, who, address)
        assert "De aangepaste tekst" in seen
        assert "Omdat Anna dit wil" not in seen


def test_a_criterion_of_another_organisation_cannot_be_put_in_a_basket(people: People, published: Tender) -> None:
    read_in(people, row("MVI-DEP"), organisation=people.ministry)
    OwnCriterion.objects.update(organisation=people.other_ministry)
    address = f"/inkooptrajecten/{published.pk}/criteria/toevoegen/"
    assert people.client("bram").post(address, {"code": "MVI-DEP"}).status_code == 404
    assert people.client("bram").post(address, {"code": "BESTAAT-NIET"}).status_code == 404
    assert not ChosenCriterion.objects.exists()


def page(people: People, who: str, address: str) -> str:
    return people.client(who).get(address).content.decode()
