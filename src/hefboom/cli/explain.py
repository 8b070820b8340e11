"""`hefboom explain`: every obligation of one tender, with its reasons, sources and receipt."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hefboom.cli.output import language_option

if TYPE_CHECKING:
    from hefboom.analytics.onetender import TenderRows
    from hefboom.core.strategy.pack import Pack

DEFAULT_PACK = "nl-rijk-2019"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--tender", required=True, help="The tender_id of the tender to explain.")
@click.option("--pack", "pack_name", default=DEFAULT_PACK, show_default=True, help="Id or folder of the strategy pack.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge by the rules of this day, instead of those of the tender's own deciding date.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@language_option
def explain(file: Path, tender: str, pack_name: str, on: datetime | None, form: str, language: str) -> None:
    """Explain what a strategy asks of one tender of the register FILE, and whether it is met.

    Exit code 2 when FILE has no such tender.
    """
    from hefboom.cli.explain_text import as_dict, print_verdicts
    from hefboom.core.strategy.judge import Judge
    from hefboom.core.strategy.load import load_pack

    pack = load_pack(pack_name)
    found = _found(file, tender, pack)
    verdicts = Judge(pack).verdicts(found.lots, on.date() if on else None)
    if form == "json":
        from hefboom.cli.output import print_json

        print_json(as_dict(pack, found, verdicts, language))
    else:
        print_verdicts(pack, found, verdicts, language)


def _found(file: Path, tender: str, pack: "Pack") -> "TenderRows":
    from hefboom.analytics.engine import open_engine
    from hefboom.analytics.ingest import group_codes
    from hefboom.analytics.onetender import rows_of
    from hefboom.cli.output import busy

    with busy(f"{file.name} …"), open_engine(reads=file) as backend:
        return rows_of(file, tender, backend, group_codes(pack))
