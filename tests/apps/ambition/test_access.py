"""Every page of the webs, for everybody: who gets in, who is told it does not exist, who may only look."""

from datetime import date

import pytest
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.ambition import urls
from hefboom.apps.ambition.actions.policy import ThemeWords, add_theme
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.models import OwnLevelText, OwnTheme, Web, WebLevel
from hefboom.apps.ambition.queries.webs import web_at
from tests.apps.ambition.webs import workwear
from tests.people import People, tender_of

LOGIN = 302
EVERYONE = {"citizen": 200, "anna": 200, "bram": 200, "carla": 200, "dirk": 200, "eva": 200}
INSIDERS = {"citizen": 404, "anna": 200, "bram": 200, "carla": 404, "dirk": 200, "eva": 200}
WRITERS = {"citizen": LOGIN, "anna": 403, "bram": 403, "carla": 403, "dirk": 403, "eva": 200}
WITNESSES = {"citizen": LOGIN, "anna": 200, "bram": 200, "carla": 403, "dirk": 403, "eva": 200}
NOBODY = dict.fromkeys(EVERYONE, 404)

PAGES = {
    "/inkooptrajecten/{published}/ambitie/": EVERYONE,
    "/inkooptrajecten/{planned}/ambitie/": INSIDERS,
    "/inkooptrajecten/999999/ambitie/": NOBODY,
    "/inkooptrajecten/{published}/ambitie/ambitieweb.csv": EVERYONE,
    "/inkooptrajecten/{planned}/ambitie/ambitieweb.csv": INSIDERS,
    "/inkooptrajecten/{published}/ambitie/ambitieweb.exe": NOBODY,
    "/inkooptrajecten/{published}/ambitie/uitkomst/": WITNESSES,
    "/inkooptrajecten/{planned}/ambitie/uitkomst/": {**WITNESSES, "carla": 404},
    "/organisaties/ienw/ambitie/": EVERYONE,
    "/organisaties/rws/ambitie/": INSIDERS,
    "/organisaties/bestaat-niet/ambitie/": NOBODY,
    "/organisaties/ienw/ambitie/bedrijfskleding/": EVERYONE,
    "/organisaties/rws/ambitie/bedrijfskleding/": INSIDERS,
    "/organisaties/ienw/ambitie/bedrijfsklding/": NOBODY,
    "/organisaties/ienw/ambitie/ambitieweb.csv": EVERYONE,
    "/organisaties/rws/ambitie/ambitieweb.csv": INSIDERS,
    "/organisaties/rws/ambitie/overzicht/": EVERYONE,
    "/organisaties/ienw/ambitie/themas/": WRITERS,
    "/organisaties/ienw/ambitie/themas/geluid/": WRITERS,
    "/organisaties/ienw/ambitie/teksten/": WRITERS,
    "/organisaties/ienw/ambitie/teksten/climate/": WRITERS,
}
"""Page, and the status for each person. The ministry has webs with levels; the agency's are still empty."""

CHANGES = {
    "/inkooptrajecten/{published}/ambitie/": {"citizen": LOGIN, "carla": 403, "dirk": 403},
    "/inkooptrajecten/{planned}/ambitie/": {"citizen": LOGIN, "carla": 404, "dirk": 403},
    "/inkooptrajecten/{published}/ambitie/advies/": {"citizen": LOGIN, "carla": 403, "dirk": 403},
    "/inkooptrajecten/{published}/ambitie/uitkomst/": {"citizen": LOGIN, "carla": 403, "dirk": 403},
    "/organisaties/ienw/ambitie/": {"citizen": LOGIN, "bram": 403, "carla": 403, "dirk": 403},
    "/organisaties/rws/ambitie/": {"citizen": LOGIN, "bram": 403, "carla": 404, "dirk": 403},
    "/organisaties/ienw/ambitie/bedrijfskleding/": {"citizen": LOGIN, "anna": 403, "carla": 403, "dirk": 403},
    "/organisaties/ienw/ambitie/themas/": {"citizen": LOGIN, "anna": 403, "carla": 403, "dirk": 403},
    "/organisaties/ienw/ambitie/themas/geluid/": {"citizen": LOGIN, "anna": 403, "carla": 403, "dirk": 403},
    "/organisaties/ienw/ambitie/teksten/climate/": {"citizen": LOGIN, "anna": 403, "carla": 403, "dirk": 403},
}
"""Address that changes something, and what those hear who may not."""

FORM = {
    "seen-climate": "0..0",
    "level-climate": "2",
    "result-climate": "2",
    "note-climate": "Rapport",
    "a--volume": "high",
    "name": "Water",
    "basis": "Tekst",
    "source": "Beleid",
    "retired": "yes",
}


@pytest.fixture
def addresses(people: People) -> dict[str, object]:
    set_level(people.eva, web_at(people.ministry), "climate", 2, "Geheime reden", 0)
    set_level(people.eva, web_at(people.ministry, "bedrijfskleding"), "climate", 2, "", 0)
    add_theme(people.eva, people.ministry, ThemeWords("Geluid"))
    planned = tender_of(people.agency, "PLAN-1", title="Catering 2030", planned_on=date(2030, 1, 1))
    return {"published": workwear(people).pk, "planned": planned.pk}


def test_everybody_gets_what_is_theirs_to_see(people: People, addresses: dict[str, object]) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses)
        assert {name: people.client(name).get(address).status_code for name in expected} == expected, address
        assert people.client("bram").get(f"/en{address}").status_code == expected["bram"], f"/en{address}"


def test_who_may_not_change_a_thing_changes_nothing(people: People, addresses: dict[str, object]) -> None:
    def things() -> list[int]:
        return [kind.objects.count() for kind in (AuditEvent, Web, WebLevel, OwnTheme, OwnLevelText)]

    before = things()
    for page, expected in CHANGES.items():
        address = page.format(**addresses)
        assert {name: people.client(name).post(address, FORM).status_code for name in expected} == expected, page
        assert things() == before, page


def test_reasons_and_names_are_for_insiders(people: People, addresses: dict[str, object]) -> None:
    for address in ("/organisaties/ienw/ambitie/", "/organisaties/ienw/ambitie/ambitieweb.csv"):
        assert "Geheime reden" in people.client("eva").get(address).content.decode()
        for who in ("citizen", "carla"):
            page = people.client(who).get(address).content.decode()
            assert "Geheime reden" not in page
            assert "door Eva" not in page


def test_a_group_that_does_not_exist_says_which_was_meant(people: People) -> None:
    answer = people.client("citizen").get("/organisaties/ienw/ambitie/bedrijfsklding/")
    assert "Bedoelt u “bedrijfskleding”?" in answer.content.decode()


def test_the_tables_above_forget_no_page(people: People, addresses: dict[str, object]) -> None:
    filled = [page.format(**addresses) for page in (*PAGES, *CHANGES)]
    own = {pattern.name for pattern in urls.urlpatterns if "session" not in str(pattern.name)}
    assert own <= {resolve(page).url_name for page in filled}
