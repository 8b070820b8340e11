"""The spend scan, put together: lines read, classified, summed, and turned into effects."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from ibis.backends.duckdb import Backend as DuckDB
from numpy.typing import NDArray

from hefboom.analytics.classify.classify import Classifier
from hefboom.analytics.spend.cube import cube_of, keys_of
from hefboom.analytics.spend.read import read_spend
from hefboom.core.base.text import Text
from hefboom.core.effects.cube import Cube
from hefboom.core.effects.factors import FactorSet, shipped_factors
from hefboom.core.effects.footprint import Footprint, estimate, footprint
from hefboom.core.effects.scan import Amount, FactorsUsed, NeedsQuantity, Part, Scan, Vat
from hefboom.core.strategy.pack import Pack

MAPPING_GSD = 1.51
UNITS = {"D35": ("kWh", "m3", "GJ"), "C19": ("litre",)}
"""Factor codes of energy and fuel: never by euros. What to give instead."""


def scan_file(
    path: Path, pack: Pack, factors: FactorSet, backend: DuckDB, vat: Vat | None = None, price_year: int | None = None
) -> Scan:
    """Scan a spend file. Raises HefboomError when it cannot be read."""
    lines = read_spend(path, backend)
    keys = keys_of(lines)
    classified = dict(zip(keys, Classifier(pack, cpv_to_codes()).classify(keys), strict=True))
    cube = cube_of(lines, classified)
    found = footprint(cube, factors, vat, price_year, MAPPING_GSD)
    names = {group.code: group.name for group in pack.product_groups}
    energy = np.isin(cube.code_at, [at for at, code in enumerate(cube.codes) if code in UNITS])
    nothing = np.isin(cube.group_at, [at for at, group in enumerate(cube.groups) if group is None]) & np.isin(
        cube.code_at, [at for at, code in enumerate(cube.codes) if code is None]
    )
    found.kilos[energy] = np.nan
    total = _part(None, Text(nl="Totaal", en="Total"), found, np.ones(cube.lines.size, dtype=bool))
    parts = (
        _part(group, names.get(group or "", _UNKNOWN), found, (cube.group_at == at) & ~nothing)
        for at, group in enumerate(cube.groups)
    )
    return Scan(
        name=lines.name,
        lines_read=lines.read,
        rejected=lines.rejected,
        vat=vat,
        price_year=price_year,
        factors=FactorsUsed(factors.id, factors.version, factors.price_years[::-1], factors.credit, factors.sha256),
        total=total,
        unclassified=_amount(cube, nothing),
        needs_quantity=tuple(_needs_quantity(cube, names)),
        groups=tuple(part for part in parts if part.amount.lines),
    )


_UNKNOWN = Text(nl="Groep niet bekend", en="Group not known")


def cpv_to_codes() -> dict[str, str]:
    """Return the factor code by prefix of the CPV."""
    text = (shipped_factors() / "cpv-to-a64.csv").read_text("utf-8")
    return {row["prefix"]: row["code"] for row in csv.DictReader(text.splitlines())}


def _amount(cube: Cube, cells: NDArray[np.bool_]) -> Amount:
    return Amount(int(cube.lines[cells].sum()), int(cube.cents[cells].sum()))


def _part(key: str | None, name: Text, found: Footprint, cells: NDArray[np.bool_]) -> Part:
    effect = estimate(found, cells)
    covered = int(found.cube.cents[cells & ~np.isnan(found.kilos)].sum())
    return Part(key, name, _amount(found.cube, cells), covered, {"co2e": effect} if effect else {})


def _needs_quantity(cube: Cube, names: dict[str, Text]) -> Sequence[NeedsQuantity]:
    rows = []
    for at, group in enumerate(cube.groups):
        for code_at, code in enumerate(cube.codes):
            amount = _amount(cube, (cube.group_at == at) & (cube.code_at == code_at))
            if code in UNITS and amount.lines:
                rows.append(NeedsQuantity(group, names.get(group or "", _UNKNOWN), amount, UNITS[code]))
    return rows
