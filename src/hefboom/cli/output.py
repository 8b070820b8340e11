"""How commands print: tables for people on a terminal, plain text in a pipe, JSON for programs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_IN_A_PIPE = 150

language_option = click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    envvar="HEFBOOM_LANGUAGE",
    default="nl",
    show_default=True,
    show_envvar=True,
    help="The language of what is told.",
)
"""The option that every command with words to tell shares."""


def print_json(data: object) -> None:
    """Print one JSON object, letters of every language as they are."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def console() -> "Console":
    """Return a console that is plain and wide enough for a table where nobody watches."""
    from rich.console import Console

    watched = sys.stdout.isatty()
    return Console(width=None if watched else _WIDTH_IN_A_PIPE, highlight=False, soft_wrap=False)


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Show on the terminal that something long is going on; say nothing in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
