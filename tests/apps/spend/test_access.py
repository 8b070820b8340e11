"""Every page of the spend scan, for everybody: who gets in, who is told it does not exist, who may only look."""

from itertools import product

import pytest
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.spend import urls
from hefboom.apps.spend.actions import energy
from hefboom.apps.spend.actions.confirming import confirm
from hefboom.apps.spend.actions.mapping import store
from hefboom.apps.spend.models import ConfirmedLine, MappingVersion, SpendFile, SpendKey, SpendQuantity
from tests.apps.spend.conftest import ROW, Upload
from tests.people import People

LOGIN = 302
EVERYONE = {"citizen": 200, "anna": 200, "bram": 200, "carla": 200, "dirk": 200, "eva": 200}
INSIDERS = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 404, "dirk": 200, "eva": 200}
EDITORS = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 404, "dirk": 403, "eva": 200}
UPLOADERS = {**EDITORS, "carla": 200}
"""Carla may scan spend of her own ministry."""
LOGGED_IN = {**EVERYONE, "citizen": LOGIN}
REDIRECTED = {**INSIDERS, "anna": 302, "bram": 302, "dirk": 302, "eva": 302}
CHANGED = {**EDITORS, "anna": 302, "bram": 302, "eva": 302}

PAGES = {
    "/impact/": EVERYONE,
    "/impact/factoren/": EVERYONE,
    "/impact/voorbeeld.csv": EVERYONE,
    "/impact/vergelijken/": LOGGED_IN,
    "/impact/vergelijken/?eerste={scan}&tweede={scan}": INSIDERS,
    "/impact/indeling/rws/": INSIDERS,
    "/impact/indeling/rws/indeling.csv": INSIDERS,
    "/impact/indeling/bestaat-niet/": dict.fromkeys(INSIDERS, 404) | {"citizen": LOGIN},
    "/impact/uitgaven/nieuw/": UPLOADERS,
    "/impact/uitgaven/{scan}/": INSIDERS,
    "/impact/uitgaven/{draft}/kolommen/": EDITORS,
    "/impact/uitgaven/{scan}/voortgang/": REDIRECTED,
    "/impact/uitgaven/{scan}/deel/groepen/": INSIDERS,
    "/impact/uitgaven/{scan}/deel/leveranciers/": INSIDERS,
    "/impact/uitgaven/{scan}/deel/organisaties/": INSIDERS,
    "/impact/uitgaven/{scan}/deel/jaren/": INSIDERS,
    "/impact/uitgaven/{scan}/prioriteiten/": INSIDERS,
    "/impact/uitgaven/{scan}/energie/": INSIDERS,
    "/impact/uitgaven/{scan}/twijfel/": INSIDERS,
    "/impact/uitgaven/{scan}/waarom/{key}/": INSIDERS,
    "/impact/uitgaven/{scan}/afgekeurd.csv": INSIDERS,
    "/impact/uitgaven/{scan}/scan.html": INSIDERS,
    "/impact/uitgaven/{scan}/scan.xlsx": INSIDERS,
    "/impact/uitgaven/{scan}/scan.csv": INSIDERS,
    "/impact/uitgaven/{scan}/scan.json": INSIDERS,
    "/impact/uitgaven/00000000-0000-4000-8000-000000000000/": dict.fromkeys(INSIDERS, 404) | {"citizen": LOGIN},
}
"""Page, and the status for each person. Bram scanned a file of his agency."""

CHANGES = {
    "/impact/uitgaven/{draft}/kolommen/": {"kolom-3": "amount_eur", "start": ""},
    "/impact/uitgaven/{scan}/stoppen/": {},
    "/impact/uitgaven/{scan}/opnieuw/": {},
    "/impact/uitgaven/{scan}/weggooien/": {},
    "/impact/uitgaven/{scan}/energie/": {"carrier": "diesel", "quantity": "5", "unit": "liter", "year": "2026"},
    "/impact/uitgaven/{scan}/energie/{quantity}/weg/": {},
    "/impact/uitgaven/{scan}/twijfel/": {"een": "{key}", "groep-{key}": "catering"},
    "/impact/uitgaven/{scan}/twijfel/{line}/terug/": {},
    "/impact/indeling/rws/": {},
    "/impact/indeling/rws/bewaren/": {"table": "kind;match;product_group\ncpv;45;wegen", "why": "x", "seen": "0"},
    "/impact/indeling/rws/terug/1/": {},
}
"""Page, and what is sent to change something there."""


@pytest.fixture
def addresses(people: People, scanned: SpendFile, upload: Upload) -> dict[str, object]:
    key = SpendKey.objects.filter(file=scanned, doubtful=True).first()
    assert key
    confirm(people.bram, scanned, {key.key: "catering"})
    store(people.bram, people.agency, [ROW], "Eerste", 0)
    given = energy.add(people.bram, scanned, CHANGES["/impact/uitgaven/{scan}/energie/"])
    draft = upload(name="ander.csv")
    line = ConfirmedLine.objects.get()
    return {"scan": scanned.pk, "draft": draft.pk, "key": key.key, "line": line.pk, "quantity": given.pk}


def test_everybody_gets_what_is_theirs_to_see(people: People, addresses: dict[str, object]) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses)
        assert {name: people.client(name).get(address).status_code for name in expected} == expected, address
        assert people.client("bram").get(f"/en{address}").status_code == expected["bram"], f"/en{address}"


def test_who_may_not_change_a_thing_changes_nothing(people: People, addresses: dict[str, object]) -> None:
    def state() -> tuple[object, ...]:
        return (
            AuditEvent.objects.count(),
            list(SpendFile.objects.order_by("pk").values_list("pk", "state", "attempt")),
            ConfirmedLine.objects.filter(withdrawn_at=None).count(),
            MappingVersion.objects.count(),
            SpendQuantity.objects.count(),
        )

    before = state()
    for (page, sent), who in product(CHANGES.items(), ["citizen", "carla", "dirk"]):
        form = {name.format(**addresses): value.format(**addresses) for name, value in sent.items()}
        answer = people.client(who).post(page.format(**addresses), form)
        assert answer.status_code == EDITORS[who], (who, page)
        assert state() == before, (who, page)


def test_the_tables_above_forget_no_page(addresses: dict[str, object]) -> None:
    filled = [page.format(**addresses).partition("?")[0] for page in (*PAGES, *CHANGES)]
    assert {resolve(page).url_name for page in filled} == {pattern.name for pattern in urls.urlpatterns}


def test_spend_of_another_ministry_is_nowhere_in_the_list(people: People, scanned: SpendFile) -> None:
    assert "facturen.csv" in people.client("anna").get("/impact/").content.decode()
    for who in ("carla", "citizen"):
        assert "facturen.csv" not in people.client(who).get("/impact/").content.decode()
    assert "facturen.csv" not in people.client("carla").get("/impact/vergelijken/").content.decode()


def test_carla_cannot_upload_for_an_organisation_that_is_not_hers(people: People, scanned: SpendFile) -> None:
    form = {"organisation": people.agency.pk, "vat": "excluded", "price_year": "2023"}
    assert people.client("carla").post("/impact/uitgaven/nieuw/", form).status_code == 422
    assert SpendFile.objects.count() == 1
