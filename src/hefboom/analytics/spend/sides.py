"""Small tables to join lines with: what a few columns say, and numbers for it."""

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend as DuckDB
from ibis.util import gen_name

Cells = Sequence[str | None]


def beside(lines: ir.Table, rows: pa.Table) -> ir.Table:
    """Return rows as a table that lines can be joined with.

    For DuckDB it is a table of its own: of those it knows the lowest and highest number, and so takes the cheaper way.
    """
    backend = lines.get_backend()
    if isinstance(backend, DuckDB):
        return backend.create_table(gen_name("side"), rows, temp=True)
    return ibis.memtable(rows)


def with_numbers(lines: ir.Table, cells: Mapping[str, Cells], numbers: Mapping[str, Sequence[int]]) -> ir.Table:
    """Add numbers (int32) to lines by what is written in columns of text.

    `cells` by name of the column, `numbers` by the name they get, are equally long: every combination that lines have,
    each once, as it is written (None is null, which is not ""). Lines with another combination fall out.

    DuckDB joins by the hash of a text, which it computes once for each different text and not once for each line. That
    is exact, since all texts are in `cells` and it is only done when no two of them have the same hash.
    """
    texts = {f"s_{name}": pa.array(values, pa.string()) for name, values in cells.items()}
    side = beside(lines, pa.table({**texts, **{name: pa.array(each, pa.int32()) for name, each in numbers.items()}}))
    backend = lines.get_backend()
    if isinstance(backend, DuckDB):
        hashed = side.select(**{name: _hash(side[name]) for name in texts}, **{name: side[name] for name in numbers})
        hashed = backend.create_table(gen_name("side"), hashed, temp=True)
        if _different(side, hashed, list(texts)):
            return lines.join(hashed, [_hash(lines[name]) == hashed[f"s_{name}"] for name in cells]).drop(*texts)
    return lines.join(side, [lines[name].identical_to(side[f"s_{name}"]) for name in cells]).drop(*texts)


@ibis.udf.scalar.builtin(name="hash", signature=(("string",), "uint64"))
def _hash(text):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - types stand in the signature, the engine has the body
    """DuckDB's own 64-bit hash; also of null."""


def _different(side: ir.Table, hashed: ir.Table, names: list[str]) -> bool:
    """Have all texts of a column different hashes, null included?"""
    there = [side[name].nunique() + side[name].isnull().any().cast("int64") for name in names]
    texts = side.aggregate(**dict(zip(names, there, strict=True))).to_pyarrow().to_pylist()
    found = hashed.aggregate(**{name: hashed[name].nunique() for name in names}).to_pyarrow().to_pylist()
    return bool(texts == found)
