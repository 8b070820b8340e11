"""What a person can tell about a spend file, and how it should be read: the options of `hefboom scan`."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from hefboom.core.base.text import Text

_PATH = click.Path(path_type=Path)
_ASK = Text(
    nl="Zit er btw in de bedragen? included = ja, excluded = nee, unknown = niet bekend",
    en="Is VAT in the amounts? included = yes, excluded = no, unknown = not known",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked on the command line. None or empty is left to the scan itself.

    `columns` names the file's column by ours. `vat` "unknown" was told, None was not told.
    """

    pack: str
    vat: str | None
    price_year: int | None
    columns: tuple[tuple[str, str], ...]
    decimal: str | None
    date_order: str | None
    duplicates: str | None
    mapping: Path | None
    factors: tuple[Path, ...]
    price_index: Path | None
    compare: tuple[int, int] | None
    quantities: Path | None = None

    def with_vat_asked(self, language: str) -> "Question":
        """Return the question with VAT told: a person at a terminal is asked, in a pipe nobody is."""
        if self.vat is not None or not sys.stdin.isatty():
            return self
        choice = click.Choice(["included", "excluded", "unknown"])
        said: str = click.prompt(_ASK.in_language(language), type=choice, default="unknown", err=True)
        return replace(self, vat=said)


def _columns(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Read `amount_eur=Bedrag`, each of our columns at most once."""
    pairs = [tuple(part.strip() for part in each.split("=", 1)) for each in given]
    for each, pair in zip(given, pairs, strict=True):
        if len(pair) != 2 or not all(pair):  # noqa: PLR2004 - a name at either side
            raise click.BadParameter(f'"{each}" is not of the form OURS=THEIRS; write for example amount_eur=Bedrag.')
    ours = [pair[0] for pair in pairs]
    if doubled := sorted({name for name in ours if ours.count(name) > 1}):
        raise click.BadParameter(f"{doubled[0]} is told twice. Name one column of the file for it.")
    return tuple((pair[0], pair[1]) for pair in pairs)


READING = (
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="OURS=THEIRS",
        callback=_columns,
        help="A column of the file, such as amount_eur=Bedrag. Can be repeated.",
    ),
    click.option(
        "--decimal", type=click.Choice([",", "."]), help="The decimal mark, where amounts can be read two ways."
    ),
    click.option(
        "--date-order",
        type=click.Choice(["day-first", "month-first"]),
        help="The order of dates, where they can be read two ways.",
    ),
    click.option(
        "--duplicates", type=click.Choice(["keep", "drop"]), help="What to do with an invoice that comes twice."
    ),
)
"""What a person knows of a file that it does not say itself."""
_OPTIONS = (
    click.option("--pack", default="nl-rijk-2019", show_default=True, help="Id or folder of the pack."),
    click.option(
        "--vat",
        type=click.Choice(["included", "excluded", "unknown"]),
        help="Whether VAT is in the amounts. Left out on a terminal: it is asked.",
    ),
    click.option("--price-year", type=click.IntRange(1990, 2100), help="Year of the prices; left out: of each date."),
    *READING,
    click.option("--mapping", type=_PATH, help="A table of your own that puts lines in product groups."),
    click.option(
        "--factors",
        type=click.Path(path_type=Path, file_okay=False),
        multiple=True,
        help="A folder with factors of your own: another effect, or a second opinion. Can be repeated.",
    ),
    click.option("--price-index", type=_PATH, help="A price index of your own (CSV: code, year, index)."),
    click.option(
        "--quantities",
        type=_PATH,
        help="A table with energy and fuel by quantity (CSV or XLSX: carrier, quantity, unit, year).",
    ),
    click.option(
        "--compare", type=(int, int), metavar="YEAR YEAR", help="Which two years to compare; left out: the last."
    ),
)


def with_options(command: Callable[..., Any], options: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    """Give a command options, in this order in its help."""
    for option in reversed(options):
        command = option(command)
    return command


def question_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a question, as one argument: `question`."""

    @wraps(command)
    def with_question(*given: Any, **options: Any) -> object:
        asked = Question(**{each.name: options.pop(each.name) for each in fields(Question)})
        return command(*given, question=asked, **options)

    return with_options(with_question, _OPTIONS)
