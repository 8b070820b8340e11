"""Queues out and confirmed lines in, as one and the same table: a person fills in the columns that are empty."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.key import Key, Suggestion
from hefboom.analytics.classify.mapping_read import Known
from hefboom.analytics.classify.queue import Queue
from hefboom.analytics.classify.sheet import Row, TableError, read_sheet
from hefboom.analytics.write import Column, Record, write_tables
from hefboom.core.base.errors import RejectedCell

KEY = ("cpv", "category", "ledger_account", "description", "supplier")
ANSWER = ("product_group", "code", "confirmed_by", "confirmed_on")
_SUGGESTIONS = 3


def read_confirmed(path: Path, known: Known) -> list[Confirmed]:
    """Read confirmed lines (.csv or .xlsx): the columns of `KEY` and `ANSWER`, others are left alone.

    A row without a product group is not confirmed yet, and left out. Raises HefboomError; a `TableError` names every
    cell that is wrong.
    """
    confirmed: list[Confirmed] = []
    problems: list[RejectedCell] = []
    for row in read_sheet(path, ("product_group",), (*KEY, *ANSWER)):
        if not row.cells.get("product_group"):
            continue
        found = _confirmed(row, known)
        if isinstance(found, Confirmed):
            confirmed.append(found)
        else:
            problems += found
    if problems:
        raise TableError(path.name, problems)
    return confirmed


def write_confirmed(path: Path, confirmed: Iterable[Confirmed]) -> None:
    """Write confirmed lines, whole or not at all; what is read back is the same."""
    columns = [Column(name, "text") for name in (*KEY, *ANSWER)]
    records: list[Record] = [
        {
            **_cells(each.key),
            "product_group": each.group,
            "code": each.code,
            "confirmed_by": each.by,
            "confirmed_on": each.on.isoformat(),
        }
        for each in confirmed
    ]
    write_tables([(path, columns, records)])


def write_queue(path: Path, queue: Queue, language: str) -> None:
    """Write a queue with suggestions and empty columns to fill in; `read_confirmed` takes it back."""
    columns = [Column("lines", "int"), Column("euros", "text"), *(Column(name, "text") for name in (*KEY, *ANSWER))]
    columns += [Column("why", "text")]
    columns += [Column(f"suggestion_{at}", "text") for at in range(1, _SUGGESTIONS + 1)]
    records: list[Record] = [
        {
            "lines": row.lines,
            "euros": f"{row.cents / 100:.2f}",
            **_cells(row.key),
            "why": row.why.in_language(language),
            **{f"suggestion_{at}": _told(each) for at, each in enumerate(row.suggestions[:_SUGGESTIONS], start=1)},
        }
        for row in queue.rows
    ]
    write_tables([(path, columns, records)])


def _cells(key: Key) -> dict[str, str | None]:
    return {name: getattr(key, name) or None for name in KEY}


def _told(suggestion: Suggestion) -> str:
    code = f" ({suggestion.code})" if suggestion.code else ""
    return f"{suggestion.group or '?'}{code} {100 * suggestion.confidence:.0f}%"


def _confirmed(row: Row, known: Known) -> Confirmed | list[RejectedCell]:
    cells = {name: row.cells.get(name, "") for name in (*KEY, *ANSWER)}
    problems = []
    for column, check in (("product_group", known.group), ("code", known.code), ("confirmed_on", _day)):
        try:
            check(cells[column])
        except ValueError as error:
            problems.append(RejectedCell(row.line, column, cells[column], str(error)))
    if not any(cells[name] for name in KEY):
        problems.append(RejectedCell(row.line, "description", "", "and all other columns of the line are empty"))
    if problems:
        return problems
    key = Key(**{name: cells[name] or None for name in KEY})
    return Confirmed(
        key, cells["product_group"], cells["code"] or None, cells["confirmed_by"], _day(cells["confirmed_on"])
    )


def _day(text: str) -> date:
    """Read a day; without one it was today. Raises ValueError."""
    if not text:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError("is no date; write it as 2026-01-31") from None
