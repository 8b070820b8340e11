"""Finding criteria, and everything about one of them."""

from datetime import date

import pytest
from pytest_django import Settings

from hefboom.apps.criteria.actions.basket import add, remove
from hefboom.apps.criteria.queries.library import Entry
from hefboom.apps.criteria.queries.use import use_of
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import NOBODY, access_of
from tests.apps.conftest import AsksAtMost
from tests.apps.criteria.conftest import read_in, row
from tests.people import People, clothing, much_clothing, tender_of

ADDRESS = "/criteria/"


def found(people: People, query: str, who: str = "bram") -> list[Entry]:
    return list(people.client(who).get(f"{ADDRESS}?{query}").context["page"].paginator.object_list)


def test_bram_finds_criteria_for_his_group_theme_and_level(people: People) -> None:
    entries = found(people, "productgroep=bedrijfskleding&thema=circular&niveau=2")
    assert entries
    assert all("circular" in one.criterion.themes and one.criterion.level == 2 for one in entries)
    assert "niet de officiële set" in people.client("bram").get(ADDRESS).content.decode()


def test_a_group_without_own_criteria_still_gets_those_that_fit_every_group(people: People) -> None:
    entries = found(people, "productgroep=laboratorium")
    assert entries
    assert all(not one.criterion.product_groups for one in entries)


def test_a_choice_that_does_not_exist_is_said_and_left_out(people: People) -> None:
    answer = people.client("bram").get(f"{ADDRESS}?niveau=9")
    assert answer.status_code == 200
    assert answer.context["page"].paginator.count == len(pack_in_force().criteria)
    assert "9" in answer.content.decode().split("hb-missing", 1)[1][:200]


def test_a_pack_without_criteria_says_so(people: People, settings: Settings) -> None:
    settings.HEFBOOM_PACK = "waterstad-2025"
    assert "Geen criteria bij deze keuze" in people.client("citizen").get(ADDRESS).content.decode()


@pytest.mark.parametrize("query", ["q=vezels", "q=fibres", "q=HB-KLE-201", "q=gerecycleerde+vezel"])
def test_words_are_found_in_both_languages_and_by_code(people: People, query: str) -> None:
    codes = {one.criterion.code for one in found(people, query)}
    assert codes & {"HB-KLE-102", "HB-KLE-201"} or query.endswith("vezel")
    assert len(codes) < 15


def test_own_criteria_are_found_by_their_source(people: People) -> None:
    read_in(people, row("MVI-1"))
    assert [one.criterion.code for one in found(people, "bron=rws")] == ["MVI-1"]
    assert all(not one.organisation for one in found(people, "bron=strategie"))


def test_only_the_version_in_force_is_in_the_library_and_all_are_on_the_page(people: People) -> None:
    read_in(people, row("MVI-1"))
    read_in(people, row("MVI-1", version="2", from_="2026-01-01", text_nl="Ten minste [percentage] minder afval."))
    (entry,) = found(people, "q=MVI-1")
    assert entry.criterion.version == 2
    page = people.client("bram").get(entry.url).content.decode()
    assert "Versie 1" in page
    assert "<ins>" in page
    assert "afval</ins>" in page


def test_a_version_that_is_no_longer_in_force_says_so(people: People) -> None:
    read_in(people, row("MVI-OUD", until="2025-12-31"))
    assert "Deze versie geldt nu niet" in people.client("bram").get("/criteria/MVI-OUD/").content.decode()
    assert found(people, "q=MVI-OUD") == []


def test_hostile_text_in_a_file_stays_text(people: People) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    texts = {f"{name}_nl": evil for name in ("title", "text", "verification", "for_buyer", "for_bidder", "legal_form")}
    read_in(people, row("MVI-X", heading=evil, **texts))
    tender = clothing(people.agency)
    add(people.bram, tender, ["MVI-X"])
    for address in ("/criteria/?q=MVI-X", "/criteria/MVI-X/", f"/inkooptrajecten/{tender.pk}/criteria/"):
        page = people.client("bram").get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_use_is_counted_over_what_the_reader_may_see_and_silent_about_too_little(people: People) -> None:
    used = [clothing(people.agency, f"K-{n}", tenders_received=n + 2) for n in range(3)]
    plan = tender_of(people.agency, "PLAN", title="Plan", planned_on=date(2030, 1, 1))
    unknown = clothing(people.agency, "K-9")
    for tender in (*used[:2], plan):
        add(people.bram, tender, ["HB-KLE-103"])
    few = use_of("HB-KLE-103", "", NOBODY)
    assert (few.count, few.enough, few.enough_told) == (2, False, False)
    page = people.client("citizen").get("/criteria/HB-KLE-103/").content.decode()
    assert "te weinig om iets te zeggen" in page
    assert "mediaan" not in page
    add(people.bram, used[2], ["HB-KLE-103"])
    add(people.bram, unknown, ["HB-KLE-103"])
    used[0].chosen_criteria.update(text="anders")
    public, inside = use_of("HB-KLE-103", "", NOBODY), use_of("HB-KLE-103", "", access_of(people.bram))
    assert (public.count, inside.count) == (4, 5)
    assert (public.adapted, public.lots, public.told, public.bidders) == (1, 4, 3, 3)
    remove(people.bram, unknown, "HB-KLE-103")
    assert use_of("HB-KLE-103", "", NOBODY).removed == 1
    assert "mediaan 3" in people.client("citizen").get("/criteria/HB-KLE-103/").content.decode()
    assert "gebruikt in 3 trajecten" in people.client("citizen").get("/criteria/?q=HB-KLE-103").content.decode()


def test_pages_take_at_most_fifteen_queries_whatever_the_amount(people: People, asks_at_most: AsksAtMost) -> None:
    read_in(people, *(row(f"MVI-{n}") for n in range(60)))
    for n, tender in enumerate(much_clothing(people.agency, 12)):
        add(people.bram, tender, ["HB-KLE-103", f"MVI-{n}"])
    asks_at_most(15, people, ("bram",), (ADDRESS, "/criteria/MVI-1/", "/criteria/HB-KLE-103/"))
