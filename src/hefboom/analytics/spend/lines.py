"""What reading a spend file gives: typed lines, and what was left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hefboom.analytics.spend.amounts import Mark
from hefboom.core.base.errors import HefboomError, RejectedCell

TEXTS = ("organisation", "supplier", "cpv", "category", "ledger_account", "description", "invoice_id")
KEPT = 100_000
"""As many rejected cells are kept; all are counted."""

SCHEMA = pa.schema(
    [
        ("day", pa.date32()),
        ("year", pa.int16()),
        ("cents", pa.int64()),
        *((name, pa.string()) for name in TEXTS),
    ]
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person knows about a file that it does not say itself.

    `columns` names the file's column for names of `COLUMNS`. `decimal` is the decimal mark of amounts that can be read
    in two ways, `dates` the order of such dates. `duplicates` of an invoice are counted, or left out ("drop"), or not
    looked for ("ignore"). `today` bounds the years that are believed.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    decimal: Mark | None = None
    dates: Literal["day first", "month first"] | None = None
    duplicates: Literal["count", "drop", "ignore"] = "count"
    today: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when reading began."""

    path: Path
    size: int
    changed: int
    inode: int


def options_of(options: ReadOptions | None, told: Mapping[str, Any]) -> ReadOptions:
    """Return options with what was told by the words of the command line ("keep", "day-first") or those of the options.

    Raises HefboomError for a word that is none.
    """
    words = {("date_order" if name == "dates" else name): value for name, value in told.items() if value is not None}
    unknown = words.keys() - {"columns", "decimal", "date_order", "duplicates", "today"}
    if unknown:
        raise HefboomError(f"'{min(unknown)}' is nothing that can be told of a file.")
    if order := words.pop("date_order", None):
        words["dates"] = str(order).replace("-", " ")
    if words.get("duplicates") == "keep":
        words["duplicates"] = "count"
    return replace(options or ReadOptions(), **words)


def stamp_of(path: Path) -> Stamp:
    """Return what would show that a file changes."""
    found = path.stat()
    return Stamp(path, found.st_size, found.st_mtime_ns, found.st_ino)


def check_unchanged(stamps: Sequence[Stamp]) -> None:
    """Raise HefboomError when a file is not what it was when reading began."""
    for stamp in stamps:
        if not stamp.path.exists() or stamp_of(stamp.path) != stamp:
            raise HefboomError(
                f"{stamp.path.name} changed while it was read, so nothing is told of it. "
                "Wait until it is written completely, or copy it, and start again."
            )


@dataclass(frozen=True, slots=True)
class Credits:
    """Negative lines and credit notes: they are part of every total. `cents` is their sum (below zero)."""

    lines: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class DuplicateInvoice:
    """An invoice that stands there more than once: same number, supplier, amount, date and organisation."""

    invoice_id: str
    supplier: str | None
    organisation: str | None
    cents: int
    day: date | None
    times: int


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Lines that repeat an earlier one, and the euros they add; `examples` has the largest. `dropped`: left out."""

    lines: int
    cents: int
    examples: tuple[DuplicateInvoice, ...]
    dropped: bool


@dataclass(frozen=True, slots=True)
class Coded:
    """Lines with numbers for names, as prepared data has them.

    `table` has `year`, `cents`, and `organisation_at`, `supplier_at`, `key_at` that point into the lists (0 is "not
    given" for the first two). `keys` has cpv, category and ledger_account for each number. `stands_for` is the
    table of the same lines with names: who changed that one gets no numbers.
    """

    table: ir.Table
    organisations: ir.Table
    suppliers: ir.Table
    keys: ir.Table
    stands_for: ir.Table


@dataclass(frozen=True, slots=True)
class Known:
    """What is certain of all lines together, so that a sum may be made the cheapest way.

    `years` are the first and the last that occur (lines without a date apart), `absolute_cents` is the sum of all
    amounts without their sign. `stands_for` is the table of which it is certain: who changed that one knows nothing.
    Only told of columns in a file, where a look at one column more costs little.
    """

    years: tuple[int, int]
    absolute_cents: int
    stands_for: ir.Table


@dataclass(frozen=True, slots=True)
class SpendLines:
    """Spend as typed lines.

    `table` has `day` (date), `year` (int16), `cents` (int64), and `organisation supplier cpv category ledger_account
    description invoice_id` (text as the file has it: null or "" where not given). `columns` are those of `COLUMNS` that
    the file has. `read` counts all lines of the file but the header, `rejected_count` those left out; `rejected` are
    the cells for which they were, at most `KEPT`. `vat_hint` is what the name of the amounts seems to say of VAT.
    `parsed_anew`: the table is a query that parses a file of text each time; see `kept`.
    `stamps` are the files as they were: what is computed from the table later is only told when they did not change.
    `found` keeps what was computed of these lines and is wanted again.
    """

    name: str
    table: ir.Table
    columns: tuple[str, ...]
    read: int
    rejected: tuple[RejectedCell, ...]
    rejected_count: int = 0
    credits: Credits = Credits()
    duplicates: Duplicates | None = None
    vat_hint: Literal["included", "excluded"] | None = None
    stamps: tuple[Stamp, ...] = ()
    coded: Coded | None = None
    known: Known | None = None
    parsed_anew: bool = False
    found: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def numbered(self) -> Coded | None:
        """The same lines with numbers for names, where there are and nobody changed the table since."""
        return self.coded if self.coded is not None and self.table.equals(self.coded.stands_for) else None

    def names(self, by: Literal["organisation", "supplier"]) -> dict[int, str | None]:
        """Return the names by number; nothing where lines have no numbers for names."""
        if self.numbered is None:
            return {}
        table = self.numbered.organisations if by == "organisation" else self.numbered.suppliers
        found = table.to_pyarrow()
        return dict(zip(found[f"{by}_at"].to_pylist(), found[by].to_pylist(), strict=True))

    @property
    def certain(self) -> Known | None:
        """What is known of these very lines, where it is and nobody changed the table since."""
        return self.known if self.known is not None and self.table.equals(self.known.stands_for) else None

    def check_unchanged(self) -> None:
        """Raise HefboomError when a source is not what it was when reading began."""
        check_unchanged(self.stamps)


def typed(table: ir.Table) -> ir.Table:
    """Return a table with the columns and types of `SpendLines.table`; what is not there is null."""
    kinds = {"day": "date", "year": "int16", "cents": "int64"}
    return table.select(
        **{
            name: (table[name] if name in table.columns else ibis.null()).cast(kinds.get(name, "string"))
            for name in SCHEMA.names
        }
    )
