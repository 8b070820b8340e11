"""A whole register at once has the standings that its tenders have one by one (docs/semantics.md §6, §8 and §9)."""

import os
import random
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from hefboom.analytics.engine import open_engine
from hefboom.analytics.patterns import by_tender, groups_of, patterns_of, standings_in
from hefboom.analytics.plan import plan_for
from hefboom.core.facts.derive import with_derived
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.verdict import Standing
from tests.registers_for_tests import Row, as_table, random_tender

NIGHTLY = bool(os.environ.get("HEFBOOM_NIGHTLY"))
TENDERS = 20_000 if NIGHTLY else 700


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
    tenders = [random_tender(number, plan.columns, dice.randint(1, most_lots), dice) for number in range(TENDERS)]
    one_by_one = _one_by_one(tenders, strategy, on)
    ids = [rule.rule.id for rule in plan.rules]

    with open_engine() as engine:
        single = most_lots == 1
        rows = as_table([row for lots in tenders for row in lots])
        register = engine.create_table("register", rows, overwrite=True)
        patterns, packed = patterns_of(register, plan, engine, single=single)
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
