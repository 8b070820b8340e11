"""`hefboom spend`: make spend files ready before they are scanned."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from hefboom.cli.engine_options import EngineChoice, engine_options
from hefboom.cli.scan_options import READING, with_options
from hefboom.cli.spend_classify import classify


def _reading(command: Callable[..., Any]) -> Callable[..., Any]:
    return with_options(engine_options(command), READING)


@click.group()
def spend() -> None:
    """Make spend files ready for many scans, and put their lines in product groups."""


spend.add_command(classify)


@spend.command("prepare")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to.")
@_reading
@click.pass_context
def _prepare(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    context: click.Context,
    file: Path,
    out: Path,
    columns: tuple[tuple[str, str], ...],
    decimal: str | None,
    date_order: str | None,
    duplicates: str | None,
    engine: EngineChoice,
) -> None:
    """Read FILE (or a folder of files) once, and write its lines as Parquet to a folder that `hefboom scan` reads fast.

    Exit code 0: written. 2: wrong use, or FILE cannot be read; then nothing is written.
    """
    from hefboom.analytics.spend.prepare import prepare

    given: dict[str, Any] = {
        "columns": dict(columns),
        "decimal": decimal,
        "date_order": date_order,
        "duplicates": duplicates,
    }
    with engine.open(file) as backend:
        prepare(file, out, backend, **{keyword: value for keyword, value in given.items() if value})
    click.echo(str(out))
    context.exit(0)
