"""How a CSV file was written: encoding, delimiter, columns, and a sample of its lines."""

import codecs
import csv
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hefboom.core.base.errors import HefboomError

_DELIMITERS = (";", ",", "\t", "|")
_CHUNK = 1 << 20
_HEAD, _SPOTS, _SPOT_BYTES = 2_000, 24, 1 << 13


@dataclass(frozen=True, slots=True)
class Shape:
    """How a CSV file was written.

    `encoding` is as Python names it, `engine_encoding` as DuckDB does. `sample` are cells of lines from the beginning
    and from places all over the file. `quotes`: there are quotes somewhere.
    """

    encoding: str
    engine_encoding: str
    delimiter: str
    columns: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    quotes: bool = False


def shape_of(path: Path) -> Shape:
    """Find out how a file was written. Raises HefboomError when it is no CSV."""
    encoding, engine, quotes = _encoding_of(path)
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        lines = [line for line, _ in zip(file, range(_HEAD), strict=False)]
    if not lines or not lines[0].strip():
        raise HefboomError(f"{path.name}: the first line is empty. It must hold the names of the columns.")
    if "\0" in lines[0]:
        raise HefboomError(f"{path.name} is not a text file, whatever its name ends in. Save it as CSV.")
    delimiter = _delimiter_of(lines)
    records = [tuple(row) for row in csv.reader(lines, delimiter=delimiter)]
    columns = tuple(name.strip() for name in records[0])
    spots = _spots(path, encoding) if encoding in ("utf-8", "utf-8-sig", "cp1252") else []
    more = [tuple(row) for row in csv.reader(spots, delimiter=delimiter)]
    sample = tuple(row for row in records[1:] + more if len(row) == len(columns))
    return Shape(encoding, engine, delimiter, columns, sample, quotes)


def _delimiter_of(lines: list[str]) -> str:
    """The sign that cuts the first line in most pieces, and as many in most of the lines after it."""

    def fits(delimiter: str) -> tuple[bool, int, int]:
        widths = [len(row) for row in csv.reader(lines[:200], delimiter=delimiter) if row]
        usual = Counter(widths).most_common(1)[0]
        return widths[0] > 1, usual[1] if usual[0] == widths[0] else 0, widths[0]

    return max(_DELIMITERS, key=fits)


def _encoding_of(path: Path) -> tuple[str, str, bool]:
    """UTF-16 by its mark, UTF-8 when every byte of the file agrees, else Windows-1252: decided once, for all of it."""
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", "utf-16", True
        mark = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        clean, quotes = True, False
        try:
            while chunk := file.read(_CHUNK):
                quotes = quotes or b'"' in chunk
                if not (clean and chunk.isascii()):
                    decoder.decode(chunk)
                    clean = not decoder.getstate()[0]
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252", "latin-1", True
    return mark, "utf-8", quotes


def _spots(path: Path, encoding: str) -> list[str]:
    """Whole lines from places all over the file, the same places every time."""
    size = path.stat().st_size
    if size < _HEAD * 200:
        return []
    chosen = random.Random(size)  # noqa: S311 - where to look is no secret
    lines: list[bytes] = []
    with path.open("rb") as file:
        for _ in range(_SPOTS):
            file.seek(chosen.randrange(size))
            lines += file.read(_SPOT_BYTES).split(b"\n")[1:-1]
    return [line.decode(encoding, errors="replace") for line in lines if b'"' not in line]
