"""The level of a theme as the facts of a tender state it: chosen in the web, filled in on the register, or read in."""

from dataclasses import dataclass

from hefboom.apps.tenders.facts import Stored, facts_of
from hefboom.apps.tenders.models import Lot, Tender
from hefboom.core.facts.facts import Fact, Source


@dataclass(frozen=True, slots=True)
class Stated:
    """What the facts say of a level. `by_lot` is filled when the lots differ: the lot's id and its level."""

    level: int | None
    source: Source | None
    by_lot: tuple[tuple[str, int | None], ...] = ()

    @property
    def elsewhere(self) -> bool:
        """Whether it was not chosen in the web."""
        return self.source is None or self.source.kind != "ambition"


def stated_levels(tender: Tender, fields: frozenset[str]) -> dict[str, Stated]:
    """Return what the facts of a tender say of these fields; a field that nobody ever said anything of is absent."""
    lots = list(tender.lots.all())
    found = {}
    for name in fields:
        facts = [(lot, _fact(lot, name)) for lot in lots]
        if any(fact for _, fact in facts):
            found[name] = _stated(facts)
    return found


def stored_fact(tender: Tender, name: str) -> Stored | None:
    """Return the fact as stored in the lots when they all hold the same; None when they differ or hold nothing."""
    stored: list[Stored | None] = [lot.facts.get(name) for lot in tender.lots.all()]
    same = stored and all(_same(one, stored[0]) for one in stored)
    return stored[0] if same else None


def _fact(lot: Lot, name: str) -> Fact | None:
    return facts_of({name: lot.facts[name]}).get(name) if name in lot.facts else None


def _stated(facts: list[tuple[Lot, Fact | None]]) -> Stated:
    levels = [_level(fact) for _, fact in facts]
    source = next((fact.source for _, fact in facts if fact), None)
    if len(set(levels)) == 1:
        return Stated(levels[0], source)
    return Stated(None, source, tuple((lot.lot_id, _level(fact)) for lot, fact in facts))


def _level(fact: Fact | None) -> int | None:
    return fact.value if fact and isinstance(fact.value, int) else None


def _same(one: Stored | None, other: Stored | None) -> bool:
    return (one or {}).get("value") == (other or {}).get("value")
