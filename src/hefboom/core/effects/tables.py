"""Read the tables of this room: CSV with a fixed header, each wrong row told with file, line and why."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from hefboom.core.base.errors import HefboomError

Row = TypeVar("Row")
FIRST_YEAR, LAST_YEAR = 1950, 2100
_SHOWN = 10


def read_table(path: Path, columns: tuple[str, ...], read: Callable[[Mapping[str, str]], Row]) -> list[Row]:
    """Return the rows of a table as `read` makes them.

    `read` raises ValueError with a sentence that says what is wrong and what would be right. Raises HefboomError
    that names file, line and reason of up to ten wrong rows; then nothing is used.
    """
    found: list[Row] = []
    wrong: list[str] = []
    for line, row in _rows(path, columns):
        try:
            found.append(read(row))
        except ValueError as error:
            wrong.append(f"{path.name}, line {line}: {error}")
    if wrong:
        more = f"\n… and {len(wrong) - _SHOWN} more." if len(wrong) > _SHOWN else ""
        raise HefboomError(f"{path} cannot be used.\n" + "\n".join(wrong[:_SHOWN]) + more)
    if not found:
        raise HefboomError(f"{path} has no rows below its header. Add at least one.")
    return found


def year_in(row: Mapping[str, str], column: str) -> int:
    """Return the year in a column. Raises ValueError."""
    text = row[column].strip()
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ValueError(f'{column} "{text}" is not a year. Write four digits, for example 2023.')
    return int(text)


def number_in(row: Mapping[str, str], column: str) -> Decimal:
    """Return the number in a column, zero or more. Raises ValueError."""
    text = row[column].strip()
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f'{column} "{text}" is not a number. Write it with a point, for example 218.71.') from None
    if not number.is_finite() or number < 0:
        raise ValueError(f"{column} {text} is not a number of zero or more.")
    return number


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise HefboomError(f"There is no file {path}.") from None
    except UnicodeDecodeError as error:
        raise HefboomError(f"{path} is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise HefboomError(f"{path}, line 1: the column {missing[0]} is missing. It needs: {', '.join(columns)}.")
    for row in reader:
        yield reader.line_num, {name: row.get(name) or "" for name in columns}
