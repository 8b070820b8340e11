"""What people type on a page, in Dutch or English notation."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from hefboom.apps.tenders.entry import read_entry
from hefboom.apps.tenders.forms import entry_text
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary

DUTCH = [
    ("estimated_value_eur", "1.250.000,50", Decimal("1250000.50")),
    ("estimated_value_eur", "€ 250.000", Decimal(250000)),
    ("estimated_value_eur", "250000", Decimal(250000)),
    ("estimated_value_eur", "250000.75", Decimal("250000.75")),
    ("estimated_value_eur", "1.250", Decimal(1250)),
    ("duration_months", "7,5", Decimal("7.5")),
    ("impact_weight", "50%", Decimal("0.5")),
    ("impact_weight", "12,5 %", Decimal("0.125")),
    ("impact_weight", "0,5", Decimal("0.5")),
    ("impact_weight", "0.500", Decimal("0.5")),
    ("mvi_level", "2", 2),
    ("published_on", "1-3-2026", date(2026, 3, 1)),
    ("published_on", "2026-03-01", date(2026, 3, 1)),
    ("category_managed", "false", False),
    ("product_group", "bedrijfskleding", "bedrijfskleding"),
    ("product_group", "none", "none"),
    ("cpv", "45000000-7", "45000000"),
    ("title", "  Stoelen  ", "Stoelen"),
    ("estimated_value_eur", "   ", None),
]


@pytest.mark.parametrize(("name", "typed", "meant"), DUTCH)
def test_dutch_notation_is_understood(name: str, typed: str, meant: Value | None) -> None:
    with translation.override("nl"):
        assert read_entry(vocabulary()[name], typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("1,250,000.50", Decimal("1250000.50")), ("1,250", Decimal(1250)), ("0.5", Decimal("0.5"))]
)
def test_english_notation_is_understood_on_the_english_page(typed: str, meant: Decimal) -> None:
    with translation.override("en"):
        assert read_entry(vocabulary()["estimated_value_eur"], typed) == meant


@pytest.mark.parametrize(
    ("name", "typed", "hint"),
    [
        ("estimated_value_eur", "veel", "1.250.000,50"),
        ("estimated_value_eur", "-5", "onder nul"),
        ("estimated_value_eur", "1.25.000", "bedrag"),
        ("impact_weight", "150%", "0 tot 1"),
        ("mvi_level", "4", "0, 1, 2 of 3"),
        ("published_on", "31-02-2026", "datum"),
        ("contract_nature", "dingen", "Werken"),
        ("product_group", "bestaat-niet", "lijst"),
        ("cpv", "123", "acht cijfers"),
        ("category_managed", "misschien", "ja, nee"),
    ],
)
def test_a_wrong_entry_is_told_what_would_be_right(name: str, typed: str, hint: str) -> None:
    with translation.override("nl"), pytest.raises(ValidationError, match=hint):
        read_entry(vocabulary()[name], typed)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("estimated_value_eur", Decimal("1250000.5")),
        ("estimated_value_eur", Decimal(1250)),
        ("duration_months", Decimal("7.5")),
        ("impact_weight", Decimal("0.125")),
        ("published_on", date(2026, 3, 1)),
        ("category_managed", False),
        ("mvi_level", 0),
        ("title", "Stoelen"),
    ],
)
def test_what_a_form_shows_is_read_back_as_the_same_value(language: str, name: str, value: Value) -> None:
    field = vocabulary()[name]
    with translation.override(language):
        assert read_entry(field, entry_text(field, value)) == value
