"""`hefboom notices`: public notices in, a register of tenders out, with the source of every fact."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hefboom.analytics.write import Column, ColumnType, Record, check_extension, write_tables
from hefboom.cli.output import language_option
from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Fact, Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.notices.batch import read_all
from hefboom.core.notices.buyers import organisations
from hefboom.core.notices.coverage import Cell, coverage, register_coverage
from hefboom.core.notices.inputs import Input, Left, find_inputs
from hefboom.core.notices.notice import Notice
from hefboom.core.notices.overrules import read_overrules
from hefboom.core.notices.register import Tender, tenders_of
from hefboom.core.strategy.groups import product_group_of
from hefboom.core.strategy.load import load_pack

if TYPE_CHECKING:
    from rich.console import Console

_SOURCE_COLUMNS = ("tender_id", "lot_id", "field", "value", "kind", "notice", "term", "path", "missing", "note")
_WORTH_A_SECOND_PROCESS = 300
_SHOWN = 20
_W = {
    "reading": Text(nl="Aankondigingen lezen", en="Reading notices"),
    "read": Text(
        nl="{notices} aankondigingen gelezen, {refused} geweigerd, {skipped} andere bestanden overgeslagen; "
        "{tenders} trajecten met {lots} percelen.",
        en="{notices:,} notices read, {refused:,} refused, {skipped:,} other files left aside; "
        "{tenders:,} tenders with {lots:,} lots.",
    ),
    "refused": Text(nl="geweigerd", en="refused"),
    "more": Text(
        nl="… en nog {number} (alle met --format json)", en="… and {number} more (all of them with --format json)"
    ),
    "coverage": Text(nl="Hoe vaak elk feit er was", en="How often each fact was there"),
    "fact": Text(nl="feit", en="fact"),
    "never": Text(nl="Nooit aanwezig: {facts}", en="Never there: {facts}"),
    "written": Text(nl="Geschreven: {out} en {sources}", en="Written: {out} and {sources}"),
}


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="csv, json, xlsx or parquet."
)
@click.option("--pack", "pack_id", default="nl-rijk-2019", show_default=True, help="Whose product groups to use.")
@click.option(
    "--processes", type=click.IntRange(1, 64), help="How many processes read. [default: by the number of files]"
)
@click.option(
    "--classes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own classes of award criteria: a csv file with notice, lot_id, criterion, class.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@language_option
def notices(
    paths: tuple[Path, ...],
    out: Path,
    pack_id: str,
    processes: int | None,
    classes: Path | None,
    form: str,
    language: str,
) -> None:
    """Read notices (eForms XML or OCDS JSON; files, folders, .zip, .tar.gz) into a register of tenders and lots.

    Writes OUT with the columns of the vocabulary, and beside it OUT.sources with where each fact came from, or why
    it is missing. Exit code 1 when a notice was refused.
    """
    check_extension(out)
    if not out.resolve().parent.is_dir():
        raise HefboomError(f"{out}: its folder does not exist; make it first")
    pack = load_pack(pack_id)
    overrules = read_overrules(classes) if classes else None
    inputs = list(find_inputs(paths))
    many = processes or (os.cpu_count() or 1 if len(inputs) >= _WORTH_A_SECOND_PROCESS else 1)
    read: list[Notice] = []
    left: list[Left] = []
    with _progress(len(inputs), _say("reading", language), shown=form == "table") as step:
        for outcome in read_all(inputs, many, overrules):
            step()
            if isinstance(outcome, Left):
                left.append(outcome)
            else:
                read.extend(outcome)
    group_of = cache(partial(product_group_of, pack))
    tenders = tenders_of(read, group_of, organisations())
    beside = sources_path(out)
    write_tables([(out, _columns(), _rows(tenders)), (beside, _text_columns(), list(_sources(tenders)))])
    cells = coverage(read) + register_coverage(tenders)
    told = {"out": str(out), "sources": str(beside)} | _summary(inputs, read, left, tenders)
    if form == "json":
        click.echo(json.dumps(told | {"coverage": [cell.as_dict() for cell in cells]}, ensure_ascii=False, indent=1))
    else:
        _print(told, left, cells, language)
    refused = any(not one.skipped for one in left)
    raise click.exceptions.Exit(1 if refused else 0)


def sources_path(out: Path) -> Path:
    """Return where the sources go: `facts.sources.parquet` beside `facts.parquet` (csv beside a spreadsheet)."""
    suffix = ".csv" if out.suffix.lower() == ".xlsx" else out.suffix
    return out.with_name(f"{out.stem}.sources{suffix}")


def _columns() -> list[Column]:
    types: dict[str, ColumnType] = {"bool": "bool", "int": "int", "decimal": "decimal", "date": "date"}
    return [Column(name, types.get(item.type, "text")) for name, item in vocabulary().items() if not item.derived]


def _text_columns() -> list[Column]:
    return [Column(name, "text") for name in _SOURCE_COLUMNS]


def _rows(tenders: Iterable[Tender]) -> list[dict[str, Value | None]]:
    return [row for tender in tenders for row in tender.rows()]


def _sources(tenders: Iterable[Tender]) -> Iterator[Record]:
    for tender in tenders:
        for name, fact in tender.facts.items():
            yield _source(tender.tender_id, None, name, fact)
        for lot in tender.lots:
            lot_id = lot["lot_id"].value
            for name, fact in lot.items():
                yield _source(tender.tender_id, lot_id, name, fact)


def _source(tender_id: str, lot_id: Value | None, name: str, fact: Fact) -> Record:
    source = fact.source
    value = fact.value
    return {
        "tender_id": tender_id,
        "lot_id": lot_id,
        "field": name,
        "value": None if value is None else str(value).lower() if isinstance(value, bool) else str(value),
        "kind": source.kind if source else None,
        "notice": source.document if source else None,
        "term": source.term or None if source else None,
        "path": source.path or None if source else None,
        "missing": str(fact.missing) if fact.missing else None,
        "note": source.note or None if source else None,
    }


def _summary(
    inputs: Sequence[Input | Left], read: Sequence[Notice], left: Sequence[Left], tenders: Sequence[Tender]
) -> dict[str, object]:
    refused = [one for one in left if not one.skipped]
    return {
        "files": len(inputs),
        "notices": len(read),
        "refused": [{"file": one.name, "why": one.why} for one in refused],
        "skipped": len(left) - len(refused),
        "tenders": len(tenders),
        "lots": sum(len(tender.lots) for tender in tenders),
    }


@contextmanager
def _progress(total: int, what: str, *, shown: bool) -> Iterator["partial[None]"]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal)) as bar:
        task = bar.add_task("", total=total)
        yield partial(bar.advance, task)


def _print(told: dict[str, object], left: Sequence[Left], cells: Sequence[Cell], language: str) -> None:
    from rich.console import Console

    console = Console()
    refused = [one for one in left if not one.skipped]
    console.print(_say("read", language, **told | {"refused": len(refused)}), highlight=False)
    for one in refused[:_SHOWN]:
        click.echo(f"  {_say('refused', language)}: {one.name}: {one.why}", err=True)
    if len(refused) > _SHOWN:
        click.echo(f"  {_say('more', language, number=len(refused) - _SHOWN)}", err=True)
    _print_coverage(console, cells, language)
    console.print(_say("written", language, **told), highlight=False, soft_wrap=True)


def _say(key: str, language: str, **parts: object) -> str:
    return _W[key].in_language(language).format(**parts)


def _print_coverage(console: "Console", cells: Sequence[Cell], language: str) -> None:
    from rich.table import Table

    forms = list(dict.fromkeys(cell.form_type for cell in cells))
    by_field: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        by_field.setdefault(cell.field, {})[cell.form_type] = cell
    table = Table(title=_say("coverage", language), title_justify="left", box=None, pad_edge=False)
    table.add_column(_say("fact", language), no_wrap=True)
    for form in forms:
        table.add_column(form, justify="right", no_wrap=form == "register", overflow="fold")
    for field, found in by_field.items():
        if any(cell.filled for cell in found.values()):
            table.add_row(field, *(_share(found.get(form), counted=form == "register") for form in forms))
    console.print(table)
    never = [field for field, found in by_field.items() if not any(cell.filled for cell in found.values())]
    if never:
        console.print(_say("never", language, facts=", ".join(never)), highlight=False)


def _share(cell: Cell | None, *, counted: bool) -> str:
    if cell is None or not cell.possible:
        return "-"
    share = f"{100 * cell.filled // cell.possible}%"
    return f"{cell.filled}/{cell.possible} {share:>4}" if counted else share
