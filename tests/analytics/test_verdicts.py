"""Dirk checks a register of every ministry: as a file, and tender by tender, with one answer."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from hefboom.analytics.engine import open_engine
from hefboom.analytics.ingest import read_register
from hefboom.analytics.verdicts import check_file, check_register
from hefboom.core.base.errors import HefboomError
from hefboom.core.facts.facts import Value
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.load import load_pack

Row = dict[str, Value | None]
PACK = load_pack("nl-rijk-2019")


def lot(tender: str, name: str, **facts: Value | None) -> Row:
    """A lot of bedrijfskleding, published in 2023, of which everything that was asked was done."""
    usual: Row = {
        "tender_id": tender,
        "lot_id": name,
        "published_on": date(2023, 5, 1),
        "buyer_kind": "central",
        "contract_nature": "supplies",
        "product_group": "bedrijfskleding",
        "estimated_value_eur": Decimal("70000.010000"),
        "mvi_criteria_applied": True,
        "mvi_level": 2,
        "isv_clause": True,
    }
    return usual | facts


ALIKE = [lot("A", "1"), lot("A", "2"), lot("B", "1"), lot("B", "2", isv_clause=False), lot("C", "1")]
KNOWN_ON_ONE_LOT = [lot("A", "1", buyer_kind=None), lot("A", "2"), lot("B", "1", mvi_criteria_applied=None)]
CONTRADICTED = [lot("A", "1", published_on=date(2019, 1, 1)), lot("A", "2"), lot("B", "1")]
NO_VALUE = [lot("A", "1", estimated_value_eur=None), lot("A", "2"), lot("B", "1", estimated_value_eur=None)]


@pytest.mark.parametrize("rows", [ALIKE, KNOWN_ON_ONE_LOT, CONTRADICTED, NO_VALUE])
@pytest.mark.parametrize("statistics", [True, False])
def test_a_file_has_the_standings_of_its_tenders_one_by_one(tmp_path: Path, rows: list[Row], statistics: bool) -> None:
    path = tmp_path / "register.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path, write_statistics=statistics)

    with open_engine(reads=path) as engine:
        result = check_file(path, PACK, engine)

    assert {id_: +Counter(tally.tenders) for id_, tally in result.tallies.items()} == _one_by_one(rows)


def _one_by_one(rows: list[Row]) -> dict[str, Counter[object]]:
    judge = Judge(PACK)
    tenders = [[row for row in rows if row["tender_id"] == name] for name in {row["tender_id"] for row in rows}]
    standings = [judge.standings(lots) for lots in tenders]
    return {id_: Counter(each[id_] for each in standings) for id_, _ in judge.commitments}


def test_the_values_of_lots_are_summed_to_the_cent(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    parquet.write_table(pa.Table.from_pylist(ALIKE), path)

    with open_engine(reads=path) as engine:
        tally = check_file(path, PACK, engine).tallies["mvi-criteria"]

    assert sum(tally.eur.values()) == Decimal("350000.05")


def test_a_file_that_changes_between_reading_and_judging_is_told(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    parquet.write_table(pa.Table.from_pylist(ALIKE), path)

    with open_engine(reads=path) as engine:
        register = read_register(path, engine)
        parquet.write_table(pa.Table.from_pylist(ALIKE[:3]), path)

        with pytest.raises(HefboomError, match="has 5 rows that count, and the engine has found 3"):
            check_register(register, PACK, engine)
