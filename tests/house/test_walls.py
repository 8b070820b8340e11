"""The walls of the house stand, and a breach of any of them is caught."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

BREACHES = {
    "Rooms only downwards, and no ninth room": ("core/base/text.py", "import hefboom.cli"),
    "Core's floors": ("core/base/errors.py", "import hefboom.core.logic.condition"),
    "Apps in one direction": ("apps/accounts/models.py", "import hefboom.apps.monitoring.queries"),
    "The same shape in every app": ("apps/strategy/queries.py", "import hefboom.apps.strategy.views"),
    "Core and packs are free of frameworks, engines and the network": ("core/logic/holds.py", "import django"),
    "A file is checked without Django": ("analytics/engine.py", "import django.db"),
    "Data engines live in analytics": ("apps/tenders/queries.py", "import duckdb"),
    "sqlglot lives in one file": ("core/facts/read.py", "import sqlglot"),
}


def lint_imports(root: Path) -> str:
    """Return what import-linter says of the tree under `root`."""
    command = [Path(sys.executable).with_name("lint-imports"), "--config", root / "pyproject.toml", "--no-cache"]
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def report_of_breaches(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the house in which each wall is breached once."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "src" / "hefboom", copy / "src" / "hefboom", ignore=shutil.ignore_patterns("static"))
    for file, line in BREACHES.values():
        with (copy / "src" / "hefboom" / file).open("a") as module:
            module.write(f"\n{line}\n")
    return lint_imports(copy)


def test_every_wall_stands() -> None:
    report = lint_imports(ROOT)
    assert f"Contracts: {len(BREACHES)} kept, 0 broken." in report, report


@pytest.mark.parametrize("wall", BREACHES)
def test_a_breach_is_caught_and_named(wall: str, report_of_breaches: str) -> None:
    file, line = BREACHES[wall]
    offender = f"hefboom.{file.removesuffix('.py').replace('/', '.')}"
    assert f"{wall} BROKEN" in report_of_breaches
    assert f"{offender} -> {line.removeprefix('import ').removesuffix('.db')}" in report_of_breaches


def test_a_ninth_room_is_refused(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src" / "hefboom", tmp_path / "src" / "hefboom", ignore=shutil.ignore_patterns("static"))
    (tmp_path / "src" / "hefboom" / "attic").mkdir()
    (tmp_path / "src" / "hefboom" / "attic" / "__init__.py").touch()
    assert "attic" in lint_imports(tmp_path)
