"""`hefboom scan`: spend lines in; where the impact is, with its doubts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hefboom.cli.engine_options import EngineChoice, engine_options
from hefboom.cli.output import language_option
from hefboom.cli.scan_options import Question, question_options

if TYPE_CHECKING:
    from hefboom.core.effects.scan import Scan

_PATH = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@question_options
@engine_options
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--html", type=_PATH, help="Write a page with pictures, in one file, for a reader without Hefboom.")
@click.option("--out", type=_PATH, help="Write all figures to this .xlsx, .parquet or .csv file.")
@click.option(
    "--totals", type=_PATH, help="Write all sums (organisation, group, year, supplier) to this .parquet file."
)
@click.option("--rejected", type=_PATH, help="Write the rejected cells to this CSV file.")
@language_option
@click.pass_context
def scan(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    context: click.Context,
    file: Path,
    question: Question,
    engine: EngineChoice,
    form: str,
    html: Path | None,
    out: Path | None,
    totals: Path | None,
    rejected: Path | None,
    language: str,
) -> None:
    """Find where the impact is in the spend lines of FILE: CSV, XLSX, Parquet or JSON, or a folder of them.

    Exit code 0: all lines were read. 1: lines were rejected. 2: wrong use.
    """
    from hefboom.cli.scan_files import check_name, write_figures, write_rejected
    from hefboom.cli.scan_run import run

    if out is not None:
        check_name(out)
    if totals is not None and totals.suffix.lower() != ".parquet":
        raise click.BadParameter(f"{totals.name}: the name must end in .parquet.", param_hint="--totals")
    result = run(file, question.with_vat_asked(language), engine, language, totals)
    if rejected is not None:
        write_rejected(rejected, result.rejected)
    if out is not None:
        write_figures(out, result, language)
    if html is not None:
        from hefboom.cli.scan_html import write_page

        write_page(html, result, language)
    _print(result, form, language)
    for path in (html, out, totals, rejected):
        if path is not None and sys.stderr.isatty():
            click.echo(f"→ {path}", err=True)
    context.exit(1 if result.rejected else 0)


def _print(result: "Scan", form: str, language: str) -> None:
    if form == "json":
        from hefboom.cli.output import print_json

        print_json(result.as_dict())
    else:
        from hefboom.cli.scan_table import print_scan

        print_scan(result, language)
