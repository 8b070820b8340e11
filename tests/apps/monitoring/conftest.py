"""The people of `tests/people.py`, and the year 2023 as the government published it."""

from datetime import date

import pytest

from hefboom.apps.tenders.actions.storing import store_tenders
from hefboom.apps.tenders.models import Tender
from tests.people import People, incoming_of, people

__all__ = ["people"]


@pytest.fixture
def published_year(people: People) -> list[Tender]:
    """Store a tenth of the year 2023: 10 relevant tenders, 8 with criteria, 4 of these at level 2; 36 outside."""
    relevant = [
        incoming_of(
            people.agency,
            f"R-{number}",
            published_on=date(2023, 5, 1),
            product_group="bedrijfskleding",
            mvi_criteria_applied=number < 8,
            estimated_value_eur=1_000_000,
            **({"mvi_level": 2 if number < 4 else 1} if number < 8 else {}),
        )
        for number in range(10)
    ]
    outside = [
        incoming_of(people.other_ministry, f"O-{number}", published_on=date(2023, 6, 1), product_group="none")
        for number in range(36)
    ]
    return store_tenders([*relevant, *outside])
