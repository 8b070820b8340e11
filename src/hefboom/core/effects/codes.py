"""What the codes of a factor set stand for, and which of them are never counted in euros."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from hefboom.core.base.text import Text
from hefboom.core.effects.tables import read_table

_COLUMNS = ("code", "name_nl", "name_en", "units")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a classification. `units`: give a quantity in these, no final figure comes of euros (energy, fuel)."""

    code: str
    name: Text
    units: tuple[str, ...] = ()


def shipped_factors() -> Path:
    """Return the folder with the factor sets that come with the product."""
    return Path(str(files("hefboom.packs"))) / "factors"


@lru_cache(maxsize=16)
def read_codes(path: Path) -> Mapping[str, Code]:
    """Return the codes of a classification by code. Raises HefboomError that names file, line and reason."""
    return {each.code: each for each in read_table(path, _COLUMNS, _code)}


def a64() -> Mapping[str, Code]:
    """Return Eurostat's A64 industries, in names of our own."""
    return read_codes(shipped_factors() / "a64.csv")


def _code(row: Mapping[str, str]) -> Code:
    if not all(row[name].strip() for name in _COLUMNS[:3]):
        raise ValueError("code, name_nl and name_en must all be filled in.")
    name = Text(nl=row["name_nl"].strip(), en=row["name_en"].strip())
    return Code(row["code"].strip(), name, tuple(row["units"].split()))
