"""The first lines of an uploaded file, which column seems to be what, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hefboom.apps.spend.columns import COLUMNS, suggest
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.words import language
from hefboom.core.base.errors import HefboomError
from hefboom.core.base.reasons import reason_in

LOOKED_AT = 200
"""So many lines are looked at before the job starts; the job itself looks at all."""
_DOTS = re.compile(r"-?\(?\d{1,3}(\.\d{3})+(,\d{1,2})?\)?-?")
_COMMAS = re.compile(r"-?\(?\d{1,3}(,\d{3})+(\.\d{1,2})?\)?-?")
_AMOUNT = re.compile(r"[-+(]?\d[\d.,]*\)?-?")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*|\d{8}|\d{4}-?\d{2}")
_CPV = re.compile(r"\d{2,8}(-\d)?")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell among the first lines that is probably left out, or read otherwise than meant."""

    line: int
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
    headers, rows = _first(file)
    columns = dict(chosen or file.columns or suggest(headers, remembered(file)))
    columns = {header: columns.get(header, "") for header in headers}
    return Preview(headers, rows, columns, tuple(_troubles(headers, rows, columns)))


def remembered(file: SpendFile) -> dict[str, str]:
    """Return the columns that this organisation chose for its last scan."""
    earlier = SpendFile.objects.filter(organisation=file.organisation_id, attempt__gt=0).exclude(pk=file.pk)
    return dict(earlier.values_list("columns", flat=True).first() or {})


def twins(file: SpendFile) -> list[SpendFile]:
    """Return earlier scans of this organisation of exactly the same file."""
    same = SpendFile.objects.filter(organisation=file.organisation_id, sha256=file.sha256).exclude(pk=file.pk)
    return list(same.exclude(state=SpendFile.State.DRAFT).select_related("by")[:5])


def _first(file: SpendFile) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    from hefboom.analytics.engine import open_engine  # noqa: PLC0415 - engines load when a file is looked at
    from hefboom.analytics.rawfiles import read_raw, text_of  # noqa: PLC0415 - as above

    if not file.path.is_file():
        raise RefusedError(_("Het bestand van deze scan is er niet meer. Upload het opnieuw."))
    try:
        with open_engine(reads=file.path, memory_gib=1) as backend:
            raw = read_raw(file.path, backend)
            found = raw.table.select(*raw.columns).limit(LOOKED_AT).to_pyarrow().to_pylist()
    except HefboomError as error:
        raise RefusedError(reason_in(language(), file.in_own_words(str(error)))) from error
    except Exception as error:  # the engine has many kinds of error for a broken file; a person needs one
        raise RefusedError(_("Dit bestand is niet te lezen. Sla het opnieuw op als CSV (UTF-8) of XLSX.")) from error
    rows = tuple(tuple(_plain(text_of(row[name])) for name in raw.columns) for row in found)
    if not rows:
        raise RefusedError(_("Dit bestand heeft alleen een kopregel. Zet er regels onder."))
    return raw.columns, rows


def _plain(cell: Any) -> str:  # noqa: ANN401 - any cell of any file
    return str(cell or "").replace("\0", "").strip()


def _troubles(headers: Sequence[str], rows: Sequence[Sequence[str]], columns: Mapping[str, str]) -> Iterator[Trouble]:
    for place, header in enumerate(headers):
        cells = [(line, row[place]) for line, row in enumerate(rows, start=2)]
        match columns.get(header):
            case "amount_eur":
                yield from _amounts(header, cells)
            case "date":
                yield from _unlike(
                    header, cells, _DATE, _("Dit is geen datum. Schrijf bijvoorbeeld 2024-01-31 of 31-01-2024.")
                )
            case "cpv":
                filled = [(line, cell) for line, cell in cells if cell]
                yield from _unlike(
                    header, filled, _CPV, _("Dit is geen CPV-code. Schrijf acht cijfers, bijvoorbeeld 45000000.")
                )
            case _:
                pass


def _amounts(header: str, cells: Sequence[tuple[int, str]]) -> Iterator[Trouble]:
    bare = [(line, re.sub(r"[€\s\u00a0]|EUR", "", cell)) for line, cell in cells]
    yield from _unlike(header, bare, _AMOUNT, _("Dit is geen bedrag. Schrijf bijvoorbeeld 1.234,56 of 1234.56."))
    dots = next((pair for pair in bare if _DOTS.fullmatch(pair[1]) and "," in pair[1]), None)
    commas = next((pair for pair in bare if _COMMAS.fullmatch(pair[1]) and "." in pair[1]), None)
    if dots and commas:
        why = _(
            "Er staan bedragen met een komma voor de centen (%(dots)s) en met een punt (%(commas)s). Maak ze gelijk."
        )
        yield Trouble(commas[0], header, commas[1], why % {"dots": dots[1], "commas": commas[1]})


def _unlike(header: str, cells: Sequence[tuple[int, str]], pattern: re.Pattern[str], why: str) -> Iterator[Trouble]:
    yield from (Trouble(line, header, cell, why) for line, cell in cells if not pattern.fullmatch(cell))
