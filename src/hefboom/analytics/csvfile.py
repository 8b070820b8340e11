"""What DuckDB's CSV reader leaves to others: how a file was written, and on which line a row stands."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from hefboom.core.base.errors import HefboomError, RejectedCell

_DELIMITERS = (",", ";", "\t")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class CsvShape:
    """How a CSV file was written.

    `encoding` is a name that DuckDB and Python both know. `quotes`: there are quotes somewhere.
    """

    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    quotes: bool = False


def open_text(path: Path, encoding: str) -> TextIO:
    """Open a file with its line ends as they are, and without the mark that UTF-8 may begin with."""
    return path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="", errors="replace")


def line_ends(path: Path) -> int:
    """Count the lines of a file, whether the last one is ended or not."""
    ends, last = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            ends += chunk.count(b"\n")
            last = chunk[-1:]
    return ends + (last not in (b"", b"\n"))


def has_records(path: Path, shape: CsvShape, rows: int) -> bool:
    """Has the file a header and so many records, and no more?

    Lines are counted first, in no time. Only a file with quoted line breaks or empty lines needs Python's own reader.
    """
    if line_ends(path) == rows + 1:
        return True
    try:
        return sum(1 for _, _, cells in _records(path, shape) if cells) == rows + 1
    except csv.Error:  # a text without end
        return False


def shape_of(path: Path) -> CsvShape:
    """Find encoding, delimiter and columns of the whole file. Raises HefboomError when it is no CSV."""
    encoding, quotes = _encoding_of(path)
    with open_text(path, encoding) as file:
        lines = [line for line, _ in zip(file, range(50), strict=False)]
    delimiter, header = _header(path.name, lines)
    columns = tuple(name.strip() for name in header)
    if not any(columns):
        raise HefboomError(f"{path.name}: the first line is empty. It must hold the names of the columns.")
    return CsvShape(encoding, delimiter, columns, quotes)


def _header(name: str, lines: list[str]) -> tuple[str, list[str]]:
    """Return delimiter and header. With a quote in it that is not closed, the first rows would be part of a name."""
    try:
        readings = [(delimiter, next(csv.reader(lines, delimiter=delimiter), [])) for delimiter in _DELIMITERS]
        delimiter, header = max(readings, key=lambda reading: len(reading[1]))
        next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise HefboomError(
            f"{name}: in the first line, with the names of the columns, a quote is not closed. Close or remove it."
        ) from error
    return delimiter, header


def _encoding_of(path: Path) -> tuple[str, bool]:
    """UTF-8 when every byte of the file agrees, else Latin-1: decided once, for the whole file. And: any quotes?"""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start:
            raise HefboomError(f'{path.name} is saved as UTF-16 ("Unicode text"). Save it as CSV UTF-8.')
        file.seek(0)
        quotes = False
        try:
            while chunk := file.read(_CHUNK):
                quotes = quotes or b'"' in chunk
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "latin-1", True  # there may be quotes further on
    return "utf-8", quotes


def _records(path: Path, shape: CsvShape) -> Iterator[tuple[int, int, list[str]]]:
    """Every record: its number as DuckDB counts (the header is 1, empty lines count), its first line, its cells."""
    with open_text(path, shape.encoding) as file:
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
        RejectedCell(line, "", (text or "").strip("\r\n")[:80], _why(kind, len(cells), shape))
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
