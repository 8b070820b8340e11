"""A criterion, for tests that need one with a few things of its own."""

from datetime import date

from hefboom.core.strategy.library import Criterion
from tests.packs_for_tests import SOURCE, text


def criterion(code: str, **other: object) -> Criterion:
    """A requirement of level 1 for the climate in every product group, in force from 2020 on, unless told otherwise."""
    return Criterion.model_validate(
        {
            "code": code,
            "from": date(2020, 1, 1),
            "title": text(code),
            "text": text("At least [number]"),
            "kind": "requirement",
            "level": 1,
            "themes": ("climate",),
            "verification": text("Show it"),
            "for_buyer": text("Buyer"),
            "for_bidder": text("Bidder"),
            "source": SOURCE,
        }
        | other
    )
