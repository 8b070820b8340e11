"""Bram presses Ctrl-C while Spark is still starting."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def processes_with(text: str) -> list[str]:
    """The processes that have this in their environment, which those they start inherit."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if text.encode() in entry.read_bytes():
                found.append(entry.parent.name)
        except OSError:
            continue  # it ended, or is somebody else's
    return found


def test_ctrl_c_while_java_starts_leaves_no_process_and_no_file(spark_is_here: None, tmp_path: Path) -> None:
    register = tmp_path / "register.csv"
    register.write_text("tender_id\nA\n", "utf-8")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    command = [sys.executable, "-m", "hefboom.cli.main", "check", str(register), "--engine", "spark"]

    environment = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as running:
        deadline = time.monotonic() + 120
        while len(processes_with(f"TMPDIR={temporary}")) < 2:
            assert time.monotonic() < deadline, "Java never started"
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=120)

    assert running.returncode == 130
    assert told.strip() == "Stopped."
    assert processes_with(f"TMPDIR={temporary}") == []
    assert list(temporary.iterdir()) == []
