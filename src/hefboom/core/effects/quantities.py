"""Energy and fuel by quantity: kWh, m3, litres, kilograms and gigajoules, where euros give no good figure."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby
from math import sqrt
from pathlib import Path

from pydantic import Field, ValidationError

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text
from hefboom.core.effects.codes import shipped_factors
from hefboom.core.effects.factors import Sourced
from hefboom.core.effects.scan import ByQuantity, Estimate, FactorsUsed, Note, QuantityPart, Scan
from hefboom.core.effects.tables import number_in, read_table, year_in
from hefboom.core.effects.uncertainty import Z95, combined

DEFAULT_CARRIERS = "energy-nl"
_MANIFEST, _TABLE = "carriers.toml", "carriers.csv"
_COLUMNS = ("carrier", "name_nl", "name_en", "unit", "list_year", "factor", "source")

UNITS: Mapping[str, tuple[str, Decimal]] = {
    "kwh": ("kWh", Decimal(1)),
    "mwh": ("kWh", Decimal(1_000)),
    "gwh": ("kWh", Decimal(1_000_000)),
    "m3": ("m3", Decimal(1)),
    "m³": ("m3", Decimal(1)),
    "nm3": ("m3", Decimal(1)),
    "nm³": ("m3", Decimal(1)),
    "l": ("litre", Decimal(1)),
    "liter": ("litre", Decimal(1)),
    "liters": ("litre", Decimal(1)),
    "litre": ("litre", Decimal(1)),
    "litres": ("litre", Decimal(1)),
    "kg": ("kg", Decimal(1)),
    "ton": ("kg", Decimal(1_000)),
    "t": ("kg", Decimal(1_000)),
    "mj": ("GJ", Decimal("0.001")),
    "gj": ("GJ", Decimal(1)),
    "tj": ("GJ", Decimal(1_000)),
}
"""Units as people write them, in small letters: ours, and how many of ours one is. Gas is sold in normal cubic metres,
so m3 and Nm3 are the same here."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A kind of energy or fuel. `factors` has kg CO2e per `unit` by the year of the list that says so."""

    id: str
    name: Text
    unit: str
    factors: Mapping[int, Decimal]

    def nearest(self, year: int, most_away: int) -> int | None:
        """Return the list year nearest to a year (the earlier of two); None when all are further away than that."""
        found = min(self.factors, key=lambda each: (abs(each - year), each))
        return found if abs(found - year) <= most_away else None


class Carriers(Sourced):
    """The carriers of a list, with all that is needed to use and to cite it.

    `gsd` is the geometric standard deviation of a factor in the year of its list, `gsd_per_year` of each year away from
    it; a list more than `most_years_away` years away says nothing.
    """

    scope: Text
    gwp: str
    gsd: float = Field(ge=1)
    gsd_per_year: float = Field(ge=1)
    most_years_away: int = Field(ge=0)
    note: Text
    carriers: Mapping[str, Carrier]
    sha256: str

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the lists."""
        return tuple(sorted({year for each in self.carriers.values() for year in each.factors}))

    @cached_property
    def by_name(self) -> Mapping[str, Carrier]:
        """The carriers by id and by Dutch and English name, in small letters."""
        return {word.lower(): each for each in self.carriers.values() for word in (each.name.en, each.name.nl, each.id)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of a carrier, in its unit, delivered in a year."""

    carrier: str
    amount: Decimal
    year: int


@lru_cache(maxsize=4)
def load_carriers(folder: Path | None = None) -> Carriers:
    """Load the shipped carriers, or those of a folder. Raises HefboomError with file, line and reason."""
    folder = folder or shipped_factors() / DEFAULT_CARRIERS
    manifest = (folder / _MANIFEST).read_bytes()
    rows = sorted(read_table(folder / _TABLE, _COLUMNS, _row), key=lambda row: row[0].id)
    carriers = {}
    for id_, same in groupby(rows, key=lambda row: row[0].id):
        each = list(same)
        if len({carrier.unit for carrier, _, _ in each}) > 1:
            raise HefboomError(f"{folder / _TABLE}: {id_} has two units. Keep one.")
        carriers[id_] = replace(each[0][0], factors={year: factor for _, year, factor in each})
    digest = hashlib.sha256(manifest + b"\0" + (folder / _TABLE).read_bytes()).hexdigest()
    try:
        told = tomllib.loads(manifest.decode("utf-8"))
        return Carriers.model_validate({**told, "carriers": carriers, "sha256": digest})
    except (ValueError, ValidationError) as error:
        raise HefboomError(f"{folder / _MANIFEST} cannot be used: {error}") from error


def _row(row: Mapping[str, str]) -> tuple[Carrier, int, Decimal]:
    if not all(row[name].strip() for name in _COLUMNS):
        raise ValueError("every cell must be filled in: a factor without a name, unit, year or source is of no use.")
    unit = row["unit"].strip()
    if unit not in {ours for ours, _ in UNITS.values()}:
        raise ValueError(f'unit "{unit}" is none of {", ".join(sorted({ours for ours, _ in UNITS.values()}))}.')
    name = Text(nl=row["name_nl"].strip(), en=row["name_en"].strip())
    return Carrier(row["carrier"].strip(), name, unit, {}), year_in(row, "list_year"), number_in(row, "factor")


def by_quantity(quantities: Iterable[Quantity], carriers: Carriers) -> ByQuantity:
    """Return the effect of quantities, summed by carrier and year, the largest first; what has no factor last."""
    sums: dict[tuple[str, int], Decimal] = {}
    for each in quantities:
        sums[each.carrier, each.year] = sums.get((each.carrier, each.year), Decimal(0)) + each.amount
    found = (_part(carriers, carriers.carriers[carrier], year, amount) for (carrier, year), amount in sums.items())
    parts = sorted(found, key=_largest_first)
    known = [part.effect for part in parts if part.effect is not None]
    years = sorted({part.list_year for part in parts if part.list_year is not None}, reverse=True)
    return ByQuantity(tuple(parts), together(known), _used(carriers, tuple(years)))


def _largest_first(part: QuantityPart) -> tuple[bool, float, str, int]:
    size = part.effect.value or 0.0 if part.effect else 0.0
    return part.effect is None, -size, part.carrier, part.year


def _part(carriers: Carriers, carrier: Carrier, year: int, amount: Decimal) -> QuantityPart:
    list_year = carrier.nearest(year, carriers.most_years_away)
    effect = None
    if list_year is not None:
        gsd = combined(carriers.gsd, carriers.gsd_per_year ** abs(year - list_year))
        value = float(amount * carrier.factors[list_year])
        effect = Estimate(value, value * gsd**-Z95, value * gsd**Z95)
    return QuantityPart(carrier.id, carrier.name, year, float(amount), carrier.unit, list_year, effect)


def together(effects: Sequence[Estimate]) -> Estimate | None:
    """Add estimates whose errors have nothing to do with each other; None when there are none.

    The headline is the plain sum. Each end lies as far from it as the root of the summed squares of how far the ends
    of the parts lie from theirs. A part of which only bounds are known leaves bounds only: those are added.
    """
    if not effects:
        return None
    if any(each.value is None for each in effects):
        return Estimate(None, sum(each.low for each in effects), sum(each.high for each in effects))
    value = sum(each.value or 0.0 for each in effects)
    below = sqrt(sum(((each.value or 0.0) - each.low) ** 2 for each in effects))
    above = sqrt(sum((each.high - (each.value or 0.0)) ** 2 for each in effects))
    return Estimate(value, value - below, value + above)


def with_quantities(scan: Scan, quantities: Sequence[Quantity], carriers: Carriers) -> Scan:
    """Add quantities of energy and fuel to a scan; its figures from euros stay as they are.

    What all is together is not known where nothing is known of the euros, or of the quantities.
    """
    if not quantities:
        return scan
    found = by_quantity(quantities, carriers)
    spend = scan.total.effects.get("co2e")
    everything = together([spend, found.total]) if spend is not None and found.total is not None else None
    return replace(scan, by_quantity=replace(found, with_spend=everything), notes=(*scan.notes, *_notes(found)))


def _notes(found: ByQuantity) -> Iterable[Note]:
    yield Note(
        "assumption",
        "quantities",
        Text(
            nl="Energie en brandstof zijn geteld met de hoeveelheden die zijn opgegeven. Of dat alle energie is die in "
            "de uitgaven voorkomt, is niet te zien.",
            en="Energy and fuel are counted by the quantities that were given. Whether that is all the energy in the "
            "spend cannot be seen.",
        ),
    )
    away = [part for part in found.parts if part.list_year not in (None, part.year)]
    if away:
        yield Note(
            "assumption",
            "quantities-year",
            Text(
                nl=f"Voor {_listed(away, 'nl')} is de factor van een ander jaar gebruikt. Het interval is breder.",
                en=f"For {_listed(away, 'en')} the factor of another year was used. The interval is wider.",
            ),
        )
    unknown = [part for part in found.parts if part.effect is None]
    if unknown:
        yield Note(
            "missing",
            "quantities-no-factor",
            Text(
                nl=f"Voor {_listed(unknown, 'nl')} is geen factor bekend; de uitstoot telt niet mee.",
                en=f"For {_listed(unknown, 'en')} no factor is known; the emissions are not counted.",
            ),
        )


def _listed(parts: Sequence[QuantityPart], language: str) -> str:
    return ", ".join(f"{part.name.in_language(language)} {part.year}" for part in parts)


def _used(carriers: Carriers, years: tuple[int, ...]) -> FactorsUsed:
    return FactorsUsed(
        id=carriers.id,
        version=carriers.version,
        price_years=years,
        credit=carriers.credit,
        sha256=carriers.sha256,
        title=carriers.title,
        url=carriers.url,
        licence=carriers.licence,
        gwp=carriers.gwp,
        scope=carriers.scope,
        note=carriers.note,
        gsd=carriers.gsd,
        tier="measured",
    )
