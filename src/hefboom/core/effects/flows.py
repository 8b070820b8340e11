"""The flow picture: from organisations to what they bought, with the small ones together."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from hefboom.core.base.text import Text
from hefboom.core.effects.cube import REST
from hefboom.core.effects.factors import Dimension
from hefboom.core.effects.footprint import Footprint
from hefboom.core.effects.parts import Groups
from hefboom.core.effects.scan import Flow

ORGANISATIONS, GROUPS = 8, 10
UNITS: dict[Dimension, str] = {"co2e": "kg CO2e", "material": "kg material"}
_OTHERS = Text(nl="Andere organisaties", en="Other organisations")
_OTHER_GROUPS = Text(nl="Andere groepen", en="Other groups")
_UNNAMED = Text(nl="Organisatie niet bekend", en="Organisation not known")


def flows(found: Footprint, names: Groups) -> Iterator[Flow]:
    """Yield the arrows from the largest organisations and all others to the largest groups and all others.

    They are in the unit of the footprint; in euros when it is not known whether VAT is in the amounts, since kilograms
    cannot be told then. What is less than nothing has no arrow.
    """
    cube, unit = found.cube, UNITS.get(found.factors.dimension)
    if unit is None:
        return
    values = np.where(found.known, found.effect, 0.0)
    if found.vat is None:
        unit, values = "EUR", np.where(found.known, cube.cents / 100, 0.0)
    sums = np.zeros((len(cube.who), len(cube.groups)))
    np.add.at(sums, (cube.who_at, cube.group_at), values)
    by_organisation = np.where([who == REST for who in cube.who], -np.inf, sums.sum(axis=1))
    sources, from_ = _largest(by_organisation, [_organisation(who) for who in cube.who], ORGANISATIONS, _OTHERS)
    targets, to = _largest(sums.sum(axis=0), [names.name(key) for key in cube.groups], GROUPS, _OTHER_GROUPS)
    together = np.zeros((len(sources), len(targets)))
    np.add.at(together, (from_[:, None], to[None, :]), sums)
    for at, to_ in np.argwhere(together > 0).tolist():
        yield Flow(sources[at], targets[to_], float(together[at, to_]), unit)


def _organisation(who: str | None) -> Text:
    if who is None:
        return _UNNAMED
    return _OTHERS if who == REST else Text(nl=who, en=who)


def _largest(
    sums: NDArray[np.float64], names: Sequence[Text], most: int, others: Text
) -> tuple[list[Text], NDArray[np.intp]]:
    """Return the names of the largest with the others last, and for each its place in them."""
    order = np.argsort(-sums, kind="stable")
    if len(names) <= most + 1:
        place = np.empty(len(names), dtype=np.intp)
        place[order] = np.arange(len(names))
        return [names[at] for at in order], place
    place = np.full(len(names), most, dtype=np.intp)
    place[order[:most]] = np.arange(most)
    return [*(names[at] for at in order[:most]), others], place
