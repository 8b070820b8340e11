"""What DuckDB's CSV reader leaves to others: how a file was written, and on which line a row stands."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hefboom.core.base.errors import HefboomError, RejectedCell

_DELIMITERS = (",", ";", "\t")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class CsvShape:
    """How a CSV file was written. `encoding` is a name that DuckDB and Python both know."""

    encoding: str
    delimiter: str
    columns: tuple[str, ...]


def shape_of(path: Path) -> CsvShape:
    """Find encoding, delimiter and columns of the whole file. Raises HefboomError when it is no CSV."""
    encoding = _encoding_of(path)
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
        lines = [line for line, _ in zip(file, range(50), strict=False)]
    readings = [(delimiter, next(csv.reader(lines, delimiter=delimiter), [])) for delimiter in _DELIMITERS]
    delimiter, header = max(readings, key=lambda reading: len(reading[1]))
    columns = tuple(name.strip() for name in header)
    if not any(columns):
        raise HefboomError(f"{path.name}: the first line is empty. It must hold the names of the columns.")
    return CsvShape(encoding, delimiter, columns)


def _encoding_of(path: Path) -> str:
    """UTF-8 when every byte of the file agrees, else Latin-1: decided once, for the whole file."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start:
            raise HefboomError(f'{path.name} is saved as UTF-16 ("Unicode text"). Save it as CSV UTF-8.')
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "latin-1"
    return "utf-8"


def _records(path: Path, shape: CsvShape) -> Iterator[tuple[int, int, list[str]]]:
    """Every record: its number as DuckDB counts (the header is 1, empty lines count), its first line, its cells."""
    with path.open(encoding="utf-8-sig" if shape.encoding == "utf-8" else shape.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=shape.delimiter)
        line = 1
        for number, cells in enumerate(reader, start=1):
            yield number, line, cells
            line = reader.line_num + 1


def lines_of(path: Path, shape: CsvShape, rows: Iterable[int], rejected: set[int]) -> dict[int, int]:
    """Give the line of the file for rows of the table (from 0), past the records in `rejected`.

    The file is read again for this, by Python's own reader: lines are asked for only when something is wrong
    or has to be cited, and a quoted line break makes lines and rows differ.
    """
    wanted = set(rows)
    found: dict[int, int] = {}
    row = 0
    for number, line, cells in _records(path, shape):
        if len(found) == len(wanted):
            break
        if number == 1 or not cells or number in rejected:
            continue
        if row in wanted:
            found[row] = line
        row += 1
    return found


def explain_rejected(path: Path, shape: CsvShape, rejected: list[tuple[Any, ...]]) -> list[RejectedCell]:
    """Say what is wrong with the records that DuckDB refused: (record number, kind of error, text of the line)."""
    if not rejected:
        return []
    kinds = {number: (kind, text) for number, kind, text in rejected}
    found = {number: (line, cells) for number, line, cells in _records(path, shape) if number in kinds}
    cells_of = [(kinds[number], *found.get(number, (number, []))) for number in kinds]
    return [
        RejectedCell(line, "", (text or "")[:80], _why(kind, len(cells), shape))
        for (kind, text), line, cells in cells_of
    ]


def _why(kind: str, cells: int, shape: CsvShape) -> str:
    expected = len(shape.columns)
    if kind in ("TOO MANY COLUMNS", "MISSING COLUMNS"):
        return (
            f"the row has {cells} cells and the header has {expected} columns; "
            "look for a separator too many or too few, or for a text that needs quotes"
        )
    if kind == "UNQUOTED VALUE":
        return 'a quote is not closed, or a text with quotes in it is not itself in quotes; write a quote inside as ""'
    return f"the row cannot be read ({kind.lower()})"
