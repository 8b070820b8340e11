"""Estimates in words: no more digits than they deserve, in a unit that can be grasped."""

import pytest

from hefboom.core.effects.said import count, grouped, interval, lines, listed, mass, money, part_of
from hefboom.core.effects.scan import Estimate


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("kilos", "dutch", "english"),
    [
        (0, "0 kg", "0 kg"),
        (1.5, "1,5 kg", "1.5 kg"),
        (999.4, "999 kg", "999 kg"),
        (1000, "1 t", "1 t"),
        (12_345_678, "12.300 t", "12,300 t"),
        (1.2345e9, "1,23 Mt", "1.23 Mt"),
        (-5e6, "-5.000 t", "-5,000 t"),
        (None, "niet bekend", "not known"),
        (float("nan"), "niet bekend", "not known"),
    ],
)
def test_a_mass_has_three_digits_and_a_unit_that_fits(kilos: float | None, dutch: str, english: str) -> None:
    assert (plain(mass(kilos, "nl")), plain(mass(kilos, "en"))) == (dutch, english)


def test_numbers_in_one_sentence_have_one_unit() -> None:
    assert plain(interval(Estimate(568, 254, 1490), "nl", long=True)) == "0,254 tot 1,49 ton"
    assert plain(mass(568, "nl", long=True, beside=1490)) == "0,568 ton"


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (0, "€ 0", "€0"),
        (99_999_999, "€ 1.000.000", "€1,000,000"),
        (134_000_000, "€ 1,34 mln.", "€1.34m"),
        (-500_000_000_000, "€ -5 mld.", "-€5bn"),
        (None, "niet bekend", "not known"),
    ],
)
def test_money_can_be_grasped(cents: int | None, dutch: str, english: str) -> None:
    assert (plain(money(cents, "nl")), plain(money(cents, "en"))) == (dutch, english)


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.996, "99%"), (1, "100%"), (None, "niet bekend")]
)
def test_a_part_is_never_rounded_to_all_or_nothing(share: float | None, said: str) -> None:
    assert part_of(share, "nl") == said


def test_words_go_together() -> None:
    assert (plain(lines(1, "nl")), plain(lines(9310, "nl")), plain(lines(2, "en"))) == (
        "1 regel",
        "9.310 regels",
        "2 lines",
    )
    assert listed(["a", "b", "c"], "nl") == "a, b en c"
    assert listed(["a"], "en") == "a"
    assert listed([], "en") == ""
    assert count(1_250_000, "en") == "1,250,000"
    assert grouped(0.15123, "nl") == "0,151"
