"""Bram chooses where the work is done."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hefboom.cli.engine_options import EngineChoice, engine_options


@click.command()
@click.argument("file")
@engine_options
@click.option("--other")
@click.pass_context
def command(context: click.Context, file: str, engine: EngineChoice, other: str | None) -> None:
    click.echo(f"{file} {other} {engine}")


def answer(*words: str, **environment: str) -> str:
    return CliRunner().invoke(command, words, env=environment).output


def test_a_command_gets_its_engine_as_one_thing(tmp_path: Path) -> None:
    spark = EngineChoice("spark", "spark://host:7077", tmp_path, 8.0)
    options = ("--engine", "spark", "--master", "spark://host:7077", "--shared-folder", str(tmp_path), "--memory", "8")

    assert answer("a.csv") == f"a.csv None {EngineChoice()}\n"
    assert answer(*options, "--other", "x", "a.csv") == f"a.csv x {spark}\n"


def test_the_environment_names_the_cluster_of_who_asks_for_spark(tmp_path: Path) -> None:
    environment = {"HEFBOOM_SPARK_MASTER": "spark://host:7077", "HEFBOOM_SPARK_FOLDER": str(tmp_path)}

    found = answer("--engine", "spark", "a.csv", **environment)

    assert found == f"a.csv None {EngineChoice('spark', 'spark://host:7077', tmp_path)}\n"
    assert "Error" not in answer("a.csv", **environment), "and does not bother who does not"


@pytest.mark.parametrize(("option", "value"), [("--master", "local[2]"), ("--shared-folder", ".")])
def test_an_option_that_would_do_nothing_is_refused(option: str, value: str) -> None:
    assert f"{option} is of Spark only: add --engine spark" in answer("a.csv", option, value)


def test_a_memory_that_no_engine_can_work_in_is_refused() -> None:
    assert "0.1 is not in the range" in answer("a.csv", "--memory", "0.1")


def test_a_choice_opens_its_engine(tmp_path: Path) -> None:
    with EngineChoice(memory_gib=1.0).open(tmp_path / "register.csv") as engine:
        assert engine.raw_sql("SELECT current_setting('memory_limit')").fetchone() == ("819.1 MiB",)
