"""Who is first: every bid's points or value per part, the total and the place, exactly.

Totals are exact fractions and are compared exactly; people see them rounded (`shown`). Equal totals share a place. A
bid of which a price or score is unknown is not ranked but listed with what is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hefboom.core.award.bids import check_bids, missing_of
from hefboom.core.award.methods import KIND_NAMES
from hefboom.core.award.model import PRICE, AwardDesign, BidOffer, Kind
from hefboom.core.award.numbers import rounded
from hefboom.core.award.parts import amount
from hefboom.core.award.price import is_relative, price_points
from hefboom.core.award.problems import POINTS, require_calculable
from hefboom.core.award.trouble import Problem
from hefboom.core.base.text import Text

Unit = Literal["points", "eur", "points_per_eur"]
PER_EUR = 100_000
"""Under `quality_per_price` the total is the points per this many euros."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """What a bid earns on one part. `amount` is exact, in `unit`.

    In euros the price counts up and a value counts down: total = price − values.
    """

    id: str
    name: Text
    kind: Kind
    amount: Fraction
    unit: Literal["points", "eur"]

    @property
    def shown(self) -> Decimal:
        """The amount with two decimals, for people."""
        return rounded(self.amount)


@dataclass(frozen=True, slots=True)
class Row:
    """One ranked bid: its parts (the price first), exact total and place (1 is first; equal totals share a place)."""

    name: str
    price: Decimal
    parts: tuple[PartResult, ...]
    total: Fraction
    unit: Unit
    place: int
    tied: bool

    @property
    def shown(self) -> Decimal:
        """The total for people: two decimals, four for points per euro."""
        return rounded(self.total, 4 if self.unit == "points_per_eur" else 2)

    def part(self, id_: str) -> PartResult:
        """Return the part with this id ("price" or a criterion's). KeyError when there is none."""
        return {each.id: each for each in self.parts}[id_]


@dataclass(frozen=True, slots=True)
class NotRanked:
    """A bid that cannot be ranked yet, with a problem for each thing that is missing."""

    name: str
    missing: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All bids in order, the first on top, and those that cannot be ranked yet.

    `notes` are sentences for the reader: a tie for the first place, or that the order may still change.
    """

    rows: tuple[Row, ...]
    not_ranked: tuple[NotRanked, ...]
    highest_wins: bool
    notes: tuple[Text, ...]

    @property
    def winners(self) -> tuple[str, ...]:
        """The names on the first place: more than one is a tie, none when no bid can be ranked."""
        return tuple(row.name for row in self.rows if row.place == 1)

    def row(self, name: str) -> Row:
        """Return the row of a bid. KeyError when it is not ranked."""
        return {each.name: each for each in self.rows}[name]


def rank(design: AwardDesign, bids: Sequence[BidOffer]) -> Ranking:
    """Rank bids by a design.

    Raises DesignRefused when the design cannot be calculated with yet, BidRefused for a bid with a number that cannot
    be right (both are ValueErrors with `problems`).
    """
    require_calculable(design)
    check_bids(design, bids)
    open_ = [(bid, missing_of(design, bid)) for bid in bids]
    ready = [bid for bid, missing in open_ if not missing]
    highest_wins = design.method not in {"value", "lowest_price"}
    rows = _placed(_all_scored(design, ready), highest_wins=highest_wins)
    not_ranked = tuple(NotRanked(bid.name, missing) for bid, missing in open_ if missing)
    return Ranking(rows, not_ranked, highest_wins, (*_tie(rows), *_provisional(design, not_ranked)))


def standing(design: AwardDesign, bids: Sequence[BidOffer]) -> dict[str, Fraction]:
    """Return the totals of bids that are complete and right, turned so that the highest is always the best.

    For who asks often with small changes: nothing is checked here. `rank` is for everything else.
    """
    sign = -1 if design.method in {"value", "lowest_price"} else 1
    first = _first_of(design, bids)
    return {bid.name: _total(design, first[bid.name], _earned(design, bid)) * sign for bid in bids}


def leaders(totals: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return who is first by totals of which the highest is the best; more than one is a tie."""
    best = max(totals.values())
    return tuple(name for name, total in totals.items() if total == best)


@dataclass(frozen=True, slots=True)
class _Scored:
    bid: BidOffer
    price: Decimal
    parts: tuple[PartResult, ...]
    total: Fraction
    unit: Unit


def _all_scored(design: AwardDesign, bids: Sequence[BidOffer]) -> list[_Scored]:
    first = _first_of(design, bids)
    return [_scored(design, bid, first[bid.name]) for bid in bids]


def _first_of(design: AwardDesign, bids: Sequence[BidOffer]) -> Mapping[str, Fraction]:
    """Return what the price of each bid earns, or the price where the method gives no points for it."""
    prices = {bid.name: Fraction(bid.price or 0) for bid in bids}
    return price_points(design, prices) if bids and design.method in POINTS else prices


def _earned(design: AwardDesign, bid: BidOffer) -> list[Fraction]:
    """Return what a bid earns on each criterion that counts."""
    return [amount(design, criterion, bid) or Fraction(0) for criterion in design.counted]


def _total(design: AwardDesign, first: Fraction, earned: Sequence[Fraction]) -> Fraction:
    """Return the total of a bid whose price is or earns `first`."""
    whole = sum(earned, Fraction(0))
    if design.method in POINTS:
        return first + whole
    return whole * PER_EUR / first if design.method == "quality_per_price" else first - whole


def _scored(design: AwardDesign, bid: BidOffer, first: Fraction) -> _Scored:
    """Return parts and total of one bid of which everything is known; `first` is what the price earns, or the price."""
    unit: Literal["points", "eur"] = "eur" if design.method == "value" else "points"
    price_unit: Literal["points", "eur"] = "points" if design.method in POINTS else "eur"
    earned = _earned(design, bid)
    parts = [
        PartResult(PRICE, KIND_NAMES["price"], "price", first, price_unit),
        *(
            PartResult(criterion.id, Text(nl=criterion.name, en=criterion.name), criterion.kind, each, unit)
            for criterion, each in zip(design.counted, earned, strict=True)
        ),
    ]
    whole: Unit = "points_per_eur" if design.method == "quality_per_price" else price_unit
    return _Scored(bid, bid.price or Decimal(0), tuple(parts), _total(design, first, earned), whole)


def _placed(scored: Sequence[_Scored], *, highest_wins: bool) -> tuple[Row, ...]:
    """Return rows in order of place; bids with equal totals share a place and keep the order in which they came."""
    ordered = sorted(scored, key=lambda each: -each.total if highest_wins else each.total)
    totals = [each.total for each in ordered]
    return tuple(
        Row(
            each.bid.name,
            each.price,
            each.parts,
            each.total,
            each.unit,
            totals.index(each.total) + 1,
            totals.count(each.total) > 1,
        )
        for each in ordered
    )


def _tie(rows: Sequence[Row]) -> list[Text]:
    first = [row.name for row in rows if row.place == 1]
    if len(first) < 2:  # noqa: PLR2004 - a tie takes two
        return []
    return [
        Text(
            nl=f"{len(first)} inschrijvingen eindigen gelijk op de eerste plaats. Wie wint, volgt uit de regel voor "
            "een gelijke stand in de aanbestedingsstukken.",
            en=f"{len(first)} bids share the first place. Who wins follows from the rule for ties in the tender "
            "documents.",
        )
    ]


def _provisional(design: AwardDesign, not_ranked: Sequence[NotRanked]) -> list[Text]:
    if not not_ranked or not is_relative(design):
        return []
    return [
        Text(
            nl="De prijsformule vergelijkt inschrijvingen met elkaar. Zolang er inschrijvingen ontbreken, kan ook de "
            "volgorde van de andere nog veranderen.",
            en="The price formula compares bids with each other. While bids are missing, the order of the others can "
            "change too.",
        )
    ]
