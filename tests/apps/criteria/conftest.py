"""The people of `tests/people.py`, and what the tests of criteria have in common."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hefboom.apps.criteria.actions.importing import confirm, upload
from hefboom.apps.criteria.models import CriteriaImport
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.models import Tender
from hefboom.core.strategy.tables import CRITERION_COLUMNS
from tests.people import People, clothing, people, tender_of

__all__ = ["file_of", "people", "planned", "published", "read_in", "row"]

AMBITION: dict[str, Any] = {
    "level_climate": 2,
    "level_circular": 3,
    "level_isv": 1,
    "level_social_return": 1,
    "level_innovation": 0,
}


@pytest.fixture
def planned(people: People) -> Tender:
    """A plan of Bram's agency for workwear, with an ambition."""
    facts = {"product_group": "bedrijfskleding", "planned_on": date(2030, 1, 1), "title": "Werkkleding 2030"}
    return tender_of(people.agency, "PLAN-1", estimated_value_eur=Decimal(900_000), **facts, **AMBITION)


@pytest.fixture
def published(people: People) -> Tender:
    """The same, published."""
    return clothing(people.agency, estimated_value_eur=Decimal(900_000), **AMBITION)


def row(code: str, **other: str) -> dict[str, str]:
    """A good row of a file, in Dutch only, unless told otherwise; `from_` is the column `from`."""
    good = {
        "code": code,
        "version": "1",
        "from": "2024-01-01",
        "kind": "award",
        "level": "2",
        "themes": "climate",
        "product_groups": "bedrijfskleding",
        "title_nl": f"Eigen criterium {code}",
        "text_nl": "Ten minste [percentage] minder.",
        "verification_nl": "Weegstaten",
        "for_buyer_nl": "Weeg eerst.",
        "for_bidder_nl": "Wees eerlijk.",
        "document": "pianoo-productgroepen",
    }
    return good | {name.rstrip("_"): value for name, value in other.items()}


def file_of(*rows: dict[str, str]) -> bytes:
    """A CSV file with these rows and every column."""
    lines = [";".join(CRITERION_COLUMNS)]
    lines += [";".join(f'"{one.get(name, "")}"' for name in CRITERION_COLUMNS) for one in rows]
    return "\n".join(lines).encode()


def read_in(people: People, *rows: dict[str, str], organisation: Organisation | None = None) -> CriteriaImport:
    """Let Eva, who manages the ministry and all below it, read in these rows for the agency or another organisation."""
    batch = upload(people.eva, organisation or people.agency, "criteria.csv", file_of(*rows))
    return confirm(people.eva, batch)
