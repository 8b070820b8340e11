"""Factor sets: dated, sourced tables of effect per euro, with the price year and basis they are meant for."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text
from hefboom.core.effects.codes import Code, read_codes, shipped_factors
from hefboom.core.effects.tables import number_in, read_table, year_in

__all__ = ["DEFAULT_FACTORS", "DIMENSIONS", "Dimension", "FactorSet", "load_factors", "sets_shipped", "shipped_factors"]

Dimension = Literal["co2e", "material", "jobs", "land"]
DIMENSIONS: tuple[Dimension, ...] = ("co2e", "material", "jobs", "land")
DEFAULT_FACTORS = "figaro-nl"
_MANIFEST, _TABLE, _CODES = "factors.toml", "factors.csv", "codes.csv"
_COLUMNS = ("code", "price_year", "factor")

UNIT_OF: Mapping[Dimension, str] = {"co2e": "kg", "material": "kg", "jobs": "fte", "land": "m2"}
"""In what the effects of a dimension are told: kg, kg, full-time years of work, square metres in use for a year."""
_AMOUNTS = {"kg": ("kg", Decimal(1)), "t": ("kg", Decimal(1000)), "fte": ("fte", Decimal(1))}
_AMOUNTS |= {"m2": ("m2", Decimal(1)), "ha": ("m2", Decimal(10_000))}
_MONEY = {"": Decimal(1), "k": Decimal(1000), "M": Decimal(1_000_000)}
_MOST_PER_UNIT_OF_MONEY: Mapping[Dimension, Decimal] = {
    "co2e": Decimal(15),
    "material": Decimal(1000),
    "jobs": Decimal("0.001"),
    "land": Decimal(1000),
}
"""Above this a factor is taken for an error: the highest that is meant (landfill in USEEIO) is 11 kg per dollar, the
best known outlier (EXIOBASE, steam in the Netherlands) 91 kg per euro. For the other three an own guess."""


class Sourced(BaseModel):
    """Figures of somebody else: which, in which version, from whom, and on what terms.

    `credit` is the line to print wherever the numbers are used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    version: str
    title: Text
    publisher: str
    url: str
    licence: str
    credit: str
    published: date = Field(alias="date")


class FactorSet(Sourced):
    """Effect per euro by code and price year, with all that is needed to use it rightly.

    `factors` holds, by (code, price year), `unit` (CO2e: mostly kg per 1,000 euros). `price_basis` says of which price:
    what the buyer pays ("purchaser") or what the maker gets ("basic"); `vat` whether that price has VAT in it.
    `gsd_model` is the geometric standard deviation by which models of this kind differ, `gsd_mapping` the one by which
    two ways to go from what was bought to a code differ.
    `codes` says what the codes stand for; `maximum` is the highest factor, in `unit`, that is not taken for an error.
    """

    dimension: Dimension
    unit: str
    currency: Literal["EUR", "USD"]
    price_basis: Literal["purchaser", "basic"]
    vat: Literal["excluded", "included"]
    scope: Text
    gwp: str = ""
    classification: str
    gsd_model: Decimal = Field(ge=1)
    gsd_mapping: Decimal = Field(default=Decimal("1.51"), ge=1)
    maximum: Decimal | None = None
    note: Text | None = None
    codes: Mapping[str, Code] = {}
    factors: Mapping[tuple[str, int], Decimal]
    sha256: str

    @cached_property
    def price_years(self) -> tuple[int, ...]:
        """The years for which the set has factors, in order."""
        return tuple(sorted({year for _, year in self.factors}))

    @cached_property
    def years_of(self) -> Mapping[str, tuple[int, ...]]:
        """The years for which each code has a factor, in order."""
        years: dict[str, list[int]] = {}
        for code, year in sorted(self.factors):
            years.setdefault(code, []).append(year)
        return {code: tuple(each) for code, each in years.items()}

    @cached_property
    def scale(self) -> Decimal:
        """How much of the unit in which effects are told (`UNIT_OF`) per unit of money is 1 of `unit`."""
        amount, _, money = self.unit.partition("/")
        return _AMOUNTS[amount][1] / _MONEY[money.removesuffix(self.currency)]

    def per_euro(self, code: str, year: int) -> float | None:
        """Return kg, fte or m2 per euro (or dollar) of a price year; None when the set has no such factor."""
        found = self.factors.get((code, year))
        return None if found is None else float(found * self.scale)

    def name_of(self, code: str) -> Text:
        """Return what a code stands for; a code without a name is its own name."""
        found = self.codes.get(code)
        return found.name if found else Text(nl=code, en=code)

    @model_validator(mode="after")
    def _possible(self) -> "FactorSet":
        amount, _, money = self.unit.partition("/")
        kind = _AMOUNTS.get(amount, ("", 0))[0]
        if kind != UNIT_OF[self.dimension] or money.removesuffix(self.currency) not in _MONEY or money in _MONEY:
            raise ValueError(
                f'unit "{self.unit}" does not fit {self.dimension} per {self.currency}; see factor-sets.md.'
            )
        if self.vat == "included":
            raise ValueError("vat: factors for prices with VAT are not supported yet; give those without.")
        most = self.maximum or _MOST_PER_UNIT_OF_MONEY[self.dimension] / self.scale
        for (code, year), factor in self.factors.items():
            if factor > most:
                raise ValueError(f"{code} {year}: {factor} {self.unit} is above {most}, the most taken for possible.")
        return self


def sets_shipped() -> tuple[str, ...]:
    """Return the ids of the factor sets that come with the product, the default first."""
    found = sorted(path.parent.name for path in shipped_factors().glob(f"*/{_MANIFEST}"))
    return (DEFAULT_FACTORS, *(each for each in found if each != DEFAULT_FACTORS))


def load_factors(name_or_folder: str | Path = DEFAULT_FACTORS) -> FactorSet:
    """Load a factor set by id or folder. Raises HefboomError that says which file and line is wrong, and why."""
    folder = shipped_factors() / name_or_folder
    if not (folder / _MANIFEST).is_file():
        shipped = ", ".join(sets_shipped())
        raise HefboomError(
            f'There is no factor set "{name_or_folder}": no {_MANIFEST} in {folder}. Shipped are: {shipped}. '
            "A set of your own is a folder with factors.toml and factors.csv; see docs/reference/factor-sets.md."
        )
    manifest = (folder / _MANIFEST).read_bytes()
    rows = read_table(folder / _TABLE, _COLUMNS, _factor)
    factors = {(code, year): factor for code, year, factor in rows}
    if len(factors) < len(rows):
        twice = next(key for at, key in enumerate(each[:2] for each in rows) if key in [row[:2] for row in rows[:at]])
        raise HefboomError(f"{folder / _TABLE}: {twice[0]} has two factors for {twice[1]}. Keep one.")
    digest = hashlib.sha256(manifest + b"\0" + (folder / _TABLE).read_bytes()).hexdigest()
    try:
        told = tomllib.loads(manifest.decode("utf-8"))
        codes = _codes(folder, str(told.get("classification", "")))
        return FactorSet.model_validate({**told, "codes": codes, "factors": factors, "sha256": digest})
    except (ValueError, ValidationError) as error:
        raise HefboomError(f"{folder / _MANIFEST} cannot be used: {_told(error)}") from error


def _factor(row: Mapping[str, str]) -> tuple[str, int, Decimal]:
    if not row["code"].strip():
        raise ValueError("code is empty. Write the code of the product or industry.")
    return row["code"].strip(), year_in(row, "price_year"), number_in(row, "factor")


def _codes(folder: Path, classification: str) -> Mapping[str, Code]:
    """Return what the codes stand for: the set's own list, else the shipped one, else nothing."""
    shipped = shipped_factors() / f"{Path(classification).name.lower()}.csv"
    own = folder / _CODES
    return read_codes(own if own.is_file() else shipped) if own.is_file() or shipped.is_file() else {}


def _told(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    each = ((".".join(map(str, one["loc"])), one["msg"].removeprefix("Value error, ")) for one in error.errors())
    return "; ".join(f"{where}: {why}" if where else why for where, why in each)
