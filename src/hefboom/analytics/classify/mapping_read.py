"""Read a mapping table, with every problem in it told at once."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from hefboom.analytics.classify.key import NO_GROUP
from hefboom.analytics.classify.mapping import (
    COLUMNS,
    DEFAULT_CONFIDENCE,
    KINDS,
    Kind,
    MappingRow,
    MappingTable,
    match_key,
)
from hefboom.analytics.classify.sheet import Row, TableError, read_sheet
from hefboom.core.base.errors import RejectedCell

_PREFIX = re.compile(r"^\d{2,8}$|^\d{8}-\d$", re.ASCII)
_LONGEST_ACCOUNT = 60
_NUMBER = re.compile(r"^(\d{1,3}(?:[.,]\d{1,9})?)\s*(%?)$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Known:
    """The product groups and factor codes that a table may name."""

    groups: Collection[str]
    codes: Collection[str]

    def group(self, value: str) -> str:
        """Return the group. Raises ValueError when there is none of this name."""
        return value and _one_of(value, [*self.groups, NO_GROUP], "product group of the strategy")

    def code(self, value: str) -> str:
        """Return the factor code. Raises ValueError when there is none of this name."""
        return value and _one_of(value, self.codes, "code of the factor set")


def read_mapping(path: Path, known: Known, version: str = "") -> MappingTable:
    """Read a mapping table (.csv or .xlsx). `version` is what its keeper calls this state of it.

    Raises HefboomError; a `TableError` names every cell that is wrong, with its line and column.
    """
    return table_of(path.stem, read_sheet(path, COLUMNS[:3], COLUMNS), known, version)


def table_of(name: str, rows: Iterable[Row], known: Known, version: str = "") -> MappingTable:
    """Return the table of rows of text, from a file or kept elsewhere. Raises as `read_mapping` does."""
    read: list[MappingRow] = []
    problems: list[RejectedCell] = []
    for row in rows:
        found = _row(row, known)
        if isinstance(found, MappingRow):
            read.append(found)
        else:
            problems += found
    kept, contradictions = without_doubles(read)
    if problems or contradictions:
        raise TableError(name, sorted([*problems, *contradictions], key=lambda each: each.line or 0))
    return MappingTable(name, kept, version)


def without_doubles(rows: Iterable[MappingRow]) -> tuple[tuple[MappingRow, ...], list[RejectedCell]]:
    """Return each row once, and a problem for every row that contradicts an earlier one."""
    first: dict[tuple[Kind, str], MappingRow] = {}
    problems = []
    for row in rows:
        earlier = first.setdefault((row.kind, row.key), row)
        if _says(earlier) != _says(row):
            why = f"is on line {earlier.line} too, with another group, code or confidence; keep one of the two"
            problems.append(RejectedCell(row.line, "match", row.match, why))
    return tuple(first.values()), problems


def _says(row: MappingRow) -> tuple[str, str, float]:
    return row.product_group, row.code, row.confidence


def _row(row: Row, known: Known) -> MappingRow | list[RejectedCell]:
    cells = {name: row.cells.get(name, "") for name in COLUMNS}
    problems = []
    values: dict[str, str | float] = {}
    readers: dict[str, Callable[[str], str | float]] = {
        "kind": _kind,
        "product_group": known.group,
        "code": known.code,
        "confidence": _confidence,
    }
    for column, reader in readers.items():
        try:
            values[column] = reader(cells[column])
        except ValueError as error:
            problems.append(RejectedCell(row.line, column, cells[column], str(error)))
    if "kind" in values:
        try:
            values["key"] = _key(cast("Kind", values["kind"]), cells["match"])
        except ValueError as error:
            problems.append(RejectedCell(row.line, "match", cells["match"], str(error)))
    if not cells["product_group"] and not cells["code"]:
        problems.append(RejectedCell(row.line, "product_group", "", "and code are both empty; give at least one"))
    if problems:
        return problems
    return MappingRow(**values, match=cells["match"], note=cells["note"], line=row.line)  # type: ignore[arg-type]  # each reader returns its column's type


def _kind(value: str) -> str:
    return _one_of(value, KINDS, "kind")


def _key(kind: Kind, value: str) -> str:
    if not value:
        raise ValueError("is empty; write what lines must have to fit")
    if kind == "cpv" and not _PREFIX.match(value):
        raise ValueError("is no start of a CPV code; write two to eight digits, such as 45233")
    key = match_key(kind, value)
    if kind == "ledger_account" and len(key) > _LONGEST_ACCOUNT:
        raise ValueError(f"is longer than {_LONGEST_ACCOUNT} characters; write the start of the account")
    if not key:
        raise ValueError("has no letter or digit to compare by")
    return key


def _confidence(value: str) -> float:
    if not value:
        return DEFAULT_CONFIDENCE
    found = _NUMBER.match(value)
    number = float(found[1].replace(",", ".")) / (100 if found[2] else 1) if found else -1.0
    if not 0 < number <= 1:
        raise ValueError("is no share above 0 and at most 1; write 0.9 or 90%, or leave it empty for 0.95")
    return number


def _one_of(value: str, known: Collection[str], what: str) -> str:
    if value in known:
        return value
    near = get_close_matches(value.lower(), [name for name in known if name.islower()], n=1)
    near = near or [name for name in known if name.lower() == value.lower()]
    hint = f'; did you mean "{near[0]}"?' if near else f"; choose one of: {', '.join(list(known)[:8])} …"
    raise ValueError(f"is no {what}{hint}")
