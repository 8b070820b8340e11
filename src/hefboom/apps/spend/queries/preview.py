"""The first lines of an uploaded file, which column seems to be what, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hefboom.apps.spend.columns import COLUMNS, suggest
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.running import reading
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.words import language
from hefboom.core.base.errors import HefboomError
from hefboom.core.base.reasons import reason_in

if TYPE_CHECKING:
    from hefboom.analytics.spend.first import FirstLines

LOOKED_AT = 200
"""So many lines are looked at before the job starts; the job itself looks at all."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell among the first lines that is probably left out, or read otherwise than meant."""

    line: int | None
    column: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file as text, and the suggested meaning of each column."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Mapping[str, str]
    troubles: tuple[Trouble, ...]

    def read_as(self, most: int) -> list[list[str]]:
        """Return the first rows in the order of the standard columns that were chosen."""
        places = [self.headers.index(header) for header, name in self.chosen()]
        return [[row[place] for place in places] for row in self.rows[:most]]

    def chosen(self) -> list[tuple[str, str]]:
        """Return header and standard name of the chosen columns, in the order of the standard."""
        order = list(COLUMNS)
        known = [(header, name) for header, name in self.columns.items() if name]
        return sorted(known, key=lambda pair: order.index(pair[1]))


def preview_of(file: SpendFile, chosen: Mapping[str, str] | None = None) -> Preview:
    """Read the first lines of a file. Raises `RefusedError` with what the reader says of a file that is no table."""
    first = _first(file)
    columns = dict(chosen or file.columns or suggest(first.columns, remembered(file)))
    columns = {header: columns.get(header, "") for header in first.columns}
    rows = tuple(tuple(cell.replace("\0", "") for cell in row) for row in first.shown())
    return Preview(first.columns, rows, columns, tuple(_troubles(first, file, columns)))


def remembered(file: SpendFile) -> dict[str, str]:
    """Return the columns that this organisation chose for its last scan."""
    earlier = SpendFile.objects.filter(organisation=file.organisation_id, attempt__gt=0).exclude(pk=file.pk)
    return dict(earlier.values_list("columns", flat=True).first() or {})


def twins(file: SpendFile) -> list[SpendFile]:
    """Return earlier scans of this organisation of exactly the same file."""
    same = SpendFile.objects.filter(organisation=file.organisation_id, sha256=file.sha256).exclude(pk=file.pk)
    return list(same.exclude(state=SpendFile.State.DRAFT).select_related("by")[:5])


def _first(file: SpendFile) -> "FirstLines":
    from hefboom.analytics.engine import open_engine  # noqa: PLC0415 - engines load when a file is looked at
    from hefboom.analytics.spend.first import first_lines  # noqa: PLC0415 - as above

    if not file.path.is_file():
        raise RefusedError(_("Het bestand van deze scan is er niet meer. Upload het opnieuw."))
    try:
        with open_engine(reads=file.path, memory_gib=1) as backend:
            found = first_lines(file.path, backend, LOOKED_AT)
    except HefboomError as error:
        raise RefusedError(reason_in(language(), file.in_own_words(str(error)))) from error
    except Exception as error:  # the engine has many kinds of error for a broken file; a person needs one
        raise RefusedError(_("Dit bestand is niet te lezen. Sla het opnieuw op als CSV (UTF-8) of XLSX.")) from error
    if not found.lines and not found.broken:
        raise RefusedError(_("Dit bestand heeft alleen een kopregel. Zet er regels onder."))
    return found


def _troubles(first: "FirstLines", file: SpendFile, columns: Mapping[str, str]) -> Iterator[Trouble]:
    """What would be left out, in words of the reader."""
    for remark in first.remarks(reading(file, columns)):
        cell = remark.cell
        why = remark.odd.in_language(language()) if remark.odd else reason_in(language(), cell.why)
        yield Trouble(cell.line, cell.column, (cell.value or "").replace("\0", ""), file.in_own_words(why))
