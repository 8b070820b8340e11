"""What a web starts from: the nearest level that a higher web sets for a theme."""

from collections.abc import Iterable
from dataclasses import dataclass

from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.core.strategy.criteria import group_and_above
from hefboom.core.strategy.pack import Pack

Place = tuple[int, str]
"""An organisation (primary key) and a product group in it; "" is the organisation itself."""


@dataclass(frozen=True, slots=True)
class Base:
    """The level that a higher web sets for a theme, and that web. It binds: who goes lower says why."""

    level: int
    web: Web


def places_above(pack: Pack, web: Web, line: Iterable[int]) -> list[Place]:
    """Return the webs that this one builds on, nearest first; `line` is its organisation and what is above it.

    In each organisation first its web for the product group, then for the group that lies in, then its own.
    """
    group = web.tender.product_group if web.tender else web.product_group
    groups = (*group_and_above(pack, group), "")
    places = [(organisation, one) for organisation in line for one in groups]
    return places if web.tender else places[1:]


def bases_of(places: Iterable[Place], levels: Iterable[WebLevel]) -> dict[str, Base]:
    """Return the base of each theme that has one; each theme by itself."""
    rank = {place: number for number, place in enumerate(places)}
    found: dict[str, tuple[int, Base]] = {}
    for one in levels:
        place = rank.get((one.web.organisation_id, one.web.product_group))
        if one.web.tender_id is None and place is not None and one.level is not None:
            nearest = found.get(one.theme)
            if nearest is None or place < nearest[0]:
                found[one.theme] = (place, Base(one.level, one.web))
    return {theme: base for theme, (_, base) in found.items()}
