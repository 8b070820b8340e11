"""What people read: why one bid stands above another, what a broken promise costs, the tender text, the second look."""

import pytest

from hefboom.core.award.explain import explain
from hefboom.core.award.model import AwardDesign, BidOffer, PriceRule, Sanction, Scale
from hefboom.core.award.ranking import rank
from hefboom.core.award.remarks import remarks
from hefboom.core.award.sanction import PromiseSanction, sanction
from hefboom.core.award.weights import effective
from hefboom.core.award.words import Paragraph, Table, TextBlock, tender_text
from hefboom.core.base.text import LANGUAGES
from tests.award_for_tests import EVERY_DESIGN, D, bid, criterion, design, ladder

PAIR = [bid("Anker", 95_000, 8, 6, 7), bid("Boei", 90_000, 6, 7, 7)]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def words(blocks: list[TextBlock]) -> str:
    """Everything that a reader sees, on lines."""
    lines = []
    for block in blocks:
        if isinstance(block, Table):
            lines += [block.caption, " | ".join(block.headers), *(" | ".join(row) for row in block.rows)]
        else:
            lines.append(block.text)
    return plain("\n".join(lines))


# Why one bid stands above another


def test_the_difference_is_told_part_by_part_the_largest_first() -> None:
    told = explain(rank(design(), PAIR), "Boei", "Anker")
    assert told.summary.nl == "Boei staat boven Anker: 71 punten tegen 65 punten. Het verschil is 6 punten."
    assert [(part.id, part.ahead) for part in told.parts] == [("price", 5), ("energy", 3), ("plan", -2), ("people", 0)]
    assert told.parts[0].says.nl == "Prijs: Boei 30 punten, Anker 25 punten. Hier is Boei 5 punten beter."
    assert told.parts[2].says.en == "Plan: Boei 6 points, Anker 8 points. Here Anker is 2 points better."
    assert told.parts[3].says.nl == "People: beide 14 punten. Geen verschil."


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_the_parts_add_up_to_the_difference(name: str) -> None:
    if name == "quality per price":
        return  # a ratio: its parts do not add up
    ranking = rank(EVERY_DESIGN[name], PAIR)
    first, last = ranking.rows
    told = explain(ranking, first.name, last.name)
    assert sum(part.ahead for part in told.parts) == abs(first.total - last.total)


def test_under_value_a_lower_price_speaks_for_a_bid() -> None:
    told = explain(rank(design("value"), PAIR), "Boei", "Anker")
    assert plain(told.summary.nl).startswith("Boei staat boven Anker: rekenprijs € 70.000,00 tegen € 74.000,00.")
    assert told.parts[0].ahead == 5000


def test_seen_from_below_and_equal_bids() -> None:
    ranking = rank(design(), [*PAIR, bid("Cap", 90_000, 6, 7, 7)])
    assert "onder" in explain(ranking, "Anker", "Boei").summary.nl
    assert explain(ranking, "Boei", "Cap").summary.en == "Boei and Cap are equal: both 71 points."


def test_points_per_euro_keeps_price_and_points_apart() -> None:
    told = explain(rank(EVERY_DESIGN["quality per price"], PAIR), "Boei", "Anker")
    assert [part.id for part in told.parts] == ["price", "plan", "energy"]
    assert told.parts[0].ahead == 5000


# What a broken promise costs


def promise(model: AwardDesign, *bids: BidOffer) -> PromiseSanction:
    (found,) = sanction(model, rank(model, bids), bids[0].name)
    return found


def test_on_a_straight_line_a_point_has_a_price() -> None:
    """40 points over € 40,000: a point is € 1,000."""
    found = promise(design(criteria=(criterion(weight=60, promise=True),)), bid("A", 95_000, 5, ids=("energy",)))
    assert (found.benefit, found.benefit_eur, found.sanction_eur) == (30, 30_000, 45_000)
    assert plain(found.says.nl) == (
        "Energy: het voordeel is 30 punten, dat is € 30.000,00. Wie de belofte niet nakomt, betaalt 1,5 keer zoveel: "
        "€ 45.000,00."
    )


@pytest.mark.parametrize("name", ["relative lowest_ratio", "relative spread", "relative mean", "absolute bands"])
def test_where_a_point_has_no_fixed_price_the_euros_are_unknown(name: str) -> None:
    model = EVERY_DESIGN[name].model_copy(update={"criteria": (criterion(weight=60, promise=True),)})
    found = promise(model, bid("A", 95_000, 5, ids=("energy",)), bid("B", 90_000, 5, ids=("energy",)))
    assert (found.benefit, found.benefit_eur, found.sanction_eur) == (30, None, None)
    assert "30 punten" in found.says.nl


def test_a_score_counts_from_what_the_lowest_score_would_earn() -> None:
    malus = criterion(promise=True, max_value_eur="2000", min_value_eur="-1000")
    assert promise(design("value", criteria=(malus,)), bid("A", 80_000, 5, ids=("energy",))).benefit_eur == 1500
    cut = criterion(weight=60, promise=True, scale=Scale(lowest=D(4), starts_at_zero=True))
    assert promise(design(criteria=(cut,)), bid("A", 80_000, 4, ids=("energy",))).benefit == 0


def test_an_mki_counts_from_the_worst_that_the_model_names() -> None:
    known = criterion("mki", measure="mki", mki_factor=2, mki_worst_eur=5000)
    offer = BidOffer("A", D(80_000), offers={"mki": D(3000)})
    assert promise(design("value", criteria=(known,)), offer).sanction_eur == 6000
    unknown = promise(design("value", criteria=(criterion("mki", measure="mki"),)), offer)
    assert (unknown.benefit, unknown.sanction_eur) == (None, None)
    assert "niet bekend" in unknown.says.nl


def test_points_per_euro_counts_how_much_cheaper_the_bid_should_have_been() -> None:
    """25 of 100 points: without them the bid would have to be a quarter cheaper."""
    model = design("quality_per_price", criteria=(criterion("plan", "quality", 75), criterion(weight=25, promise=True)))
    found = promise(model, bid("A", 80_000, 10, 10, ids=("plan", "energy")))
    assert (found.benefit, found.benefit_eur, found.sanction_eur) == (25, 20_000, 30_000)


def test_the_factor_is_a_parameter_with_a_source() -> None:
    model = design("value", criteria=(ladder(),), sanction=Sanction(factor=D(2)))
    assert promise(model, BidOffer("A", D(1000), offers={"ladder": D(1)})).sanction_eur == 20
    assert "rijkswaterstaat.nl" in AwardDesign().sanction.source


def test_a_score_without_a_promise_has_no_sanction() -> None:
    assert sanction(design(), rank(design(), PAIR), "Boei") == ()


# The text for the tender document


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_complete_design_gives_a_text_without_blanks(name: str, language: str) -> None:
    text = words(tender_text(EVERY_DESIGN[name], language))
    assert "[" not in text
    assert "None" not in text
    assert ("Hoe wij gunnen" if language == "nl" else "How we award") in text


def test_the_text_has_method_formula_weights_price_scale_and_ties() -> None:
    text = words(tender_text(design(), "nl"))
    for part in (
        "De inschrijving met de meeste punten wint.",
        "punten = gewicht × (plafond − prijs) / (plafond − bodem)",
        "Prijs | Prijs | 40",
        "Energy | Impact | 30",
        "Samen |  | 100",
        "Bodem: € 80.000,00. Plafond: € 120.000,00.",
        "u krijgt een score van 0 tot en met 10",
        "Loting.",
    ):
        assert part in text
    assert "belooft" not in text, "nothing is promised"


def test_bands_levels_values_and_promises_are_in_the_text() -> None:
    assert "€90,000.00 | 100%" in words(tender_text(design(formula="bands"), "en"))
    text = words(tender_text(design("value", criteria=(ladder(), criterion(min_value_eur="-500"))), "nl"))
    for part in ("3 | 5%", "0 | 0%", "€ -500,00 | € 10.000,00", "1,5 keer het voordeel", "5% van de prijs"):
        assert part in text
    mki = criterion("mki", weight=60, measure="mki", mki_best_eur=1000, mki_worst_eur=3000)
    assert "Bij € 1.000,00 of lager krijgt u alle punten" in words(tender_text(design(criteria=(mki,)), "nl"))
    assert "prijs + MKI × 1" in words(tender_text(design("value", criteria=(mki,)), "nl"))
    steps = criterion(weight=60, scale=Scale(steps=(D(0), D("7.5")), starts_at_zero=True))
    assert "0 · 7,5. Uw deel van de punten is score / 10." in words(tender_text(design(criteria=(steps,)), "nl"))


def test_what_is_not_filled_in_is_a_blank() -> None:
    text = words(tender_text(design(price=PriceRule(weight=D(40)), tie_break=""), "nl"))
    assert text.count("[nog in te vullen") == 3


def test_the_words_of_a_buyer_are_data() -> None:
    hostile = "<b>& {x}</b>"
    blocks = tender_text(design(tie_break=hostile, criteria=(criterion(name=hostile),)), "en")
    assert Paragraph(hostile) in blocks
    assert hostile in words(blocks)


# A second look


def kinds(model: AwardDesign, *bids: BidOffer) -> list[str]:
    return [remark.kind for remark in remarks(model, effective(model, [bids]) if bids else None, bids)]


def test_a_sound_design_needs_no_second_look() -> None:
    assert kinds(design()) == []


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        (design("lowest_price"), "lowest_price"),
        (design("quality_per_price"), "ratio"),
        (design(criteria=(criterion("plan", "quality", 60),)), "no_impact"),
        (design("points_relative", "mean"), "relative_formula"),
        (design(criteria=(criterion(scale=Scale(lowest=D(4), starts_at_zero=True)),)), "truncated_scale"),
        (design(criteria=(criterion(weight=0),)), "zero_weight"),
        (design(criteria=(criterion(weight="4.9"),)), "small_weight"),
        (design(price_low_eur=D(95_000), price_high_eur=D(105_000)), "price_hardly_counts"),
        (design(price_low_eur=D(70_000), price_high_eur=D(120_000)), "outside_band"),
        (design("value", price_low_eur=D(60_000), price_high_eur=D(100_000)), "price_decides"),
        (design("value", criteria=(ladder("co2_ladder_31", (1, 2, 3, 4, 5)),)), "old_ladder"),
        (design(tie_break=""), "no_tie_break"),
    ],
)
def test_each_remark_is_made(model: AwardDesign, kind: str) -> None:
    assert kinds(model) == [kind]


@pytest.mark.parametrize(
    "model",
    [
        design(price_low_eur=D(85_000), price_high_eur=D(115_000)),
        design("value", price_low_eur=D(80_000), price_high_eur=D(100_000)),
        design(criteria=(criterion(scale=Scale(lowest=D(4))),)),
        design("lowest_price", criteria=(criterion(weight=0),)).model_copy(update={"method": "value"}),
    ],
)
def test_no_remark_without_a_reason(model: AwardDesign) -> None:
    assert kinds(model) == []


def test_a_scale_that_starts_at_four_says_what_it_gives_away() -> None:
    (remark,) = remarks(design(criteria=(criterion(scale=Scale(lowest=D(4), starts_at_zero=True)),)))
    assert "40% van de punten" in remark.says.nl


def test_half_on_paper_and_less_in_effect_is_told_in_one_breath() -> None:
    same = [bid("A", 90_000, 5, 7, 7), bid("B", 100_000, 9, 7, 7)]
    model = design()
    found = {remark.kind: remark for remark in remarks(model, effective(model, [same]), same)}
    assert set(found) == {"effective_below_half", "same_scores"}
    assert "Op papier telt impact voor 50% mee" in found["effective_below_half"].says.nl
    assert "In de praktijk telt impact voor 0% mee" in found["effective_below_half"].says.nl


def test_one_bid_is_not_everyone() -> None:
    assert [remark.kind for remark in remarks(design(), None, PAIR[:1])] == []


def test_the_share_at_stake_on_price_is_told() -> None:
    (remark,) = remarks(design(price_low_eur=D(95_000), price_high_eur=D(105_000)))
    assert "ten hoogste 10 van de 40 punten" in remark.says.nl
