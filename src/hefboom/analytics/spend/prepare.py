"""Spend prepared once, to be scanned often: numbers for names, cents, sorted, in Parquet, with a manifest."""

import csv
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
from ibis import BaseBackend
from pyarrow import parquet

from hefboom.analytics.spend.judge import clean
from hefboom.analytics.spend.kept import kept
from hefboom.analytics.spend.keys import KEYS, with_key_at, written_keys
from hefboom.analytics.spend.lines import ReadOptions, SpendLines
from hefboom.analytics.spend.prepared import LINES, MANIFEST, NAMED, REJECTED, VERSION, is_prepared
from hefboom.analytics.spend.read import read_spend
from hefboom.analytics.spend.sides import with_numbers
from hefboom.analytics.spend.store import write_parquet
from hefboom.core.base.errors import HefboomError, RejectedCell


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was written: the folder, how many lines were read and how many of them were left out."""

    folder: Path
    read: int
    rejected_count: int
    bytes: int


def write_prepared(lines: SpendLines, out: Path, backend: BaseBackend) -> Prepared:
    """Write lines to a folder, which appears when all of it is there.

    Raises HefboomError when there is something else at `out`, or the source changed meanwhile.
    """
    if out.exists() and not is_prepared(out):
        raise HefboomError(f"{out} is there already and is no prepared spend. Name a folder that is not there yet.")
    part = out.with_name(f".{out.name}.part{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        _write(lines, part, backend)
        lines.check_unchanged()
        _put(part, out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    size = sum(file.stat().st_size for file in out.iterdir())
    return Prepared(out, lines.read, lines.rejected_count, size)


def _put(part: Path, out: Path) -> None:
    """Let the new folder take the place of the old one."""
    old = out.with_name(f".{out.name}.old{os.getpid()}")
    if out.exists():
        out.rename(old)
    part.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _write(lines: SpendLines, folder: Path, backend: BaseBackend) -> None:
    unique = dict[Any, int]()
    places = [unique.setdefault(each.key, len(unique)) for each in written_keys(lines)]
    table = with_key_at(lines, lines.table, {"one": places}).drop("key_at").rename(key_at="one")
    for name in NAMED:
        table = _numbered(table, name, folder)
    rows = [{"key_at": at, **{name: getattr(key, name) for name in KEYS}} for key, at in unique.items()]
    schema = pa.schema([("key_at", pa.int32()), *((name, pa.string()) for name in KEYS)])
    parquet.write_table(pa.Table.from_pylist(rows, schema), folder / "keys.parquet", compression="zstd")
    ready = table.select(
        *("year", "organisation_at", "key_at", "supplier_at", "cents", "day"),
        description=table.description.nullif(""),
        invoice_id=table.invoice_id.nullif(""),
    )
    written = write_parquet(ready.order_by("year", "organisation_at"), backend, folder / LINES)
    if written != lines.read - lines.rejected_count:
        raise HefboomError(f"{lines.name}: {written:,} of {lines.read - lines.rejected_count:,} lines were written.")
    _write_rejected(lines.rejected, folder / REJECTED)
    (folder / MANIFEST).write_text(json.dumps(_manifest(lines), indent=1, default=str), "utf-8")


def _numbered(table: ir.Table, name: str, folder: Path) -> ir.Table:
    """Add a number for each name (0: not given) and write the names."""
    written = table.select(name).distinct().to_pyarrow()[name].to_pylist()
    names = [None, *sorted({text for each in written if (text := clean(each))})]
    places = {text: at for at, text in enumerate(names)}
    numbers = pa.array(range(len(names)), pa.int32())
    parquet.write_table(
        pa.table({f"{name}_at": numbers, name: pa.array(names, pa.string())}),
        folder / f"{name}s.parquet",
        compression="zstd",
    )
    return with_numbers(table, {name: written}, {f"{name}_at": [places[clean(each)] for each in written]})


def _write_rejected(cells: Sequence[RejectedCell], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["line", "column", "value", "why"])
        writer.writerows([cell.line, cell.column, cell.value, cell.why] for cell in cells)


def _manifest(lines: SpendLines) -> dict[str, Any]:
    return {
        "version": VERSION,
        "name": lines.name,
        "prepared": datetime.now(UTC).isoformat(timespec="seconds"),
        "columns": lines.columns,
        "read": lines.read,
        "rejected": lines.rejected_count,
        "credits": asdict(lines.credits),
        "duplicates": asdict(lines.duplicates) if lines.duplicates else None,
        "vat_hint": lines.vat_hint,
        "known": _known(lines),
        "sources": [{"name": each.path.name, "size": each.size, "changed": each.changed} for each in lines.stamps],
    }


def _known(lines: SpendLines) -> dict[str, Any]:
    """The years that occur and the sum of amounts without their sign, so that prepared lines are summed fast."""
    if lines.certain is not None:
        return {"years": lines.certain.years, "absolute_cents": lines.certain.absolute_cents}
    table = lines.table
    ends = table.aggregate(first=table.year.min(), last=table.year.max(), cents=table.cents.abs().sum())
    found = {name: int(value or 0) for name, value in ends.to_pyarrow().to_pylist()[0].items()}
    return {"years": (found["first"], found["last"]), "absolute_cents": found["cents"]}


def prepare(source: Path, out: Path, backend: BaseBackend, options: ReadOptions | None = None, **told: Any) -> Prepared:
    """Read a spend file or a folder of them once, and write it to a folder that `read_spend` reads fast.

    `options` and `told` are those of `read_spend`.

    Raises HefboomError when the source cannot be read or `out` is taken.
    """
    reader = getattr(backend, "reader", backend)
    return write_prepared(kept(read_spend(source, reader, options, **told), reader), out, reader)
