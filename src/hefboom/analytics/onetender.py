"""One tender out of a register file, with the place where each of its facts stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics.ingest import Register, read_register
from hefboom.analytics.raw import ROW
from hefboom.core.base.errors import HefboomError
from hefboom.core.facts.facts import Fact, Missing, Source, Value

_MOST_NAMES = 10_000


@dataclass(frozen=True, slots=True)
class TenderRows:
    """The lots of a tender as rows of facts, and by lot the source of each fact or why it is missing."""

    tender_id: str
    lots: tuple[dict[str, Value | None], ...]
    facts: tuple[Mapping[str, Fact], ...]


def rows_of(path: Path, tender_id: str, backend: DuckDB, groups: Iterable[str] = ()) -> TenderRows:
    """Find a tender in a register file.

    Raises HefboomError when the file cannot be read or has no such tender; then with the names that come near, or
    with the reason why its rows were rejected.
    """
    register = read_register(path, backend, groups)
    found = register.table.filter(register.table.tender_id == tender_id).select(ROW, *register.columns)
    rows = found.order_by(ROW).to_pyarrow().to_pylist()
    if not rows:
        raise HefboomError(_not_there(register, tender_id))
    lines = register.lines_of([row[ROW] for row in rows])
    return TenderRows(
        tender_id,
        tuple({name: row[name] for name in register.columns} for row in rows),
        tuple(_facts(register, row, lines.get(row[ROW])) for row in rows),
    )


def _facts(register: Register, row: Mapping[str, Value | None], line: int | None) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for name in register.table.columns:
        if name == ROW:
            continue
        value = row.get(name)
        source = Source(kind="file", document=register.name, path=f"line {line}, column {name}")
        if value is not None:
            facts[name] = Fact(value, source)
        elif name in register.columns:
            facts[name] = Fact(None, source, Missing.NOT_GIVEN)
        else:
            facts[name] = Fact(None, Source(kind="file", document=register.name), Missing.NOT_IN_SOURCE)
    return facts


def _not_there(register: Register, tender_id: str) -> str:
    names = register.table.select("tender_id").distinct().limit(_MOST_NAMES).to_pyarrow().to_pydict()["tender_id"]
    near = get_close_matches(tender_id, names, n=3)
    hint = f" Did you mean {' or '.join(near)}?" if near else f" It has, among others: {', '.join(sorted(names)[:3])}."
    left_out = (
        f" {len(register.rejected)} cells were rejected; `hefboom check` tells which." if register.rejected else ""
    )
    return f"{register.name} has no tender '{tender_id}'.{hint if names else ''}{left_out}"
