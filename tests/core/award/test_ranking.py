"""Who is first, what a tie is, what is missing and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest

from hefboom.core.award.model import AwardDesign, BidOffer, PriceRule
from hefboom.core.award.numbers import rounded
from hefboom.core.award.ranking import rank
from hefboom.core.award.trouble import BidRefused, DesignRefused
from tests.award_for_tests import EVERY_DESIGN, D, bid, criterion, design, ladder, scale


def naive(model: AwardDesign, bids: list[BidOffer]) -> dict[str, Fraction]:
    """The totals of weighted points by the book, written apart from the product: linear price, scores out of ten."""
    totals = {}
    for each in bids:
        price = min(max((120_000 - Fraction(each.price or 0)) / 40_000, Fraction(0)), Fraction(1)) * 40
        scores = sum(Fraction(each.scores[one.id] or 0) / 10 * Fraction(one.weight) for one in model.criteria)
        totals[each.name] = price + scores
    return totals


def test_points_add_up_part_by_part() -> None:
    ranking = rank(design(), [bid("A", 95_000, 8, 6, 7), bid("B", 90_000, 6, 7, 9)])
    assert [(row.name, row.place, row.shown) for row in ranking.rows] == [("B", 1, D("75.00")), ("A", 2, D("65.00"))]
    assert [part.shown for part in ranking.row("B").parts] == [D("30"), D("6"), D("21"), D("18")]
    assert [part.kind for part in ranking.row("B").parts] == ["price", "quality", "impact", "impact"]


def test_all_small_cases_agree_with_the_book() -> None:
    grid = [
        bid(f"{price}-{a}-{b}-{c}", price, a, b, c)
        for price in (70_000, 90_000, 125_000)
        for a in (0, 5)
        for b in (3, 10)
        for c in (0, 7)
    ]
    ranking, expected = rank(design(), grid), naive(design(), grid)
    assert {row.name: row.total for row in ranking.rows} == expected
    for row in ranking.rows:
        assert row.place == 1 + sum(total > row.total for total in expected.values())


def test_twenty_equal_bids_share_the_first_place_and_the_tender_documents_decide() -> None:
    ranking = rank(design(), [bid(f"Bedrijf {number}", 95_000, 7, 7, 7) for number in range(20)])
    assert {row.place for row in ranking.rows} == {1}
    assert all(row.tied for row in ranking.rows)
    assert len(ranking.winners) == 20
    (note,) = ranking.notes
    assert "20 inschrijvingen" in note.nl
    assert "aanbestedingsstukken" in note.nl
    assert "tender documents" in note.en


def test_after_two_firsts_comes_a_third() -> None:
    ranking = rank(design(), [bid("A", 95_000, 7, 7, 7), bid("B", 99_000, 7, 7, 7), bid("C", 95_000, 7, 7, 7)])
    assert [(row.name, row.place, row.tied) for row in ranking.rows] == [
        ("A", 1, True),
        ("C", 1, True),
        ("B", 3, False),
    ]


def test_a_difference_too_small_to_show_still_decides() -> None:
    ranking = rank(design(), [bid("A", "90000.01", 7, 7, 7), bid("B", "90000.00", 7, 7, 7)])
    assert ranking.row("A").shown == ranking.row("B").shown
    assert ranking.winners == ("B",)


def test_what_is_equal_on_paper_is_equal() -> None:
    """0.1 + 0.2 points is 0.3 points, which floating point denies."""
    small = (criterion("a", weight=1), criterion("b", weight=2))
    bids = [BidOffer("A", D(120_000), {"a": D(1), "b": D(1)}), BidOffer("B", D(120_000), {"a": D(3), "b": D(0)})]
    assert rank(design(criteria=small), bids).winners == ("A", "B")


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_bid_without_a_price_is_listed_not_ranked(name: str) -> None:
    ranking = rank(EVERY_DESIGN[name], [bid("A", 95_000, 8, 6, 7), bid("B", None, 8, 6, 7)])
    assert [row.name for row in ranking.rows] == ["A"]
    (waiting,) = ranking.not_ranked
    assert waiting.name == "B"
    assert [problem.field for problem in waiting.missing] == ["price"]
    assert bool(ranking.notes) == name.startswith("relative")


def test_a_missing_score_is_named() -> None:
    (waiting,) = rank(design(), [bid("A", 95_000, 8, None, 7)]).not_ranked
    assert [(problem.field, problem.says.en) for problem in waiting.missing] == [
        ("scores.energy", "Energy: the score of A is missing.")
    ]


def test_no_bids_is_an_empty_ranking() -> None:
    ranking = rank(design("points_relative", "mean"), [])
    assert (ranking.rows, ranking.not_ranked, ranking.winners) == ((), (), ())


def test_a_level_whose_percentage_is_not_filled_in_keeps_only_that_bid_waiting() -> None:
    model = design("value", criteria=(ladder(percents=(1, None, 5)),))
    offers = [BidOffer(f"level {level}", D(100), offers={"ladder": D(level)}) for level in (0, 1, 2, 3)]
    ranking = rank(model, offers)
    assert [(row.name, row.total) for row in ranking.rows] == [("level 3", 95), ("level 1", 99), ("level 0", 100)]
    assert [each.name for each in ranking.not_ranked] == ["level 2"]


def test_mki_earns_points_between_two_bounds() -> None:
    mki = criterion("mki", weight=60, measure="mki", mki_best_eur="1000", mki_worst_eur="3000")
    bids = [BidOffer(str(offer), D(120_000), offers={"mki": D(offer)}) for offer in (500, 1000, 1500, 3000, 9000)]
    ranking = rank(design(criteria=(mki,)), bids)
    assert {row.name: row.total for row in ranking.rows} == {"500": 60, "1000": 60, "1500": 45, "3000": 0, "9000": 0}


@pytest.mark.parametrize("price", ["-1", "0", "NaN", "Infinity", "1e400", "1e-400", "1000000000000"])
@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_price_that_cannot_be_right_is_refused(name: str, price: str) -> None:
    with pytest.raises(ValueError, match=r"The price of A is .*\.") as refused:
        rank(EVERY_DESIGN[name], [bid("A", price, 8, 6, 7)])
    assert isinstance(refused.value, BidRefused)
    assert [problem.field for problem in refused.value.problems] == ["price"]
    assert refused.value.problems[0].says.nl.startswith("De prijs van A is ")


@pytest.mark.parametrize("score", ["-0.1", "10.1", "NaN", "-Infinity", "1e-300"])
def test_a_score_off_the_scale_is_refused(score: str) -> None:
    with pytest.raises(BidRefused) as refused:
        rank(design(), [bid("A", 95_000, 8, score, 7)])
    (problem,) = refused.value.problems
    assert problem.field == "scores.energy"
    assert "0 tot en met 10" in problem.says.nl


def test_a_score_between_two_steps_is_refused() -> None:
    steps = (criterion(scale=scale(0, "2.5", 5, 10)),)
    with pytest.raises(BidRefused, match=r"Allowed is 0 · 2\.5 · 5 · 10"):
        rank(design(criteria=steps), [bid("A", 95_000, 7, ids=("energy",))])


@pytest.mark.parametrize("level", ["4", "-1", "1.5", "NaN"])
def test_a_level_that_is_not_on_the_ladder_is_refused(level: str) -> None:
    with pytest.raises(BidRefused, match="a whole level from 0 to 3"):
        rank(design(criteria=(ladder(),)), [BidOffer("A", D(95_000), offers={"ladder": D(level)})])


def test_two_bids_of_one_name_are_refused() -> None:
    with pytest.raises(BidRefused, match="Two bids are called A"):
        rank(design(), [bid("A", 95_000, 8, 8, 8), bid("A", 96_000, 8, 8, 8)])


def test_a_design_that_cannot_be_calculated_is_refused_with_what_is_missing() -> None:
    with pytest.raises(DesignRefused) as refused:
        rank(design(price=PriceRule(weight=D(40))), [])
    assert [problem.field for problem in refused.value.problems] == ["price.floor_eur", "price.ceiling_eur"]


def test_weights_that_do_not_add_up_can_be_tried_out() -> None:
    ranking = rank(design(criteria=(criterion(weight=55),)), [bid("A", 80_000, 10, ids=("energy",))])
    assert ranking.row("A").total == 95


@pytest.mark.parametrize(("exact", "shown"), [("1/3", "0.33"), ("1/8", "0.13"), ("-1/8", "-0.13"), ("5", "5.00")])
def test_numbers_for_people_are_rounded_half_away_from_zero(exact: str, shown: str) -> None:
    assert str(rounded(Fraction(exact))) == shown


def test_very_large_numbers_are_still_exact() -> None:
    ranking = rank(design("value", criteria=()), [bid("A", "999999999999.99"), bid("B", "999999999999.98")])
    assert ranking.winners == ("B",)
    assert ranking.row("A").shown == Decimal("999999999999.99")
