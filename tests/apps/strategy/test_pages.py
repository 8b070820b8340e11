"""The strategy as people read it: everything of the pack is there, in both languages, with its source."""

from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from hefboom.apps.strategy.queries import pack_in_force

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_goal_obligation_and_duty_can_be_read(language: str, client: Client) -> None:
    start = "" if language == "nl" else "/en"
    addresses = ("/strategie/", "/strategie/verplichtingen/", "/strategie/plichten/")
    page = "".join(client.get(start + address).content.decode() for address in addresses)
    pack = pack_in_force()
    texts = [item.title for item in (*pack.goals, *pack.obligations)] + [duty.what for duty in pack.duties]
    for text in texts:
        assert text.in_language(language) in unescape(page)


def test_every_goal_has_a_page_with_its_source(client: Client) -> None:
    for goal in pack_in_force().goals:
        page = client.get(f"/strategie/doelen/{goal.id}/").content.decode()
        assert "Bron:" in page, goal.id


def test_an_obligation_shows_its_conditions_and_the_thresholds_by_period(client: Client) -> None:
    page = client.get("/strategie/verplichtingen/isv/").content.decode()
    assert "tender_value_eur &gt;= $eu_threshold" in page
    assert "143.000,00" in page
    assert "1 januari 2024" in page


@pytest.mark.parametrize("path", ["doelen/geen-doel/", "verplichtingen/geen-verplichting/", "geen-deel/"])
def test_what_is_not_in_the_pack_is_not_found(path: str, client: Client) -> None:
    assert client.get(f"/strategie/{path}").status_code == 404


def test_the_pack_can_be_taken_along_as_data(client: Client) -> None:
    data = client.get("/strategie/pakket.json").json()
    assert data["manifest"]["id"] == "nl-rijk-2019"
    assert {goal["id"] for goal in data["goals"]} == {goal.id for goal in pack_in_force().goals}


def test_another_government_sees_its_own_strategy(client: Client, settings: Settings) -> None:
    settings.HEFBOOM_PACK = "waterstad-2025"
    page = client.get("/strategie/").content.decode()
    assert "Waterstad" in page
    assert "Fictief" in page
    assert "Inkopen met impact" not in page.split("<main", 1)[1].split("</main>", 1)[0]


def test_the_old_address_of_the_criteria_leads_to_the_library(client: Client) -> None:
    answer = client.get("/strategie/criteria/?thema=circular&niveau=2")
    assert (answer.status_code, answer["Location"]) == (301, "/criteria/?thema=circular&niveau=2")
