"""Small tables that people edit in a spreadsheet: CSV or XLSX in, rows of text with their line numbers out."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hefboom.analytics.csvfile import shape_of
from hefboom.core.base.errors import HefboomError, RejectedCell

_SHOWN_PROBLEMS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line in the file, and its cells by column, stripped; "" is empty."""

    line: int
    cells: dict[str, str]


class TableError(HefboomError):
    """A table that cannot be used, with every problem found in it."""

    def __init__(self, name: str, problems: Iterable[RejectedCell]) -> None:
        """Keep the problems; the text has the first ten."""
        self.problems = tuple(problems)
        count = len(self.problems)
        told = [f"{name} cannot be used: {count} problem{'' if count == 1 else 's'}."]
        told += [_told(problem) for problem in self.problems[:_SHOWN_PROBLEMS]]
        if count > _SHOWN_PROBLEMS:
            told.append(f"… and {count - _SHOWN_PROBLEMS} more.")
        super().__init__("\n".join(told))


def _told(problem: RejectedCell) -> str:
    value = f'"{problem.value}" ' if problem.value else ""
    return f"line {problem.line}, {problem.column}: {value}{problem.why}"


def read_sheet(path: Path, needed: Iterable[str], known: Iterable[str]) -> list[Row]:
    """Return the rows of a CSV or XLSX file that are not empty. Columns outside `known` are left out.

    Raises HefboomError when the file is not there, empty, of another kind, or misses a column of `needed`.
    """
    if path.suffix.lower() not in {".csv", ".xlsx"}:
        raise HefboomError(f"{path.name}: a table must be .csv or .xlsx. Save it as one of these.")
    if not path.is_file():
        raise HefboomError(f"{path}: there is no such file. Check the name and the folder.")
    if path.stat().st_size == 0:
        raise HefboomError(f"{path.name} is empty. The first line must hold the names of the columns.")
    rows = _csv_rows(path) if path.suffix.lower() == ".csv" else _xlsx_rows(path)
    _, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    _check_header(path.name, names, tuple(needed))
    wanted = {name: names.index(name) for name in known if name in names}
    read = (Row(line, {name: _cell(cells, at) for name, at in wanted.items()}) for line, cells in rows)
    return [row for row in read if any(row.cells.values())]


def _cell(cells: list[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _check_header(file: str, names: list[str], needed: tuple[str, ...]) -> None:
    for name in needed:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f' Rename "{near[0]}"?' if near else ""
            raise HefboomError(f'{file} has no column "{name}" on its first line.{hint} It needs: {", ".join(needed)}.')
    if doubled := next((name for name in names if name and names.count(name) > 1), None):
        raise HefboomError(f'{file}: the column "{doubled}" stands there twice. Give every column its own name.')


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    shape = shape_of(path)
    with path.open(encoding="utf-8-sig" if shape.encoding == "utf-8" else shape.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=shape.delimiter)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise HefboomError(f"{path.name}, line {line}: {error}. Look for a quote that is not closed.") from error


def _xlsx_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise HefboomError(f"{path.name} is not a workbook of Excel (.xlsx). Save it anew as .xlsx or .csv.") from error
    try:
        for line, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            yield line, [_as_text(cell) for cell in cells]
    finally:
        book.close()


def _as_text(value: object) -> str:
    """A code that Excel took for a number is the code again: 4310.0 is "4310"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
