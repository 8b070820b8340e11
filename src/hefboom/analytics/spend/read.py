"""A spend file becomes a table of lines: what can be read, and what was left out and why."""

from dataclasses import dataclass
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics.rawfiles import read_raw
from hefboom.core.base.errors import HefboomError, RejectedCell

COLUMNS = (
    *("date", "organisation", "supplier", "amount_eur", "cpv"),
    *("category", "ledger_account", "description", "invoice_id"),
)
"""The columns of a spend file; others are mapped to these."""


@dataclass(frozen=True, slots=True)
class SpendLines:
    """Spend as typed lines.

    `table` has `year` (int16), `cents` (int64), and `organisation supplier cpv category ledger_account description`
    (text, null where not given). `columns` are those of `COLUMNS` that the file has. `read` counts all lines of the
    file but the header, `rejected` are the cells for which a line was left out.
    """

    name: str
    table: ir.Table
    columns: tuple[str, ...]
    read: int
    rejected: tuple[RejectedCell, ...]


def read_spend(path: Path, backend: DuckDB) -> SpendLines:
    """Read a spend file. Raises HefboomError when it cannot be read or has no amounts."""
    raw = read_raw(path, backend)
    if "amount_eur" not in raw.columns:
        raise HefboomError(f"{path.name} has no column 'amount_eur'.")
    texts = ("organisation", "supplier", "cpv", "category", "ledger_account", "description")
    table = raw.table.select(
        (raw.table.date.cast("date").year() if "date" in raw.columns else ibis.null()).cast("int16").name("year"),
        (raw.table.amount_eur.cast("decimal(18, 2)") * 100).cast("int64").name("cents"),
        **{
            name: (raw.table[name].cast("string").strip().nullif("") if name in raw.columns else ibis.null("string"))
            for name in texts
        },
    )
    read = int(table.count().to_pyarrow().as_py())
    return SpendLines(path.name, table, tuple(name for name in COLUMNS if name in raw.columns), read, ())
