"""Bram presses Ctrl-C while a large register is being checked."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

ROWS = "SELECT 'T' || i // 2 AS tender_id, 'L' || i % 2 AS lot_id, i % 4 AS mvi_level FROM range(10_000_000) AS t(i)"
_SECONDS_UNTIL_BUSY = 60


@pytest.fixture(scope="module")
def large_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that takes long to check: of many tenders with two lots each."""
    path = tmp_path_factory.mktemp("large") / "register.parquet"
    rows = duckdb.sql(ROWS)
    rows.write_parquet(str(path))
    return path


def test_ctrl_c_ends_a_check_with_130_and_leaves_nothing(large_register: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    target = tmp_path / "rejected.csv"
    command = [sys.executable, "-m", "hefboom.cli.main", "check", str(large_register), "--rejected", str(target)]
    environment = {"TMPDIR": str(temporary), "PATH": ""}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as running:
        _wait_until_busy(temporary)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)

    assert running.returncode == 130
    assert told.strip() == "Stopped."
    assert [path.name for path in tmp_path.iterdir()] == ["tmp"]
    assert list(temporary.iterdir()) == []


def _wait_until_busy(temporary: Path) -> None:
    """The engine makes its own folder first, and then reads for seconds."""
    deadline = time.monotonic() + _SECONDS_UNTIL_BUSY
    while not list(temporary.iterdir()):
        assert time.monotonic() < deadline, "the check never started"
        time.sleep(0.05)
    time.sleep(1)
