"""Every page of the award, for everybody: the model is public once published, the bids are for insiders only."""

from datetime import date
from itertools import product

import pytest
from django.urls import resolve

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.award import urls
from hefboom.apps.award.actions.design import start_design
from hefboom.apps.award.models import AwardModel, Bid, Score
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.models import Tender
from tests.apps.award.tenders_for_tests import BIDS, agreed, designed, half, opened, with_bids
from tests.people import PASSWORD, People, client_of, clothing, tender_of

LOGIN = 302
EVERYONE = {"citizen": 200, "anna": 200, "bram": 200, "carla": 200, "dirk": 200, "eva": 200}
INSIDERS = {"citizen": 404, "anna": 200, "bram": 200, "carla": 404, "dirk": 200, "eva": 200}
LOGGED_IN_INSIDERS = {**INSIDERS, "citizen": LOGIN}
ASSESSORS = {**LOGGED_IN_INSIDERS, "dirk": 403}
NOBODY = dict.fromkeys(EVERYONE, 404)
TO_THE_PAGE = {"citizen": LOGIN, "anna": 302, "bram": 302, "carla": 404, "dirk": 403, "eva": 302}

PAGES = {
    "{designed}": EVERYONE,
    "{designed}tekst.docx": EVERYONE,
    "{designed}tekst.pdf": EVERYONE,
    "{designed}inschrijvingen/": NOBODY,
    "{designed}model/": {**TO_THE_PAGE, "carla": 403},
    "{planned}": INSIDERS,
    "{planned}tekst.docx": INSIDERS,
    "{planned}tekst.pdf": INSIDERS,
    "{planned}model/": TO_THE_PAGE,
    "{opened}": EVERYONE,
    "{opened}inschrijvingen/": INSIDERS,
    "{opened}inschrijvingen/{bid}/": ASSESSORS,
    "{opened}inschrijvingen/{bid}/terzijde/": ASSESSORS,
    "{opened}beoordelen/": ASSESSORS,
    "{opened}beoordelen/garen/": TO_THE_PAGE,
    "{opened}samen/": LOGGED_IN_INSIDERS,
    "{opened}samen/garen/": TO_THE_PAGE,
    "{opened}uitslag/": LOGGED_IN_INSIDERS,
    "{opened}besluit/": TO_THE_PAGE,
    "{opened}besluit-intrekken/": ASSESSORS,
    "{opened}verslag.docx": LOGGED_IN_INSIDERS,
    "{opened}verslag.pdf": LOGGED_IN_INSIDERS,
    "/inkooptrajecten/999999/gunning/": NOBODY,
}
"""Page, and the status for each person. All tenders are of Bram's agency; "planned" is not published."""


@pytest.fixture
def addresses(people: People) -> dict[str, object]:
    plan = tender_of(people.agency, "PLAN-1", title="Catering 2030", planned_on=date(2030, 1, 1))
    model = opened(people)
    start_design(people.bram, plan, half())
    found = designed(people, tender=clothing(people.agency, "KLEDING-2"))
    at = "/inkooptrajecten/{}/gunning/"
    return {
        "designed": at.format(found.tender_id),
        "planned": at.format(plan.pk),
        "opened": at.format(model.tender_id),
        "bid": Bid.objects.filter(model=model)[0].pk,
    }


def test_everybody_gets_what_is_theirs_to_see(people: People, addresses: dict[str, object]) -> None:
    for page, expected in PAGES.items():
        address = page.format(**addresses)
        assert {name: people.client(name).get(address).status_code for name in expected} == expected, address
        assert people.client("bram").get(f"/en{address}").status_code == expected["bram"], f"/en{address}"


CHANGES = {
    "{start}begin/": {"proposal": "half"},
    "{designed}model/": {"version": "1"},
    "{designed}mand/": {},
    "{designed}verdelen/": {"points": "70"},
    "{designed}vastzetten/": {"version": "1"},
    "{scoring}losmaken/": {},
    "{scoring}inschrijvingen/": {"name": "Nieuw BV"},
    "{scoring}inschrijvingen/{bid}/": {"name": "Anders BV", "version": "1"},
    "{scoring}inschrijvingen/{bid}/terzijde/": {"reason": "Te laat"},
    "{scoring}inschrijvingen/{bid}/terug/": {},
    "{scoring}beoordelen/garen/": {},
    "{scoring}leiden/": {},
    "{scoring}samen/garen/": {},
    "{scoring}samen/garen/opnieuw/": {},
    "{scoring}prijzen-openen/": {},
    "{scoring}besluit/": {},
    "{scoring}besluit-intrekken/": {"reason": "Fout"},
}
STRANGERS = {"citizen": LOGIN, "carla": 404, "dirk": 403}


def test_who_may_not_change_a_thing_changes_nothing(people: People) -> None:
    model = agreed(people)
    at = "/inkooptrajecten/{}/gunning/"
    addresses = {
        "start": at.format(clothing(people.agency, "START").pk),
        "designed": at.format(designed(people, tender=clothing(people.agency, "ONTWERP")).tender_id),
        "scoring": at.format(model.tender_id),
        "bid": Bid.objects.filter(model=model)[0].pk,
    }
    before = stored()
    for (page, form), who in product(CHANGES.items(), STRANGERS):
        answer = people.client(who).post(page.format(**addresses), form)
        assert answer.status_code == status_for(who, page), (who, page)
        assert stored() == before, (who, page)


def status_for(who: str, page: str) -> int:
    if who == "carla" and ("losmaken" in page or "{scoring}" not in page):
        return 403  # the model itself is public: it is there for her, and not hers to change
    if who == "citizen" and page == "{scoring}inschrijvingen/":
        return 404  # a page to look at for insiders, so not one to log in for
    return STRANGERS[who]


def stored() -> list[object]:
    return [
        AuditEvent.objects.count(),
        list(AwardModel.objects.order_by("pk").values_list("design", "state", "version")),
        list(Bid.objects.order_by("pk").values_list("name", "price_cents", "set_aside", "version")),
        list(Score.objects.order_by("pk").values_list("value", "motivation")),
        list(Tender.objects.order_by("pk").values_list("version", flat=True)),
    ]


def test_the_tables_above_forget_no_page() -> None:
    filled = {"designed": "/inkooptrajecten/1/gunning/", "planned": "/inkooptrajecten/1/gunning/", "bid": 1}
    filled |= dict.fromkeys(("opened", "scoring", "start"), "/inkooptrajecten/1/gunning/")
    named = {resolve(page.format(**filled)).url_name for page in (*PAGES, *CHANGES)}
    assert named == {pattern.name for pattern in urls.urlpatterns}


def test_a_model_that_is_not_finished_is_not_public(people: People) -> None:
    unfinished = half().model_copy(update={"criteria": half().criteria[:1]})
    model = designed(people, unfinished)
    address = f"/inkooptrajecten/{model.tender_id}/gunning/"
    assert "Gerecycled garen" in people.client("bram").get(address).content.decode()
    for who in ("citizen", "carla"):
        page = people.client(who).get(address).content.decode()
        assert "Gerecycled garen" not in page
        assert "Er is nog geen gunningsmodel" in page
        assert people.client(who).get(f"{address}tekst.pdf").status_code == 404


def test_the_public_sees_the_model_but_nothing_of_the_bids(people: People) -> None:
    model = opened(people)
    page = people.client("citizen").get(f"/inkooptrajecten/{model.tender_id}/gunning/").content.decode()
    assert "Gerecycled garen" in page
    assert not any(name in page for name in BIDS)
    assert "uitslag/" not in page


def test_a_policy_officer_scores_but_does_not_decide(people: People) -> None:
    pia = User.objects.create_user("pia", password=PASSWORD, first_name="Pia")
    Membership.objects.create(user=pia, organisation=people.agency, role=Membership.Role.POLICY)
    model = with_bids(people)
    people.clients["pia"] = client_of(pia)
    address = f"/inkooptrajecten/{model.tender_id}/gunning/"
    assert people.client("pia").get(f"{address}beoordelen/").status_code == 200
    assert people.client("pia").post(f"{address}prijzen-openen/").status_code == 403
    assert people.client("pia").post(f"{address}leiden/").status_code == 403
