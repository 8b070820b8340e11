"""Factor sets: dated, sourced tables of effect per euro, with the price year and basis they are meant for."""

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text

Dimension = Literal["co2e", "material", "jobs", "land"]
DIMENSIONS: tuple[Dimension, ...] = ("co2e", "material", "jobs", "land")
DEFAULT_FACTORS = "figaro-nl"
_MANIFEST, _TABLE = "factors.toml", "factors.csv"


class FactorSet(BaseModel):
    """Effect per euro by code and price year, with all that is needed to use it rightly.

    `factors` holds, by (code, price year), `unit` per unit of money (CO2e: kg per 1,000 euros). `price_basis` says of
    which price: what the buyer pays ("purchaser") or what the maker gets ("basic"); `vat` whether that price has VAT
    in it. `gsd_model` is the geometric standard deviation by which models of this kind differ. `credit` is the line to
    print wherever the numbers are used.
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
    dimension: Dimension
    unit: str
    currency: str
    price_basis: Literal["purchaser", "basic"]
    vat: Literal["excluded", "included"]
    scope: Text
    gwp: str = ""
    classification: str
    gsd_model: Decimal
    note: Text | None = None
    factors: Mapping[tuple[str, int], Decimal]
    sha256: str

    @cached_property
    def price_years(self) -> tuple[int, ...]:
        """The years for which the set has factors, in order."""
        return tuple(sorted({year for _, year in self.factors}))


def shipped_factors() -> Path:
    """Return the folder with the factor sets that come with the product."""
    return Path(str(files("hefboom.packs"))) / "factors"


def load_factors(name_or_folder: str | Path = DEFAULT_FACTORS) -> FactorSet:
    """Load a factor set by id or folder. Raises HefboomError that says which file is wrong, where and why."""
    folder = shipped_factors() / name_or_folder
    if not (folder / _MANIFEST).is_file():
        raise HefboomError(f'There is no factor set "{name_or_folder}": no {_MANIFEST} in {folder}.')
    manifest, table = (folder / _MANIFEST).read_bytes(), (folder / _TABLE).read_bytes()
    rows = csv.DictReader(table.decode("utf-8").splitlines())
    try:
        factors = {(row["code"], int(row["price_year"])): Decimal(row["kg_per_keur"]) for row in rows}
        digest = hashlib.sha256(manifest + b"\0" + table).hexdigest()
        return FactorSet.model_validate({**tomllib.loads(manifest.decode()), "factors": factors, "sha256": digest})
    except (ArithmeticError, KeyError, ValueError, ValidationError) as error:
        raise HefboomError(f"The factor set in {folder} cannot be read: {error}") from error
