"""An uploaded file as rows of text: CSV or XLSX, within limits, with the line each row stands on."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hefboom.apps.tenders.errors import RefusedError

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 20_000
_MOST_UNPACKED = 10 * MOST_BYTES
_DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text. `lines` has the line number of each row, as an editor or spreadsheet counts."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def check_size(size: int) -> None:
    """Refuse a file that is too big, before it is read."""
    if size > MOST_BYTES:
        raise RefusedError(
            _("Dit bestand is te groot: het mag hoogstens %(size)s MB zijn. Splits het in delen.")
            % {"size": MOST_BYTES // 1024 // 1024}
        )


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a CSV or XLSX file by its extension.

    CSV may have ; , or tab between cells and be UTF-8 or Windows text. Raises `RefusedError` for anything that is not
    such a table: too big, too many rows, no header, another kind of file.
    """
    check_size(len(content))
    lower = name.lower()
    if lower.endswith((".csv", ".txt")):
        numbered = _csv_rows(content)
    elif lower.endswith(".xlsx"):
        numbered = _xlsx_rows(content)
    else:
        raise RefusedError(_("Dit soort bestand kan niet worden ingelezen. Gebruik CSV, XLSX, XML of zip."))
    return _sheet(numbered)


def _sheet(numbered: Iterator[tuple[int, tuple[str, ...]]]) -> Sheet:
    filled = ((line, row) for line, row in numbered if any(row))
    header = next(filled, None)
    if header is None:
        raise RefusedError(_("Dit bestand is leeg. Zet op de eerste regel de namen van de kolommen."))
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    for line, row in filled:
        if len(rows) == MOST_ROWS:
            raise RefusedError(
                _("Dit bestand heeft meer dan %(rows)s regels. Splits het in delen.") % {"rows": MOST_ROWS}
            )
        rows.append(row)
        lines.append(line)
    if not rows:
        raise RefusedError(_("Dit bestand heeft alleen een kopregel. Zet er trajecten onder."))
    return Sheet(header[1], tuple(rows), tuple(lines))


def _csv_rows(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise RefusedError(_("Dit is geen tekstbestand. Sla het op als CSV met UTF-8, of stuur een XLSX-bestand."))
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    start = 1
    try:
        for row in reader:
            yield start, tuple(cell.strip() for cell in row)
            start = reader.line_num + 1
    except csv.Error:
        raise RefusedError(
            _("Regel %(line)s is niet te lezen. Controleer de aanhalingstekens.") % {"line": start}
        ) from None


def _xlsx_rows(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    broken = _("Dit XLSX-bestand is niet te openen. Sla het opnieuw op, of gebruik CSV.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise RefusedError(_("Dit XLSX-bestand is uitgepakt te groot. Splits het in delen."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield line, tuple(cell_text(cell) for cell in row)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise RefusedError(broken) from None


def cell_text(cell: object) -> str:
    """Return a cell of a spreadsheet in the notation of register files."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)).normalize():f}"
    return str(cell).strip()
