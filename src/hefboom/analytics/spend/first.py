"""The first lines of a file, read and judged by the rules for all of it: to look at before anything is computed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ibis import BaseBackend

from hefboom.analytics.classify.cpv import read_cpv
from hefboom.analytics.raw import ROW
from hefboom.analytics.rawfiles import read_raw
from hefboom.analytics.records import records
from hefboom.analytics.spend.amounts import MACHINE, Convention, convention_of
from hefboom.analytics.spend.dates import Order, order_of
from hefboom.analytics.spend.judge import Habits, judged
from hefboom.analytics.spend.lines import ReadOptions
from hefboom.analytics.spend.rawtext import machine_text
from hefboom.analytics.spend.sniff import shape_of
from hefboom.core.base.errors import RejectedCell
from hefboom.core.base.text import Text

CSV = (".csv", ".tsv", ".txt")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell that is left out as it stands (`cell.why`), or that is read and says less than it seems (`odd`)."""

    cell: RejectedCell
    odd: Text | None = None


@dataclass(frozen=True, slots=True)
class FirstLines:
    """The columns of a file and the cells of its first lines, each with its line; `broken` have no cells at all."""

    columns: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    broken: tuple[RejectedCell, ...]
    serials: bool

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells as a person sees them in the file."""
        return tuple(tuple(cell.removeprefix(MACHINE).strip() for cell in cells) for _, cells in self.lines)

    def remarks(self, options: ReadOptions) -> list[Remark]:
        """Return what would be left out of these lines, and what is odd, with columns chosen as in `options`."""
        names = {name: column for name, column in options.columns.items() if column in self.columns}
        at = {name: self.columns.index(column) for name, column in names.items()}
        rows = [(line, {name: cells[place] for name, place in at.items()}) for line, cells in self.lines]
        habits = Habits(names, _convention(rows, options), _order(rows, options), options.today, self.serials)
        found = [Remark(cell) for cell in self.broken]
        for line, row in rows:
            # Without a column of amounts there is still a date to judge.
            wrong = judged({"amount_eur": f"{MACHINE}0", **row}, habits)
            if isinstance(wrong, tuple):
                name, value, why = wrong
                found.append(Remark(RejectedCell(line, names[name], value[:_SHOWN], why)))
            code = row.get("cpv", "").removeprefix(MACHINE)
            if odd := read_cpv(code).remark:
                found.append(Remark(RejectedCell(line, names["cpv"], code[:_SHOWN], odd.en), odd))
        return sorted(found, key=lambda remark: remark.cell.line or 0)


def first_lines(path: Path, backend: BaseBackend, most: int) -> FirstLines:
    """Read the first lines of a file. Raises HefboomError when it cannot be read."""
    if path.suffix.lower() in CSV and path.is_file() and path.stat().st_size:
        return _of_csv(path, most)
    raw = read_raw(path, backend, machine_text)
    found = raw.table.select(ROW, *raw.columns).limit(most).to_pyarrow()
    rows = list(zip(*(column.to_pylist() for column in found.columns), strict=True))
    lines = raw.lines_of([row for row, *_ in rows])
    cells = ((lines.get(row, row), tuple(machine_text(cell) or "" for cell in each)) for row, *each in rows)
    return FirstLines(raw.columns, tuple(cells), tuple(raw.rejected()), path.suffix.lower() == ".xlsx")


def _of_csv(path: Path, most: int) -> FirstLines:
    shape = shape_of(path)
    with path.open(encoding=shape.encoding, newline="", errors="replace") as file:
        found = list(islice(records(file, shape), most + 1))[1:]
    lines = tuple((line, tuple(cells)) for line, cells, _ in found if isinstance(cells, list))
    broken = (RejectedCell(line, "", text[:_SHOWN], why) for line, why, text in found if isinstance(why, str))
    return FirstLines(shape.columns, lines, tuple(broken), serials=False)


_Rows = Iterable[tuple[int, Mapping[str, str]]]


def _column(rows: _Rows, name: str) -> Iterator[str]:
    return (row[name] for _, row in rows if name in row)


def _convention(rows: _Rows, options: ReadOptions) -> Convention:
    """The decimal mark of these lines. Where they prove none, all can be read with either."""
    proven, _ = convention_of(_column(rows, "amount_eur"))
    if options.decimal:
        return options.decimal
    return "both" if len(proven) > 1 else "." if "." in proven else ","


def _order(rows: _Rows, options: ReadOptions) -> Order:
    proven, _ = order_of(_column(rows, "date"))
    if options.dates:
        return options.dates
    return "both" if len(proven) > 1 else next(iter(proven), "day first")
