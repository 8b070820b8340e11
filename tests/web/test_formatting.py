"""Numbers as people of both languages write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from hefboom.web import formatting


@pytest.mark.parametrize(
    ("language", "money", "count", "day"),
    [("nl", "€\u00a01.250.000,50", "1.250.000", "3 maart 2026"), ("en", "€1,250,000.50", "1,250,000", "3 March 2026")],
)
def test_money_counts_and_days_follow_the_language(language: str, money: str, count: str, day: str) -> None:
    with override(language):
        assert formatting.euro(Decimal("1250000.5")) == money
        assert formatting.number(1_250_000) == count
        assert formatting.day(date(2026, 3, 3)) == day


def test_what_is_unknown_is_a_word_and_never_zero() -> None:
    with override("nl"):
        told = {formatting.number(None), formatting.euro(None), formatting.cents(None), formatting.percent(None)}
        assert told == {"onbekend"}
        assert formatting.day(None) == "onbekend"
        assert formatting.euro(0) == "€\u00a00,00"


@pytest.mark.parametrize(
    ("share", "words"), [("0.435644", "44%"), ("0.996", "99%"), ("1", "100%"), ("0.004", "<1%"), ("0", "0%")]
)
def test_a_part_is_never_rounded_to_all_or_to_nothing(share: str, words: str) -> None:
    with override("nl"):
        assert formatting.percent(Decimal(share)) == words


def test_cents_are_money_to_the_cent() -> None:
    with override("nl"):
        assert formatting.cents(24_999_999) == "€\u00a0249.999,99"


def test_a_large_amount_can_be_grasped() -> None:
    with override("nl"):
        assert formatting.short_euro(Decimal(15_240_000_000)) == "€\u00a015,2\u00a0mld."
        assert formatting.short_euro(Decimal(950_000)) == "€\u00a0950.000"


def test_a_moment_is_told_in_the_time_of_the_netherlands() -> None:
    with override("nl"):
        assert formatting.day(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1 juli 2026, 14:00"
