"""Where the house stands and what is in it."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "hefboom"
APPS = SOURCE / "apps"


def files(*suffixes: str) -> list[Path]:
    """Return the project's own files, committed or about to be, with one of `suffixes`; all without any."""
    return [path for path in _all_files() if not suffixes or path.suffix in suffixes]


@cache
def _all_files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file())


def python_files() -> list[Path]:
    """Return every Python file that people write: migrations are Django's."""
    return [path for path in files(".py") if "migrations" not in path.parts]


@cache
def functions(path: Path) -> tuple[tuple[str, int], ...]:
    """Return name and number of lines of each function and method in a file."""
    return tuple(
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def where(path: Path) -> str:
    """Return a path as people name it: from the root of the project."""
    return path.relative_to(ROOT).as_posix()
