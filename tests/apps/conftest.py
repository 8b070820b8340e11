"""What every test of the apps starts with: a register that nothing is remembered of."""

from collections.abc import Callable, Collection

import pytest
from pytest_django import DjangoAssertNumQueries

from hefboom.apps.tenders.queries.remembered import forget_everything
from tests.people import People

AsksAtMost = Callable[[int, People, Collection[str], Collection[str]], set[int]]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget_everything()


@pytest.fixture
def asks_at_most(django_assert_max_num_queries: DjangoAssertNumQueries) -> AsksAtMost:
    """Return `asks_at_most(most, people, who, pages)`: no page asks the database more than that, whoever looks.

    Every page is asked for with nothing remembered of the one before. Says with which statuses they answered.
    """

    def asks_at_most_(most: int, people: People, who: Collection[str], pages: Collection[str]) -> set[int]:
        statuses = set()
        for name in who:
            client = people.client(name)
            for page in pages:
                forget_everything()
                with django_assert_max_num_queries(most, info=f"{name} looks at {page}"):
                    statuses.add(client.get(page).status_code)
        return statuses

    return asks_at_most_
