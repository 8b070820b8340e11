"""`hefboom scan`: spend lines in; where the impact is, with its doubts."""

from pathlib import Path

import click

from hefboom.cli.output import language_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--pack", "pack_name", default="nl-rijk-2019", show_default=True, help="Id or folder of the pack.")
@click.option("--price-year", type=click.IntRange(1990, 2100), help="Year of the prices; left out: that of each date.")
@click.option("--vat", type=click.Choice(["included", "excluded"]), help="Whether amounts have VAT in them.")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@language_option
@click.pass_context
def scan(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    context: click.Context,
    file: Path,
    pack_name: str,
    price_year: int | None,
    vat: str | None,
    engine: str,
    form: str,
    language: str,
) -> None:
    """Find where the impact is in the spend lines of FILE (CSV, XLSX, Parquet or JSON)."""
    from hefboom.analytics.engine import open_engine
    from hefboom.analytics.scan import scan_file
    from hefboom.cli.output import busy, print_json
    from hefboom.core.effects.factors import load_factors
    from hefboom.core.strategy.load import load_pack

    pack, factors = load_pack(pack_name), load_factors()
    with busy(f"{file.name} …"), open_engine(engine, reads=file) as backend:
        result = scan_file(file, pack, factors, backend, vat, price_year)  # type: ignore[arg-type]  # click checked it
    print_json(result.as_dict())
    context.exit(1 if result.rejected else 0)
