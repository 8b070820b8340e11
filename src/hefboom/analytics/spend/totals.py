"""All totals in one file: organisation by product group by year by supplier, exact, with effects beside them."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import BaseBackend

from hefboom.analytics.classify.classify import Classified, Key
from hefboom.analytics.spend.cube import placed, places_of
from hefboom.analytics.spend.keys import cleaned
from hefboom.analytics.spend.lines import SpendLines
from hefboom.analytics.spend.store import write_parquet
from hefboom.core.effects.footprint import PerEuro

Factors = Mapping[tuple[str | None, int | None], PerEuro]
"""Kilograms per euro by factor code and year (None: not known): the headline value and its 95 % interval."""

_FACTORS = pa.schema(
    [("f_pair", pa.int32()), ("f_year", pa.int16()), *((name, pa.float64()) for name in ("f_kg", "f_low", "f_high"))]
)
_NO_YEAR = -1


def write_totals(
    lines: SpendLines,
    classified: Mapping[Key, Classified],
    factors: Factors,
    path: Path,
    backend: BaseBackend,
) -> int:
    """Write the totals to a Parquet file and return how many rows it has.

    Columns: organisation, supplier, product_group, factor_code, year, lines, cents (exact), and kg_co2e, low, high
    where a factor is known. Made by the engine in pieces, so that a million suppliers fit in bounded memory.
    """
    places = places_of(classified)
    table = placed(lines, classified, places, texts=True)
    sums = table.group_by(
        organisation=cleaned(table.organisation).nullif(""),
        supplier=cleaned(table.supplier).nullif(""),
        pair="pair",
        year="year",
    ).aggregate(lines=table.count(), cents=table.cents.sum().cast("int64"))
    names, known = _tables(list(places.numbers), factors)
    named = sums.join(names, sums.pair == names.p_pair)
    whole = named.left_join(known, [named.pair == known.f_pair, named.year.fill_null(_NO_YEAR) == known.f_year])
    euros = whole.cents / 100.0
    ready = whole.select(
        *("organisation", "supplier", "product_group", "factor_code", "year", "lines", "cents"),
        kg_co2e=euros * whole.f_kg,
        low=ibis.least(euros * whole.f_low, euros * whole.f_high),
        high=ibis.greatest(euros * whole.f_low, euros * whole.f_high),
    )
    written = write_parquet(ready, backend, path)
    lines.check_unchanged()
    return written


def _tables(pairs: list[tuple[str | None, str | None]], factors: Factors) -> tuple[ir.Table, ir.Table]:
    """What each number of a pair stands for, and its factors by year."""
    names = ibis.memtable(
        pa.table(
            {
                "p_pair": pa.array(range(len(pairs)), pa.int32()),
                "product_group": pa.array([group for group, _ in pairs], pa.string()),
                "factor_code": pa.array([code for _, code in pairs], pa.string()),
            }
        )
    )
    rows = [
        {"f_pair": at, "f_year": _NO_YEAR if year is None else year, "f_kg": kg, "f_low": low, "f_high": high}
        for at, (_, code) in enumerate(pairs)
        for (known, year), (kg, low, high) in factors.items()
        if known == code
    ]
    return names, ibis.memtable(pa.Table.from_pylist(rows, _FACTORS))
