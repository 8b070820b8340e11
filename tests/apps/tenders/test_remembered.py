"""Answers about the whole register are remembered, and forgotten as soon as anything changes."""

from datetime import date

from pytest_django import DjangoAssertNumQueries

from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.queries.register import years_in_register
from hefboom.apps.tenders.queries.remembered import remembered
from tests.people import People, clothing


def test_an_answer_is_asked_for_once_while_the_register_stays_the_same(people: People) -> None:
    asked: list[int] = []

    @remembered
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(2), double(2), double(3)] == [4, 4, 6]
    assert asked == [2, 3]
    clothing(people.agency)
    assert double(2) == 4
    assert asked == [2, 3, 2]


def test_bram_sees_his_change_at_once(people: People) -> None:
    tender = clothing(people.agency, published_on=date(2024, 3, 1))
    assert years_in_register() == [2024]
    change_fact(people.bram, tender, None, "published_on", "2025-03-01", tender.version)
    assert years_in_register() == [2025]


def test_a_page_asks_for_the_version_once(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    clothing(people.agency)
    citizen = people.client("citizen")
    citizen.get("/voortgang/mvi-criteria/?jaar=alle")
    with django_assert_max_num_queries(4):
        assert citizen.get("/voortgang/mvi-criteria/?jaar=alle").status_code == 200
