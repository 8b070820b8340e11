"""Values as people read them, in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.format import format_money, format_share, format_value


@pytest.mark.parametrize(
    ("name", "value", "dutch", "english"),
    [
        ("estimated_value_eur", Decimal("250000.000000"), "€ 250.000,00", "€250,000.00"),
        ("estimated_value_eur", Decimal("249999.99"), "€ 249.999,99", "€249,999.99"),
        ("estimated_value_eur", Decimal(0), "€ 0,00", "€0.00"),
        ("impact_weight", Decimal("0.500000"), "50%", "50%"),
        ("impact_weight", Decimal("0.333333"), "33,3333%", "33.3333%"),
        ("duration_months", Decimal("1.000000"), "1 maand", "1 month"),
        ("duration_months", Decimal("5.5"), "5,5 maanden", "5.5 months"),
        ("mvi_level", 2, "2", "2"),
        ("vehicles_total", 12500, "12.500", "12,500"),
        ("published_on", date(2019, 10, 28), "28 oktober 2019", "28 October 2019"),
        ("isv_clause", True, "ja", "yes"),
        ("isv_clause", False, "nee", "no"),
        ("contract_nature", "works", "Werken", "Works"),
        ("product_group", "bedrijfskleding", "bedrijfskleding", "bedrijfskleding"),
        ("isv_clause", None, "niet bekend", "not known"),
    ],
)
def test_a_value_with_its_unit(name: str, value: Value | None, dutch: str, english: str) -> None:
    field = vocabulary()[name]
    assert format_value(field, value, "nl").replace("\N{NO-BREAK SPACE}", " ") == dutch
    assert format_value(field, value, "en").replace("\N{NO-BREAK SPACE}", " ") == english


def test_a_line_never_ends_between_a_number_and_its_sign() -> None:
    assert format_money(Decimal(5), "nl") == "€\N{NO-BREAK SPACE}5,00"


def test_less_than_nothing_keeps_its_sign() -> None:
    assert format_money(Decimal("-1234.5"), "en") == "-€1,234.50"
    assert format_money(Decimal("-1234.5"), "nl") == "€\N{NO-BREAK SPACE}-1.234,50"


def test_a_share_can_be_rounded() -> None:
    assert format_share(Decimal(300) / Decimal(457), "nl", 1) == "65,6%"
