"""Lines with quotes in them, found before the engine reads.

An engine that meets a quote which is not closed takes the lines after it for one long text, and loses them without a
word. So where quotes are rare, the engine is told that there are none and Python reads the lines that have them.
Where they are usual, the lines that come out are counted against the lines that went in.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from hefboom.analytics.records import LONGEST, Record, records
from hefboom.analytics.spend.sniff import Shape

_RARE = 0.01
_FEW = 1_000
_LONG_LINE = 40
_QUOTE, _END = b'"', b"\n"
_NEWLINE, _CHUNK = 10, 1 << 18


@dataclass(frozen=True, slots=True)
class Quoting:
    """How quotes are dealt with. `usual`: the engine reads them; else `lines` are read by Python.

    `columns` are places of the columns in which the engine, not knowing quotes, finds one in a line that else fits.
    """

    usual: bool
    lines: tuple[Record, ...] = ()
    columns: frozenset[int] = frozenset()


def quoting_of(path: Path, shape: Shape) -> Quoting | None:
    """Return how to deal with the quotes of a UTF-8 file; None when lines with quotes run on over several lines."""
    if not shape.quotes:
        return Quoting(usual=False)
    limit = max(_FEW, int(_RARE * path.stat().st_size / _LONG_LINE))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = list(islice(_with_quotes(content), limit + 1))
        if len(found) > limit:
            return Quoting(usual=True)
        if any(_run_on(content, one, other, shape) for one, other in pairwise(found)):
            return None
        texts = [(number, _text(content, start, end)) for number, start, end in found]
    lines: list[Record] = []
    columns: set[int] = set()
    for number, text in texts:
        literal = text.split(shape.delimiter)
        if len(literal) == len(shape.columns):
            columns |= {at for at, cell in enumerate(literal) if '"' in cell}
        lines += records([text], shape, number)
    return Quoting(False, tuple(lines), frozenset(columns))


_Place = tuple[int, int, int]


def _with_quotes(content: mmap.mmap) -> Iterator[_Place]:
    """Every line but the first that has a quote: its number, where it starts and ends."""
    number, counted = 1, 0
    at = content.find(_QUOTE)
    while at >= 0:
        start = content.rfind(_END, 0, at) + 1
        end = content.find(_END, at)
        end = len(content) if end < 0 else end
        number += _ends(content, counted, start)
        counted = start
        if start:
            yield number, start, end
        at = content.find(_QUOTE, end)


def _ends(content: mmap.mmap, start: int, end: int) -> int:
    """How many lines end between two places: counted by numpy, much faster than by Python."""
    places = range(start, end, _CHUNK)
    bytes_ = (np.frombuffer(content[at : min(at + _CHUNK, end)], np.uint8) for at in places)
    return sum(int(np.count_nonzero(each == _NEWLINE)) for each in bytes_)


def _text(content: mmap.mmap, start: int, end: int) -> str:
    return content[start:end].decode().rstrip("\r")


def _run_on(content: mmap.mmap, one: _Place, other: _Place, shape: Shape) -> bool:
    """Do two lines with quotes close to each other make one record, of which a text runs on over lines?"""
    if other[0] - one[0] > LONGEST or content[one[1] : one[2]].count(_QUOTE) % 2 == 0:
        return False
    read = list(records(_text(content, one[1], other[2]).splitlines(), shape, one[0]))
    return read[0][0] == one[0] and isinstance(read[0][1], list)
