"""Each price formula, by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from hefboom.core.award.model import Formula
from hefboom.core.award.price import FORMULAS, price_points
from hefboom.core.base.text import LANGUAGES
from tests.award_for_tests import design

PRICES = {"A": Fraction(80_000), "B": Fraction(100_000), "C": Fraction(120_000)}


@pytest.mark.parametrize(
    ("formula", "points"),
    [
        ("linear", ["40", "20", "0"]),
        ("bands", ["40", "24", "0"]),
        ("lowest_ratio", ["40", "32", "26.67"]),
        ("spread", ["40", "20", "0"]),
        ("mean", ["24", "20", "16"]),
    ],
)
def test_points_by_hand(formula: Formula, points: list[str]) -> None:
    found = price_points(design(formula=formula), PRICES)
    assert [round(Decimal(each.numerator) / each.denominator, 2) for each in found.values()] == [
        Decimal(p) for p in points
    ]


@pytest.mark.parametrize(("price", "points"), [(79_999, 40), (80_000, 40), (120_000, 0), (500_000, 0)])
def test_a_price_outside_floor_and_ceiling_earns_all_or_nothing(price: int, points: int) -> None:
    assert price_points(design(), {"A": Fraction(price)})["A"] == points


@pytest.mark.parametrize(
    ("price", "points"), [("90000", 40), ("90000.01", 24), ("100000", 24), ("110000", 8), ("110000.01", 0)]
)
def test_a_band_holds_its_border(price: str, points: int) -> None:
    assert price_points(design(formula="bands"), {"A": Fraction(price)})["A"] == points


@pytest.mark.parametrize(("formula", "points"), [("lowest_ratio", 40), ("spread", 40), ("mean", 20)])
def test_equal_prices_earn_equal_points(formula: Formula, points: int) -> None:
    found = price_points(design("points_relative", formula), {"A": Fraction(5), "B": Fraction(5)})
    assert found == {"A": points, "B": points}


def test_a_price_far_above_the_mean_earns_nothing_and_never_less() -> None:
    prices = {"A": Fraction(1), "B": Fraction(1), "C": Fraction(100)}
    assert price_points(design(formula="mean"), prices)["C"] == 0


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_says_in_both_languages_how_it_works_and_what_is_wrong_with_it(formula: Formula) -> None:
    words = FORMULAS[formula]
    for text in (words.name, words.works, words.symbols, words.wrong):
        assert all(len(text.in_language(code)) > 5 for code in LANGUAGES)
    assert words.relative == ("andere inschrijver" in words.wrong.nl.lower() or "derde" in words.wrong.nl)
