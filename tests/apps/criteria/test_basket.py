"""Bram fills the basket of a tender: what it covers, what follows from it, and what happens when two do so at once."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import cast

import pytest
from django.http import Http404, HttpResponse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.apps.criteria.actions.adapting import Wording, adapt, adopt
from hefboom.apps.criteria.actions.basket import add, move, remove, restore
from hefboom.apps.criteria.queries.basket import Basket, basket_of
from hefboom.apps.criteria.queries.tasks import tasks_of
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.apps.tenders.queries.remembered import forget_everything
from hefboom.apps.tenders.queries.tasks import Task
from tests.apps.criteria.conftest import read_in, row
from tests.people import People, clothing, tender_of


def basket(people: People, tender: Tender) -> Basket:
    return basket_of(tender_page(tender.pk, access_of(people.bram)))


def codes(people: People, tender: Tender) -> list[str]:
    return [one.row.code for one in basket(people, tender).chosen]


def seen(people: People, tender: Tender, who: str = "bram", query: str = "", language: str = "") -> str:
    address = f"{language}/inkooptrajecten/{tender.pk}/criteria/{query}"
    return re.sub(r"\s+", " ", unescape(people.client(who).get(address).content.decode()))


def post(people: People, tender: Tender, what: str, **form: object) -> HttpResponse:
    return cast("HttpResponse", people.client("bram").post(f"/inkooptrajecten/{tender.pk}/criteria/{what}", form))


def fact(tender: Tender, name: str) -> object:
    tender.refresh_from_db()
    stored = tender.facts.get(name) or tender.lots.get().facts.get(name) or {}
    return stored.get("value")


def test_a_first_time_user_reaches_the_ambition_in_one_click(people: People, planned: Tender) -> None:
    page = seen(people, planned)
    assert "Er zijn nog geen criteria gekozen. De ambitie vraagt er voor 4 thema's." in page
    proposed = [one.criterion.code for one in basket(people, planned).proposed]
    assert 3 <= len(proposed) <= 8
    post(people, planned, "toevoegen/", code=proposed)
    assert f"Met deze {len(proposed)} criteria is de ambitie gehaald op 4 van 4 thema's." in seen(people, planned)
    assert basket(people, planned).proposed == []


def test_each_proposed_criterion_says_why(people: People, planned: Tender) -> None:
    page = seen(people, planned)
    assert "Haalt de ambitie voor circulair (3)." in page
    assert "een ondergrens voor internationale sociale voorwaarden (1)" in page
    assert "Reaches the ambition for circular (3)." in seen(people, planned, language="/en")


def test_a_set_that_cannot_reach_the_ambition_says_so(people: People) -> None:
    tender = clothing(people.agency, estimated_value_eur=Decimal(50_000), level_circular=3)
    page = seen(people, tender)
    assert "zo dicht bij de ambitie als de bibliotheek en de omvang van de opdracht toelaten" in page
    assert "Komt het dichtst bij de ambitie voor circulair (3); hoger past niet of is er niet." in page
    assert all(one.criterion.level <= 2 for one in basket(people, tender).proposed)


def test_what_serves_the_open_ambition_stands_first(people: People, planned: Tender) -> None:
    first = basket(people, planned).offered[0].criterion
    assert {"social-return", "isv", "climate", "circular"} & set(first.themes)
    assert basket(people, planned).offered[-1].criterion.repeats_law
    add(people.bram, planned, ["HB-ALG-102", "HB-ALG-103", "HB-KLE-301"])
    assert "climate" in basket(people, planned).offered[0].criterion.themes


def test_the_web_of_the_tender_counts_where_no_fact_says_it(people: People) -> None:
    tender = tender_of(people.agency, "T", product_group="catering", level_climate=1)
    web = Web.objects.create(organisation=people.agency, tender=tender)
    for theme, level in (("climate", 3), ("wellbeing", 2), ("circular", None)):
        WebLevel.objects.create(web=web, theme=theme, level=level)
    found = basket(people, tender).web
    assert (found["climate"], found["wellbeing"], found["circular"]) == (1, 2, None)


def test_without_an_ambition_nothing_is_claimed(people: People) -> None:
    tender = clothing(people.agency)
    add(people.bram, tender, ["HB-KLE-103"])
    page = seen(people, tender)
    assert "Er is 1 criterium gekozen." in page
    assert "Er is nog geen ambitie gekozen" in page
    assert "gehaald op" not in page


def test_an_unknown_product_group_gets_only_what_always_fits(people: People) -> None:
    tender = tender_of(people.agency, "T", title="Iets")
    assert all(not one.criterion.product_groups for one in basket(people, tender).offered)
    assert "De productgroep van dit traject is niet bekend." in seen(people, tender)


def test_a_criterion_of_the_agency_comes_before_the_same_code_of_the_ministry(
    people: People, published: Tender
) -> None:
    read_in(people, row("MVI-1", title_nl="Van het ministerie"), organisation=people.ministry)
    read_in(people, row("MVI-1", title_nl="Van de dienst"))
    add(people.bram, published, ["MVI-1"])
    chosen = published.chosen_criteria.get()
    assert (chosen.origin, chosen.entry["title"]["nl"]) == ("rws", "Van de dienst")


def test_the_facts_follow_and_the_obligations_are_judged_at_once(people: People, published: Tender) -> None:
    assert published.standings.get(commitment="mvi-criteria").standing == "unknown"
    add(people.bram, published, ["HB-ALG-102", "HB-ALG-103", "HB-KLE-301"])
    found = {name: fact(published, name) for name in ("mvi_criteria_applied", "isv_clause", "social_return_clause")}
    assert set(found.values()) == {True}
    assert fact(published, "mvi_level") == 3
    assert fact(published, "innovation_considered") is True
    assert published.standings.get(commitment="mvi-criteria").standing == "met"


def test_what_no_longer_follows_is_unknown_again_and_never_false(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-ALG-103", "HB-KLE-103"])
    remove(people.bram, published, "HB-ALG-103")
    assert fact(published, "isv_clause") is None
    assert published.lots.get().facts["isv_clause"]["missing"] == "not_given"
    assert fact(published, "mvi_criteria_applied") is True
    remove(people.bram, published, "HB-KLE-103")
    assert (fact(published, "mvi_criteria_applied"), fact(published, "mvi_level")) == (None, None)
    restore(people.bram, published, "HB-ALG-103")
    assert fact(published, "isv_clause") is True


def test_what_only_repeats_the_law_is_no_criterion(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-ALG-101"])
    assert fact(published, "mvi_criteria_applied") is None
    assert "vraagt niet meer dan de wet" in seen(people, published)


@pytest.mark.parametrize(("said", "kept"), [("3", 3), ("1", 2)])
def test_a_higher_level_that_a_person_stated_stays(people: People, published: Tender, said: str, kept: int) -> None:
    change_fact(people.bram, published, published.lots.get(), "mvi_level", said, published.version)
    add(people.bram, published, ["HB-KLE-202"])
    assert fact(published, "mvi_level") == kept


def test_emptying_the_basket_leaves_what_others_stated(people: People, published: Tender) -> None:
    change_fact(people.bram, published, published.lots.get(), "isv_clause", "true", published.version)
    add(people.bram, published, ["HB-KLE-103"])
    remove(people.bram, published, "HB-KLE-103")
    assert fact(published, "isv_clause") is True


def test_all_lots_get_the_facts(people: People) -> None:
    tender = tender_of(people.agency, "LOTS", lots={"A": {"product_group": "bedrijfskleding"}, "B": {}})
    add(people.bram, tender, ["HB-KLE-202"])
    assert [lot.facts["mvi_level"]["value"] for lot in tender.lots.all()] == [2, 2]


def test_the_same_criterion_twice_is_no_mistake_and_others_are_no_conflict(people: People, published: Tender) -> None:
    assert add(people.bram, published, ["HB-KLE-103"]) == ["HB-KLE-103"]
    assert add(people.anna, published, ["HB-KLE-103", "HB-KLE-202", "HB-KLE-202"]) == ["HB-KLE-202"]
    assert sorted(codes(people, published)) == ["HB-KLE-103", "HB-KLE-202"]


def test_a_retired_version_cannot_be_chosen(people: People, published: Tender) -> None:
    read_in(people, row("MVI-OUD", until="2025-12-31"))
    with translation.override("nl"), pytest.raises(RefusedError, match="MVI-OUD geldt vandaag niet"):
        add(people.bram, published, ["MVI-OUD"])
    page = people.client("bram").post(
        f"/inkooptrajecten/{published.pk}/criteria/toevoegen/", {"code": "MVI-OUD"}, follow=True
    )
    assert "MVI-OUD geldt vandaag niet" in page.content.decode()
    assert codes(people, published) == []


def test_taking_out_can_be_undone_with_the_text_as_it_was(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    adapt(people.bram, published, "HB-KLE-103", Wording(1, "nl", "Onze tekst", "Ons bewijs"))
    answer = post(people, published, "HB-KLE-103/weghalen/")
    assert answer["Location"].endswith("?weg=HB-KLE-103")
    assert "Zet terug" in seen(people, published, query="?weg=HB-KLE-103")
    post(people, published, "HB-KLE-103/terugzetten/")
    assert published.chosen_criteria.get().text == "Onze tekst"
    assert codes(people, published) == ["HB-KLE-103"]


def test_choosing_again_after_taking_out_starts_with_the_librarys_text(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    adapt(people.bram, published, "HB-KLE-103", Wording(1, "nl", "Onze tekst", "Ons bewijs"))
    remove(people.bram, published, "HB-KLE-103")
    add(people.bram, published, ["HB-KLE-103"])
    assert published.chosen_criteria.get().text == ""


def test_the_order_within_a_kind_can_be_changed(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-301", "HB-KLE-101", "HB-KLE-202", "HB-KLE-102"])
    assert codes(people, published) == ["HB-KLE-101", "HB-KLE-102", "HB-KLE-301", "HB-KLE-202"]
    move(people.bram, published, "HB-KLE-202", up=True)
    move(people.bram, published, "HB-KLE-101", up=True)
    move(people.bram, published, "HB-KLE-101", up=False)
    assert codes(people, published) == ["HB-KLE-102", "HB-KLE-101", "HB-KLE-202", "HB-KLE-301"]
    assert [one.number for one in basket(people, published).chosen] == ["E1", "E2", "G1", "G2"]


def test_the_matrix_shows_what_serves_what(people: People, planned: Tender) -> None:
    add(people.bram, planned, ["HB-KLE-202", "HB-ALG-101"])
    rows = {name: (wanted, reached) for name, wanted, reached, _levels in basket(people, planned).matrix}
    assert rows["Klimaat"] == (2, 2)
    assert rows["Circulair"] == (3, 2)
    assert rows["Social return"] == (1, 0)
    page = seen(people, planned)
    assert "nog 2 van 3" in page
    assert "(telt niet)" in page


def test_blanks_are_filled_in_all_at_once_and_counted(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-ALG-102", "HB-KLE-202"])
    assert "Nog 5 plekken zijn niet ingevuld." in seen(people, published)
    form = {f"{one.pk}-revisie": str(one.revision) for one in published.chosen_criteria.all()}
    blanks = [blank for one in basket(people, published).chosen for blank in one.blanks]
    values = {"percentage": "5", "aantal": "6", "periode": "", "standaardpakket": "x [y]", "methode": "ISO 14067"}
    form |= {blank.name: values[blank.words] for blank in blanks}
    assert post(people, published, "invullen/", **form).status_code == 302
    text = published.chosen_criteria.get(code="HB-ALG-102").text
    assert "besteedt 5 procent" in text
    assert "Binnen 6 weken" in text
    package = published.chosen_criteria.get(code="HB-KLE-202")
    assert ("x (y)" in package.text, "ISO 14067" in package.verification) == (True, True)
    assert "Nog 1 plek is niet ingevuld." in seen(people, published)
    assert "Bewaar wat u invulde" in seen(people, published)


def test_the_original_stands_beside_the_text_with_the_differences(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    form = {"revision": "1", "text": "De leverancier neemt kleding terug.", "verification": "Foto", "note": "Korter"}
    assert post(people, published, "HB-KLE-103/", **form).status_code == 302
    page = people.client("bram").get(f"/inkooptrajecten/{published.pk}/criteria/HB-KLE-103/").content.decode()
    assert "<del>" in page
    assert "opdrachtnemer" in page.split("<del>", 1)[1]
    assert published.chosen_criteria.get().note == "Korter"
    form |= {"revision": "2", "text": published.chosen_criteria.get().entry["text"]["nl"]}
    post(people, published, "HB-KLE-103/", **form)
    assert published.chosen_criteria.get().text == ""


def test_a_text_adapted_in_english_says_so_in_dutch(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    adapt(people.bram, published, "HB-KLE-103", Wording(1, "en", "The supplier takes clothes back.", "Photo"))
    assert "aangepast, in het Engels" in seen(people, published)
    assert "aangepast, in het" not in seen(people, published, language="/en")


def test_an_empty_text_is_told_and_nothing_typed_is_lost(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    answer = post(people, published, "HB-KLE-103/", revision="1", text=" ", verification="Mijn bewijs", note="")
    assert answer.status_code == 422
    assert "Mijn bewijs" in answer.content.decode()
    assert published.chosen_criteria.get().revision == 1


def test_two_people_at_one_text_see_both_versions_and_lose_nothing(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103", "HB-KLE-202"])
    adapt(people.anna, published, "HB-KLE-103", Wording(1, "nl", "Tekst van Anna", "Bewijs van Anna"))
    form = {"revision": "1", "text": "Tekst van Bram", "verification": "Bewijs van Bram", "note": "Van Bram"}
    answer = post(people, published, "HB-KLE-103/", **form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("Tekst van Anna", "Bewijs van Anna", "Tekst van Bram", "Van Bram"))
    assert published.chosen_criteria.get(code="HB-KLE-103").text == "Tekst van Anna"
    assert post(people, published, "HB-KLE-103/", **{**form, "revision": "2"}).status_code == 302
    assert published.chosen_criteria.get(code="HB-KLE-103").text == "Tekst van Bram"
    adapt(people.anna, published, "HB-KLE-202", Wording(1, "nl", "Anders", "Anders"))


def test_filling_in_while_somebody_rewrites_shows_both(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-201", "HB-KLE-301"])
    first, second = published.chosen_criteria.get(code="HB-KLE-201"), published.chosen_criteria.get(code="HB-KLE-301")
    adapt(people.anna, published, "HB-KLE-201", Wording(1, "nl", "Alles is veranderd", "Alles"))
    form = {f"{first.pk}-revisie": "1", f"{first.pk}-tekst-0": "44", f"{first.pk}-tekst-1": "55"}
    form |= {f"{second.pk}-revisie": "1", f"{second.pk}-tekst-0": "66"}
    answer = post(people, published, "invullen/", **form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Alles is veranderd" in page, "44 · 55" in page) == (True, True)
    assert "66" in published.chosen_criteria.get(code="HB-KLE-301").text


def test_a_newer_version_is_shown_and_taken_over(people: People, published: Tender) -> None:
    read_in(people, row("MVI-1"))
    add(people.bram, published, ["MVI-1"])
    adapt(people.bram, published, "MVI-1", Wording(1, "nl", "Ten minste 30 minder.", "Weegstaten"))
    assert "Nieuwere versie" not in seen(people, published)
    read_in(people, row("MVI-1", version="2", from_="2026-01-01", text_nl="Ten minste [percentage] minder afval."))
    assert "Nieuwere versie" in seen(people, published)
    page = people.client("bram").get(f"/inkooptrajecten/{published.pk}/criteria/MVI-1/").content.decode()
    assert "Dit verandert er:" in page
    assert "wat u aanpaste, vervalt" in page
    assert post(people, published, "MVI-1/nieuwer/", revision="1").status_code == 409
    assert post(people, published, "MVI-1/nieuwer/", revision="2").status_code == 302
    chosen = published.chosen_criteria.get()
    assert (chosen.version, chosen.text, chosen.entry["text"]["nl"]) == (2, "", "Ten minste [percentage] minder afval.")
    assert post(people, published, "MVI-1/nieuwer/", revision="3").status_code == 404


def test_adopting_what_is_not_newer_is_not_found(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    entry = next(one for one in basket(people, published)._library if one.criterion.code == "HB-KLE-103")
    with pytest.raises(Http404):
        adopt(people.bram, published, "HB-KLE-103", entry, 1)


def test_the_log_shows_each_change_with_old_and_new(people: People, published: Tender) -> None:
    add(people.bram, published, ["HB-KLE-103"])
    adapt(people.bram, published, "HB-KLE-103", Wording(1, "nl", "Onze tekst", "Ons bewijs"))
    remove(people.bram, published, "HB-KLE-103")
    events = AuditEvent.objects.filter(object_type="tender", action="basket.change").order_by("pk")
    changes = [event.changes["HB-KLE-103"] for event in events if "HB-KLE-103" in event.changes]
    assert changes == [{"old": None, "new": "v1"}, {"old": None, "new": "Onze tekst"}, {"old": "v1", "new": None}]
    assert any("mvi_level" in event.changes for event in events)


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_hostile_text_stays_text(people: People, published: Tender, evil: str) -> None:
    add(people.bram, published, ["HB-KLE-103", "HB-KLE-201"])
    post(people, published, "HB-KLE-103/", revision="1", text=evil, verification=evil, note=evil)
    chosen = published.chosen_criteria.get(code="HB-KLE-201")
    post(people, published, "invullen/", **{f"{chosen.pk}-revisie": "1", f"{chosen.pk}-tekst-0": evil})
    assert evil in published.chosen_criteria.get(code="HB-KLE-201").text
    for address in ("", "HB-KLE-103/", "HB-KLE-201/", f"?q={evil}", f"?weg={evil}"):
        page = people.client("bram").get(f"/inkooptrajecten/{published.pk}/criteria/{address}").content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_the_task_says_what_is_uncovered_and_how_much_is_open(people: People, planned: Tender) -> None:
    def task() -> Task:
        (found,) = tasks_of(tender_page(planned.pk, access_of(people.bram)))
        return found

    with translation.override("nl"):
        assert (task().key, task().state, task().questions) == ("criteria", "todo", 0)
        add(people.bram, planned, ["HB-ALG-102", "HB-ALG-103", "HB-KLE-301"])
        assert task().state == "busy"
        assert task().detail.startswith("Nog niet gedekt: Klimaat (0/2).")
        assert task().questions == 5
        add(people.bram, planned, ["HB-KLE-202"])
        for one in planned.chosen_criteria.all():
            adapt(people.bram, planned, one.code, Wording(one.revision, "nl", "Alles ingevuld", "Bewijs"))
        assert (task().state, task().detail, task().questions) == ("done", "De ambitie is gedekt.", 0)


def test_a_published_tender_without_a_basket_has_nothing_to_do_here(people: People) -> None:
    tender = clothing(people.agency)
    (task,) = tasks_of(tender_page(tender.pk, access_of(people.bram)))
    assert task.state == "not_applicable"


def test_the_basket_takes_at_most_fifteen_queries_whatever_the_amount(
    people: People, published: Tender, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    read_in(people, *(row(f"MVI-{n}") for n in range(60)))
    add(people.bram, published, [f"MVI-{n}" for n in range(30)])
    client = people.client("bram")
    ways: tuple[dict[str, str], ...] = ({}, {"HX-Request": "true"})
    for headers in ways:
        forget_everything()
        with django_assert_max_num_queries(15, info=str(headers)):
            client.get(f"/inkooptrajecten/{published.pk}/criteria/", headers=headers)
    assert "En nog" in seen(people, published)


def test_much_for_a_small_contract_is_told_and_stops_nobody(people: People) -> None:
    tender = clothing(people.agency, estimated_value_eur=Decimal(50_000), planned_on=date(2026, 1, 1))
    offered = [one.criterion.code for one in basket(people, tender).offered][:8]
    add(people.bram, tender, offered)
    assert "8 criteria is veel voor een opdracht onder" in seen(people, tender)
    assert len(codes(people, tender)) == 8
