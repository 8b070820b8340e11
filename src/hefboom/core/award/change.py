"""The smallest change of one bid, on one part, that makes another bid win.

A price is tried to the cent, a free score to a thousandth, a scale with steps and the ladder step by step. One change
at a time, everything else as it is. Under an absolute formula the answer is exact; a relative one can turn back and
forth, and there the first change that a scan of twenty places meets is found.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hefboom.core.award.methods import KIND_NAMES
from hefboom.core.award.model import LADDER_TOP, PRICE, AwardCriterion, AwardDesign, BidOffer
from hefboom.core.award.numbers import euros, number
from hefboom.core.award.parts import amount
from hefboom.core.award.price import is_relative, price_points
from hefboom.core.award.ranking import PER_EUR, leaders, rank, standing
from hefboom.core.base.text import Text

CENT = Decimal("0.01")
THOUSANDTH = Decimal("0.001")
SCAN = 20
FAR = 10
"""A price or MKI is tried up to this many times the present one."""


@dataclass(frozen=True, slots=True)
class Change:
    """On this part ("price" or a criterion's id) this bid must go from `now` at least to `to` to change who wins."""

    part: str
    bid: str
    now: Decimal
    to: Decimal
    winners: tuple[str, ...]
    says: Text


def smallest_changes(design: AwardDesign, bids: Sequence[BidOffer]) -> tuple[Change, ...]:
    """Return for the price and each criterion the smallest change of one bid that changes who wins, if there is one.

    Bids that cannot be ranked yet are left out. Nothing is returned for fewer than two bids or when the first place is
    shared already. Raises as `rank`.
    """
    ranking = rank(design, bids)
    ready = [bid for bid in bids if any(row.name == bid.name for row in ranking.rows)]
    if len(ranking.winners) != 1 or len(ready) < 2:  # noqa: PLR2004 - it takes two
        return ()
    totals = standing(design, ready)
    found = (_smallest(design, ready, totals, part) for part in (None, *design.counted))
    return tuple(change for change in found if change)


def _smallest(
    design: AwardDesign, bids: Sequence[BidOffer], totals: Mapping[str, Fraction], part: AwardCriterion | None
) -> Change | None:
    """Return the smallest change on a part (None: the price) over all bids."""
    changes = (_of_bid(_Trial(design, bids, totals, part, bid)) for bid in bids)
    return min((change for change in changes if change), key=lambda change: abs(change.to - change.now), default=None)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One bid that changes on one part (None: the price); `totals` are the present ones, the highest is the best."""

    design: AwardDesign
    bids: Sequence[BidOffer]
    totals: Mapping[str, Fraction]
    part: AwardCriterion | None
    bid: BidOffer

    @property
    def now(self) -> Decimal:
        return (self.bid.price if self.part is None else self.bid.given(self.part)) or Decimal(0)

    @property
    def moves_all(self) -> bool:
        """Whether the totals of others change too: only under a relative price formula."""
        return self.part is None and is_relative(self.design)

    def leaders(self, value: Decimal) -> tuple[str, ...]:
        """Return who would be first."""
        changed = self.bid.giving(self.part, value)
        if self.moves_all:
            return leaders(self._all_moved(value))
        return leaders({**self.totals, changed.name: self._total(changed)})

    def _all_moved(self, price: Decimal) -> dict[str, Fraction]:
        """Return the totals when every bid's points for the price change and nothing else does."""
        old = {bid.name: Fraction(bid.price or 0) for bid in self.bids}
        new = {**old, self.bid.name: Fraction(price)}
        before, after = price_points(self.design, old), price_points(self.design, new)
        return {name: total - before[name] + after[name] for name, total in self.totals.items()}

    def _total(self, changed: BidOffer) -> Fraction:
        """Return the total of the changed bid, from the present one where that is quicker."""
        if self.part is None:
            return standing(self.design, [changed])[changed.name]
        zero, unit = Fraction(0), Fraction(1)
        if self.design.method == "quality_per_price":
            unit = PER_EUR / Fraction(changed.price or 1)
        before, after = (amount(self.design, self.part, bid) or zero for bid in (self.bid, changed))
        return self.totals[changed.name] + (after - before) * unit


def _of_bid(trial: _Trial) -> Change | None:
    """Return the first value, better for a loser and worse for the winner, that changes who wins."""
    winners = leaders(trial.totals)
    grid = _grid(trial.part, trial.now, better=trial.bid.name not in winners)
    first = _first(grid.count, lambda place: trial.leaders(grid.at(place)) != winners, scan=trial.moves_all)
    if first is None:
        return None
    to = grid.at(first)
    then = trial.leaders(to)
    return Change(trial.part.id if trial.part else PRICE, trial.bid.name, trial.now, to, then, _says(trial, to, then))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Values to try, the nearest first: listed, or by step from `now` (not tried itself) up to and with `end`."""

    now: Decimal
    end: Decimal
    step: Decimal
    listed: tuple[Decimal, ...] | None = None

    @property
    def count(self) -> int:
        if self.listed is not None:
            return len(self.listed)
        return int(-(-abs(self.end - self.now) // self.step))

    def at(self, place: int) -> Decimal:
        if self.listed is not None:
            return self.listed[place]
        if place == self.count - 1:
            return self.end
        return self.now + (place + 1) * (self.step if self.end > self.now else -self.step)


def _grid(part: AwardCriterion | None, now: Decimal, *, better: bool) -> _Grid:
    """Return the values to try on a part: towards better or towards worse."""
    if part is None:
        return _Grid(now, CENT if better else now * FAR, CENT)
    if part.measure == "mki":
        reach = abs(now) * FAR
        return _Grid(now, now - reach if better else now + reach, CENT)
    if part.measure == "score" and not part.scale.steps:
        return _Grid(now, part.scale.highest if better else part.scale.lowest, THOUSANDTH)
    ladder = range(LADDER_TOP.get(part.measure, 0) + 1)
    values = part.scale.steps if part.measure == "score" else [Decimal(level) for level in ladder]
    on_way = sorted((value for value in values if (value > now if better else value < now)), reverse=not better)
    return _Grid(now, now, CENT, tuple(on_way))


def _first(count: int, changes: Callable[[int], bool], *, scan: bool) -> int | None:
    """Return the first place of `count` where something changes, by halving; with `scan` between places of a scan."""
    if not count:
        return None
    before = -1
    for place in sorted({round((count - 1) * share / SCAN) for share in range(SCAN + 1)}) if scan else (count - 1,):
        if changes(place):
            return bisect_left(range(place), x=True, lo=before + 1, key=changes)
        before = place
    return None


def _says(trial: _Trial, to: Decimal, winners: Sequence[str]) -> Text:
    """Say what must change and who then stands first."""
    in_euros = trial.part is None or trial.part.measure == "mki"
    now, then = (euros(value) if in_euros else number(value) for value in (trial.now, to))
    name = Text(nl=trial.part.name, en=trial.part.name) if trial.part else KIND_NAMES["price"]
    lead = Text(
        nl=f"{name.nl}: gaat {trial.bid.name} van {now.nl} naar {then.nl}",
        en=f"{name.en}: if {trial.bid.name} goes from {now.en} to {then.en}",
    )
    if len(winners) > 1:
        names = Text(nl=" en ".join(winners), en=" and ".join(winners))
        return Text(nl=f"{lead.nl}, dan staan {names.nl} gelijk.", en=f"{lead.en}, {names.en} tie for first.")
    return Text(nl=f"{lead.nl}, dan wint {winners[0]}.", en=f"{lead.en}, {winners[0]} wins.")
