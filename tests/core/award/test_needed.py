"""How many points make the half real: what is promised comes out when the same bids are weighed anew."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.award.market import Market
from hefboom.core.award.model import AwardCriterion, AwardDesign, BidOffer, PriceRule
from hefboom.core.award.needed import points_needed, with_impact_points
from hefboom.core.award.simulate import simulate
from hefboom.core.award.weights import Weights, effective
from hefboom.core.base.text import Text

HOW = Text(nl="Uit de spreiding.", en="From the spread.")


def design(price: int = 30, quality: int = 20, *impact: int) -> AwardDesign:
    rows = [
        AwardCriterion(id=f"i{n}", name="Impact", kind="impact", weight=w) for n, w in enumerate(impact or (25, 25))
    ]
    plan = AwardCriterion(id="plan", name="Plan", kind="quality", weight=Decimal(quality))
    rule = PriceRule(weight=Decimal(price), floor_eur=Decimal(700), ceiling_eur=Decimal(1300))
    return AwardDesign(price=rule, criteria=(*rows, plan))


def test_the_points_that_are_said_to_be_needed_are_enough_and_one_less_is_not() -> None:
    bids = [
        [
            BidOffer("A", Decimal(800), {"i0": Decimal(4), "i1": Decimal(6), "plan": Decimal(8)}),
            BidOffer("B", Decimal(1200), {"i0": Decimal(8), "i1": Decimal(6), "plan": Decimal(2)}),
            BidOffer("C", Decimal(1000), {"i0": Decimal(5), "i1": Decimal(7), "plan": Decimal(6)}),
        ]
    ]
    needed = points_needed(design(), effective(design(), bids))
    assert needed is not None

    def impact(points: int) -> Fraction:
        share = effective(with_impact_points(design(), Decimal(points)), bids).impact
        assert share is not None
        return share

    assert impact(needed) >= Fraction(1, 2) - Fraction(1, 500)  # weights are rounded to tenths
    assert impact(needed - 1) < Fraction(1, 2)


def test_on_thousands_of_imagined_tenders_too() -> None:
    found = points_needed(design(), simulate(design(), Market(), sets=2_000).effective)
    assert found is not None
    after = simulate(with_impact_points(design(), Decimal(found)), Market(), sets=2_000).effective.impact
    assert after is not None
    assert abs(after - Fraction(1, 2)) < Fraction(1, 50)


@settings(max_examples=50)
@given(
    st.integers(1, 60), st.integers(1, 30), st.lists(st.integers(1, 40), min_size=1, max_size=5), st.integers(0, 100)
)
def test_the_points_still_add_up_and_keep_their_order(price: int, quality: int, impact: list[int], wanted: int) -> None:
    whole = Decimal(100) / (price + quality + sum(impact))
    start = design(price, quality, *impact)
    start = start.model_copy(
        update={
            "price": start.price.model_copy(update={"weight": price * whole}),
            "criteria": tuple(one.model_copy(update={"weight": one.weight * whole}) for one in start.criteria),
        }
    )
    made = with_impact_points(start, Decimal(wanted))
    assert made.price.weight + sum(one.weight for one in made.criteria) == 100
    assert sum(one.weight for one in made.criteria if one.kind == "impact") == wanted


@pytest.mark.parametrize("method", ["value", "quality_per_price", "lowest_price"])
def test_without_points_that_add_up_nothing_is_said(method: str) -> None:
    half = Weights({"price": Fraction(1, 2), "quality": Fraction(0), "impact": Fraction(1, 2)}, {}, HOW)
    made = AwardDesign.model_validate({**design().model_dump(), "method": method})
    assert points_needed(made, half) is None


def test_what_is_not_known_needs_no_points() -> None:
    assert points_needed(design(), Weights(None, {}, HOW)) is None


def test_a_model_of_impact_alone_cannot_be_shared_out() -> None:
    with pytest.raises(ValueError, match="other parts"):
        with_impact_points(design(0, 0, 100), Decimal(50))
