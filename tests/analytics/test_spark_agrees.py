"""Dirk checks the same register on his laptop and on Spark: every count and every cent is the same."""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hefboom.analytics.classify.classify import Classifier
from hefboom.analytics.classify.shipped import codes_by_prefix
from hefboom.analytics.engine import open_engine
from hefboom.analytics.plan import plan_for
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.read import read_spend
from hefboom.analytics.verdicts import CheckResult, check_file
from hefboom.cli.check import check
from hefboom.core.strategy.load import load_pack
from tests.registers_for_tests import Row, random_tender, rows_of_scenarios, write_register
from tests.scenarios.year_2023 import write_year_2023
from tests.spend_for_tests import cells_of, spend_lines, summed, write_spend

TENDERS = 400
PACK = load_pack("nl-rijk-2019")


def checked(path: Path, engine: str, master: str, pack: str = "nl-rijk-2019", on: date | None = None) -> CheckResult:
    with open_engine(engine, reads=path, master=master) as backend:
        return check_file(path, load_pack(pack), backend, on)


def said(result: CheckResult) -> dict[str, Any]:
    """All that a result says, with its euros to the last decimal."""
    euros = {id_: {str(each): eur for each, eur in tally.eur.items()} for id_, tally in result.tallies.items()}
    return result.as_dict() | {"exact": euros}


def random_rows(pack: str, most_lots: int) -> list[Row]:
    dice = random.Random(f"{pack} {most_lots}")
    columns = plan_for(load_pack(pack)).columns
    tenders = (random_tender(number, columns, dice.randint(1, most_lots), dice) for number in range(TENDERS))
    return [row for lots in tenders for row in lots]


@pytest.mark.parametrize(
    ("pack", "most_lots", "file", "on"),
    [
        ("nl-rijk-2019", 1, "register.parquet", None),
        ("nl-rijk-2019", 3, "register.csv", date(2024, 1, 1)),
        ("waterstad-2025", 3, "register.parquet", date(2026, 1, 1)),
    ],
)
def test_random_registers_come_out_alike_in_every_count_and_cent(
    spark: str, tmp_path: Path, pack: str, most_lots: int, file: str, on: date | None
) -> None:
    path = write_register(tmp_path / file, random_rows(pack, most_lots))

    assert said(checked(path, "spark", spark, pack, on)) == said(checked(path, "duckdb", spark, pack, on))


def test_the_shipped_scenarios_come_out_alike(spark: str, tmp_path: Path) -> None:
    path = write_register(tmp_path / "scenarios.parquet", list(rows_of_scenarios(PACK)))

    assert said(checked(path, "spark", spark)) == said(checked(path, "duckdb", spark))


def test_the_command_says_the_same_of_a_year_with_a_bad_row(spark: str, tmp_path: Path) -> None:
    path = write_year_2023(tmp_path / "2023.csv")
    path.write_text(path.read_text("utf-8").replace("services", "diensten", 1), "utf-8")

    on_duckdb = CliRunner().invoke(check, [str(path), "--format", "json"])
    on_spark = CliRunner().invoke(check, [str(path), "--format", "json", "--engine", "spark", "--master", spark])

    assert json.loads(on_spark.stdout) == json.loads(on_duckdb.stdout)
    assert len(json.loads(on_spark.stdout)["register"]["rejected"]) == 1
    assert on_spark.exit_code == on_duckdb.exit_code == 1


def test_spend_is_summed_to_the_same_cents_by_spark_duckdb_and_plain_python(spark: str, tmp_path: Path) -> None:
    lines = spend_lines(12_000)
    path = write_spend(tmp_path / "spend.csv", lines)

    found = {}
    for name in ("duckdb", "spark"):
        with open_engine(name, reads=path, master=spark) as engine:
            read = read_spend(path, engine)
            keys = keys_of(read)
            classified = dict(zip(keys, Classifier(PACK, codes_by_prefix()).classify(keys), strict=True))
            found[name] = cells_of(cube_of(read, classified))

    assert found["spark"] == found["duckdb"] == summed(lines, classified)
    assert min(cents for _, cents in found["spark"].values()) < 0, "there are cells of credit notes alone"
