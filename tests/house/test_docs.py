"""The documentation mentions every command and every setting."""

import re
from collections.abc import Iterator

import click

from hefboom.cli.main import hefboom
from tests.house.tree import ROOT, SOURCE, where

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


def test_every_page_of_the_documentation_can_be_found_from_its_index() -> None:
    lost = [
        where(page)
        for page in (ROOT / "docs").glob("*/*.md")
        if page.parent.name not in {"tutorial", "decisions"} and page.name != "README.md"
        if f"]({page.name})" not in (page.parent / "README.md").read_text()
    ]
    assert lost == []


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")]
    assert len(numbers) == len(set(numbers))
