"""Write the pages of docs/reference that follow from the code: commands, vocabulary, format of a pack.

Run it after a change: `python scripts/reference.py`. A test fails when a page and the code differ.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
from pydantic import BaseModel

from hefboom.cli.main import hefboom
from hefboom.core.base.text import Text
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.strategy.files import KINDS
from hefboom.core.strategy.load import SHAPES
from hefboom.core.strategy.tables import TABLES

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
GENERATED = "<!-- Written by scripts/reference.py: change the code, then run it. -->"
_WORDS = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "date",
    Decimal: "number",
    Text: "text in nl and en",
}


def commands() -> str:
    """Return the page of all commands, as their help tells them."""
    lines = ["# Commands", "", GENERATED, ""]
    top = click.Context(hefboom, info_name="hefboom", terminal_width=100, **hefboom.context_settings)
    for context in _contexts(top):
        lines += [f"## {context.command_path}", "", "```", context.get_help(), "```", ""]
    return "\n".join(lines)


def _contexts(context: click.Context) -> Iterator[click.Context]:
    """Yield the context of each command, with the settings it has when it is run."""
    yield context
    if isinstance(context.command, click.Group):
        for word in context.command.list_commands(context):
            command = context.command.get_command(context, word)
            if command is not None:
                yield from _contexts(click.Context(command, parent=context, info_name=word))


def vocabulary_page() -> str:
    """Return the page of all facts: what conditions, registers and forms can name."""
    lines = [
        "# Vocabulary",
        "",
        GENERATED,
        "",
        "Every fact that a condition can name and a register can have as a column. An empty cell is unknown, never",
        "zero. Facts of the *tender* are the same on each of its lots. Derived facts are computed, never entered.",
        "",
    ]
    groups = dict.fromkeys(field.group for field in vocabulary().values())
    for group in groups:
        lines += [f"## {group.capitalize()}", ""]
        lines += [line for field in vocabulary().values() if field.group == group for line in _fact(field)]
    return "\n".join(lines)


def _fact(field: FactField) -> Iterator[str]:
    bounds = [str(bound) for bound in (field.minimum, field.maximum) if bound is not None]
    properties = {
        "type": field.type,
        "of the": field.grain,
        "unit": field.unit,
        "values": ", ".join(f"`{option.value}` ({option.label.en} · {option.label.nl})" for option in field.values),
        "code of": field.codes,
        "from" if len(bounds) == 1 else "between": " and ".join(bounds),
        "known by": ", ".join(field.known_by),
        "eForms": ", ".join(field.terms),
    }
    yield f"### `{field.name}`"
    yield ""
    yield f"{field.label.en} · {field.label.nl}{'' if field.public else ' (not public)'}"
    yield ""
    yield f"{field.help.en}"
    yield ""
    yield "; ".join(f"{name} {value}" for name, value in properties.items() if value)
    yield ""


def pack_format() -> str:
    """Return the page of what the files of a pack hold, from the models that read them."""
    lines = [
        "# Format of a pack",
        "",
        GENERATED,
        "",
        "A pack is a folder: `pack.toml`, other TOML files and three tables. Any TOML file may hold any of these,",
        f"each as `[[kind]]`: {', '.join(f'`{kind}`' for kind in KINDS)}.",
        "`hefboom pack lint` tells what is wrong, with the place.",
        "",
        "Tables have a header and one row each:",
        "",
        *(f"- `{name}`: {', '.join(f'`{column}`' for column in columns)}" for name, (_, columns, _) in TABLES.items()),
        "",
    ]
    shown: list[type[BaseModel]] = []
    for kind, (_, model) in SHAPES.items():
        title = "`pack.toml`" if kind == "manifest" else f"`{kind}`"
        lines += _model(title, model)
        shown.append(model)
    for model in _inner(shown):
        lines += _model(model.__name__, model)
    return "\n".join(lines)


def _model(title: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield inspect.getdoc(model) or ""
    yield ""
    yield "| key | holds | needed |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        yield f"| `{field.alias or name}` | {_holds(field.annotation)} | {'yes' if field.is_required() else ''} |"
    yield ""


def _holds(annotation: Any) -> str:  # noqa: ANN401 - annotations have no common type
    """Return in words what a key of this type holds."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _holds(parts[0])
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin in (Union, UnionType):
        return " or ".join(_holds(part) for part in parts if part is not type(None))
    if origin is tuple:
        return f"list of {_holds(parts[0])}"
    if origin is dict:
        return "table of facts" if parts[1] is Any else "table of facts and values"
    return _WORDS.get(annotation) or f"[{annotation.__name__}](#{annotation.__name__.lower()})"


def _inner(models: list[type[BaseModel]]) -> list[type[BaseModel]]:
    """Return the models inside these that have no section yet, texts left out."""
    known = {*models, Text}
    found: list[type[BaseModel]] = []
    waiting = list(models)
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            for model in _models(field.annotation):
                if model not in known:
                    known.add(model)
                    found.append(model)
                    waiting.append(model)
    return found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "vocabulary.md": vocabulary_page,
    "pack-format.md": pack_format,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page().rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
