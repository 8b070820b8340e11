"""Bram asks for Spark where something is missing: he is told what, and what to do."""

import importlib.machinery
import socket
from pathlib import Path

import pytest

from hefboom.analytics.engine import open_engine
from hefboom.analytics.spark import needs, watch
from hefboom.core.base.errors import HefboomError
from tests.spark_cluster import cluster


def java_that_says(folder: Path, text: str) -> Path:
    """A home of Java whose `java -version` says this."""
    program = folder / "bin" / "java"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{text}' >&2\n")
    program.chmod(0o755)
    return folder


def test_without_pyspark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(name: str) -> importlib.machinery.ModuleSpec | None:
        return None

    monkeypatch.setattr(needs, "find_spec", not_found)

    with pytest.raises(HefboomError, match=r"requirements/spark\.txt"), open_engine("spark"):
        pytest.fail("there is no Spark")


def test_without_java_it_says_which_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(HefboomError, match="needs Java 17 or 21: there is no `java`"):
        needs.check_java()


def test_a_home_of_java_without_java_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))

    with pytest.raises(HefboomError, match=f"JAVA_HOME is {tmp_path}, and there is no bin/java"):
        needs.check_java()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('java version "1.8.0_392"', "is version 8"),
        ('openjdk version "11.0.21" 2023-10-17', "is version 11"),
        ("Segmentation fault", "does not tell its version"),
    ],
)
def test_java_that_is_too_old_is_told_with_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_says(tmp_path, text)))

    with pytest.raises(HefboomError, match=told):
        needs.check_java()


@pytest.mark.parametrize("version", ["17.0.15", "21"])
def test_java_that_spark_is_made_for_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_says(tmp_path, f'openjdk version "{version}" 2025-04-15')))

    needs.check_java()


@pytest.mark.parametrize("master", ["", "localhost:7077", "local[x]", "spark://", "spark://host:no", "http://host"])
def test_what_is_no_master_is_told(master: str) -> None:
    with pytest.raises(HefboomError, match="is no Spark master"):
        needs.check_master(master)


def test_a_master_that_does_not_answer_is_told_with_its_address() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]  # bound, and not listening

        with pytest.raises(HefboomError, match=f"cannot be reached .127.0.0.1:{port}: Connection refused"):
            needs.check_master(f"spark://127.0.0.1:{port}")


def test_one_master_of_two_that_answers_is_enough() -> None:
    with socket.create_server(("127.0.0.1", 0)) as answers, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ports = [each.getsockname()[1] for each in (taken, answers)]

        needs.check_master(f"spark://127.0.0.1:{ports[0]},127.0.0.1:{ports[1]}")


@pytest.mark.parametrize(
    ("master", "here"),
    [
        ("local[*]", True),
        ("local", True),
        ("spark://127.0.0.1:7077", True),
        ("spark://[::1]:7077", True),
        ("spark://127.0.0.1:7077,other:7077", False),
        ("yarn", False),
    ],
)
def test_only_what_stays_on_this_machine_is_bound_to_the_loopback(master: str, here: bool) -> None:
    assert needs.is_here(master) is here


def test_a_cluster_far_away_asks_for_a_folder_that_all_can_see() -> None:
    with pytest.raises(HefboomError, match="--shared-folder"):
        needs.check_folder("spark://spark.example:7077", None)


def test_a_cluster_without_workers_is_told_within_a_time_instead_of_waited_for(
    spark_is_here: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "SECONDS_ALONE", 1.0)

    with cluster(tmp_path, workers=0) as empty:
        told = pytest.raises(HefboomError, match=r"No machine of spark://.* took up the work for 1 seconds")
        with told, open_engine("spark", master=empty.url):
            pytest.fail("there is nobody to work")
