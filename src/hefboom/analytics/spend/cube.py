"""The one expression of the scan: lines to exact sums, the same on every engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from hefboom.analytics.classify.classify import Classified, Key
from hefboom.analytics.spend.dense import by_number
from hefboom.analytics.spend.judge import clean
from hefboom.analytics.spend.keys import TEXT_KEYS, cleaned, with_key_at, written_keys
from hefboom.analytics.spend.lines import SpendLines
from hefboom.analytics.spend.trouble import told
from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.cube import Cube

By = Literal["organisation", "supplier"]
OTHERS = "…"
"""Stands for all suppliers (or organisations) that are not among the largest, together."""

_OTHERS_AT = -1


@dataclass(frozen=True, slots=True)
class Places:
    """Product groups and factor codes as the cube lists them, and each pair of them by number."""

    groups: tuple[str | None, ...]
    codes: tuple[str | None, ...]
    pairs: tuple[tuple[int, int], ...]
    numbers: Mapping[tuple[str | None, str | None], int]


def places_of(classified: Mapping[Key, Classified]) -> Places:
    """Number the pairs of product group and factor code that occur."""
    pairs = tuple(dict.fromkeys([*((each.group, each.code) for each in classified.values()), (None, None)]))
    groups, codes = tuple(dict.fromkeys(group for group, _ in pairs)), tuple(dict.fromkeys(code for _, code in pairs))
    at = tuple((groups.index(group), codes.index(code)) for group, code in pairs)
    return Places(groups, codes, at, {pair: number for number, pair in enumerate(pairs)})


def cube_of(
    lines: SpendLines, classified: Mapping[Key, Classified], by: By = "organisation", top: int | None = None
) -> Cube:
    """Sum lines and cents by organisation or supplier, product group, factor code and year.

    `classified` may hold keys with and without description and supplier; the first go before. With `top`, only so many
    of the largest by euros keep their name; all others are `OTHERS`.

    Raises HefboomError when the source changed, or when a line that was read is in no cell.
    """
    places = places_of(classified)
    with told(lines.name):
        dense = None if top is not None else by_number(lines, placed(lines, classified, places), by, len(places.pairs))
        if dense is not None:
            found, names = dense
        else:
            found, names = sums_of(lines, classified, places, by, top).to_pyarrow(), _names_of(lines, by)
    lines.check_unchanged()
    cube = _cube(found, places, names)
    _check_complete(lines, cube)
    return cube


def sums_of(
    lines: SpendLines,
    classified: Mapping[Key, Classified],
    places: Places,
    by: By = "organisation",
    top: int | None = None,
) -> ir.Table:
    """Return the expression of the cube: `who`, `pair` (a number of `places`), `year`, `lines` and `cents`."""
    table = placed(lines, classified, places)
    who = f"{by}_at" if f"{by}_at" in table.columns else by
    if top is not None:
        table = table.mutate(**{who: _largest(table, who, top)})
    return table.group_by(who=who, pair="pair", year="year").aggregate(
        lines=table.count(), cents=table.cents.sum().cast("int64")
    )


def placed(lines: SpendLines, classified: Mapping[Key, Classified], places: Places, *, texts: bool = False) -> ir.Table:
    """Return the lines with `pair`, the number of their product group and factor code. `texts`: with names."""
    by_text = {key: each for key, each in classified.items() if key.description or key.supplier}
    numbers = {key: places.numbers[each.group, each.code] for key, each in classified.items()}
    nothing = places.numbers[None, None]
    keys = [each.key for each in written_keys(lines)]
    coded = lines.numbered
    table = lines.table if coded is None or by_text or texts else coded.table
    found = with_key_at(lines, table, {"pair": [numbers.get(key, nothing) for key in keys]})
    if not by_text:
        return found
    return _placed_by_text(found, keys, {key: numbers[key] for key in by_text})


def _placed_by_text(table: ir.Table, keys: Sequence[Key], texts: Mapping[Key, int]) -> ir.Table:
    """Where description and supplier settle what the rest does not, their number goes before."""
    written: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        written.setdefault(key, []).append(at)
    rows = [
        (at, key.description or "", key.supplier or "", number)
        for key, number in texts.items()
        for at in written.get(Key(key.cpv, key.category, key.ledger_account), ())
    ]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    side = ibis.memtable(
        pa.table(
            {
                "t_key": pa.array(columns[0], pa.int32()),
                "t_description": pa.array(columns[1], pa.string()),
                "t_supplier": pa.array(columns[2], pa.string()),
                "t_pair": pa.array(columns[3], pa.int32()),
            }
        )
    )
    matches = [table.key_at == side.t_key, *(cleaned(table[name]) == side[f"t_{name}"] for name in TEXT_KEYS)]
    joined = table.left_join(side, matches)
    return joined.mutate(pair=ibis.coalesce(joined.t_pair, joined.pair))


def _largest(table: ir.Table, who: str, top: int) -> ir.Value:
    """The name where it is among the largest by euros (credit notes count against), else that of the others.

    What has no name keeps none: it is neither one of the largest nor one of the others.
    """
    written = table[who].type().is_string()
    given = (cleaned(table[who]) != "") if written else table[who].fill_null(0) != 0
    totals = table.filter(given).group_by(who).aggregate(euros=ibis._.cents.sum())
    names = totals.order_by(totals.euros.desc(), who).limit(top).to_pyarrow()[who].to_pylist()
    others = ibis.literal(OTHERS) if written else ibis.literal(_OTHERS_AT, table[who].type())
    return (~given | table[who].isin(names)).ifelse(table[who], others)


def _names_of(lines: SpendLines, by: By) -> dict[int, str | None]:
    """The names by number, where lines have numbers for names."""
    return {_OTHERS_AT: OTHERS, **lines.names(by)}


def _cube(found: pa.Table, places: Places, named: Mapping[int, str | None]) -> Cube:
    names, who_at = _who(found["who"], named)
    years, year_at = _distinct(found["year"])
    pairs = np.array(places.pairs, dtype=np.int32).reshape(-1, 2)[found["pair"].to_numpy()]
    return Cube(
        who=names,
        groups=places.groups,
        codes=places.codes,
        years=tuple(years),
        who_at=who_at,
        group_at=pairs[:, 0],
        code_at=pairs[:, 1],
        year_at=year_at,
        lines=found["lines"].to_numpy(),
        cents=found["cents"].to_numpy(),
    )


def _distinct(column: pa.ChunkedArray) -> tuple[list[Any], NDArray[np.int32]]:
    """The values that occur, None last, and the place of each cell's value among them."""
    coded = column.combine_chunks().dictionary_encode()
    names = [*coded.dictionary.to_pylist(), *([None] if column.null_count else [])]
    return names, coded.indices.fill_null(len(names) - 1).to_numpy(zero_copy_only=False).astype(np.int32)


def _who(column: pa.ChunkedArray, named: Mapping[int, str | None]) -> tuple[tuple[str | None, ...], NDArray[np.int32]]:
    """Names without the spaces around them: two that differ in spaces only are one."""
    written, at = _distinct(column)
    numbers = pa.types.is_integer(column.type)
    names = [named.get(each) if numbers else clean(each) for each in written]
    unique = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return tuple(unique), np.array([unique[name] for name in names], dtype=np.int32)[at]


def _check_complete(lines: SpendLines, cube: Cube) -> None:
    summed, kept = int(cube.lines.sum()), lines.read - lines.rejected_count
    if summed != kept:
        raise HefboomError(
            f"{lines.name}: {kept:,} lines were read and {summed:,} were summed, so nothing is told. "
            "Write the file anew as Parquet or XLSX, and tell us about it: lines may never get lost."
        )
