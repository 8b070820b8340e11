"""Published examples come out as published."""

from decimal import Decimal

import pytest

from hefboom.core.award.model import BidOffer, Scale
from hefboom.core.award.ranking import rank
from hefboom.core.award.sanction import sanction
from tests.award_for_tests import D, bid, criterion, design, ladder


def test_gunnen_op_waarde_takes_the_value_of_60_percent_off_the_price() -> None:
    """Negometrix: bid 80,000, criterion worth 2,500, met for 60 % → 1,500 off → 78,500."""
    worth = criterion("plan", "quality", max_value_eur="2500", scale=Scale(highest=D(100)))
    ranking = rank(design("value", criteria=(worth,)), [bid("A", 80_000, 60)])
    assert ranking.row("A").part("plan").shown == D(1500)
    assert ranking.row("A").shown == D(78_500)


def test_a_malus_is_added_to_the_price() -> None:
    worth = criterion("plan", "quality", max_value_eur="2500", min_value_eur="-1000")
    ranking = rank(design("value", criteria=(worth,)), [bid("A", 80_000, 0), bid("B", 80_000, 10)])
    assert [(row.name, row.shown) for row in ranking.rows] == [("B", D(77_500)), ("A", D(81_000))]


def test_value_for_money_is_quality_percent_divided_by_price() -> None:
    """Negometrix: 50/50, quality % / price (times a constant), the highest wins."""
    quality = criterion("plan", "quality", 100, scale=Scale(highest=D(100)))
    ranking = rank(
        design("quality_per_price", criteria=(quality,)),
        [bid("A", 80_000, 60), bid("B", 100_000, 80), bid("C", 50_000, 40)],
    )
    assert [(row.name, row.shown, row.place) for row in ranking.rows] == [
        ("B", D("80.0000"), 1),
        ("C", D("80.0000"), 1),
        ("A", D("75.0000"), 3),
    ]


@pytest.mark.parametrize(("thickness", "mki"), [("0.08", "3.84"), ("0.17", "8.16")])
def test_the_mki_of_a_concrete_slab_is_added_to_its_price(thickness: str, mki: str) -> None:
    """TU Delft vademecum: 0.02 €/kg × 2,400 kg/m³ × thickness → 3.84 and 8.16 € per m²."""
    offered = D("0.02") * 2400 * D(thickness)
    assert offered == D(mki)
    slab = criterion("mki", measure="mki")
    ranking = rank(design("value", criteria=(slab,)), [BidOffer("A", D(100), offers={"mki": offered})])
    assert ranking.row("A").total == 100 + Decimal(mki)


def test_the_thicker_slab_must_be_cheaper_by_its_environmental_costs() -> None:
    slab = criterion("mki", measure="mki")
    thin = BidOffer("thin", D(100), offers={"mki": D("3.84")})
    thick = BidOffer("thick", D(100) - (D("8.16") - D("3.84")), offers={"mki": D("8.16")})
    assert rank(design("value", criteria=(slab,)), [thin, thick]).winners == ("thin", "thick")


def test_a_broken_promise_costs_one_and_a_half_times_the_benefit() -> None:
    """Rijkswaterstaat: a level gives a fictitious discount; not reaching it costs 1.5 × the benefit enjoyed."""
    model = design("value", criteria=(ladder(),))
    ranking = rank(model, [BidOffer("A", D(2_000_000), offers={"ladder": D(3)})])
    (promise,) = sanction(model, ranking, "A")
    assert (promise.benefit_eur, promise.sanction_eur) == (100_000, 150_000)
    assert "€ 150.000,00" in promise.says.nl.replace("\N{NO-BREAK SPACE}", " ")


def test_nominal_80_20_is_not_what_decides() -> None:
    """80 for quality and 20 for price: with quality scores close together the cheaper bid wins all the same."""
    model = design(
        "points_relative",
        "spread",
        criteria=(criterion("plan", "quality", 80),),
        price=design("points_relative", "spread").price.model_copy(update={"weight": D(20)}),
    )
    assert rank(model, [bid("good", 101_000, 8), bid("cheap", 100_000, 7)]).winners == ("cheap",)
