"""Registers for tests: random ones with gaps and contradictions, and the shipped scenarios of a pack."""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from pyarrow import csv, parquet

from hefboom.analytics.cells import TYPES
from hefboom.analytics.plan import plan_for
from hefboom.analytics.verdicts import CheckResult
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.scenarios import scenario_value

Row = dict[str, Value | None]

_DAYS = (
    date(2015, 1, 1),
    date(2018, 12, 31),
    date(2019, 1, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2025, 7, 1),
    date(2026, 1, 1),
    date(2027, 12, 31),
    date(2028, 1, 1),
)
_VALUES: dict[str, tuple[Value, ...]] = {
    "product_group": ("bedrijfskleding", "catering", "schoonmaak", "none"),
    "estimated_value_eur": tuple(map(Decimal, ("139999.99", "140000", "142999.99", "143000", "221000", "5538000"))),
    "stated_total_eur": (Decimal(143000), Decimal("0.000001")),
    "wage_sum_eur": tuple(map(Decimal, ("124999.99", "125000", "249999.99", "250000"))),
    "duration_months": tuple(map(Decimal, ("5.999999", "6", "48"))),
    "impact_weight": tuple(map(Decimal, ("0", "0.499999", "0.5", "1"))),
}


def _random_value(name: str, dice: random.Random) -> Value | None:
    field = vocabulary()[name]
    if dice.random() < 1 / 4:
        return None
    if field.type == "date":
        return dice.choice(_DAYS)
    if field.type == "enum":
        return dice.choice(field.values).value
    if field.type == "int":
        return dice.randint(0, 3)
    return dice.choice(_VALUES.get(name, (True, False)))


def random_tender(number: int, columns: tuple[str, ...], lots: int, dice: random.Random) -> list[Row]:
    """The lots of a tender; what belongs to the tender is repeated on them, and now and then contradicted."""
    shared = {name: _random_value(name, dice) for name in columns if vocabulary()[name].grain == "tender"}
    own = [name for name in columns if vocabulary()[name].grain == "lot"]

    def lot(index: int) -> Row:
        tender = {name: _random_value(name, dice) if dice.random() < 1 / 20 else each for name, each in shared.items()}
        of_lot = {name: _random_value(name, dice) for name in own}
        return {"tender_id": f"T{number}", "lot_id": f"L{index}"} | tender | of_lot

    return [lot(index) for index in range(lots)]


def random_rows(pack: Pack, tenders: int, most_lots: int) -> list[Row]:
    """So many random tenders, with the columns that a pack asks for; the same ones each time."""
    dice = random.Random(f"{pack.manifest.id} {most_lots}")
    columns = plan_for(pack).columns
    found = (random_tender(number, columns, dice.randint(1, most_lots), dice) for number in range(tenders))
    return [row for lots in found for row in lots]


def rows_of_scenarios(pack: Pack) -> Iterator[Row]:
    """Yield the lots of every scenario of a pack, each a tender of its own."""
    fields = vocabulary()
    for number, scenario in enumerate(pack.scenarios):
        for lot, facts in enumerate([each.facts for each in scenario.lots] or [{}]):
            named = {**scenario.facts, **facts}
            values = {name: scenario_value(fields[name], value) for name, value in named.items()}
            yield {"tender_id": f"S{number}", "lot_id": f"L{lot}"} | values


def as_table(rows: list[Row]) -> pa.Table:
    """Return rows as a table with a column for every fact that is not derived."""
    columns = {name: TYPES[field.type] for name, field in vocabulary().items() if not field.derived}
    return pa.Table.from_pylist(rows, ibis.schema(columns).to_pyarrow())


def write_register(path: Path, rows: list[Row]) -> Path:
    """Write a register as CSV or Parquet, by its extension."""
    table = as_table(rows)
    if path.suffix == ".csv":
        csv.write_csv(table.select([name for name in table.column_names if table[name].null_count < len(table)]), path)
    else:
        parquet.write_table(table, path)
    return path


def said(result: CheckResult) -> dict[str, Any]:
    """All that the check of a register says, with its euros to the last decimal."""
    euros = {id_: {str(each): eur for each, eur in tally.eur.items()} for id_, tally in result.tallies.items()}
    return result.as_dict() | {"exact": euros}
