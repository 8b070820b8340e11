"""Mapping tables: what people decided that codes, accounts, categories, suppliers and words stand for."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from hefboom.analytics.classify.patterns import read_pattern
from hefboom.analytics.classify.words import normalise
from hefboom.analytics.write import Column, write_tables

Kind = Literal["cpv", "ledger_account", "category", "supplier", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they are trusted: a code says more than a name, a name more than words."""

COLUMNS = ("kind", "match", "product_group", "code", "confidence", "note")
DEFAULT_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class MappingRow:
    """What fits `match` belongs to `product_group` ("": that is not said; "none": outside every group).

    `match` is as written; `key` is what it is compared by. `code` is of the factor set's classification, "" for the
    code of the group. `confidence` is a number from 0 to 1. `line` is where it stands in the file, None where it
    stands in none.
    """

    kind: Kind
    match: str
    key: str
    product_group: str
    code: str = ""
    confidence: float = DEFAULT_CONFIDENCE
    note: str = ""
    line: int | None = field(default=None, compare=False)


def match_key(kind: Kind, match: str) -> str:
    """Return what a match is compared by. Raises ValueError for words that make no pattern."""
    match kind:
        case "cpv":
            return match.partition("-")[0]
        case "ledger_account":
            return ledger_key(match)
        case "category" | "supplier":
            return normalise(match)
        case "text":
            return str(read_pattern(match))


def ledger_key(account: str) -> str:
    """Return a ledger account without spaces and in one case; dots and dashes are part of it."""
    return "".join(account.split()).casefold()


@dataclass(frozen=True)
class MappingTable:
    """Rows that do not contradict each other. The order of rows means nothing.

    `sha256` is over what the rows say, so the same table in another order or format has the same. `version` is a name
    or number that whoever keeps the table gave it; else the start of `sha256`.
    """

    id: str
    rows: tuple[MappingRow, ...]
    given_version: str = ""

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of all that the rows say, in a fixed order."""
        said = sorted([row.kind, row.key, row.product_group, row.code, row.confidence, row.note] for row in self.rows)
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()

    @property
    def version(self) -> str:
        """Which state of the table this is."""
        return self.given_version or self.sha256[:8]

    def of_kind(self, kind: Kind) -> dict[str, MappingRow]:
        """Return the rows of a kind by what they are compared by."""
        return {row.key: row for row in self.rows if row.kind == kind}


def write_mapping(path: Path, rows: Iterable[MappingRow]) -> None:
    """Write rows as a mapping table (.csv or .xlsx), whole or not at all; what is read back is the same."""
    columns = [Column(name, "text") for name in COLUMNS]
    records = [
        {
            "kind": row.kind,
            "match": row.match,
            "product_group": row.product_group or None,
            "code": row.code or None,
            "confidence": f"{row.confidence:g}",
            "note": row.note or None,
        }
        for row in rows
    ]
    write_tables([(path, columns, records)])
