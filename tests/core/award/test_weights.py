"""What things weigh on paper and in effect, and the rule of half."""

from fractions import Fraction

import pytest

from hefboom.core.award.half import half_rule
from hefboom.core.award.model import AwardDesign, BidOffer
from hefboom.core.award.weights import Weights, effective, nominal
from hefboom.core.base.text import Text
from tests.award_for_tests import EVERY_DESIGN, D, bid, criterion, design, ladder

HALF = Fraction(1, 2)


def weights(impact: str) -> Weights:
    share = Fraction(impact)
    return Weights({"price": 1 - share, "quality": Fraction(0), "impact": share}, {}, Text(nl="zo", en="so"))


@pytest.mark.parametrize(
    ("model", "price", "quality", "impact"),
    [
        (design(), "0.4", "0.1", "0.5"),
        (design("points_relative", "mean"), "0.4", "0.1", "0.5"),
        (EVERY_DESIGN["quality per price"], "0.5", "0.25", "0.25"),
        (design("lowest_price"), "1", "0", "0"),
        (design("value"), "10/13", "1/13", "2/13"),
        (design("value", price_low_eur=D(90_000), price_high_eur=D(110_000)), "0.4", "0.2", "0.4"),
        (design("value", criteria=(ladder(percents=(1, 3, 5)),)), "20/21", "0", "1/21"),
        (
            design("value", criteria=(criterion(measure="mki", mki_best_eur=0, mki_worst_eur=50_000, mki_factor=2),)),
            "0.5",
            "0",
            "0.5",
        ),
        (design("value", criteria=(criterion(min_value_eur="-90000"),)), "0.5", "0", "0.5"),
    ],
)
def test_nominal_weights_by_hand(model: AwardDesign, price: str, quality: str, impact: str) -> None:
    assert nominal(model).shares == {"price": Fraction(price), "quality": Fraction(quality), "impact": Fraction(impact)}
    assert sum(nominal(model).by_part.values()) == 1


def test_weights_that_do_not_add_up_are_taken_in_proportion() -> None:
    assert nominal(design(criteria=(criterion(weight=40),))).impact == HALF


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (AwardDesign(), "nog geen gewichten"),
        (design("value", budget_eur=None), "vul het budget in"),
        (design("value", criteria=(ladder(percents=(1, None, 5)),)), "Ladder"),
        (design("value", criteria=(criterion(measure="mki"),)), "Energy"),
        (design("value", criteria=(criterion(max_value_eur=None),)), "Energy"),
    ],
)
def test_what_is_not_known_is_said_and_is_not_zero(model: AwardDesign, says: str) -> None:
    found = nominal(model)
    assert found.impact is None
    assert says in found.how.nl
    assert half_rule(model).nominal.outcome == "unknown"


def test_effective_weight_by_hand() -> None:
    """Two bids: the standard deviation is half the difference. Price 10 points apart, quality 1, impact 3 + 6 = 9."""
    bids = [bid("A", 90_000, 5, 6, 5), bid("B", 100_000, 6, 7, 8)]
    found = effective(design(), [bids])
    assert found.shares == {"price": Fraction(10, 20), "quality": Fraction(1, 20), "impact": Fraction(9, 20)}
    assert found.by_part["people"] == Fraction(6, 20)


def test_impact_criteria_that_undo_each_other_count_for_nothing_together() -> None:
    """Energy 2 × 3 points up, people 3 × 2 points down: bids differ on each, and not on impact."""
    bids = [bid("A", 90_000, 5, 8, 5), bid("B", 100_000, 5, 6, 8)]
    found = effective(design(), [bids])
    assert found.impact == 0
    assert found.by_part["energy"] > 0


def test_where_everyone_scores_the_same_the_price_decides_all() -> None:
    bids = [bid("A", 90_000, 7, 7, 7), bid("B", 100_000, 7, 7, 7)]
    found = effective(design(), [bids])
    assert found.shares == {"price": 1, "quality": 0, "impact": 0}
    judged = half_rule(design(), found)
    assert (judged.nominal.outcome, judged.effective.outcome) == ("met", "not_met")


def test_sets_are_added_up_and_single_bids_say_nothing() -> None:
    one = [bid("A", 90_000, 7, 7, 7), bid("B", 100_000, 7, 7, 7)]
    other = [bid("A", 90_000, 7, 7, 7), bid("B", 90_000, 7, 10, 7.5)]
    alone = [bid("A", 90_000, 1, 1, 1)]
    assert effective(design(), [one, other, alone]).shares == {"price": HALF, "quality": 0, "impact": HALF}


@pytest.mark.parametrize("bids", [[], [bid("A", 90_000, 7, 7, 7)], [bid("A", 9e4, 7, 7, 7), bid("B", 9e4, 7, 7, 7)]])
def test_without_differences_the_effective_weight_is_unknown(bids: list[BidOffer]) -> None:
    found = effective(design(), [bids])
    assert found.shares is None
    assert half_rule(design(), found).effective.outcome == "unknown"


def test_effective_under_value_is_in_euros() -> None:
    bids = [bid("A", 90_000, 5, 5, 5), bid("B", 98_000, 5, 10, 8)]
    assert effective(design("value"), [bids]).impact == HALF


def test_effective_of_points_per_euro_compares_relative_differences() -> None:
    """Prices 10 % to either side of the mean; points 25 % to either side, all of it by impact."""
    model = EVERY_DESIGN["quality per price"]
    bids = [bid("A", 90_000, 6, 3, ids=("plan", "energy")), bid("B", 110_000, 6, 9, ids=("plan", "energy"))]
    assert effective(model, [bids]).impact == pytest.approx(Fraction(25, 35))


@pytest.mark.parametrize(
    ("impact", "outcome", "shown"),
    [
        ("0.5", "met", "50%"),
        ("0.4999999", "not_met", "49,99%"),
        ("0.6", "met", "60%"),
        ("0.2124", "not_met", "21,24%"),
        ("0", "not_met", "0%"),
    ],
)
def test_the_border_of_the_rule(impact: str, outcome: str, shown: str) -> None:
    verdict = half_rule(design(), weights(impact)).effective
    assert (verdict.outcome, verdict.impact) == (outcome, Fraction(impact))
    assert f" {shown} " in verdict.says.nl


def test_another_share_can_be_asked() -> None:
    verdict = half_rule(design(), weights("0.5"), share=D("0.6")).nominal
    assert verdict.outcome == "not_met"
    assert "60%" in verdict.says.en
