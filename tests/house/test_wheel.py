"""What is installed is the whole product: data, pages, translations and the built front-end come along."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.house.tree import ROOT, SOURCE


def test_the_wheel_carries_everything_the_product_reads(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copytree(SOURCE, tmp_path / "src" / "hefboom", ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", tmp_path, tmp_path], check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        carried = set(wheel.namelist())
    needed = {
        f"hefboom/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.name.startswith(".")
        and path.suffix not in {".md", ".po"}
    }
    assert needed - carried == set()
