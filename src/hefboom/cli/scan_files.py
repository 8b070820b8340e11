"""Write the figures of a scan to a workbook, Parquet or CSV. A file is there whole, or not at all."""

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.doubts import OTHER_DIMENSIONS
from hefboom.core.effects.scan import Part, QuantityPart, Scan, euros

if TYPE_CHECKING:
    from hefboom.core.base.errors import RejectedCell

Cell = str | int | float | None
EXTENSIONS = (".xlsx", ".parquet", ".csv")
NUMBERS = ("lines", "eur", "eur_covered", "kg_co2e", "low", "high", "share")
COLUMNS = ("by", "key", "name", *NUMBERS, *OTHER_DIMENSIONS)
"""One row for the total and for each group, organisation, supplier and year; an empty cell is not known."""
_INTEGERS = ("lines",)
_TEXTS = ("by", "key", "name")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check_name(target: Path) -> None:
    """Refuse a name that does not say which kind of file to write. Raises HefboomError."""
    if target.suffix.lower() not in EXTENSIONS:
        raise HefboomError(f"{target.name}: the name must end in one of {', '.join(EXTENSIONS)}.")


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Give a file to write to that takes the name of `target` when all went well; else nothing of it stays."""
    part = target.with_name(f".{target.name}.part{os.getpid()}{target.suffix}")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write_figures(target: Path, scan: Scan, language: str) -> None:
    """Write all figures to a file, by its extension. Raises HefboomError for another extension."""
    check_name(target)
    with whole(target) as part:
        match target.suffix.lower():
            case ".xlsx":
                from hefboom.cli.scan_book import write_book

                write_book(part, scan, language)
            case ".parquet":
                _write_parquet(part, figures(scan, language))
            case _:
                _write_csv(part, COLUMNS, [[guarded(row[name]) for name in COLUMNS] for row in figures(scan, language)])


def write_rejected(target: Path, cells: "Sequence[RejectedCell]") -> None:
    """Write the rejected cells: line, column, value, and why in English, as in all files for programs."""
    names = ("line", "column", "value", "why")
    with whole(target) as part:
        _write_csv(part, names, [[cell.as_dict()[name] for name in names] for cell in cells])


def figures(scan: Scan, language: str) -> list[dict[str, Cell]]:
    """Return the rows to write, names in `language`."""
    rows = [_row("total", scan.total, language)]
    parts = {
        "product_group": scan.groups,
        "organisation": scan.organisations,
        "supplier": scan.suppliers,
        "year": scan.years,
    }
    rows += [_row(by, part, language) for by, found in parts.items() for part in found]
    left = dict.fromkeys(COLUMNS)
    return [
        *rows,
        *(_of_quantity(part, language) for part in (scan.by_quantity.parts if scan.by_quantity else ())),
        {**left, "by": "unclassified", "lines": scan.unclassified.lines, "eur": euros(scan.unclassified.cents)},
    ]


def _row(by: str, part: Part, language: str) -> dict[str, Cell]:
    found = part.effects.get("co2e")
    others = {name: part.effects.get(name) for name in OTHER_DIMENSIONS}
    return {
        "by": by,
        "key": part.key,
        "name": part.name.in_language(language),
        "lines": part.amount.lines,
        "eur": euros(part.amount.cents),
        "eur_covered": euros(part.covered_cents),
        "kg_co2e": found.value if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "share": part.share,
        **{name: effect.value if effect else None for name, effect in others.items()},
    }


def _of_quantity(part: QuantityPart, language: str) -> dict[str, Cell]:
    found = part.effect
    effect = {"kg_co2e": found.value, "low": found.low, "high": found.high} if found else {}
    name = f"{part.name.in_language(language)}, {part.amount:.15g} {part.unit}"
    told = {"by": "quantity", "key": f"{part.carrier} {part.year}", "name": name}
    return {**dict.fromkeys(COLUMNS), **told, **effect}


def guarded(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _write_csv(target: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _write_parquet(target: Path, rows: Sequence[dict[str, Cell]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        name: pa.string() if name in _TEXTS else pa.int64() if name in _INTEGERS else pa.float64() for name in COLUMNS
    }
    schema = pa.schema(list(types.items()))
    arrays = [pa.array([row[name] for row in rows], type=types[name]) for name in COLUMNS]
    parquet.write_table(pa.table(arrays, schema=schema), target, compression="zstd")
