"""`hefboom check`: a register in; per obligation and target what is met, what is not and what nobody knows."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hefboom.cli.engine_options import EngineChoice, engine_options
from hefboom.cli.output import language_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hefboom.analytics.verdicts import CheckResult
    from hefboom.core.base.errors import RejectedCell

DEFAULT_PACK = "nl-rijk-2019"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--pack", "pack_name", default=DEFAULT_PACK, show_default=True, help="Id or folder of the strategy pack.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge every tender by the rules of this day, instead of those of its own deciding date.",
)
@engine_options
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@language_option
@click.option("--rejected", type=click.Path(path_type=Path), help="Write the rejected cells to this CSV file.")
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    context: click.Context,
    file: Path,
    pack_name: str,
    on: datetime | None,
    engine: EngineChoice,
    form: str,
    language: str,
    rejected: Path | None,
) -> None:
    """Check the register FILE (CSV, XLSX, Parquet or JSON) against a strategy.

    Exit code 0: nothing known to be broken. 1: an obligation is not met, or rows were rejected. 2: wrong use.
    """
    result = _checked(file, pack_name, on.date() if on else None, engine)
    if rejected is not None:
        _write_rejected(rejected, result.register.rejected)
    if form == "json":
        from hefboom.cli.output import print_json

        print_json(result.as_dict(language))
    else:
        from hefboom.cli.check_table import print_result

        print_result(result, language)
    context.exit(0 if result.fine else 1)


def _checked(file: Path, pack_name: str, on: date | None, engine: EngineChoice) -> "CheckResult":
    from hefboom.analytics.verdicts import check_file
    from hefboom.cli.output import busy
    from hefboom.core.strategy.load import load_pack

    pack = load_pack(pack_name)
    with busy(f"{file.name} …"), engine.open(file) as backend:
        return check_file(file, pack, backend, on)


def _write_rejected(target: Path, cells: "Sequence[RejectedCell]") -> None:
    """Write the whole file or nothing: it takes its name when it is complete."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["line", "column", "value", "why"])
            writer.writeheader()
            writer.writerows(cell.as_dict() for cell in cells)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
