"""The simulation agrees with `rank`, and its answers mean what they say."""

import numpy as np
import pytest

from hefboom.core.award.arrays import parts_of, total_of
from hefboom.core.award.draw import bids_of, draw, letter
from hefboom.core.award.market import Market, ScoreSpread, assumptions, price_level
from hefboom.core.award.model import AwardDesign, Scale
from hefboom.core.award.ranking import leaders, rank, standing
from hefboom.core.award.simulate import reversed_sets, simulate
from hefboom.core.award.trouble import DesignRefused
from hefboom.core.award.weights import effective
from tests.award_for_tests import ABSOLUTE_DESIGNS, EVERY_DESIGN, D, criterion, design, ladder, scale

MANY = {
    **EVERY_DESIGN,
    "ladder in points": design(criteria=(ladder(percents=(30, 60, 100), weight=60),)),
    "ladder in money": design("value", criteria=(ladder("co2_ladder_31", (1, 2, 3, 4, 5)),)),
    "mki in points": design(
        criteria=(criterion("mki", weight=60, measure="mki", mki_best_eur=1000, mki_worst_eur=9000),)
    ),
    "mki in money": design(
        "value", criteria=(criterion("mki", measure="mki", mki_factor=2, mki_best_eur=0, mki_worst_eur=9000),)
    ),
    "steps": design(criteria=(criterion(weight=60, scale=scale(10, 0, "2.5", 5)),)),
    "scale from four": design(criteria=(criterion(weight=60, scale=Scale(lowest=D(4), starts_at_zero=True)),)),
    "malus": design("value", criteria=(criterion(min_value_eur="-9000"),)),
}
WIDE = Market(price_variation=D("0.4"), deviation=D("0.4"), bidders_low=2, bidders_high=7)


@pytest.mark.parametrize("name", MANY)
def test_totals_and_parts_agree_with_rank_to_a_billionth(name: str) -> None:
    model = MANY[name]
    sets = draw(model, WIDE, 8, seed=3)
    parts = parts_of(model, sets)
    totals = total_of(model, parts)
    for index in range(8):
        bids = bids_of(model, sets, index)
        exact, ranking = standing(model, bids), rank(model, bids)
        for column, each in enumerate(bids):
            assert totals[index, column] == pytest.approx(float(exact[each.name]), rel=1e-9, abs=1e-9)
            for part in ranking.row(each.name).parts:
                assert parts[part.id][index, column] == pytest.approx(float(part.amount), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("name", MANY)
def test_effective_weights_agree_with_the_exact_ones(name: str) -> None:
    model = MANY[name]
    sets = draw(model, WIDE, 12, seed=1)
    exact = effective(model, [bids_of(model, sets, index) for index in range(12)])
    found = simulate(model, WIDE, sets=12, seed=1).effective
    assert exact.shares is not None
    assert found.shares is not None
    for kind, share in exact.shares.items():
        assert float(found.shares[kind]) == pytest.approx(float(share), abs=1e-6)
    for id_, share in exact.by_part.items():
        assert float(found.by_part[id_]) == pytest.approx(float(share), abs=1e-6)


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_equal_prices_agree_with_rank_too(name: str) -> None:
    sets = draw(EVERY_DESIGN[name], Market(price_variation=D(0)), 5, seed=1)
    totals = total_of(EVERY_DESIGN[name], parts_of(EVERY_DESIGN[name], sets))
    for index in range(5):
        exact = standing(EVERY_DESIGN[name], bids_of(EVERY_DESIGN[name], sets, index))
        assert totals[index][sets.there[index]] == pytest.approx([float(total) for total in exact.values()])


def test_in_how_many_tenders_impact_is_half_agrees_with_counting() -> None:
    model, market = design("points_relative", "mean"), Market(price_variation=D("0.2"))
    sets = draw(model, market, 80, seed=4)
    weights = [effective(model, [bids_of(model, sets, index)]).impact for index in range(80)]
    half = sum(weight >= 0.5 for weight in weights if weight is not None)
    assert 0 < half < 80
    assert simulate(model, market, sets=80, seed=4).impact_half == pytest.approx(half / 80)


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_who_wins_how_often_agrees_with_counting(name: str) -> None:
    model = EVERY_DESIGN[name]
    found = simulate(model, WIDE, sets=20, seed=5)
    sets = draw(model, WIDE, 20, seed=5)
    cheapest = impact = 0
    for index in range(20):
        ranking = rank(model, bids_of(model, sets, index))
        earned = {row.name: sum(part.amount for part in row.parts if part.kind == "impact") for row in ranking.rows}
        lowest, most = min(row.price for row in ranking.rows), max(earned.values())
        cheapest += any(ranking.row(name).price == lowest for name in ranking.winners)
        impact += any(earned[name] == most for name in ranking.winners)
    assert found.best_wins["price"] == pytest.approx(cheapest / 20)
    assert found.best_wins["impact"] == (None if model.method == "lowest_price" else pytest.approx(impact / 20))


@pytest.mark.parametrize("name", [name for name in EVERY_DESIGN if name.startswith("relative")])
def test_reversals_agree_with_leaving_out_each_bid_in_turn(name: str) -> None:
    model = EVERY_DESIGN[name]
    sets = draw(model, WIDE, 30, seed=2)
    parts = parts_of(model, sets)
    turned, lost = reversed_sets(model, sets, parts, total_of(model, parts))
    for index in range(30):
        bids = bids_of(model, sets, index)
        before = standing(model, bids)
        expected = winner = False
        for out in bids if len(bids) > 2 else []:
            after = standing(model, [each for each in bids if each is not out])
            pairs = [(a, b) for a in after for b in after if before[a] > before[b] and after[a] < after[b]]
            expected |= bool(pairs)
            winner |= any(a in leaders(before) for a, _ in pairs)
        assert (turned[index], lost[index]) == (expected, winner)
    assert turned.any()


@pytest.mark.parametrize("name", ABSOLUTE_DESIGNS)
def test_an_absolute_formula_never_reverses(name: str) -> None:
    found = simulate(ABSOLUTE_DESIGNS[name], WIDE, sets=200)
    assert (found.reversals, found.winner_changes) == (0, 0)


def test_the_same_seed_gives_the_same_and_another_seed_another() -> None:
    one, two, other = (simulate(design(), Market(), sets=500, seed=seed) for seed in (1, 1, 2))
    assert one == two
    assert one != other


def test_where_scores_do_not_differ_price_decides_everything() -> None:
    found = simulate(design(), Market(deviation=D(0), price_variation=D("0.05")), sets=300)
    assert found.effective.shares == {"price": 1, "quality": 0, "impact": 0}
    assert found.best_wins["price"] == 1
    assert found.impact_half == 0


def test_where_nothing_differs_nothing_can_be_said() -> None:
    found = simulate(design(), Market(deviation=D(0), price_variation=D(0)), sets=10)
    assert found.effective.shares is None
    assert (found.interval, found.impact_half) == (None, None)


def test_the_interval_holds_the_weight() -> None:
    found = simulate(design(), Market(), sets=2000)
    assert found.interval is not None
    assert found.effective.shares is not None
    for kind, (low, high) in found.interval.items():
        assert 0 <= low < float(found.effective.shares[kind]) < high <= 1


def test_better_can_cost_more() -> None:
    sets = draw(design(), Market(impact_price_correlation=D(1), quality_price_correlation=D(-1)), 3000, seed=1)
    energy, plan = sets.given["energy"], sets.given["plan"]
    inside = (energy > 1) & (energy < 9) & (plan > 1) & (plan < 9)
    assert np.corrcoef(np.log(sets.prices[inside]), energy[inside])[0, 1] > 0.99
    assert np.corrcoef(np.log(sets.prices[inside]), plan[inside])[0, 1] < -0.99


def test_draws_look_like_the_market() -> None:
    market = Market(price_variation=D("0.2"), spreads=(ScoreSpread(id="energy", mean=D("0.5"), deviation=D("0.1")),))
    sets = draw(design(), market, 20_000, seed=1)
    prices = sets.prices[sets.there]
    assert np.median(prices) == pytest.approx(100_000, rel=0.01)
    assert prices.std() / prices.mean() == pytest.approx(0.2, rel=0.02)
    assert sets.given["energy"].mean() == pytest.approx(5, abs=0.02)
    assert sets.given["energy"].std() == pytest.approx(1, rel=0.02)
    assert set(sets.there.sum(axis=1)) == {3, 4, 5, 6}


def test_scores_are_on_the_steps_and_levels_are_whole() -> None:
    steps = draw(MANY["steps"], WIDE, 300, seed=1).given["energy"]
    assert set(np.unique(steps)) == {0, 2.5, 5, 10}
    levels = draw(MANY["ladder in points"], WIDE, 300, seed=1).given["ladder"]
    assert set(np.unique(levels)) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (design("value", budget_eur=None, price=AwardDesign().price), "market.price_eur"),
        (design("value", criteria=(ladder(percents=(1, None, 5)),)), "criteria.ladder.levels.discount_percent"),
        (design("value", criteria=(criterion("mki", measure="mki"),)), "criteria.mki.mki_best_eur"),
        (design(price=AwardDesign().price), "price.floor_eur"),
    ],
)
def test_what_is_not_filled_in_cannot_be_simulated(model: AwardDesign, field: str) -> None:
    with pytest.raises(DesignRefused) as refused:
        simulate(model, Market(), sets=10)
    assert field in [problem.field for problem in refused.value.problems]


def test_the_price_level_comes_from_what_is_known() -> None:
    assert price_level(design(), Market(price_eur=D(7))) == 7
    assert price_level(design(), Market()) == 100_000
    assert price_level(design(budget_eur=None, price_low_eur=D(2), price_high_eur=D(4)), Market()) == 3
    assert price_level(design(budget_eur=None), Market()) == 100_000, "the middle of floor and ceiling"
    assert price_level(AwardDesign(), Market()) is None


def test_what_nobody_filled_in_is_called_an_assumption() -> None:
    told = [text.nl for text in assumptions(design(), Market(bidders_low=3, bidders_high=5, price_variation=D("0.2")))]
    assert told[0] == "3 tot en met 5 inschrijvers, elk aantal even vaak."
    assert told[1].replace("\N{NO-BREAK SPACE}", " ") == "Middelste prijs € 100.000,00."
    assert told[2] == "Prijzen wijken gewoonlijk 20% af van het midden."
    assert all(each.endswith("(onze aanname, niet gemeten).") for each in told[3:])
    assert len(told) == 5 + len(design().criteria)


def test_letters_do_not_run_out() -> None:
    assert [letter(column) for column in (0, 25, 26)] == ["A", "Z", "A2"]
