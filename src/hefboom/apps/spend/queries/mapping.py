"""An organisation's own table of what belongs where: read from a file, and held against the one in force."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hefboom.analytics.classify.mapping import KINDS, match_key
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend.classifying import mapping_in_force
from hefboom.apps.spend.models import MappingVersion
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.uploads import Sheet, read_sheet
from hefboom.core.effects.codes import a64

COLUMNS = ("kind", "match", "product_group", "code", "note")
Row = Mapping[str, str]
_LEAST_DIGITS, _MOST_DIGITS = 2, 8


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be used, and why."""

    line: int
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: its rows, and what is wrong with it."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What would happen to one row: "new", "changed" or "gone"; the row as it was and as it becomes."""

    effect: str
    old: Row | None
    new: Row | None


def read_table(content: bytes, name: str) -> Table:
    """Read a table (CSV or XLSX). Raises `RefusedError` for a file that is none or lacks its columns."""
    sheet = read_sheet(content, name)
    headers = [header.strip().lower() for header in sheet.headers]
    lacking = [one for one in COLUMNS[:3] if one not in headers]
    if lacking:
        raise RefusedError(
            _("Deze kolommen ontbreken: %(columns)s. Begin met het sjabloon.") % {"columns": ", ".join(lacking)}
        )
    rows: dict[tuple[str, str], Row] = {}
    problems = []
    for line, row in _rows(sheet, headers):
        place = (row["kind"], row["match"].casefold())
        why = _wrong(row) or (place in rows and _("Deze regel staat er twee keer. Houd er één."))
        if why:
            problems.append(Problem(line, f"{row['kind']} {row['match']}", str(why)))
        else:
            rows[place] = row
    return Table(tuple(rows.values()), tuple(problems))


def differences(organisation: Organisation, rows: Sequence[Row]) -> list[Difference]:
    """Return what a table would change to the one in force."""
    current = mapping_in_force(organisation.pk)
    before = {_place(row): row for row in (current.rows if current else ())}
    after = {_place(row): row for row in rows}
    found = [Difference("new", None, row) for place, row in after.items() if place not in before]
    found += [
        Difference("changed", before[place], row)
        for place, row in after.items()
        if place in before and dict(before[place]) != dict(row)
    ]
    return found + [Difference("gone", row, None) for place, row in before.items() if place not in after]


def versions(organisation: Organisation) -> list[MappingVersion]:
    """Return all versions, the one in force first."""
    return list(MappingVersion.objects.filter(organisation=organisation).select_related("by"))


def as_csv(rows: Sequence[Row]) -> str:
    """Return rows as the file that is read in again."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(row.get(name, "")) for name in COLUMNS] for row in rows)
    return out.getvalue()


def _rows(sheet: Sheet, headers: Sequence[str]) -> Any:  # noqa: ANN401 - pairs of line and row
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        plain = dict(zip(headers, cells, strict=False))
        yield line, {name: _unguarded(plain.get(name, "")).replace("\0", "") for name in COLUMNS}


def _unguarded(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from running a cell."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def _wrong(row: Row) -> str:
    """Return what is wrong with a row, "" for nothing."""
    groups = {group.code for group in pack_in_force().product_groups} | {"none", ""}
    if row["kind"] not in KINDS:
        return _("De soort is er niet. Schrijf een van deze: %(kinds)s.") % {"kinds": ", ".join(KINDS)}
    if not row["match"]:
        return _("De kolom match is leeg. Schrijf wat er op de regel moet staan.")
    digits = row["match"]
    if row["kind"] == "cpv" and not (digits.isdigit() and _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS):
        return _("Dit is geen begin van een CPV-code. Schrijf twee tot acht cijfers.")
    if row["product_group"] not in groups:
        return _("Deze productgroep staat niet in de strategie: %(code)s.") % {"code": row["product_group"]}
    if row["code"] and row["code"] not in a64():
        return _("Deze factorcode is er niet: %(code)s.") % {"code": row["code"]}
    if not row["product_group"] and not row["code"]:
        return _("Productgroep en code zijn allebei leeg. Vul er ten minste één in.")
    try:
        match_key(row["kind"], row["match"])
    except ValueError:
        return _("Deze woorden zijn niet te lezen als patroon. Schrijf gewone woorden, met * voor wat mag verschillen.")
    return ""


def _place(row: Row) -> tuple[str, str]:
    return row["kind"], row["match"].casefold()
