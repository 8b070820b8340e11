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


def test_bram_finds_criteria_for_his_group_theme_and_level(client: Client) -> None:
    answer = client.get("/strategie/criteria/?productgroep=bedrijfskleding&thema=circular&niveau=2")
    found = [criterion for criterion, _ in answer.context["criteria"]]
    assert found
    assert all("circular" in one.themes and one.level == 2 for one in found)
    assert "niet de officiële set" in answer.content.decode()


def test_a_group_without_own_criteria_still_gets_those_that_fit_every_group(client: Client) -> None:
    found = [
        criterion for criterion, _ in client.get("/strategie/criteria/?productgroep=laboratorium").context["criteria"]
    ]
    assert found
    assert all(not one.product_groups for one in found)


def test_a_choice_that_does_not_exist_is_said_and_left_out(client: Client) -> None:
    answer = client.get("/strategie/criteria/?niveau=9")
    assert answer.status_code == 200
    assert len(answer.context["criteria"]) == len(pack_in_force().criteria)
    assert "9" in answer.content.decode().split("hb-missing", 1)[1][:200]


def test_a_pack_without_criteria_says_so(client: Client, settings: Settings) -> None:
    settings.HEFBOOM_PACK = "waterstad-2025"
    assert "Geen criteria bij deze keuze" in client.get("/strategie/criteria/").content.decode()
