"""What holds of every award model and every set of bids, whatever the numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hefboom.core.award.change import smallest_changes
from hefboom.core.award.model import AwardDesign, BidOffer
from hefboom.core.award.plain import reverses
from hefboom.core.award.ranking import Ranking, rank
from hefboom.core.award.sensitivity import sweep_impact, top
from tests.award_for_tests import ABSOLUTE_DESIGNS, EVERY_DESIGN, D, bid, criterion, design, ladder

SCORES = st.integers(0, 40).map(lambda quarters: D(quarters) / 4)
PRICES = st.integers(7_000_000, 13_000_000).map(lambda cents: D(cents) / 100) | st.sampled_from(
    [D(80_000), D(100_000), D(120_000)]
)
MALUS = design(
    "value",
    criteria=(
        criterion("plan", "quality", min_value_eur="-5000"),
        criterion("energy", min_value_eur="-2500"),
        criterion("people"),
    ),
)
ABSOLUTE = {**ABSOLUTE_DESIGNS, "value with malus": MALUS}
EVERY = {**EVERY_DESIGN, "value with malus": MALUS}


def bids(least: int = 2, most: int = 5) -> st.SearchStrategy[list[BidOffer]]:
    one = st.tuples(PRICES, SCORES, SCORES, SCORES)
    return st.lists(one, min_size=least, max_size=most).map(
        lambda rows: [bid(f"bid {number}", *row) for number, row in enumerate(rows)]
    )


def order(ranking: Ranking, names: list[str]) -> list[tuple[str, ...]]:
    """The names from first to last; those that tie together, in the order of the alphabet."""
    places = sorted({row.place for row in ranking.rows if row.name in names})
    return [
        tuple(sorted(row.name for row in ranking.rows if row.place == place and row.name in names)) for place in places
    ]


@pytest.mark.parametrize("name", ABSOLUTE)
@given(field=bids(), score=SCORES)
@settings(max_examples=20, deadline=None)
def test_raising_an_impact_score_never_lowers_a_bid(name: str, field: list[BidOffer], score: object) -> None:
    model = ABSOLUTE[name]
    first = field[0]
    assume(first.scores["energy"] < score)
    better = [replace(first, scores={**first.scores, "energy": score}), *field[1:]]
    assert rank(model, better).row(first.name).place <= rank(model, field).row(first.name).place


@pytest.mark.parametrize("name", EVERY)
@given(field=bids(), score=SCORES)
@settings(max_examples=15, deadline=None)
def test_a_score_moves_no_total_but_its_own(name: str, field: list[BidOffer], score: object) -> None:
    better = [replace(field[0], scores={**field[0].scores, "energy": score}), *field[1:]]
    before, after = rank(EVERY[name], field), rank(EVERY[name], better)
    assert all(before.row(each.name).total == after.row(each.name).total for each in field[1:])


@pytest.mark.parametrize("name", ABSOLUTE)
@given(field=bids(3, 6), out=st.integers(0, 2))
@settings(max_examples=20, deadline=None)
def test_leaving_out_a_bid_never_changes_the_order_of_the_others(name: str, field: list[BidOffer], out: int) -> None:
    others = [each for number, each in enumerate(field) if number != out]
    names = [each.name for each in others]
    everyone, without = rank(ABSOLUTE[name], field), rank(ABSOLUTE[name], others)
    assert order(everyone, names) == order(without, names)
    assert not reverses(ABSOLUTE[name], field[:3])


@pytest.mark.parametrize("name", ABSOLUTE)
@given(field=bids(), less=st.integers(1, 4_000_000))
@settings(max_examples=20, deadline=None)
def test_a_lower_price_never_lowers_a_bid(name: str, field: list[BidOffer], less: int) -> None:
    first = field[0]
    assert first.price is not None
    cheaper = [replace(first, price=first.price - D(less) / 100), *field[1:]]
    assert rank(ABSOLUTE[name], cheaper).row(first.name).place <= rank(ABSOLUTE[name], field).row(first.name).place


@pytest.mark.parametrize("name", [name for name in EVERY if name.startswith(("absolute", "relative"))])
@given(field=bids())
@settings(max_examples=20, deadline=None)
def test_points_stay_between_nothing_and_the_weight(name: str, field: list[BidOffer]) -> None:
    model = EVERY[name]
    weights = {"price": model.price.weight, **{each.id: each.weight for each in model.criteria}}
    for row in rank(model, field).rows:
        assert all(0 <= part.amount <= weights[part.id] for part in row.parts)
        assert row.total == sum(part.amount for part in row.parts)
        assert 0 <= row.total <= 100


@pytest.mark.parametrize("name", EVERY)
@given(data=st.data(), field=bids())
@settings(max_examples=15, deadline=None)
def test_the_order_in_which_bids_come_in_does_not_matter(name: str, data: st.DataObject, field: list[BidOffer]) -> None:
    shuffled = data.draw(st.permutations(field))
    one, other = rank(EVERY[name], field), rank(EVERY[name], shuffled)
    assert {row.name: (row.total, row.place, row.tied) for row in one.rows} == {
        row.name: (row.total, row.place, row.tied) for row in other.rows
    }


@pytest.mark.parametrize("name", EVERY)
@given(field=bids(1, 4))
@settings(max_examples=15, deadline=None)
def test_a_twin_shares_the_place(name: str, field: list[BidOffer]) -> None:
    twin = replace(field[0], name="twin")
    ranking = rank(EVERY[name], [*field, twin])
    assert ranking.row("twin").place == ranking.row(field[0].name).place
    assert ranking.row("twin").tied


def enlarged(model: AwardDesign, times: int) -> AwardDesign:
    """The same model in another currency: every amount of money is this many times as much."""
    price = model.price
    bands = tuple(band.model_copy(update={"up_to_eur": band.up_to_eur * times}) for band in price.bands)
    money = {"floor_eur": price.floor_eur * times, "ceiling_eur": price.ceiling_eur * times, "bands": bands}  # type: ignore[operator] - filled in here
    values = [
        {"max_value_eur": each.max_value_eur * times, "min_value_eur": each.min_value_eur * times}  # type: ignore[operator] - filled in here
        for each in model.criteria
    ]
    criteria = tuple(each.model_copy(update=value) for each, value in zip(model.criteria, values, strict=True))
    return model.model_copy(update={"price": price.model_copy(update=money), "criteria": criteria})


@pytest.mark.parametrize("name", EVERY)
@given(field=bids(), times=st.integers(2, 50))
@settings(max_examples=15, deadline=None)
def test_the_size_of_money_does_not_matter(name: str, field: list[BidOffer], times: int) -> None:
    model = EVERY[name]
    larger = [replace(each, price=each.price * times) for each in field]  # type: ignore[operator] - known here
    names = [each.name for each in field]
    assert order(rank(model, field), names) == order(rank(enlarged(model, times), larger), names)


@given(field=bids(), levels=st.lists(st.integers(0, 3), min_size=5, max_size=5), first=st.integers(0, 2))
@settings(max_examples=20, deadline=None)
def test_a_higher_level_on_the_ladder_never_lowers_a_bid(field: list[BidOffer], levels: list[int], first: int) -> None:
    for model in (design("value", criteria=(ladder(),)), design(criteria=(ladder(percents=(20, 50, 100), weight=60),))):
        offers = [replace(each, offers={"ladder": D(level)}) for each, level in zip(field, levels, strict=False)]
        low, high = (replace(offers[0], offers={"ladder": D(level)}) for level in (first, first + 1))
        name = field[0].name
        assert rank(model, [high, *offers[1:]]).row(name).place <= rank(model, [low, *offers[1:]]).row(name).place


@pytest.mark.parametrize("name", EVERY)
@given(field=bids(), weight=st.fractions(0, 1, max_denominator=97))
@settings(max_examples=15, deadline=None)
def test_each_weight_lies_in_a_stretch_with_the_right_winners(
    name: str, field: list[BidOffer], weight: Fraction
) -> None:
    sweep = sweep_impact(EVERY[name], field)
    if not sweep.lines:
        assert name == "lowest price"
        return
    inside = [each for each in sweep.stretches if each.start < weight < each.end]
    assert all(each.winners == top(sweep.lines, weight) for each in inside)
    assert top(sweep.lines, sweep.now or Fraction(0)) == tuple(
        each.name for each in field if each.name in rank(EVERY[name], field).winners
    )


@pytest.mark.parametrize("name", EVERY)
@given(field=bids(2, 3))
@settings(max_examples=10, deadline=None)
def test_a_change_that_is_told_changes_the_winner(name: str, field: list[BidOffer]) -> None:
    model = EVERY[name]
    for change in smallest_changes(model, field):
        part = None if change.part == "price" else model.criterion(change.part)
        changed = [each.giving(part, change.to) if each.name == change.bid else each for each in field]
        assert set(rank(model, changed).winners) == set(change.winners) != set(rank(model, field).winners)
