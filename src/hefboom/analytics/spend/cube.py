"""The one expression of the scan: lines to exact sums, the same on every engine."""

from collections.abc import Mapping
from typing import Literal

import ibis
import numpy as np

from hefboom.analytics.classify.classify import Classified, Key
from hefboom.analytics.spend.read import SpendLines
from hefboom.core.effects.cube import Cube

KEYS = ("cpv", "category", "ledger_account")


def keys_of(lines: SpendLines) -> list[Key]:
    """Return every combination of what lines say of what was bought."""
    rows = lines.table.select(*KEYS).distinct().to_pyarrow().to_pylist()
    return [Key(**row) for row in rows]


def cube_of(
    lines: SpendLines, classified: Mapping[Key, Classified], by: Literal["organisation", "supplier"] = "organisation"
) -> Cube:
    """Sum lines and cents by organisation or supplier, product group, factor code and year."""
    groups = tuple(dict.fromkeys(each.group for each in classified.values()))
    codes = tuple(dict.fromkeys(each.code for each in classified.values()))
    table = ibis.memtable(
        {
            **{f"k_{name}": [getattr(key, name) or "" for key in classified] for name in KEYS},
            "group_at": [groups.index(each.group) for each in classified.values()],
            "code_at": [codes.index(each.code) for each in classified.values()],
        }
    )
    keyed = lines.table.mutate(**{f"k_{name}": lines.table[name].fill_null("") for name in KEYS})
    joined = keyed.join(table, [f"k_{name}" for name in KEYS])
    sums = joined.group_by(who=joined[by], group_at="group_at", code_at="code_at", year="year").aggregate(
        lines=joined.count(), cents=joined.cents.sum().cast("int64")
    )
    found = sums.to_pyarrow()
    who = found["who"].combine_chunks().dictionary_encode()
    years = tuple(dict.fromkeys(found["year"].to_pylist()))
    who_at = who.indices.fill_null(len(who.dictionary)).to_numpy(zero_copy_only=False)
    return Cube(
        who=(*who.dictionary.to_pylist(), None),
        groups=groups,
        codes=codes,
        years=years,
        who_at=who_at.astype(np.int32),
        group_at=found["group_at"].to_numpy().astype(np.int32),
        code_at=found["code_at"].to_numpy().astype(np.int32),
        year_at=np.array([years.index(year) for year in found["year"].to_pylist()], dtype=np.int32),
        lines=found["lines"].to_numpy(),
        cents=found["cents"].to_numpy(),
    )
