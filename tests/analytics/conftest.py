"""Spark for the tests: one session for all that run in a process, since it takes seconds to start."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from hefboom.analytics.engine import open_engine
from tests.needs import do_without
from tests.spark_cluster import Cluster, cluster

LOCAL = "local[2]"

# A test has little to work through: the quick compiler and the small collector of Java are enough and start sooner, and
# what was verified when Spark was built need not be verified again.
_LEAN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
_FEW_PARTS = "spark.sql.shuffle.partitions 2\nspark.default.parallelism 2\n"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that needs Spark, so that nobody can forget to."""
    for item in items:
        if {"spark_is_here", "spark"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.spark)


@pytest.fixture(scope="session")
def spark_is_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Skip what needs Spark where it cannot run, make its Java lean and let it cut little into few parts."""
    if find_spec("pyspark") is None or not shutil.which("java"):
        do_without("spark", "no pyspark or no Java; on Debian: apt install openjdk-17-jre-headless")
    defaults = tmp_path_factory.mktemp("spark") / "spark-defaults.conf"
    defaults.write_text(_FEW_PARTS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", _LEAN)
        patch.setenv("SPARK_CONF_DIR", str(defaults.parent))
        yield


@pytest.fixture(scope="module")
def spark(spark_is_here: None) -> Iterator[str]:
    """The master of a session that runs on this machine; whoever opens Spark there is in it at once."""
    with open_engine("spark", master=LOCAL):
        yield LOCAL


@pytest.fixture(scope="module")
def on_a_cluster(spark_is_here: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of one master and two workers on the loopback; whoever opens Spark there is in one session."""
    with cluster(tmp_path_factory.mktemp("cluster"), workers=2) as running, open_engine("spark", master=running.url):
        yield running
