"""`hefboom codelist …`: show code lists, and load the full CPV."""

from pathlib import Path

import click


@click.group()
def codelist() -> None:
    """Show code lists, and load the full CPV from its publication."""


@codelist.command(name="list")
def list_() -> None:
    """List the code lists, with how many codes each has and who publishes it."""
    from hefboom.core.strategy.codelists import code_list_names, load_code_list

    for name in code_list_names():
        found = load_code_list(name)
        where = "loaded" if found.loaded else "shipped"
        click.echo(f"{name:24} {len(found.labels):>6}  {where:8} {found.origin.publisher}, {found.origin.version}")


@codelist.command()
@click.argument("name")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
def show(name: str, language: str) -> None:
    """Print the codes of list NAME with their labels, and where they come from."""
    from hefboom.core.strategy.codelists import load_code_list

    found = load_code_list(name)
    for code, label in found.labels.items():
        click.echo(f"{code:12} {label.in_language(language)}")
    origin = found.origin
    source = ", ".join(part for part in (origin.publisher, origin.version, origin.url, origin.licence) if part)
    click.echo(f"{origin.title.in_language(language)}: {source}", err=True)


@codelist.command()
@click.argument("name", type=click.Choice(["cpv"]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def load(name: str, file: Path) -> None:
    """Load the full CPV from FILE: CSV (code, label_nl, label_en), genericode (.gc) or the XML of the CPV 2008.

    It is kept in the data folder (HEFBOOM_DATA) and goes before the divisions and groups that come with Hefboom.
    """
    from datetime import UTC, datetime

    from hefboom.core.base.text import Text
    from hefboom.core.strategy.codelists import load_code_list, store_code_list
    from hefboom.core.strategy.cpv_files import read_cpv

    labels, today = read_cpv(file), datetime.now(UTC).date()
    origin = load_code_list(name).origin.model_copy(
        update={
            "title": Text(nl="CPV, geladen uit een bestand", en="CPV, loaded from a file"),
            "changed": Text(
                nl=f"Op {today} geladen uit {file.name}; het controlecijfer is weggelaten.",
                en=f"Loaded from {file.name} on {today}; the check digit is left out.",
            ),
        }
    )
    stored = store_code_list(name, labels, origin)
    click.echo(f"{len(labels)} codes loaded into {stored}.")
