"""A spend file of any make becomes a table of lines: what can be read, and what was left out and why."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis import BaseBackend

from hefboom.analytics.csvtext import read_raw_csv
from hefboom.analytics.raw import ROW
from hefboom.analytics.rawfiles import EXTENSIONS, read_raw
from hefboom.analytics.spark.carry import carried, reader_of
from hefboom.analytics.spend import csvlines, sniff
from hefboom.analytics.spend.columns import COLUMNS, Found, find_columns
from hefboom.analytics.spend.csvlines import Part
from hefboom.analytics.spend.duplicates import with_duplicates
from hefboom.analytics.spend.first import CSV
from hefboom.analytics.spend.lines import (
    KEPT,
    Credits,
    Known,
    ReadOptions,
    SpendLines,
    check_unchanged,
    options_of,
    stamp_of,
)
from hefboom.analytics.spend.parquetlines import direct, read_direct
from hefboom.analytics.spend.prepared import is_prepared, read_prepared
from hefboom.analytics.spend.rawtext import machine_text
from hefboom.analytics.spend.textlines import read_texts
from hefboom.analytics.spend.trouble import told
from hefboom.core.base.errors import HefboomError, RejectedCell

__all__ = ["COLUMNS", "ReadOptions", "SpendLines", "read_spend"]


def read_spend(source: Path, backend: BaseBackend, options: ReadOptions | None = None, **told_of_it: Any) -> SpendLines:
    """Read a spend file, a folder of them, or a folder that `prepare` wrote.

    `told_of_it` are single options by name: `columns`, `decimal`, `date_order` ("day-first", "month-first") and
    `duplicates` ("keep", "drop", "ignore"). Raises HefboomError when a file cannot be read, has no amounts, changes
    while it is read, or can be read in two ways.
    """
    options = options_of(options, told_of_it)
    if source.is_dir() and is_prepared(source):
        return read_prepared(source, backend)
    reader = reader_of(backend)
    with told(source.name):
        lines = _read(source, reader, options)
        if options.duplicates != "ignore":
            lines = with_duplicates(lines, drop=options.duplicates == "drop")
        if reader is backend:
            return lines
        there = replace(lines, table=carried(lines.table, backend), coded=None, known=None, found={})
    there.check_unchanged()
    return there


def _read(source: Path, backend: BaseBackend, options: ReadOptions) -> SpendLines:
    files = _files(source)
    stamps = tuple(stamp_of(file) for file in files if file.is_file())
    parts = [_read_file(file, backend, options) for file in files]
    check_unchanged(stamps)
    several = len(files) > 1
    rejected = [
        RejectedCell(cell.line, cell.column, cell.value, f"{file.name}: {cell.why}") if several else cell
        for file, (_, part) in zip(files, parts, strict=True)
        for cell in part.judged.rejected
    ]
    hints = {found.vat_hint for found, _ in parts}
    names = {name for found, _ in parts for name in found.names}
    tables = [part.table for _, part in parts]
    table = tables[0] if len(tables) == 1 else ibis.union(*tables)
    return SpendLines(
        name=source.name,
        table=table,
        columns=tuple(name for name in COLUMNS if name in names),
        read=sum(part.read for _, part in parts),
        rejected=tuple(rejected[:KEPT]),
        rejected_count=sum(part.judged.count for _, part in parts),
        credits=Credits(
            sum(part.credits.lines for _, part in parts),
            sum(part.credits.cents for _, part in parts),
        ),
        vat_hint=hints.pop() if len(hints) == 1 else None,
        stamps=stamps,
        known=_together([part.known for _, part in parts], table),
        parsed_anew=any(part.parsed_anew for _, part in parts),
    )


def _together(known: list[Known | None], table: ir.Table) -> Known | None:
    sure = [each for each in known if each is not None]
    if len(sure) < len(known):
        return None
    years = [year for each in sure for year in each.years if year]
    return Known((min(years, default=0), max(years, default=0)), sum(each.absolute_cents for each in sure), table)


def _files(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source]
    found = sorted(
        file for file in source.rglob("*") if file.suffix.lower() in EXTENSIONS and not _hidden(file, source)
    )
    if not found:
        raise HefboomError(f"{source}: there is no file here that can be read ({', '.join(EXTENSIONS)}).")
    return found


def _hidden(file: Path, source: Path) -> bool:
    return not file.is_file() or any(part.startswith((".", "~$")) for part in file.relative_to(source).parts)


def _read_file(path: Path, backend: BaseBackend, options: ReadOptions) -> tuple[Found, Part]:
    if path.suffix.lower() in CSV and path.is_file() and path.stat().st_size:
        return _read_csv(path, backend, options)
    raw = read_raw(path, backend, machine_text)
    found = find_columns(path.name, raw.columns, options.columns)
    names = dict(found.names)
    if raw.typed and direct(raw.table, names):
        table, judged, counts = read_direct(raw.table, ROW, names, options, raw.footer)
        known = Known((counts["first"], counts["last"]), counts["cents"] - 2 * counts["credit_cents"], table)
        return found, Part(table, counts["lines"], judged, Credits(counts["credits"], counts["credit_cents"]), known)
    return found, read_texts(path.name, raw, names, backend, options, serials=path.suffix.lower() == ".xlsx")


def _read_csv(path: Path, backend: BaseBackend, options: ReadOptions) -> tuple[Found, Part]:
    shape = sniff.shape_of(path)
    found = find_columns(path.name, shape.columns, options.columns)
    names = dict(found.names)
    part = csvlines.read_fast(path, shape, names, backend, options)
    if part is None:
        raw = read_raw_csv(path, shape, backend)
        part = read_texts(path.name, raw, names, backend, options, serials=False)
    return found, part
