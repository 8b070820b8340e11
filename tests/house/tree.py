"""Where the house stands and what is in it."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "hefboom"
APPS = SOURCE / "apps"


def files(*suffixes: str) -> list[Path]:
    """Return the project's own files, committed or about to be, with one of `suffixes`; all without any."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def python_files() -> list[Path]:
    """Return every Python file that people write: migrations are Django's."""
    return [path for path in files(".py") if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield name and number of lines of each function and method in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def where(path: Path) -> str:
    """Return a path as people name it: from the root of the project."""
    return path.relative_to(ROOT).as_posix()
