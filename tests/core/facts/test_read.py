"""From the text of a cell to a value. See docs/semantics.md §1 and §5."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.read import read_value


def read(name: str, text: str) -> Value | None:
    return read_value(vocabulary()[name], text)


@pytest.mark.parametrize("name", ["title", "cpv", "contract_nature", "isv_clause", "mvi_level", "wage_sum_eur"])
@pytest.mark.parametrize("empty", ["", "  ", "\t"])
def test_an_empty_cell_is_unknown(name: str, empty: str) -> None:
    """§2.1: never zero, false or an empty text."""
    assert read(name, empty) is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", " Werkkleding ", "Werkkleding"),
        ("product_group", "bedrijfskleding", "bedrijfskleding"),
        ("cpv", "45000000", "45000000"),
        ("cpv", "45000000-7", "45000000"),
        ("contract_nature", "works", "works"),
        ("isv_clause", "true", True),
        ("isv_clause", "Ja", True),
        ("isv_clause", "WAAR", True),
        ("isv_clause", "1", True),
        ("isv_clause", "nee", False),
        ("isv_clause", "onwaar", False),
        ("isv_clause", "0", False),
        ("mvi_level", "3", 3),
        ("wage_sum_eur", "249999.99", Decimal("249999.99")),
        ("wage_sum_eur", "0.0000005", Decimal(0)),
        ("wage_sum_eur", "0.0000015", Decimal("0.000002")),
        ("impact_weight", "1", Decimal(1)),
        ("published_on", "2024-02-29", date(2024, 2, 29)),
    ],
)
def test_what_can_be_read(name: str, text: str, value: Value) -> None:
    found = read(name, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("wage_sum_eur", "250.000,00", '"250.000,00" is not a number; write it as 250000.00, with a point'),
        ("wage_sum_eur", "€ 5", "is not a number"),
        ("wage_sum_eur", "1e6", "is not a number"),
        ("wage_sum_eur", "٣", "is not a number"),
        ("wage_sum_eur", "NaN", "is not a number"),
        ("wage_sum_eur", "1234567890123", "is not a number"),
        ("wage_sum_eur", "-1", "too low; the lowest possible is 0"),
        ("impact_weight", "50", "too high; the highest possible is 1; write a share, as 0.5 for 50 %"),
        ("mvi_level", "4", "4 is too high; the highest possible is 3"),
        ("mvi_level", "2.0", "is not a whole number"),
        ("isv_clause", "misschien", '"misschien" is not yes or no; write true or false'),
        ("contract_nature", "Works", 'is not one of works, services, supplies; did you mean "works"'),
        ("contract_nature", "x", "is not one of works, services, supplies"),
        ("cpv", "45", "is not a CPV code; write its eight digits"),
        ("published_on", "29-02-2024", "is not a day; write year-month-day"),
        ("published_on", "2023-02-29", "is not a day"),
        ("published_on", "20240229", "is not a day"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(name: str, text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("(", r"\(")):
        read(name, text)
