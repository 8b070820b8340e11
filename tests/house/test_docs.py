"""The documentation mentions every command and every setting."""

import re
from collections.abc import Iterator

import click

from hefboom.cli.main import hefboom
from tests.house.tree import ROOT, SOURCE

REFERENCE = {path.name: path.read_text() for path in sorted((ROOT / "docs" / "reference").glob("*.md"))}
SETTING = re.compile(r"\bHEFBOOM_[A-Z_]+\b")


def commands(group: click.Group, name: str) -> Iterator[str]:
    """Yield the full name of each command, as typed."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}"


def settings() -> set[str]:
    """Return the names that the product reads from the environment."""
    sources = (path.read_text() for path in SOURCE.glob("**/*.py"))
    named = {name for source in sources for name in re.findall(r'"(HEFBOOM_[A-Z_]+)"', source)}
    return {name for name in named if not name.endswith("_")}


def test_every_command_is_documented() -> None:
    text = "\n".join(REFERENCE.values())
    assert [command for command in commands(hefboom, "hefboom") if command not in text] == []


def test_every_setting_is_documented() -> None:
    assert settings() - set(SETTING.findall(REFERENCE["settings.md"])) == set()


def test_no_setting_is_documented_that_nothing_reads() -> None:
    assert set(SETTING.findall(REFERENCE["settings.md"])) - settings() == set()
