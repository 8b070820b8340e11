"""A whole register at once has the standings that its tenders have one by one (docs/semantics.md §6, §8 and §9)."""

import os
import random
from collections import Counter
from datetime import date
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics.cells import TYPES
from hefboom.analytics.engine import open_engine
from hefboom.analytics.patterns import by_tender, groups_of, patterns_of, standings_in
from hefboom.analytics.plan import plan_for
from hefboom.core.facts.derive import with_derived
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.verdict import Standing

NIGHTLY = bool(os.environ.get("HEFBOOM_NIGHTLY"))
TENDERS = 20_000 if NIGHTLY else 1_500

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


def _random_tender(number: int, columns: tuple[str, ...], lots: int, dice: random.Random) -> list[Row]:
    """The lots of a tender; what belongs to the tender is repeated on them, and now and then contradicted."""
    shared = {name: _random_value(name, dice) for name in columns if vocabulary()[name].grain == "tender"}
    own = [name for name in columns if vocabulary()[name].grain == "lot"]

    def lot(index: int) -> Row:
        tender = {name: _random_value(name, dice) if dice.random() < 1 / 20 else each for name, each in shared.items()}
        of_lot = {name: _random_value(name, dice) for name in own}
        return {"tender_id": f"T{number}", "lot_id": f"L{index}"} | tender | of_lot

    return [lot(index) for index in range(lots)]


def _table(tenders: list[list[Row]], engine: DuckDB) -> ibis.Table:
    columns = {name: TYPES[field.type] for name, field in vocabulary().items() if not field.derived}
    rows = [row for lots in tenders for row in lots]
    schema = ibis.schema(columns).to_pyarrow()
    return engine.create_table("register", pa.Table.from_pylist(rows, schema), overwrite=True)


@pytest.mark.parametrize("most_lots", [1, 3])
@pytest.mark.parametrize(
    ("pack", "on"),
    [
        ("nl-rijk-2019", None),
        ("nl-rijk-2019", date(2023, 12, 31)),
        ("nl-rijk-2019", date(2024, 1, 1)),
        ("waterstad-2025", None),
        ("waterstad-2025", date(2026, 1, 1)),
    ],
)
def test_a_register_at_once_has_the_standings_of_its_tenders_one_by_one(
    pack: str, most_lots: int, on: date | None
) -> None:
    strategy = load_pack(pack)
    plan, dice = plan_for(strategy, on), random.Random(f"{pack} {most_lots} {on}")
    tenders = [_random_tender(number, plan.columns, dice.randint(1, most_lots), dice) for number in range(TENDERS)]
    one_by_one = _one_by_one(tenders, strategy, on)
    ids = [rule.rule.id for rule in plan.rules]

    with open_engine() as engine:
        single = most_lots == 1
        patterns, packed = patterns_of(_table(tenders, engine), plan, engine, single=single)
        together = by_tender(patterns, packed, plan, engine).to_pyarrow().to_pylist()
        groups = groups_of(patterns, packed, plan, engine, single=single)

    flags = sorted(name for name in together[0] if name.startswith("__f"))
    at_once = {
        row["tender_id"]: dict(zip(ids, standings_in([row[name] for name in flags], plan), strict=True))
        for row in together
    }
    assert at_once == one_by_one
    counted = Counter[tuple[Standing, ...]]()
    for group in groups:
        counted[group.standings] += group.tenders
    assert counted == Counter(tuple(each[id_] for id_ in ids) for each in one_by_one.values())
    assert len({standing for each in one_by_one.values() for standing in each.values()}) == len(Standing)
    assert sum((group.eur for group in groups), Decimal(0)) == _known_value(tenders)


def _one_by_one(tenders: list[list[Row]], pack: Pack, on: date | None) -> dict[str, dict[str, Standing]]:
    judge = Judge(pack)
    return {str(lots[0]["tender_id"]): judge.standings(lots, on) for lots in tenders}


def _known_value(tenders: list[list[Row]]) -> Decimal:
    values = (with_derived(lots)[0]["tender_value_eur"] for lots in tenders)
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
