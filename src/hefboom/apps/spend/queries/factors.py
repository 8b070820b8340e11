"""The factor sets that come with the product: what they are, and what they say of a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hefboom.core.base.text import Text
from hefboom.core.effects.factors import DIMENSIONS, Dimension, FactorSet, load_factors, sets_shipped


@dataclass(frozen=True, slots=True)
class Factor:
    """What a set says of a code: its name, and kilos per euro in the latest price year; None is not known."""

    code: str
    name: Text
    set_id: str
    year: int
    kilos_per_euro: float | None


@cache
def sets() -> tuple[FactorSet, ...]:
    """Return every set that comes with the product, the one that scans use first; read once."""
    return tuple(load_factors(name) for name in sets_shipped())


def missing_dimensions() -> Sequence[Dimension]:
    """Return the effects for which no sourced set is there: a scan says "not known" of them."""
    known = {one.dimension for one in sets()}
    return [one for one in DIMENSIONS if one not in known]


def factor_of(code: str) -> Factor | None:
    """Return what the set of a scan says of a code; None without a code."""
    if not code:
        return None
    used = sets()[0]
    year = used.price_years[-1]
    return Factor(code, used.name_of(code), used.id, year, used.per_euro(code, year))
