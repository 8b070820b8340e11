"""A facility manager gives the quantities of the year: what can be read is read exactly, the rest is named."""

from decimal import Decimal
from pathlib import Path

import pytest

from hefboom.analytics.classify.sheet import TableError
from hefboom.analytics.quantities import CellError, quantity_of, read_quantities
from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.quantities import Quantity, load_carriers

CARRIERS = load_carriers()


def table(folder: Path, *lines: str, header: str = "energiedrager;hoeveelheid;eenheid;jaar") -> Path:
    path = folder / "energie.csv"
    path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return path


def test_dutch_headings_names_and_numbers_are_read(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "Waterstof, groen;1.250.000;kg;2025",
        "aardgas;12,5;m³;2024",
        "diesel;2;liter;2026",
        "cng;1;t;2026",
    )
    assert read_quantities(path, CARRIERS) == [
        Quantity("hydrogen-green", Decimal(1250000), 2025),
        Quantity("natural-gas", Decimal("12.5"), 2024),
        Quantity("diesel", Decimal(2), 2026),
        Quantity("cng", Decimal(1000), 2026),
    ]


def test_english_headings_and_larger_units(tmp_path: Path) -> None:
    path = table(tmp_path, "heat-network,2.5,TJ,2026", header="carrier,quantity,unit,year")
    assert read_quantities(path, CARRIERS) == [Quantity("heat-network", Decimal(2500), 2026)]


def test_another_line_shows_how_numbers_are_written(tmp_path: Path) -> None:
    path = table(tmp_path, "diesel;1.250;liter;2026", "diesel;0,5;liter;2026")
    assert [each.amount for each in read_quantities(path, CARRIERS)] == [Decimal(1250), Decimal("0.5")]


@pytest.mark.parametrize(
    ("cells", "name", "told"),
    [
        (("electricty-grey", "1", "kWh", "2026"), "carrier", 'did you mean "electricity-grey"'),
        (("stoom uit de kelder", "1", "kWh", "2026"), "carrier", "choose one of: bio-cng"),
        (("diesel", "1", "kWh", "2026"), "unit", "is no unit for diesel"),
        (("diesel", "1", "", "2026"), "unit", "is no unit for diesel"),
        (("diesel", "1", "l", "26"), "year", "four digits"),
        (("diesel", "1", "l", "2099"), "year", "four digits"),
        (("diesel", "veel", "l", "2026"), "quantity", "is not a number"),
        (("diesel", "", "l", "2026"), "quantity", "is not a number"),
        (("diesel", "-5", "l", "2026"), "quantity", "zero or more"),
        (("electricity-grey", "999999999999999", "GWh", "2026"), "quantity", "that can be right"),
        (("diesel", "1.250", "l", "2026"), "quantity", "can be read in two ways"),
        (("electricity-grey", "4.5000", "kWh", "2026"), "quantity", "a thousand times too small"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(cells: tuple[str, ...], name: str, told: str) -> None:
    with pytest.raises(CellError, match=told) as wrong:
        quantity_of(dict(zip(("carrier", "quantity", "unit", "year"), cells, strict=True)), CARRIERS)
    assert wrong.value.name == name


def test_one_wrong_line_and_nothing_is_read(tmp_path: Path) -> None:
    path = table(tmp_path, "diesel;5;liter;2026", "diesel;x;liter;2026", "turf;5;kg;2026")
    with pytest.raises(TableError) as wrong:
        read_quantities(path, CARRIERS)
    assert [(cell.line, cell.column) for cell in wrong.value.problems] == [(3, "hoeveelheid"), (4, "energiedrager")]


def test_a_table_without_a_needed_column_or_without_lines_says_so(tmp_path: Path) -> None:
    with pytest.raises(HefboomError, match='no column "unit"'):
        read_quantities(table(tmp_path, "diesel;5;2026", header="energiedrager;hoeveelheid;jaar"), CARRIERS)
    with pytest.raises(HefboomError, match="no quantities below its header"):
        read_quantities(table(tmp_path), CARRIERS)
