"""What a weight does to who wins, and the smallest change that does, held against trying everything."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from hefboom.core.award.change import Change, smallest_changes
from hefboom.core.award.model import AwardCriterion, AwardDesign, BidOffer, PriceBand, PriceRule
from hefboom.core.award.ranking import leaders, rank, standing
from hefboom.core.award.sensitivity import sweep_impact, top
from tests.award_for_tests import EVERY_DESIGN, D, bid, criterion, design, ladder, scale

BIDS = [
    bid("Anker", 84_000, 6, 4, 4),
    bid("Boei", 92_000, 9, 6, 5),
    bid("Cap", 97_000, 5, 7, 8),
    bid("Dek", 110_000, 8, 9, 9),
]


def reweighted(model: AwardDesign, weight: Fraction) -> AwardDesign:
    """The design with this weight for impact, everything else in proportion."""
    ratio = model.method == "quality_per_price"
    impact = sum(each.weight for each in model.criteria if each.kind == "impact")
    others = sum(each.weight for each in model.criteria if each.kind != "impact") + (0 if ratio else model.price.weight)

    def scaled(each: AwardCriterion | PriceRule, part: Fraction, whole: object) -> Decimal:
        exact = Fraction(each.weight) / Fraction(str(whole)) * part * 100
        return Decimal(exact.numerator) / exact.denominator

    criteria = [
        each.model_copy(
            update={"weight": scaled(each, *((weight, impact) if each.kind == "impact" else (1 - weight, others)))}
        )
        for each in model.criteria
    ]
    price = model.price.model_copy(update={"weight": scaled(model.price, 1 - weight, others)})
    return model.model_copy(update={"criteria": tuple(criteria), "price": price})


POINTS = [name for name in EVERY_DESIGN if name not in {"value", "lowest price"}]


@pytest.mark.parametrize("name", POINTS)
def test_the_exact_stretches_agree_with_ranking_on_a_fine_grid(name: str) -> None:
    model = EVERY_DESIGN[name]
    sweep = sweep_impact(model, BIDS)
    assert len(sweep.stretches) > 1, "an example in which the weight matters"
    for step in range(1, 25):
        weight = Fraction(step, 25)
        winners = rank(reweighted(model, weight), BIDS).winners
        stretch = next(each for each in sweep.stretches if each.start <= weight <= each.end)
        if weight not in sweep.breakpoints:
            assert winners == stretch.winners
        assert winners == top(sweep.lines, weight)


@pytest.mark.parametrize("name", POINTS)
def test_at_the_present_weight_the_lines_are_the_present_totals(name: str) -> None:
    sweep = sweep_impact(EVERY_DESIGN[name], BIDS)
    assert sweep.now == Fraction(1, 2)
    assert {line.name: line.at(sweep.now) for line in sweep.lines} == standing(EVERY_DESIGN[name], BIDS)


@pytest.mark.parametrize("factor", ["0.1", "0.5", "1", "2", "5"])
def test_under_value_another_weight_is_another_value_of_impact(factor: str) -> None:
    model = design("value", price_low_eur=D(80_000), price_high_eur=D(120_000))
    sweep = sweep_impact(model, BIDS)
    assert sweep.now == Fraction(20, 70)
    times = Fraction(factor)
    weight = times * sweep.now / (1 - sweep.now + times * sweep.now)
    criteria = [
        each.model_copy(update={"max_value_eur": D(10_000) * D(factor)}) if each.kind == "impact" else each
        for each in model.criteria
    ]
    assert rank(model.model_copy(update={"criteria": tuple(criteria)}), BIDS).winners == top(sweep.lines, weight)


def test_the_stretches_cover_the_axis_and_ties_are_told() -> None:
    twins = [*BIDS, bid("Eb", 84_000, 6, 4, 4)]
    sweep = sweep_impact(design(), twins)
    assert (sweep.stretches[0].start, sweep.stretches[-1].end) == (0, 1)
    assert all(one.end == other.start for one, other in zip(sweep.stretches, sweep.stretches[1:], strict=False))
    assert sweep.stretches[0].winners == ("Anker", "Eb")
    assert sweep.breakpoints == tuple(each.start for each in sweep.stretches[1:])


@pytest.mark.parametrize(
    ("model", "bids"),
    [
        (design("lowest_price"), BIDS),
        (design(criteria=(criterion("plan", "quality", 60),)), BIDS),
        (design(criteria=(criterion(weight=0),)), BIDS),
        (design("quality_per_price", criteria=(criterion(weight=100),)), BIDS),
        (design("value", budget_eur=None), BIDS),
        (design(), []),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_so(model: AwardDesign, bids: Sequence[BidOffer]) -> None:
    sweep = sweep_impact(model, bids)
    assert (sweep.lines, sweep.stretches, sweep.now, sweep.breakpoints) == ((), (), None, ())
    assert sweep.axis.nl.startswith("Er is niets te tekenen")


# The smallest change. Prices are small here, so that every cent can be tried.

SMALL_BANDS = tuple(
    PriceBand(up_to_eur=D(price), points_percent=D(points)) for price, points in ((9, 100), (10, 50), (11, 10))
)


def small(name: str) -> AwardDesign:
    model = EVERY_DESIGN[name]
    price = model.price.model_copy(update={"floor_eur": D(8), "ceiling_eur": D(12), "bands": SMALL_BANDS})
    steps = tuple(
        each.model_copy(update={"max_value_eur": D(1), "scale": scale(*range(11))}) for each in model.criteria
    )
    return model.model_copy(update={"price": price, "criteria": steps})


SMALL = [bid("A", "8.40", 6, 4, 4), bid("B", "9.20", 9, 6, 5), bid("C", "9.70", 5, 7, 7)]


def everything(
    model: AwardDesign, bids: Sequence[BidOffer], part: AwardCriterion | None, reach: Decimal = Decimal(0)
) -> Iterator[tuple[Decimal, tuple[str, ...]]]:
    """Every change of one bid on one part, of a price to the cent within this reach: how far, and who then wins."""
    for index, each in enumerate(bids):
        now = each.price if part is None else each.given(part)
        assert now is not None
        cents = range(int((now - reach) * 100), int((now + reach) * 100) + 1)
        values = [D(cent) / 100 for cent in cents] if part is None else part.scale.steps
        for value in values:
            changed = [*bids[:index], each.giving(part, value), *bids[index + 1 :]]
            yield abs(value - now), leaders(standing(model, changed))


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_no_smaller_change_of_a_score_changes_the_winner(name: str) -> None:
    model = small(name)
    winners = rank(model, SMALL).winners
    found = {change.part: abs(change.to - change.now) for change in smallest_changes(model, SMALL)}
    for part in model.counted:
        enough = [far for far, then in everything(model, SMALL, part) if then != winners]
        assert found.get(part.id) == min(enough, default=None)


@pytest.mark.parametrize("name", [name for name in EVERY_DESIGN if name not in {"relative mean", "relative spread"}])
def test_no_smaller_change_of_a_price_changes_the_winner(name: str) -> None:
    model = small(name)
    winners = rank(model, SMALL).winners
    (found,) = [each for each in smallest_changes(model, SMALL) if each.part == "price"]
    told = abs(found.to - found.now)
    enough = min(far for far, then in everything(model, SMALL, None, told) if then != winners)
    assert enough == told


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_change_that_is_told_does_change_the_winner(name: str) -> None:
    for change in smallest_changes(small(name), SMALL):
        assert (
            rank(small(name), applied(small(name), change)).winners
            == change.winners
            != rank(small(name), SMALL).winners
        )


def applied(model: AwardDesign, change: Change) -> list[BidOffer]:
    part = None if change.part == "price" else model.criterion(change.part)
    return [each.giving(part, change.to) if each.name == change.bid else each for each in SMALL]


def test_a_free_score_is_told_to_a_thousandth() -> None:
    """Boei leads by 6 points. On 30 points for ten that is a score 2 higher; a thousandth less is not enough."""
    pair = [bid("Anker", 95_000, 8, 6, 7), bid("Boei", 90_000, 6, 7, 7)]
    found = {each.part: each for each in smallest_changes(design(), pair)}
    assert (found["energy"].bid, found["energy"].to, found["energy"].winners) == ("Anker", 8, ("Anker", "Boei"))
    assert found["energy"].says.nl == "Energy: gaat Anker van 6 naar 8, dan staan Anker en Boei gelijk."
    assert (found["price"].bid, found["price"].to) == ("Anker", 89_000)
    assert (found["plan"].bid, found["plan"].to) == ("Boei", 0), "Anker cannot gain 6 points there, Boei can lose them"


def test_levels_and_mki_can_change_too() -> None:
    model = design(
        "value",
        criteria=(ladder(percents=(1, 3, 5)), criterion("mki", measure="mki")),
    )
    bids = [
        BidOffer("A", D(1000), offers={"ladder": D(1), "mki": D(100)}),
        BidOffer("B", D(1010), offers={"ladder": D(1), "mki": D(100)}),
    ]
    found = {each.part: each for each in smallest_changes(model, bids)}
    assert (found["ladder"].to, found["ladder"].winners) in {(D(0), ("B",)), (D(2), ("B",))}
    assert abs(found["mki"].to - found["mki"].now) == D("9.90")


@pytest.mark.parametrize("bids", [[], SMALL[:1], [bid("A", 9, 5, 5, 5), bid("B", 9, 5, 5, 5)]])
def test_nobody_to_change_places_with(bids: list[BidOffer]) -> None:
    assert smallest_changes(small("absolute linear"), bids) == ()
