"""Dependencies that no import shows: names in strings, templates, signals, and imports that only happen in use."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import APPS, ROOT, python_files, where

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
TEMPLATE = re.compile(r"""["'](\w+)/[\w/-]+\.html["']""")


def floors() -> list[set[str]]:
    """Return the apps from high to low, as the walls in pyproject.toml have them; neighbours share a floor."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "apps")
    return [set(re.findall(r"\w+", layer)) for layer in layers]


FLOOR = {app: height for height, apps in enumerate(reversed(floors())) for app in apps}


def app_files(*patterns: str) -> Iterator[tuple[str, Path]]:
    """Yield each file of each app with the app's name; migrations are Django's."""
    for pattern in patterns:
        for path in sorted(APPS.glob(f"*/{pattern}")):
            if "migrations" not in path.parts:
                yield path.relative_to(APPS).parts[0], path


def relations_by_name(source: str) -> list[str]:
    """Return the models to which a model refers by a name in a string."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    targets = [call.args[0] for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in RELATIONS]
    return [target.value for target in targets if isinstance(target, ast.Constant) and isinstance(target.value, str)]


def test_a_relation_by_name_is_seen() -> None:
    source = "tender = models.ForeignKey('tenders.Tender', on_delete=models.CASCADE)"
    assert relations_by_name(source) == ["tenders.Tender"]


def test_no_model_refers_upward_by_name() -> None:
    upward = [
        f"{where(path)}: {target}"
        for app, path in app_files("**/*.py")
        for target in relations_by_name(path.read_text())
        if "." in target and (other := target.split(".")[0]) != app and FLOOR.get(other, 99) >= FLOOR[app]
    ]
    assert upward == []


def test_no_app_uses_a_template_of_another() -> None:
    foreign = [
        f"{where(path)}: {owner}"
        for app, path in app_files("**/*.py", "**/*.html")
        for owner in TEMPLATE.findall(path.read_text())
        if owner in FLOOR and owner != app
    ]
    assert foreign == []


def test_an_apps_templates_stand_under_its_own_name() -> None:
    strays = [
        where(path)
        for app, path in app_files("templates/**/*.*")
        if path.relative_to(APPS / app / "templates").parts[0] != app
    ]
    assert strays == []


@pytest.mark.parametrize("word", ["get_model(", "@receiver", "post_save", "pre_save", "Signal("])
def test_nothing_happens_behind_the_readers_back(word: str) -> None:
    assert [where(path) for _, path in app_files("**/*.py") if word in path.read_text()] == []


def test_checking_a_file_imports_neither_django_nor_the_pages() -> None:
    modules = [
        where(path).removeprefix("src/").removesuffix(".py").replace("/", ".")
        for path in python_files()
        if path.is_relative_to(ROOT / "src/hefboom/cli") or path.is_relative_to(ROOT / "src/hefboom/analytics")
    ]
    script = f"import sys, {', '.join(modules)}; print(*(m for m in ('django', 'hefboom.web') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_one_tender_is_judged_without_a_data_engine() -> None:
    script = (
        "import sys; from hefboom.core.strategy.judge import Judge; from hefboom.core.strategy.load import load_pack;"
        "Judge(load_pack()).standings([{'tender_id': 'T-1'}]);"
        "print(*(m for m in ('duckdb', 'ibis', 'pyarrow', 'django', 'pandas', 'numpy') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
