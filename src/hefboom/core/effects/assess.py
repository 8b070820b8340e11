"""The whole answer from exact sums: effects with their doubt, by every way to look at the spend."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from hefboom.core.base.errors import HefboomError, RejectedCell
from hefboom.core.base.text import Text
from hefboom.core.effects.checks import not_rebased, opinions, overall, plausibility
from hefboom.core.effects.comparison import compare
from hefboom.core.effects.cube import REST, Cube, with_largest
from hefboom.core.effects.factors import Dimension, FactorSet
from hefboom.core.effects.flows import flows
from hefboom.core.effects.footprint import Footprint, footprint
from hefboom.core.effects.hotspots import hotspots
from hefboom.core.effects.notes import (
    credibility_notes,
    dimension_notes,
    gap_notes,
    model_notes,
    price_notes,
    vat_notes,
)
from hefboom.core.effects.parts import (
    TOTAL,
    Groups,
    amount,
    largest_first,
    split,
    unclassified,
)
from hefboom.core.effects.prices import PriceIndex
from hefboom.core.effects.scan import Amount, FactorsUsed, NeedsQuantity, Note, Part, Plausibility, Scan, Vat
from hefboom.core.effects.scores import priorities, table31

ORGANISATIONS, SUPPLIERS = 1000, 100
"""So many get a row of their own, by euros; the rest stand together."""
_NOT_GIVEN = Text(nl="Niet opgegeven", en="Not given")
_REST = Text(nl="Alle andere samen", en="All others together")
_NO_DATE = Text(nl="Geen datum", en="No date")


@dataclass(frozen=True, slots=True)
class Spend:
    """Spend that was read and summed.

    `cube` is by organisation; `suppliers`, where there is one, by supplier, with the many small ones under `REST`.
    `methods` has lines and cents by the way in which they were classified. `rejected_count` counts the lines left out,
    of which `rejected` may show only the first. `notes` are what reading told.
    """

    name: str
    cube: Cube
    lines_read: int
    rejected: tuple[RejectedCell, ...] = ()
    suppliers: Cube | None = None
    methods: Mapping[str, Amount] = field(default_factory=dict)
    rejected_count: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Means:
    """With what effects are computed.

    `factors` is the CO2e set of the headline. `more` are sets of other dimensions (material, jobs, land), and other
    CO2e sets, which are asked for a second opinion only. `vat` None: nobody said. `price_year` None: each line has the
    prices of its own year. `compare`: which two years to compare; the last two with an effect when left out.
    """

    factors: FactorSet
    more: tuple[FactorSet, ...] = ()
    index: PriceIndex | None = None
    vat: Vat | None = None
    price_year: int | None = None
    compare: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Refuse sets that cannot be used together, with what to do."""
        if self.factors.dimension != "co2e":
            raise HefboomError(f"{self.factors.id} counts {self.factors.dimension}; the first factor set must be CO2e.")
        if self.factors.currency != "EUR":
            raise HefboomError(f"{self.factors.id} counts per {self.factors.currency}. Give it as a second set.")
        seen: list[Dimension] = [each.dimension for each in self.more if each.dimension != "co2e"]
        for each in self.more:
            if each.classification != self.factors.classification:
                raise HefboomError(
                    f"{each.id} has codes of {each.classification}, {self.factors.id} of "
                    f"{self.factors.classification}. Sets that are used together need the same codes."
                )
            if seen.count(each.dimension) > 1:
                raise HefboomError(f"There are two factor sets for {each.dimension}. Give one.")

    @property
    def others(self) -> tuple[FactorSet, ...]:
        """The CO2e sets that are asked for a second opinion."""
        return tuple(each for each in self.more if each.dimension == "co2e")

    def footprints(self, cube: Cube) -> dict[Dimension, Footprint]:
        """Return the effect of every cell, in each dimension that has factors."""
        sets = (self.factors, *(each for each in self.more if each.dimension != "co2e"))
        return {each.dimension: footprint(cube, each, self.index, self.vat, self.price_year) for each in sets}


def assess(spend: Spend, groups: Groups, means: Means) -> Scan:
    """Return all that can be said of summed spend."""
    founds = means.footprints(with_largest(spend.cube, ORGANISATIONS))
    suppliers = None if spend.suppliers is None else with_largest(spend.suppliers, SUPPLIERS)
    cube = founds["co2e"].cube
    nothing = unclassified(cube)
    by_group = split(founds, np.where(nothing, -1, cube.group_at), cube.groups, groups.name)
    quantities = tuple(_needs_quantity(cube, means.factors, groups))
    credible = plausibility(founds["co2e"])
    others = [not_rebased(founds["co2e"], each, means.price_year) for each in means.others]
    by_year = split(founds, cube.year_at, [None if year is None else str(year) for year in cube.years], _year)
    return Scan(
        name=spend.name,
        lines_read=spend.lines_read,
        rejected=spend.rejected,
        vat=means.vat,
        price_year=means.price_year,
        factors=_used(founds["co2e"]),
        total=_total(founds),
        unclassified=amount(cube, nothing),
        needs_quantity=quantities,
        groups=largest_first(by_group),
        organisations=_by_who(founds),
        suppliers=() if suppliers is None else _by_who(means.footprints(suppliers)),
        years=tuple(part for part in by_year.parts if part.amount.lines),
        methods=spend.methods,
        hotspots=hotspots(by_group),
        priorities=priorities(by_group, groups, suppliers),
        table31=table31(by_group, groups),
        comparison=compare(founds["co2e"], means.index, means.price_year, means.compare),
        plausibility=credible,
        opinions=opinions(founds["co2e"], others, groups),
        flows=tuple(flow for found in founds.values() for flow in flows(found, groups)),
        rejected_count=max(spend.rejected_count, len({cell.line for cell in spend.rejected})),
        notes=(*spend.notes, *_notes(founds, others, means.price_year, quantities, credible)),
        more_factors=tuple(_used(each) for each in (*founds.values(), *others) if each is not founds["co2e"]),
        price_index=_index_used(founds["co2e"], means.index),
    )


def _notes(
    founds: Mapping[Dimension, Footprint],
    others: Sequence[Footprint],
    price_year: int | None,
    quantities: Sequence[NeedsQuantity],
    credible: Plausibility,
) -> Iterator[Note]:
    found = founds["co2e"]
    yield from vat_notes(found)
    yield from credibility_notes(credible)
    yield from price_notes(found, price_year)
    yield from gap_notes(found, price_year, quantities)
    yield from dimension_notes(founds)
    yield from model_notes(found.factors, ((each.factors, overall(found, each)) for each in others))


def _total(founds: Mapping[Dimension, Footprint]) -> Part:
    everything = np.zeros(founds["co2e"].cube.cents.size, dtype=np.int32)
    return split(founds, everything, [None], lambda _: TOTAL).parts[0]


def _by_who(founds: Mapping[Dimension, Footprint]) -> tuple[Part, ...]:
    cube = founds["co2e"].cube
    parts = largest_first(split(founds, cube.who_at, cube.who, _who))
    return (*(part for part in parts if part.key != REST), *(part for part in parts if part.key == REST))


def _who(key: str | None) -> Text:
    if key is None:
        return _NOT_GIVEN
    return _REST if key == REST else Text(nl=key, en=key)


def _year(key: str | None) -> Text:
    return _NO_DATE if key is None else Text(nl=key, en=key)


def _used(found: Footprint) -> FactorsUsed:
    used = found.factors
    met = {year for (_, at), rate in found.rates.items() if at in found.years_met for year in rate.years}
    return FactorsUsed(
        id=used.id,
        version=used.version,
        price_years=tuple(sorted(met, reverse=True)),
        credit=used.credit,
        sha256=used.sha256,
        title=used.title,
        url=used.url,
        licence=used.licence,
        price_basis=used.price_basis,
        gwp=used.gwp,
        scope=used.scope,
        note=used.note,
        gsd=found.gsd,
    )


def _index_used(found: Footprint, index: PriceIndex | None) -> str | None:
    """Return the credit of the index when an amount was brought to another year with it."""
    if index is None or not any(rate.how == "indexed" for rate in found.rates.values()):
        return None
    return ", ".join(word for word in (index.publisher, index.title.en, index.version) if word)


def _needs_quantity(cube: Cube, factors: FactorSet, groups: Groups) -> Iterable[NeedsQuantity]:
    for code_at, code in enumerate(cube.codes):
        units = factors.codes[code].units if code is not None and code in factors.codes else ()
        for at, group in enumerate(cube.groups) if units else ():
            found = amount(cube, (cube.group_at == at) & (cube.code_at == code_at))
            if found.lines:
                yield NeedsQuantity(group, groups.name(group), found, units)
