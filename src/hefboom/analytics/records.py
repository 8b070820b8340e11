"""Records of a CSV file by Python: right where the engine's reader gives up, and with the line that each stands on."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

LONGEST = 100
"""A quoted text runs over at most so many lines; more means that a quote was not closed."""

QUOTES = 'a quote is not closed, or a text with quotes in it is not itself in quotes; write a quote inside as ""'

Record = tuple[int, "list[str] | str", str]
"""The number of a record's first line, its cells or what is wrong with it, and the text of that line."""


class Written(Protocol):
    """How a CSV file was written, as far as its records go."""

    @property
    def encoding(self) -> str:
        """Python's name of it."""

    @property
    def delimiter(self) -> str:
        """What stands between cells."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names in the first line."""


def records(lines: Iterable[str], shape: Written, first_line: int = 1, *, empty_too: bool = False) -> Iterator[Record]:
    """Give each record: its cells, or the reason why it cannot be read.

    A quote that is not closed costs its own line only. Lines without anything are no records; those with nothing but
    separators and spaces are records when `empty_too`.
    """
    source = iter(lines)
    ahead: deque[str] = deque()
    number, wanted = first_line - 1, len(shape.columns)
    while True:
        text = ahead.popleft() if ahead else next(source, None)
        if text is None:
            return
        number += 1
        line = text.rstrip("\r\n")
        cells: list[str] | None = line.split(shape.delimiter)
        used = 0
        if '"' in line:
            cells = _quoted(line, shape.delimiter)
            if cells is None:
                ahead.extend(islice(source, LONGEST - len(ahead)))
                cells, used = _over_lines(line, ahead, shape)
        if cells is None:
            yield number, QUOTES, line
        elif line and (empty_too or not nothing_in(cells)):
            yield number, cells if len(cells) == wanted else cells_why(len(cells), wanted), line
        for _ in range(used):
            ahead.popleft()
        number += used


def _over_lines(line: str, ahead: deque[str], shape: Written) -> tuple[list[str] | None, int]:
    """Try to close the quote with the lines that follow; return the cells and how many lines that took."""
    whole = line
    for used, more in enumerate(ahead, start=1):
        whole += "\n" + more.rstrip("\r\n")
        if '"' in more:
            cells = _quoted(whole, shape.delimiter)
            if cells is not None and len(cells) == len(shape.columns):
                return cells, used
    return None, 0


def _quoted(text: str, delimiter: str) -> list[str] | None:
    """The cells of one record; None when its quotes are wrong."""
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def cells_why(cells: int, wanted: int) -> str:
    """Say that a line has too many or too few cells."""
    return (
        f"the row has {cells} cells and the header has {wanted} columns; "
        "look for a separator too many or too few, or for a text that needs quotes"
    )


def nothing_in(cells: Iterable[str | None]) -> bool:
    """Is every cell empty? Workbooks leave such rows behind; they are no lines of spend."""
    return not any(cell and cell.strip() for cell in cells)
