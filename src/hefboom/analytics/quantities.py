"""A table with quantities of energy and fuel: CSV or XLSX in, each wrong cell named, nothing guessed."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from hefboom.analytics.classify.sheet import Row, TableError, read_sheet
from hefboom.analytics.spend.amounts import Mark, convention_of, marks_of, plain
from hefboom.analytics.spend.dates import FIRST_YEAR
from hefboom.core.base.errors import HefboomError, RejectedCell
from hefboom.core.effects.quantities import UNITS, Carriers, Quantity

NAMES: dict[str, tuple[str, ...]] = {
    "carrier": ("carrier", "energiedrager", "energie", "brandstof", "soort"),
    "quantity": ("quantity", "hoeveelheid", "aantal", "verbruik"),
    "unit": ("unit", "eenheid"),
    "year": ("year", "jaar"),
}
"""What is needed, and what its column may be called."""
_FOUR_DECIMALS = re.compile(r"^[0-9]{1,3}[.,][0-9]{4,}$")
_LARGEST = Decimal(10) ** 15


class CellError(HefboomError):
    """A cell that says no quantity: its name in `NAMES`, what stands there, and why that cannot be used."""

    def __init__(self, name: str, value: str, why: str) -> None:
        """Keep all three."""
        super().__init__(f'"{value}" {why}')
        self.name, self.value, self.why = name, value, why


def read_quantities(path: Path, carriers: Carriers) -> list[Quantity]:
    """Read a table of quantities (.csv or .xlsx) with the columns of `NAMES`.

    Raises HefboomError when a column is missing; a `TableError` names every cell that is wrong. Then nothing is read.
    """
    rows = read_sheet(path, (), [name for names in NAMES.values() for name in names])
    if not rows:
        raise HefboomError(f"{path.name} has no quantities below its header. Add at least one.")
    columns = {name: _column(path.name, name, rows[0]) for name in NAMES}
    proven, _ = convention_of(row.cells[columns["quantity"]] for row in rows)
    mark = proven.pop() if len(proven) == 1 else None
    found: list[Quantity] = []
    problems: list[RejectedCell] = []
    for row in rows:
        try:
            found.append(quantity_of({name: row.cells[column] for name, column in columns.items()}, carriers, mark))
        except CellError as wrong:
            problems.append(RejectedCell(row.line, columns[wrong.name], wrong.value, wrong.why))
    if problems:
        raise TableError(path.name, problems)
    return found


def _column(file: str, name: str, row: Row) -> str:
    found = next((each for each in NAMES[name] if each in row.cells), None)
    if found is None:
        raise HefboomError(f'{file} has no column "{name}" ({", ".join(NAMES[name][1:])}) on its first line.')
    return found


def quantity_of(cells: Mapping[str, str], carriers: Carriers, mark: Mark | None = None) -> Quantity:
    """Return what the cells of a row say, by name of `NAMES`. `mark` is the decimal mark that other rows prove.

    Raises CellError for the first cell that is wrong.
    """
    carrier = carriers.by_name.get(cells["carrier"].lower())
    if carrier is None:
        raise CellError("carrier", cells["carrier"], _no_carrier(cells["carrier"], carriers))
    ours, times = UNITS.get(cells["unit"].lower(), ("", Decimal(0)))
    if ours != carrier.unit:
        fits = _listed(each for each, (unit, _) in UNITS.items() if unit == carrier.unit)
        raise CellError("unit", cells["unit"], f"is no unit for {carrier.id}; give it in one of: {fits}")
    year = cells["year"]
    if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= datetime.now(UTC).year + 1):
        raise CellError("year", year, "is not a year of delivery; write four digits, for example 2025")
    amount = _number(cells["quantity"], mark) * times
    if not 0 <= amount <= _LARGEST:
        why = "is not a quantity of zero or more that can be right; correct it"
        raise CellError("quantity", cells["quantity"], why)
    return Quantity(carrier.id, amount, int(year))


def _number(text: str, mark: Mark | None) -> Decimal:
    marks = marks_of(text)
    if not marks:
        raise CellError("quantity", text, "is not a number; write for example 1250 or 1250,5")
    if _FOUR_DECIMALS.match(text):
        raise CellError("quantity", text, "may be a thousand times too small; write it without a mark for thousands")
    if len(marks) > 1 and mark is None and ("," in text or "." in text):
        raise CellError("quantity", text, "can be read in two ways; write it without a mark for thousands")
    return Decimal(plain(text, marks[0] if len(marks) == 1 or mark is None else mark))


def _no_carrier(text: str, carriers: Carriers) -> str:
    near = get_close_matches(text.lower(), carriers.by_name, n=1)
    if near:
        return f'is no energy or fuel of the list; did you mean "{carriers.by_name[near[0]].id}"?'
    return f"is no energy or fuel of the list; choose one of: {_listed(carriers.carriers)}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
