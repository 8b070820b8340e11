"""The spend scan, put together: lines read, classified, summed in the engine, and turned into effects in core."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from ibis import BaseBackend

from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.classify.lines import classify_lines, that_matter
from hefboom.analytics.classify.mapping_read import Known, read_mapping
from hefboom.analytics.classify.shipped import codes_by_prefix, factor_codes
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.kept import kept
from hefboom.analytics.spend.read import ReadOptions, SpendLines, read_spend
from hefboom.analytics.spend.totals import write_totals
from hefboom.analytics.spend_notes import notes_of
from hefboom.core.effects.assess import SUPPLIERS, Means, Spend, assess
from hefboom.core.effects.codes import a64
from hefboom.core.effects.cube import Cube
from hefboom.core.effects.factors import FactorSet, load_factors, sets_shipped
from hefboom.core.effects.footprint import per_euro
from hefboom.core.effects.parts import Groups
from hefboom.core.effects.prices import PriceIndex, load_index
from hefboom.core.effects.scan import Amount, Scan, Vat
from hefboom.core.strategy.criteria import criteria_for
from hefboom.core.strategy.pack import Pack

UNITS: Mapping[str, tuple[str, ...]] = {code: each.units for code, each in a64().items() if each.units}
"""Factor codes of energy and fuel: never by euros. What to give instead."""
Progress = Callable[[float, str], None]
OnClassified = Callable[[SpendLines, Mapping[Key, Classified]], None]
_BETWEEN = "\x1f"
_LEVEL_THAT_HELPS = 2


def scan_file(  # noqa: PLR0913 - a scan is asked for with all of these; each has a meaning of its own
    path: Path,
    pack: Pack,
    factors: FactorSet,
    backend: Any,  # noqa: ANN401 - any Ibis backend; they share no type
    vat: Vat | None = None,
    price_year: int | None = None,
    *,
    classifier: Classifier | None = None,
    mapping: Path | None = None,
    more_factors: Iterable[FactorSet | str | Path] = (),
    opinions: bool = True,
    index: PriceIndex | Path | None = None,
    compare: tuple[int, int] | None = None,
    options: ReadOptions | None = None,
    totals: Path | None = None,
    on_progress: Progress = lambda _fraction, _step: None,
    on_classified: OnClassified = lambda _lines, _classified: None,
    **reading: Any,
) -> Scan:
    """Scan a spend file, or a folder of them.

    `mapping` is a table of one's own, used when no `classifier` is given. `more_factors` are sets (or their ids or
    folders) of other dimensions and second opinions; with `opinions` the shipped ones come along. `index` is the price
    level by year (a file of one's own, or consumer prices when left out). `compare` says which two years, the last two
    when left out. `on_progress` is called between steps with the part done (0-1) and the step: "read", "classify",
    "sum", "suppliers", "effects" or "done". `on_classified` gets the lines and where each of their keys belongs.
    `options`, and all else by name, go to `read_spend`. `totals` is a Parquet file for all sums: see `write_totals`.

    Raises HefboomError when a file cannot be read or the sets do not go together.
    """
    others = with_opinions(factors, more_factors) if opinions else loaded(more_factors)
    means = Means(factors, others, _prices(index), vat, price_year, compare)
    sorter = classifier or classifier_of(pack, mapping)
    on_progress(0.0, "read")
    lines = kept(read_spend(path, backend, options, **reading), backend)
    on_progress(0.4, "classify")
    on_classified(lines, everything := classify_lines(lines, sorter))
    classified = that_matter(everything)
    spend = spend_of(lines, classified, vat, on_progress)
    on_progress(0.95, "effects")
    _write_all(totals, lines, classified, spend.cube, means, backend)
    scan = total_scan(spend, pack, means)
    on_progress(1.0, "done")
    return scan


def _prices(index: PriceIndex | Path | None) -> PriceIndex:
    return index if isinstance(index, PriceIndex) else load_index(index)


def _write_all(
    path: Path | None,
    lines: SpendLines,
    classified: Mapping[Key, Classified],
    cube: Cube,
    means: Means,
    backend: BaseBackend,
) -> None:
    if path is None:
        return
    pairs = [(code, year) for code in cube.codes if code for year in cube.years]
    known = per_euro(pairs, means.factors, means.index, means.vat, means.price_year) if pairs else {}
    write_totals(lines, classified, known, path, backend)


def spend_of(lines: SpendLines, classified: Mapping[Key, Classified], vat: Vat | None, on_progress: Progress) -> Spend:
    """Return classified lines summed."""
    on_progress(0.5, "sum")
    cube, methods = summed(lines, classified)
    on_progress(0.8, "suppliers")
    suppliers = cube_of(lines, classified, "supplier", top=SUPPLIERS) if "supplier" in lines.columns else None
    notes = tuple(notes_of(lines, vat))
    return Spend(lines.name, cube, lines.read, lines.rejected, suppliers, methods, lines.rejected_count, notes)


def total_scan(spend: Spend, pack: Pack, means: Means) -> Scan:
    """Turn spend that was already summed into a scan."""
    return assess(spend, groups_of(pack), means)


def summed(lines: SpendLines, classified: Mapping[Key, Classified]) -> tuple[Cube, dict[str, Amount]]:
    """Return the cube by organisation, and lines and cents by the way they were classified: one pass over the lines.

    The engine sums by group; here the group it sums by is group and method together, taken apart again afterwards.
    """
    both = {
        key: replace(each, group=f"{each.group or ''}{_BETWEEN}{each.method or ''}") for key, each in classified.items()
    }
    cube = cube_of(lines, both)
    apart = [(name or _BETWEEN).split(_BETWEEN) for name in cube.groups]
    groups = tuple(dict.fromkeys(group or None for group, _ in apart))
    place = np.array([groups.index(group or None) for group, _ in apart] or [0], dtype=np.int32)
    methods: dict[str, Amount] = {}
    for at, (_, method) in enumerate(apart):
        cells, before = cube.group_at == at, methods.get(method or "none", Amount())
        lines_, cents = int(cube.lines[cells].sum()), int(cube.cents[cells].sum())
        methods[method or "none"] = Amount(before.lines + lines_, before.cents + cents)
    used = {method: methods[method] for method in sorted(methods) if methods[method].lines}
    return replace(cube, groups=groups, group_at=place[cube.group_at]), used


def second_opinions(factors: FactorSet) -> tuple[FactorSet, ...]:
    """Return the shipped CO2e sets that can be held against a set: others with the same codes."""
    sets = (load_factors(name) for name in sets_shipped() if name != factors.id)
    return tuple(each for each in sets if each.dimension == "co2e" and each.classification == factors.classification)


def loaded(sets: Iterable[FactorSet | str | Path]) -> tuple[FactorSet, ...]:
    """Return factor sets, of which some may be told by id or folder. Raises HefboomError when one cannot be read."""
    return tuple(each if isinstance(each, FactorSet) else load_factors(each) for each in sets)


def with_opinions(factors: FactorSet, sets: Iterable[FactorSet | str | Path]) -> tuple[FactorSet, ...]:
    """Return factor sets and the shipped second opinions that are not among them."""
    given = loaded(sets)
    ids = {factors.id, *(each.id for each in given)}
    return (*given, *(each for each in second_opinions(factors) if each.id not in ids))


def classifier_of(pack: Pack, mapping: Path | None) -> Classifier:
    """Return the classifier that comes with the product, with a mapping table of one's own where there is one."""
    if mapping is None:
        return Classifier(pack, codes_by_prefix())
    known = Known([group.code for group in pack.product_groups], factor_codes())
    return Classifier(pack, codes_by_prefix(), mapping=read_mapping(mapping, known))


def groups_of(pack: Pack) -> Groups:
    """Return what a pack says of its product groups, as far as effects need it."""
    today = datetime.now(UTC).date()
    helped = {
        group.code
        for group in pack.product_groups
        if any(
            each.level >= _LEVEL_THAT_HELPS and each.product_groups for each in criteria_for(pack, group.code, today)
        )
    }
    return Groups(
        names={group.code: group.name for group in pack.product_groups},
        parents={group.code: group.parent for group in pack.product_groups},
        published={
            group.code: {score.dimension: score.score for score in group.scores}
            for group in pack.product_groups
            if group.scores
        },
        with_criteria=frozenset(helped) if pack.criteria else None,
    )
