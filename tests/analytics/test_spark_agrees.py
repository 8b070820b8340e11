"""Dirk checks the same register on his laptop and on Spark: every count and every cent is the same."""

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from hefboom.analytics.classify.classify import Classifier
from hefboom.analytics.classify.shipped import codes_by_prefix
from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.read import read_spend
from hefboom.analytics.verdicts import CheckResult, check_file
from hefboom.cli.check import check
from hefboom.core.strategy.load import load_pack
from tests.registers_for_tests import random_rows, said, write_register
from tests.scenarios.year_2023 import write_year_2023
from tests.spend_for_tests import cells_of, spend_lines, summed, write_spend

PACK = load_pack("nl-rijk-2019")


def checked(path: Path, engine: str, master: str) -> CheckResult:
    with open_engine(engine, reads=path, master=master) as backend:
        return check_file(path, load_pack("waterstad-2025"), backend, date(2026, 1, 1))


def test_a_random_register_comes_out_alike_in_every_count_and_cent(spark: str, tmp_path: Path) -> None:
    """With the pack of a city; that of central government is on a cluster, in test_spark_cluster."""
    rows = random_rows(load_pack("waterstad-2025"), tenders=150, most_lots=3)
    path = write_register(tmp_path / "register.parquet", rows)

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
    lines = spend_lines(3_000)
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
