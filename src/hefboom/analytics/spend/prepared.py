"""Prepared spend, read as it is: nothing is looked at again."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
from ibis import BaseBackend

from hefboom.analytics.spend.lines import (
    KEPT,
    Coded,
    Credits,
    DuplicateInvoice,
    Duplicates,
    Known,
    SpendLines,
    Stamp,
    stamp_of,
    typed,
)
from hefboom.core.base.errors import HefboomError, RejectedCell

MANIFEST, LINES, REJECTED = "manifest.json", "lines.parquet", "rejected.csv"
NAMED = ("organisation", "supplier")
VERSION = 1


def is_prepared(folder: Path) -> bool:
    """Is this a folder that `prepare` wrote?"""
    return (folder / MANIFEST).is_file() and (folder / LINES).is_file()


def read_prepared(folder: Path, backend: BaseBackend) -> SpendLines:
    """Read a folder that `prepare` wrote. Raises HefboomError when it is damaged or of another version."""
    stamps = tuple(stamp_of(file) for file in sorted(folder.iterdir()) if file.is_file())
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        _check_version(manifest, folder)
        with (folder / REJECTED).open(encoding="utf-8", newline="") as file:
            rejected = tuple(_cell(row) for row in csv.DictReader(file))[:KEPT]
        tables = {
            name: backend.read_parquet(
                str(folder / f"{name}.parquet"), table_name=f"prepared_{name}_{abs(hash(folder))}"
            )
            for name in ("lines", "organisations", "suppliers", "keys")
        }
        return _lines(manifest, tables, rejected, stamps)
    except HefboomError:
        raise
    except Exception as error:  # the manifest or a file is not what was written; whatever the engine calls it
        raise HefboomError(f"{folder.name} is damaged ({str(error).splitlines()[0]}). Prepare it anew.") from error


def _check_version(manifest: dict[str, Any], folder: Path) -> None:
    if manifest["version"] != VERSION:
        raise HefboomError(f"{folder.name} was prepared by another version of Hefboom. Prepare it anew.")


def _cell(row: dict[str, str]) -> RejectedCell:
    return RejectedCell(int(row["line"]) if row["line"] else None, row["column"], row["value"], row["why"])


def _lines(
    manifest: dict[str, Any], tables: dict[str, ir.Table], rejected: tuple[RejectedCell, ...], stamps: tuple[Stamp, ...]
) -> SpendLines:
    whole = tables["lines"]
    for name, key in (("organisations", "organisation_at"), ("suppliers", "supplier_at"), ("keys", "key_at")):
        whole = whole.join(tables[name], key)
    table = typed(whole)
    doubled, known = manifest["duplicates"], manifest.get("known")
    return SpendLines(
        name=manifest["name"],
        table=table,
        columns=tuple(manifest["columns"]),
        read=manifest["read"],
        rejected=rejected,
        rejected_count=manifest["rejected"],
        credits=Credits(**manifest["credits"]),
        duplicates=_duplicates(doubled) if doubled else None,
        vat_hint=manifest["vat_hint"],
        stamps=stamps,
        coded=Coded(tables["lines"], tables["organisations"], tables["suppliers"], tables["keys"], table),
        known=Known(tuple(known["years"]), known["absolute_cents"], table) if known else None,
    )


def _duplicates(told: dict[str, Any]) -> Duplicates:
    examples = (
        DuplicateInvoice(**{**each, "day": date.fromisoformat(each["day"]) if each["day"] else None})
        for each in told["examples"]
    )
    return Duplicates(told["lines"], told["cents"], tuple(examples), told["dropped"])
