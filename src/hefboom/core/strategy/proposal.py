"""A small set of criteria that reaches an ambition: enough for each theme, no more than fits the contract."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from hefboom.core.strategy.basket import Basket, Gap, strictest, uncovered
from hefboom.core.strategy.library import Criterion, Proportion
from hefboom.core.strategy.wording import open_blanks

Reason = Literal["reaches", "nears", "binds"]
_KINDS = ("contract_clause", "requirement", "award", "selection", "suitability")
"""What binds most comes first, where two criteria serve an ambition equally well."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A criterion that is proposed, and what for.

    "reaches": with it these themes are at the level wanted; "nears": it comes as near as the library can; "binds": it
    holds for every bidder, where so far the themes would only be rewarded at the award.
    """

    criterion: Criterion
    reason: Reason
    themes: tuple[str, ...]


def propose(
    offered: Sequence[Criterion],
    web: Mapping[str, int | None],
    basket: Basket,
    rows: Sequence[Proportion],
    value_eur: Decimal | None,
    clause_themes: Collection[str] = (),
) -> list[Proposed]:
    """Return what to add to a basket so that an ambition (level 0-3 by theme) is reached, in the order to add it.

    `offered` are criteria in force that fit the tender. The rule of thumb for its value limits how many there are
    and how high they reach; with an unknown value the strictest says how many. What only repeats the law is never
    proposed. `clause_themes` are those that the rules want as a contract clause: they come first.
    """
    limit = strictest(rows, value_eur)
    chosen = {criterion.code for criterion in basket}
    fitting = [one for one in offered if one.code not in chosen and not one.repeats_law]
    if limit and value_eur is not None:
        fitting = [one for one in fitting if one.level <= limit.level]
    search = _Search(fitting, web, list(basket), limit.criteria if limit else None)
    for theme in clause_themes:
        search.bind(theme, only_clauses=True)
    search.reach()
    for theme in web:
        search.bind(theme, only_clauses=False)
    return search.found


class _Search:
    """The set as it grows."""

    def __init__(
        self, fitting: Sequence[Criterion], web: Mapping[str, int | None], basket: list[Criterion], most: int | None
    ) -> None:
        self._fitting = list(fitting)
        self._web = web
        self._basket = basket
        self._most = most
        self.found: list[Proposed] = []

    def reach(self) -> None:
        """Take, again and again, what brings most themes to their level; then what comes nearest."""
        while (gaps := self._gaps()) and self._room():
            helping = [one for one in self._fitting if self._helps(one, gaps)]
            if not helping:
                return
            best = min(helping, key=lambda one: self._rank(one, gaps))
            reached = self._reached(best, gaps)
            self._take(best, "reaches" if reached else "nears", reached or self._helps(best, gaps))

    def bind(self, theme: str, *, only_clauses: bool) -> None:
        """Take what holds for every bidder on a theme with an ambition, unless something in the set does already."""
        kinds = ("contract_clause",) if only_clauses else ("contract_clause", "requirement")
        binding = [one for one in self._basket if theme in one.themes and one.kind in kinds and not one.repeats_law]
        if not self._web.get(theme) or binding or not self._room():
            return
        level = self._web[theme] or 0
        options = [
            one
            for one in self._fitting
            if theme in one.themes and one.kind in kinds and one.level <= level and not self._overlaps(one)
        ]
        if options:
            best = min(options, key=lambda one: self._rank(one, self._gaps()))
            self._take(best, "binds", (theme,))

    def _take(self, one: Criterion, reason: Reason, themes: tuple[str, ...]) -> None:
        self._fitting.remove(one)
        self._basket.append(one)
        self.found.append(Proposed(one, reason, themes))

    def _gaps(self) -> list[Gap]:
        return uncovered(self._web, self._basket)

    def _room(self) -> bool:
        return self._most is None or len(self._basket) < self._most

    def _rank(self, one: Criterion, gaps: Sequence[Gap]) -> tuple[object, ...]:
        """Order by what it brings, then by what it asks: nothing twice, no higher than needed, binding, little work."""
        nearer = sum(min(one.level, gap.wanted) - gap.reached for gap in gaps if gap.theme in self._helps(one, gaps))
        return (
            -len(self._reached(one, gaps)),
            -nearer,
            self._overlaps(one),
            one.level,
            _KINDS.index(one.kind),
            open_blanks(one, "nl"),
            not one.product_groups,
        )

    def _overlaps(self, one: Criterion) -> bool:
        return any(other.code in one.overlaps or one.code in other.overlaps for other in self._basket)

    @staticmethod
    def _reached(one: Criterion, gaps: Sequence[Gap]) -> tuple[str, ...]:
        return tuple(gap.theme for gap in gaps if gap.theme in one.themes and one.level >= gap.wanted)

    @staticmethod
    def _helps(one: Criterion, gaps: Sequence[Gap]) -> tuple[str, ...]:
        return tuple(gap.theme for gap in gaps if gap.theme in one.themes and one.level > gap.reached)
