"""Criteria from a file of somebody else's, such as the official set: each row read or told what is wrong with it.

The columns are those of `criteria.csv` in a pack (`tables.CRITERION_COLUMNS`); docs/explanation/criteria.md explains
them. How the file becomes rows (CSV, XLSX) is the caller's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    """The criteria that can be used, in order, and everything that is wrong with the other rows."""

    criteria: tuple[Criterion, ...]
    rejected: tuple[RejectedCell, ...]

    @property
    def lines(self) -> frozenset[int]:
        """Return the lines of the file with something wrong."""
        return frozenset(cell.line for cell in self.rejected if cell.line is not None)


def read_criteria(rows: Iterable[Mapping[str, str | None]], pack: Pack) -> Imported:
    """Read the rows of a file with criteria to be used beside those of a pack.

    The first row is line 2 of the file, below the header. An empty row is passed over. A row with anything wrong is
    left out whole; all that is wrong with it is told. Where the English (or the Dutch) is missing, the other language
    stands for both and `translated` is false.
    """
    listed = [(line, _cells(row)) for line, row in enumerate(rows, 2)]
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
    rejected += _together(good, dict(filled), pack)
    wrong = {cell.line for cell in rejected}
    rejected.sort(key=lambda cell: cell.line or 0)
    return Imported(tuple(each for line, each in good.items() if line not in wrong), tuple(rejected))


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


def _together(good: Mapping[int, Criterion], cells: Mapping[int, Mapping[str, str]], pack: Pack) -> list[RejectedCell]:
    """Return what is wrong between the rows, and between them and the pack."""
    first: dict[str, str] = {name_of(each): "the pack" for each in pack.criteria}
    lines: dict[str, int] = {}
    rejected: list[RejectedCell] = []
    for line, each in good.items():
        name = name_of(each)
        if name in first:
            why = f"{name} is already in {first[name]}; give a changed text a new version"
            rejected.append(RejectedCell(line, "code", each.code, why))
            continue
        first[name], lines[name] = f"line {line}", line
    kept = tuple(good[line] for line in lines.values())
    subject = Subject(pack.model_copy(update={"criteria": (*pack.criteria, *kept)}))
    for check in CHECKS:
        found = (finding for finding in check(subject) if finding.kind == "criterion" and finding.id in lines)
        rejected += [_rejected(finding, lines[finding.id], cells) for finding in found if finding.severity == "error"]
    return rejected


def _rejected(finding: Finding, line: int, cells: Mapping[int, Mapping[str, str]]) -> RejectedCell:
    column, why = _column(finding.path, finding.what)
    column = "text_nl" if finding.path == "text" else column
    return RejectedCell(line, column, cells[line].get(column, ""), finding.what if finding.path == "text" else why)
