"""Criteria from a file of somebody else's, such as the official set: each row read or told what is wrong with it.

The columns are those of `criteria.csv` in a pack (`tables.CRITERION_COLUMNS`); docs/explanation/criteria.md explains
them. How the file becomes rows (CSV, XLSX) is the caller's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from pydantic import ValidationError

from hefboom.core.base.errors import RejectedCell
from hefboom.core.strategy.checks import criteria as checks
from hefboom.core.strategy.checks.finding import Finding, Subject, name_of
from hefboom.core.strategy.checks.references import documents
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.problems import did_you_mean
from hefboom.core.strategy.sentences import sentences
from hefboom.core.strategy.tables import CRITERION_COLUMNS, CRITERION_LISTS, CRITERION_TEXTS, criterion

CHECKS = (checks.criteria_names, checks.criteria_periods, checks.criteria_texts, documents)


@dataclass(frozen=True, slots=True)
class Imported:
    """The criteria that can be used, in order, and everything that is wrong with the other rows.

    `same` are rows that say what is known already. `ended` are known criteria that a new version follows, with the
    last day they are in force.
    """

    criteria: tuple[Criterion, ...]
    rejected: tuple[RejectedCell, ...]
    same: tuple[Criterion, ...] = ()
    ended: tuple[Criterion, ...] = ()

    @property
    def lines(self) -> frozenset[int]:
        """Return the lines of the file with something wrong."""
        return frozenset(cell.line for cell in self.rejected if cell.line is not None)


Rows = Iterable[Mapping[str, str | None]]


def read_criteria(
    rows: Rows, pack: Pack, known: Sequence[Criterion] = (), lines: Sequence[int] | None = None
) -> Imported:
    """Read the rows of a file with criteria to be used beside those of a pack, and those `known` from earlier files.

    `lines` are the lines of the rows in the file; without it the first row is line 2, below the header. An empty row
    is passed over. A row with anything wrong is left out whole; all that is wrong with it is told. Where the English
    (or the Dutch) is missing, the other language stands for both and `translated` is false. A new version of a known
    code ends the one before it. A code of the pack is the pack's: others take a code of their own.
    """
    numbers = count(2) if lines is None else iter(lines)
    listed = [(line, _cells(row)) for line, row in zip(numbers, rows, strict=False)]
    filled = [(line, cells) for line, cells in listed if any(cells.values())]
    strange = list(_columns(filled))
    if strange:
        return Imported((), tuple(strange))
    good: dict[int, Criterion] = {}
    rejected: list[RejectedCell] = []
    for line, cells in filled:
        found = _read(line, cells)
        if isinstance(found, Criterion):
            good[line] = found
        else:
            rejected += found
    before = {name_of(each): each for each in known}
    same = {line: each for line, each in good.items() if _is_known(each, before.get(name_of(each)))}
    new = {line: each for line, each in good.items() if line not in same}
    rejected += _together(new, dict(filled), pack, known)
    wrong = {cell.line for cell in rejected}
    rejected.sort(key=lambda cell: cell.line or 0)
    sound = tuple(each for line, each in new.items() if line not in wrong)
    return Imported(sound, tuple(rejected), tuple(same.values()), tuple(_ended(known, sound)))


def as_row(each: Criterion) -> dict[str, str]:
    """Return a criterion as a row of the template, to export it. Reading it again gives the same criterion."""
    data = each.model_dump(mode="json", by_alias=True)
    row = {column: data.get(column, data["source"].get(column)) for column in CRITERION_COLUMNS}
    for name in CRITERION_TEXTS:
        for language in ("nl", "en") if each.translated else ("nl",):
            row[f"{name}_{language}"] = (data[name] or {}).get(language)
    row |= {name: ";".join(data[name]) for name in CRITERION_LISTS}
    return {column: _cell(row[column]) for column in CRITERION_COLUMNS}


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _cells(row: Mapping[str, str | None]) -> dict[str, str]:
    return {column.strip(): (cell or "").strip() for column, cell in row.items()}


def _columns(filled: Sequence[tuple[int, Mapping[str, str]]]) -> Iterator[RejectedCell]:
    """Yield what is wrong with the header: a column that does not exist, or one without which no row can be read."""
    given = filled[0][1] if filled else dict.fromkeys(CRITERION_COLUMNS, "")
    for column in given:
        if column not in CRITERION_COLUMNS:
            why = f"there is no such column{did_you_mean(column, CRITERION_COLUMNS)}"
            yield RejectedCell(1, column, column, why)
    for column in ("code", "from", "kind", "level", "themes", "title_nl", "text_nl", "document"):
        if column not in given:
            yield RejectedCell(1, column, "", "the column is missing; add it to the header")


def _read(line: int, cells: Mapping[str, str]) -> Criterion | list[RejectedCell]:
    data = criterion(dict(cells))
    texts = [text for name in CRITERION_TEXTS if isinstance(text := data.get(name), dict)]
    for text in texts:
        if len(text) == 1:
            data["translated"] = False
            (words,) = text.values()
            text |= {"nl": words, "en": words}
    try:
        return Criterion.model_validate(data, strict=True)
    except ValidationError as error:
        found = (_column(path, what) for path, what in sentences(Criterion, error))
        return [RejectedCell(line, column, cells.get(column, ""), why) for column, why in found]


def _column(path: str, what: str) -> tuple[str, str]:
    """Return the column of the file for a key path within a criterion, and the sentence as it fits a cell."""
    name = re.sub(r"\[\d+\]", "", path).removeprefix("source.").replace(".", "_")
    why = what.replace(" without quotes", "").replace("the text ", "")
    if name in CRITERION_TEXTS:
        return f"{name}_nl", "is empty; a text is needed"
    return name, "is empty; a value is needed" if what.startswith("is missing") else why


def _is_known(each: Criterion, before: Criterion | None) -> bool:
    """Say whether a row repeats what is known; that it was ended since by a later version is no difference."""
    if before is None:
        return False
    return each == before or (each.until is None and each == before.model_copy(update={"until": None}))


def _ended(known: Iterable[Criterion], new: Iterable[Criterion]) -> Iterator[Criterion]:
    """Yield the known criteria that a later version follows, as they are from then on."""
    starts: dict[str, date] = {}
    for each in new:
        starts[each.code] = min(each.from_, starts.get(each.code, each.from_))
    for each in known:
        start = starts.get(each.code)
        if start and each.from_ < start and (each.until is None or each.until >= start):
            yield each.model_copy(update={"until": start - timedelta(days=1)})


def _together(
    good: Mapping[int, Criterion], cells: Mapping[int, Mapping[str, str]], pack: Pack, known: Sequence[Criterion]
) -> list[RejectedCell]:
    """Return what is wrong between the rows, and between them and the pack and what is known."""
    names = _Names(pack, known)
    lines: dict[str, int] = {}
    rejected: list[RejectedCell] = []
    for line, each in good.items():
        wrong = names.wrong(each)
        if wrong:
            rejected.append(RejectedCell(line, *wrong))
        else:
            names.first[name_of(each)] = f"line {line}"
            lines[name_of(each)] = line
    kept = tuple(good[line] for line in lines.values())
    now = {name_of(each): each for each in (*known, *_ended(known, kept))}
    subject = Subject(pack.model_copy(update={"criteria": (*pack.criteria, *now.values(), *kept)}))
    for check in CHECKS:
        found = (finding for finding in check(subject) if finding.kind == "criterion" and finding.id in lines)
        rejected += [_rejected(finding, lines[finding.id], cells) for finding in found if finding.severity == "error"]
    return rejected


class _Names:
    """Which codes and versions are taken, and where."""

    def __init__(self, pack: Pack, known: Sequence[Criterion]) -> None:
        self.first = {name_of(each): "the pack" for each in pack.criteria}
        self.first |= {name_of(each): "your library" for each in known}
        self._theirs = {each.code for each in pack.criteria}
        self._last = {each.code: each for each in sorted(known, key=lambda each: each.from_)}

    def wrong(self, each: Criterion) -> tuple[str, str, str] | None:
        """Return column, value and why, when this code and version cannot be used; None when they can."""
        name, before = name_of(each), self._last.get(each.code)
        if name in self.first:
            return "code", each.code, f"{name} is already in {self.first[name]}; give a changed text a new version"
        if each.code in self._theirs:
            return "code", each.code, f"{each.code} is a code of the pack; take a code of your own"
        if before and (each.from_ <= before.from_ or each.version < before.version):
            why = (
                f"version {before.version} starts on {before.from_}; a new version has a later day and a higher number"
            )
            return "from", str(each.from_), why
        return None


def _rejected(finding: Finding, line: int, cells: Mapping[int, Mapping[str, str]]) -> RejectedCell:
    column, why = _column(finding.path, finding.what)
    column = "text_nl" if finding.path == "text" else column
    return RejectedCell(line, column, cells[line].get(column, ""), finding.what if finding.path == "text" else why)
