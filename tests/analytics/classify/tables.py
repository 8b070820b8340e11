"""What tests of the classification share: the shipped pack, a classifier, a table from a few rows."""

from pathlib import Path
from typing import Any

from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.classify.mapping import MappingTable
from hefboom.analytics.classify.mapping_read import Known, read_mapping, table_of
from hefboom.analytics.classify.sheet import Row
from hefboom.analytics.classify.shipped import codes_by_prefix, factor_codes
from hefboom.core.strategy.load import load_pack

PACK = load_pack("nl-rijk-2019")
KNOWN = Known([group.code for group in PACK.product_groups], factor_codes())
HEADER = "kind,match,product_group,code,confidence,note"


def table(*rows: str) -> MappingTable:
    """Return a table of rows as they stand in a CSV file without commas in its cells."""
    names = HEADER.split(",")
    cells = [dict(zip(names, row.split(","), strict=False)) for row in rows]
    return table_of("eigen", [Row(line, row) for line, row in enumerate(cells, start=2)], KNOWN)


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """Write a mapping table as a file and return where it is."""
    path = folder / "tabel.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def read(folder: Path, *rows: str, header: str = HEADER) -> MappingTable:
    """Write a mapping table and read it."""
    return read_mapping(written(folder, *rows, header=header), KNOWN)


def classifier(*rows: str, **more: Any) -> Classifier:
    """Return a classifier with an own table of these rows."""
    return Classifier(PACK, codes_by_prefix(), mapping=table(*rows) if rows else None, **more)


def where(key: Key, *rows: str, **more: Any) -> Classified:
    """Return where one key belongs."""
    return classifier(*rows, **more).classify([key])[0]
