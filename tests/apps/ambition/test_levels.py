"""Choosing levels: what binds, what the facts of the tender hear, two people at once, and putting back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from hefboom.apps.ambition.actions.policy import set_retired
from hefboom.apps.ambition.actions.webs import put_back, set_level, take_over
from hefboom.apps.ambition.errors import LevelConflictError, ReasonNeededError, RefusedError
from hefboom.apps.ambition.models import OwnTheme
from hefboom.apps.ambition.queries.webs import web_at, web_of
from hefboom.apps.tenders.actions.editing import change_fact
from tests.apps.ambition.webs import row, stored, workwear
from tests.people import People, tender_of


def test_a_level_is_a_fact_of_the_tender(people: People) -> None:
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "climate", 2, "", 0)
    assert tender.lots.get().facts["level_climate"]["value"] == 2
    assert row(tender).level == 2
    assert row(tender).version == 1


def test_going_below_what_binds_asks_for_a_reason_and_above_does_not(people: People) -> None:
    tender = workwear(people)
    set_level(people.anna, web_at(people.agency, "bedrijfskleding"), "climate", 2, "", 0)
    base = row(tender).base
    assert base
    assert (base.level, base.web.product_group) == (2, "bedrijfskleding")
    with pytest.raises(ReasonNeededError):
        set_level(people.bram, web_of(tender), "climate", 1, "  ", 0)
    set_level(people.bram, web_of(tender), "climate", 3, "", 0)
    set_level(people.bram, web_of(tender), "climate", 1, "De markt kan dit nog niet.", 1)
    assert row(tender).below
    assert row(tender).reason == "De markt kan dit nog niet."


def test_each_theme_has_its_own_base_the_nearest_web_first(people: People) -> None:
    tender = workwear(people, product_group="reiniging-bedrijfskleding")
    set_level(people.eva, web_at(people.ministry), "climate", 1, "", 0)
    set_level(people.eva, web_at(people.ministry), "circular", 1, "", 0)
    set_level(people.eva, web_at(people.agency), "circular", 2, "", 0)
    set_level(people.eva, web_at(people.agency, "bedrijfskleding"), "isv", 3, "", 0)
    found = {code: row(tender, code).base for code in ("climate", "circular", "isv", "innovation")}
    assert {code: (base.web.organisation.code, base.level) for code, base in found.items() if base} == {
        "climate": ("ienw", 1),
        "circular": ("rws", 2),
        "isv": ("rws", 3),
    }


def test_two_people_at_one_theme_conflict_and_at_two_themes_do_not(people: People) -> None:
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "climate", 2, "", 0)
    set_level(people.bram, web_of(tender), "circular", 1, "", 0)
    with pytest.raises(LevelConflictError) as both:
        set_level(people.bram, web_of(tender), "climate", 3, "", 0)
    assert (both.value.theirs.level, both.value.level) == (2, 3)
    set_level(people.bram, web_of(tender), "climate", 2, "", 0)  # the same choice is no conflict


def test_nonsense_is_refused(people: People) -> None:
    web = web_of(workwear(people))
    with pytest.raises(RefusedError):
        set_level(people.anna, web, "climate", 7, "", 0)
    with pytest.raises(Http404):
        set_level(people.anna, web, "geluk", 1, "", 0)
    with pytest.raises(PermissionDenied):
        set_level(people.carla, web, "climate", 1, "", 0)


def test_the_last_change_can_be_put_back_once_with_the_source_of_the_fact(people: People) -> None:
    tender = workwear(people, level_climate=1)
    found = row(tender)
    assert found.stated
    assert (found.level, found.stated.elsewhere) == (1, True)
    set_level(people.anna, web_of(tender), "climate", 3, "", 0)
    put_back(people.anna, web_of(tender), "climate")
    fact = tender.lots.get().facts["level_climate"]
    assert (fact["value"], fact["source"]["kind"]) == (1, "example")
    with pytest.raises(Http404):
        put_back(people.anna, web_of(tender), "climate")


def test_a_higher_web_that_changes_later_changes_no_lower_one_and_shows(people: People) -> None:
    tender = workwear(people)
    set_level(people.eva, web_at(people.ministry), "climate", 1, "", 0)
    set_level(people.anna, web_of(tender), "climate", 1, "", 0)
    assert not row(tender).below
    set_level(people.eva, web_at(people.ministry), "climate", 3, "", 1)
    assert (row(tender).level, row(tender).below, row(tender).drifted) == (1, True, True)
    set_level(people.anna, web_of(tender), "climate", 1, "De markt kan dit nog niet.", 1)
    assert (row(tender).below, row(tender).drifted) == (True, False)


def test_lots_that_differ_have_no_level_until_somebody_chooses_for_all(people: People) -> None:
    lots = {"Noord": {"level_climate": 1}, "Zuid": {"level_climate": 3}}
    tender = stored(tender_of(people.agency, "LOTS", lots=lots, title="Kleding"))
    found = row(tender)
    assert found.stated
    assert (found.level, found.stated.by_lot) == (None, (("Noord", 1), ("Zuid", 3)))
    set_level(people.anna, web_of(tender), "climate", 2, "", 0)
    assert {lot.facts["level_climate"]["value"] for lot in tender.lots.all()} == {2}
    assert row(tender).level == 2


def test_what_the_register_says_later_counts(people: People) -> None:
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "climate", 2, "", 0)
    tender = stored(tender)
    change_fact(people.bram, tender, tender.lots.get(), "level_climate", "3", tender.version)
    found = row(tender)
    assert found.stated
    assert (found.level, found.stated.elsewhere) == (3, True)


def test_a_retired_theme_stays_where_it_has_a_level_and_takes_no_new_one(people: People) -> None:
    tender = workwear(people)
    theme = OwnTheme.objects.create(organisation=people.ministry, code="geluid", name="Geluid")
    set_level(people.anna, web_of(tender), "geluid", 2, "", 0)
    set_retired(people.eva, theme, retired=True)
    assert row(tender, "geluid").theme.retired
    with pytest.raises(RefusedError):
        set_level(people.anna, web_of(tender), "geluid", 3, "", 1)
    with pytest.raises(Http404):
        set_level(people.anna, web_of(workwear(people, code="ANDERS")), "geluid", 3, "", 0)


def test_taking_over_fills_what_is_open_and_leaves_the_rest(people: People) -> None:
    tender = workwear(people)
    set_level(people.eva, web_at(people.ministry), "climate", 2, "", 0)
    set_level(people.eva, web_at(people.ministry), "circular", 1, "", 0)
    set_level(people.anna, web_of(tender), "climate", 3, "", 0)
    assert take_over(people.anna, web_of(stored(tender))) == 1
    assert {code: row(tender, code).level for code in ("climate", "circular", "isv")} == {
        "climate": 3,
        "circular": 1,
        "isv": None,
    }
