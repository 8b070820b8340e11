"""A reversal that is shown is real and plain; tests/properties tries everything where there is none."""

from functools import cache

import pytest

from hefboom.core.award.market import Market
from hefboom.core.award.plain import reverses
from hefboom.core.award.ranking import rank
from hefboom.core.award.reversal import Reversal, find_reversal
from tests.award_for_tests import ABSOLUTE_DESIGNS, EVERY_DESIGN, D, bid, criterion, design, ladder, scale

RELATIVE_DESIGNS = [name for name in EVERY_DESIGN if name not in ABSOLUTE_DESIGNS]


@cache
def example_of(name: str) -> Reversal:
    """The example that is found for this design."""
    found = find_reversal(EVERY_DESIGN[name], Market())
    assert found is not None
    return found


@pytest.mark.parametrize("name", RELATIVE_DESIGNS)
def test_a_relative_formula_has_an_example_and_it_is_real(name: str) -> None:
    model = EVERY_DESIGN[name]
    found = example_of(name)
    everyone = rank(model, found.bids)
    without = rank(model, [each for each in found.bids if each.name != found.left_out])
    assert everyone.row(found.first).total > everyone.row(found.second).total
    assert without.row(found.first).total < without.row(found.second).total
    assert found.changes_winner
    assert (everyone.winners, without.winners) == ((found.first,), (found.second,))


@pytest.mark.parametrize("name", RELATIVE_DESIGNS)
def test_an_example_is_made_of_round_numbers(name: str) -> None:
    found = example_of(name)
    assert all(each.price is not None and each.price % 1000 == 0 for each in found.bids)
    scores = [score for each in found.bids for score in each.scores.values()]
    assert all(score is not None and score % 1 == 0 for score in scores)
    first, second, _ = found.bids
    assert sum(first.scores[id_] != second.scores[id_] for id_ in first.scores) == 1


def test_the_sentence_has_the_numbers_of_the_ranking() -> None:
    found = example_of("relative spread")
    for text in (found.says.nl, found.says.en):
        assert "None" not in text
    shown = str(found.before.row("A").shown.normalize()).replace(".", ",")
    assert f"boven B: {shown} tegen" in found.says.nl


@pytest.mark.parametrize("name", ABSOLUTE_DESIGNS)
def test_an_absolute_formula_has_no_example(name: str) -> None:
    assert find_reversal(ABSOLUTE_DESIGNS[name], Market()) is None


def test_steps_and_levels_stay_what_they_are() -> None:
    criteria = (
        criterion(weight=30, scale=scale(0, 4, 6, 10)),
        ladder(percents=(30, 60, 100), weight=20),
        criterion("mki", weight=10, measure="mki", mki_best_eur=0, mki_worst_eur=1000),
    )
    found = find_reversal(design("points_relative", "spread", criteria=criteria), Market())
    assert found is not None, "and rank accepts its bids"
    assert {each.scores["energy"] for each in found.bids} <= {D(0), D(4), D(6), D(10)}


def test_a_market_without_any_difference_is_widened() -> None:
    still = Market(price_variation=D(0), deviation=D(0))
    assert find_reversal(EVERY_DESIGN["relative lowest_ratio"], still) is not None


def test_a_tie_is_not_yet_a_reversal() -> None:
    """Without C, A earns 0 + 60 points and B 40 + 20; with C, A earns 36 + 60."""
    model = design("points_relative", "spread", criteria=(criterion(weight=60),))
    bids = [bid("A", 110_000, 10, ids=("energy",)), bid("B", 100_000, "3.333333", ids=("energy",))]
    third = bid("C", 200_000, 0, ids=("energy",))
    assert reverses(model, [*bids, third]) is False
    assert rank(model, bids).row("A").shown == rank(model, bids).row("B").shown


def test_without_weight_for_price_there_is_nothing_to_reverse() -> None:
    model = EVERY_DESIGN["relative spread"]
    weightless = model.model_copy(update={"price": model.price.model_copy(update={"weight": D(0)})})
    assert find_reversal(weightless, Market()) is None
