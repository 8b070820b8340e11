"""What the weight of impact does to who wins: totals as straight lines in that weight, and exactly where they cross.

The weight goes from 0 to 1; the parts within impact keep their proportions, and so do the others. At the present
nominal weight a line has the present total (under "value": what the bid is cheaper than the dearest, values included).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from hefboom.core.award.model import PRICE, AwardDesign, BidOffer
from hefboom.core.award.ranking import PER_EUR, Row, rank
from hefboom.core.award.weights import nominal
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One bid: its total when impact weighs nothing and when it weighs all; straight in between. The highest wins."""

    name: str
    at_zero: Fraction
    at_full: Fraction

    def at(self, weight: Fraction) -> Fraction:
        """Return the total at a weight (0-1)."""
        return self.at_zero + weight * (self.at_full - self.at_zero)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Between these weights of impact (0-1) these bids win; several are a tie. At its ends it ties with the next."""

    start: Fraction
    end: Fraction
    winners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What the weight of impact does. `now` is the present weight on the axis; `axis` says what the axis is.

    Without lines there is nothing to draw, and `axis` says why.
    """

    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    now: Fraction | None
    axis: Text

    @property
    def breakpoints(self) -> tuple[Fraction, ...]:
        """The weights at which another bid starts to win."""
        return tuple(stretch.start for stretch in self.stretches[1:])


def sweep_impact(design: AwardDesign, bids: Sequence[BidOffer]) -> Sweep:
    """Return who wins at every weight of impact. Bids that cannot be ranked yet are left out. Raises as `rank`."""
    rows = rank(design, bids).rows
    sizes = nominal(design).by_part
    impact = [criterion.id for criterion in design.counted if criterion.kind == "impact" and criterion.id in sizes]
    ratio = design.method == "quality_per_price"
    others = [id_ for id_ in sizes if id_ not in impact and not (ratio and id_ == PRICE)]
    one, other = (sum((sizes[id_] for id_ in side), Fraction(0)) for side in (impact, others))
    if not rows or not one or not other:
        return Sweep((), (), None, _NO_AXIS)
    now = one / (one + other)
    zero = max(Fraction(row.price) for row in rows) if design.method == "value" else Fraction(0)
    lines = tuple(
        Line(row.name, zero + _earned(row, others, ratio=ratio) / (1 - now), _earned(row, impact, ratio=ratio) / now)
        for row in rows
    )
    return Sweep(lines, tuple(_stretches(lines)), now, _AXIS_RATIO if ratio else _AXIS)


def _earned(row: Row, ids: Iterable[str], *, ratio: bool) -> Fraction:
    """Return what a bid earns on these parts; a price in euros counts down."""
    parts = [row.part(id_) for id_ in ids]
    earned = sum(
        (-part.amount if part.id == PRICE and part.unit == "eur" else part.amount for part in parts), Fraction(0)
    )
    return earned * PER_EUR / Fraction(row.price) if ratio else earned


def _stretches(lines: Sequence[Line]) -> list[Stretch]:
    """Cut the axis where lines cross, see who is on top in the middle of each piece, and join what stays the same."""
    crossings = {each for one, other in combinations(lines, 2) if (each := _crossing(one, other)) is not None}
    cuts = [Fraction(0), *sorted(crossings), Fraction(1)]
    found: list[Stretch] = []
    for start, end in pairwise(cuts):
        winners = top(lines, (start + end) / 2)
        if found and found[-1].winners == winners:
            found[-1] = Stretch(found[-1].start, end, winners)
        else:
            found.append(Stretch(start, end, winners))
    return found


def top(lines: Sequence[Line], weight: Fraction) -> tuple[str, ...]:
    """Return who is on top at a weight of impact (0-1); more than one is a tie."""
    best = max(line.at(weight) for line in lines)
    return tuple(line.name for line in lines if line.at(weight) == best)


def _crossing(one: Line, other: Line) -> Fraction | None:
    """Return where two lines cross, strictly between 0 and 1; None when they do not."""
    at_zero, at_full = one.at_zero - other.at_zero, one.at_full - other.at_full
    if at_zero == at_full:
        return None
    weight = at_zero / (at_zero - at_full)
    return weight if 0 < weight < 1 else None


_AXIS = Text(nl="Gewicht van impact in de hele gunning", en="Weight of impact in the whole award")
_AXIS_RATIO = Text(nl="Gewicht van impact binnen de criteria", en="Weight of impact within the criteria")
_NO_AXIS = Text(
    nl="Er is niets te tekenen: er zijn inschrijvingen nodig, en gewicht voor impact en voor iets anders.",
    en="There is nothing to draw: it takes bids, and weight for impact and for something else.",
)
