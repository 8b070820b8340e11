"""What lines say of what was bought: every combination once, so that each is classified once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hefboom.analytics.classify.classify import Key
from hefboom.analytics.spend.judge import clean
from hefboom.analytics.spend.lines import SpendLines
from hefboom.analytics.spend.sides import beside, with_numbers

KEYS = ("cpv", "category", "ledger_account")
TEXT_KEYS = ("description", "supplier")
MOST_TEXTS = 500_000
"""So many different texts are looked at, those with most euros first; what lies beyond stays unclassified."""


@dataclass(frozen=True, slots=True)
class Written:
    """A combination as the file writes it, and the key that it stands for (without spaces around it, None for "")."""

    cells: tuple[str | None, ...]
    key: Key


def present(lines: SpendLines) -> tuple[str, ...]:
    """Return the columns of `KEYS` that the lines have."""
    return tuple(name for name in KEYS if name in lines.columns)


def written_keys(lines: SpendLines) -> list[Written]:
    """Return every combination as it is written. Found once for the same lines."""
    if "keys" not in lines.found:
        lines.found["keys"] = _written_keys(lines)
    found: list[Written] = lines.found["keys"]
    return found


def _written_keys(lines: SpendLines) -> list[Written]:
    names = present(lines)
    if lines.numbered is not None:
        table = lines.numbered.keys.order_by("key_at").select(*KEYS)
        rows = table.to_pyarrow().to_pylist()
        return [Written(tuple(row.values()), Key(**row)) for row in rows]
    if not names:
        return [Written((), Key())]
    found = lines.table.select(*names).distinct().to_pyarrow()
    rows = zip(*(column.to_pylist() for column in found.columns), strict=True)
    return [Written(row, Key(**dict(zip(names, map(clean, row), strict=True)))) for row in rows]


def keys_of(lines: SpendLines) -> list[Key]:
    """Return every combination of CPV, category and ledger account that lines have, each once."""
    found = list(dict.fromkeys(each.key for each in written_keys(lines)))
    lines.check_unchanged()
    return found


def text_keys_of(lines: SpendLines, unsettled: Iterable[Key], most: int = MOST_TEXTS) -> list[Key]:
    """Return keys with description and supplier for the lines whose key is among `unsettled`, most euros first.

    For what CPV, category and ledger account do not settle. At most `most` are returned, so that memory is bounded.
    """
    wanted = set(unsettled)
    places = [at for at, each in enumerate(written_keys(lines)) if each.key in wanted]
    if not places or not set(TEXT_KEYS) & set(lines.columns):
        return []
    table = with_key_at(lines, lines.table)
    texts = {name: cleaned(table[name]) for name in TEXT_KEYS}
    chosen = (
        table.filter(table.key_at.isin(places)).group_by(key_at="key_at", **texts).aggregate(euros=ibis._.cents.sum())
    )
    largest = chosen.order_by(chosen.euros.abs().desc(), "key_at", *TEXT_KEYS).limit(most)
    rows = largest.select("key_at", *TEXT_KEYS).to_pyarrow().to_pylist()
    lines.check_unchanged()
    keys = written_keys(lines)
    return list(
        dict.fromkeys(_with_texts(keys[row["key_at"]].key, row["description"], row["supplier"]) for row in rows)
    )


def _with_texts(key: Key, description: str, supplier: str) -> Key:
    return Key(key.cpv, key.category, key.ledger_account, description or None, supplier or None)


def cleaned(text: ir.StringColumn) -> ir.StringColumn:
    """Return a text as `clean` does, "" for nothing."""
    return text.fill_null("").replace("\u00a0", " ").strip()


def with_key_at(lines: SpendLines, table: ir.Table, extra: dict[str, Sequence[int]] | None = None) -> ir.Table:
    """Add `key_at`, the place of a line's combination in `written_keys`, and other numbers by that place."""
    names, keys = present(lines), written_keys(lines)
    extra = extra or {}
    if "key_at" in table.columns:
        if not extra:
            return table
        numbers = beside(table, pa.table(_numbers({"key_at": range(len(keys)), **extra})))
        return table.join(numbers, "key_at")
    if not names:
        constants = {name: ibis.literal(values[0], "int32") for name, values in extra.items()}
        return table.mutate(key_at=ibis.literal(0, "int32"), **constants)
    cells = {name: [each.cells[at] for each in keys] for at, name in enumerate(names)}
    return with_numbers(table, cells, {"key_at": range(len(keys)), **extra})


def _numbers(columns: Mapping[str, Sequence[int]]) -> dict[str, pa.Array]:
    return {name: pa.array(values, pa.int32()) for name, values in columns.items()}
