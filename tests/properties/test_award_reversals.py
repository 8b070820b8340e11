"""A reversal is found only there where trying everything finds one too, and also where it is hard to find."""

from itertools import product

import pytest

from hefboom.core.award.market import Market
from hefboom.core.award.model import AwardDesign, Formula
from hefboom.core.award.plain import reverses
from hefboom.core.award.reversal import find_reversal
from tests.award_for_tests import EVERY_DESIGN, RELATIVE, D, bid, criterion, design


def any_reversal(model: AwardDesign) -> bool:
    """Try all bids on a small grid."""
    prices, scores = (80_000, 90_000, 100_000, 120_000), (0, 2, 4, 6, 8, 10)
    return any(
        reverses(model, [bid("A", one, 5, a, 5), bid("B", two, 5, b, 5), bid("C", three, 5, 0, 5)])
        for one, two, three, a, b in product(prices, prices, prices, scores, scores)
    )


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_reversal_is_found_where_trying_everything_finds_one(name: str) -> None:
    model = EVERY_DESIGN[name]
    assert (find_reversal(model, Market()) is not None) == any_reversal(model) == name.startswith("relative")


@pytest.mark.parametrize("formula", RELATIVE)
def test_an_example_needs_more_than_one_criterion_when_none_weighs_enough(formula: Formula) -> None:
    tiny = tuple(criterion(f"c{number}", weight=4) for number in range(5))
    found = find_reversal(design("points_relative", formula, criteria=tiny), Market(deviation=D("0.3")))
    assert found is not None
    assert reverses(design("points_relative", formula, criteria=tiny), found.bids)
