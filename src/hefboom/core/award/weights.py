"""What price, quality and impact weigh: on paper (nominal), and by the spread of what bids earn (effective).

Nominal is what the design says. Effective is which part of the spread comes from a kind: the standard deviation, over
the bids of one tender, of what they earn on the parts of that kind, added over tenders and divided by the sum for all
kinds. A part on which every bid earns the same decides nothing, whatever its weight. Alternatives: docs/decisions/0111.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum
from statistics import fmean, pstdev
from typing import TypeVar

from hefboom.core.award.model import KINDS, LADDER_TOP, PRICE, AwardCriterion, AwardDesign, BidOffer, Kind
from hefboom.core.award.problems import POINTS
from hefboom.core.award.ranking import Ranking, rank
from hefboom.core.base.text import Text

Key = TypeVar("Key", bound=str)
TWO_BIDS = 2
"""Fewer bids than this have no spread."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares (0-1) that add up to 1, by kind and by part ("price" or the id of a criterion).

    `shares` is None when they are not known; `how` says how they were found, or why they are not known. By part the
    shares are of the parts' own spread, so those of a kind need not add up to the share of the kind.
    """

    shares: Mapping[Kind, Fraction] | None
    by_part: Mapping[str, Fraction]
    how: Text

    @property
    def impact(self) -> Fraction | None:
        """The share of impact; None when not known."""
        return None if self.shares is None else self.shares["impact"]


def nominal(design: AwardDesign) -> Weights:
    """Return what the design says that each kind weighs. Weights that do not add up to 100 are taken in proportion."""
    if design.method == "lowest_price":
        how = Text(
            nl="Alleen de prijs telt. Impact telt alleen mee via de eisen.",
            en="Only the price counts. Impact counts only through requirements.",
        )
        return _of_sizes(design, {PRICE: Fraction(1)}, how)
    if design.method == "value":
        return _nominal_value(design)
    sizes = {criterion.id: Fraction(criterion.weight) for criterion in design.criteria}
    if design.method in POINTS:
        how = Text(nl="Uit de punten per onderdeel.", en="From the points per part.")
        return _of_sizes(design, {PRICE: Fraction(design.price.weight)} | sizes, how)
    how = Text(
        nl="Punten gedeeld door prijs: de prijs weegt even zwaar als alle criteria samen, en die verdelen hun helft "
        "naar punten.",
        en="Points divided by price: the price weighs as much as all criteria together, which divide their half by "
        "points.",
    )
    return _of_sizes(design, {PRICE: sum(sizes.values(), Fraction(0))} | sizes, how)


def effective(design: AwardDesign, bid_sets: Iterable[Sequence[BidOffer]]) -> Weights:
    """Return what each kind weighs by the spread of what bids earn; `bid_sets` holds the bids of one tender each.

    Bids that cannot be ranked yet are left out; a set with fewer than two others says nothing. Raises as `rank`.
    """
    rankings = [ranking for bids in bid_sets if len((ranking := rank(design, bids)).rows) >= TWO_BIDS]
    sets = [_contributions(design, ranking) for ranking in rankings]
    kinds = kinds_of(design)
    by_kind = {kind: _spreads(sets, [id_ for id_, its in kinds.items() if its == kind]) for kind in KINDS}
    return of_spreads(by_kind, {id_: _spreads(sets, [id_]) for id_ in kinds}, len(sets))


def of_spreads(kinds: Mapping[Kind, Iterable[float]], parts: Mapping[str, Iterable[float]], sets: int) -> Weights:
    """Return the weights that follow from standard deviations per set, by kind and by part."""
    by_kind: dict[Kind, float] = {kind: fsum(each) for kind, each in kinds.items()}
    if not sum(by_kind.values()):
        return Weights(None, {}, _NO_SPREAD)
    return Weights(_shares(by_kind), _shares({id_: fsum(each) for id_, each in parts.items()}), _how_spread(sets))


def kinds_of(design: AwardDesign) -> dict[str, Kind]:
    """Return the kind of each part that counts, the price first."""
    kinds: dict[str, Kind] = {PRICE: "price"}
    return kinds | {criterion.id: criterion.kind for criterion in design.counted}


def _contributions(design: AwardDesign, ranking: Ranking) -> list[dict[str, float]]:
    """Return what each part adds to each bid, in one unit with one sign: up is good.

    Points per euro is a ratio: there the parts are taken relative to the mean price and the mean points.
    """
    rows = [{part.id: float(part.amount) for part in row.parts} for row in ranking.rows]
    scale, price_scale = 1.0, 1.0 if design.method in POINTS else -1.0
    if design.method == "quality_per_price":
        earned = fmean(sum(row.values()) - row[PRICE] for row in rows)
        scale, price_scale = (1 / earned if earned else 0.0), -1 / fmean(row[PRICE] for row in rows)
    return [{id_: each * (price_scale if id_ == PRICE else scale) for id_, each in row.items()} for row in rows]


def _spreads(sets: Sequence[Sequence[Mapping[str, float]]], ids: Sequence[str]) -> list[float]:
    """Return for each set the standard deviation over its bids of what these parts add together."""
    return [pstdev([sum(bid[id_] for id_ in ids) for bid in bids]) for bids in sets]


def _shares(sizes: Mapping[Key, float]) -> dict[Key, Fraction]:
    total = sum(sizes.values())
    return {key: Fraction(size / total).limit_denominator(10**9) for key, size in sizes.items()}


_NO_SPREAD = Text(
    nl="Er zijn geen inschrijvingen die van elkaar verschillen. Hoe zwaar elk onderdeel telt, is dus niet te zeggen.",
    en="There are no bids that differ from each other. So nobody can say what each part weighs.",
)


def _how_spread(sets: int) -> Text:
    return Text(
        nl=f"Uit de spreiding van wat inschrijvingen verdienen, in {sets} {'reeks' if sets == 1 else 'reeksen'} van "
        "inschrijvingen.",
        en=f"From the spread of what bids earn, in {sets} {'set' if sets == 1 else 'sets'} of bids.",
    )


def _of_sizes(design: AwardDesign, sizes: Mapping[str, Fraction], how: Text) -> Weights:
    """Return shares from sizes in one unit, by part."""
    total = sum(sizes.values(), Fraction(0))
    if not total:
        says = Text(nl="Er zijn nog geen gewichten ingevuld.", en="No weights are filled in yet.")
        return Weights(None, {}, says)
    shares = dict.fromkeys(KINDS, Fraction(0))
    for id_, kind in kinds_of(design).items():
        shares[kind] += sizes[id_] / total
    return Weights(shares, {id_: size / total for id_, size in sizes.items()}, how)


def _nominal_value(design: AwardDesign) -> Weights:
    """Weigh what the criteria can make of difference in euros against the spread of prices, or else the budget."""
    low, high, budget = design.price_low_eur, design.price_high_eur, design.budget_eur
    sizes = {criterion.id: _range_eur(design, criterion) for criterion in design.criteria}
    unknown = [criterion.name for criterion in design.criteria if sizes[criterion.id] is None]
    if unknown:
        names = ", ".join(unknown)
        says = Text(
            nl=f"Niet te zeggen: van {names} is niet bekend hoeveel euro het ten hoogste kan schelen.",
            en=f"Cannot be said: it is not known how many euros {names} can make of difference at most.",
        )
        return Weights(None, {}, says)
    known = {id_: size for id_, size in sizes.items() if size is not None}
    if low is not None and high is not None and low < high:
        return _of_sizes(design, {PRICE: Fraction(high) - Fraction(low)} | known, _BY_RANGE)
    if budget:
        return _of_sizes(design, {PRICE: Fraction(budget)} | known, _BY_BUDGET)
    return Weights(None, {}, _NO_RANGE)


def _range_eur(design: AwardDesign, criterion: AwardCriterion) -> Fraction | None:
    """Return how many euros the best and the worst on a criterion differ under "value"; None: not known."""
    if criterion.measure == "score":
        most = criterion.max_value_eur
        return None if most is None or most < criterion.min_value_eur else Fraction(most - criterion.min_value_eur)
    if criterion.measure == "mki":
        best, worst = criterion.mki_best_eur, criterion.mki_worst_eur
        if best is None or worst is None or best > worst:
            return None
        return (Fraction(worst) - Fraction(best)) * Fraction(criterion.mki_factor)
    percents = [criterion.level(each).discount_percent for each in range(1, LADDER_TOP[criterion.measure] + 1)]
    known = [percent for percent in percents if percent is not None]
    price = _typical_price(design)
    return None if len(known) < len(percents) or price is None else price * Fraction(max(known)) / 100


def _typical_price(design: AwardDesign) -> Fraction | None:
    """Return the budget, or else the middle of the expected prices; None when neither is known."""
    if design.budget_eur is not None:
        return Fraction(design.budget_eur)
    low, high = design.price_low_eur, design.price_high_eur
    return None if low is None or high is None else (Fraction(low) + Fraction(high)) / 2


_BY_RANGE = Text(
    nl="Het verschil in euro dat elk onderdeel ten hoogste kan maken: bij de prijs het verschil tussen de laagste en "
    "de hoogste verwachte prijs.",
    en="The difference in euros that each part can make at most: for the price the difference between the lowest and "
    "the highest expected price.",
)
_BY_BUDGET = Text(
    nl="De waarde in euro die elk criterium ten hoogste kan schelen, naast het budget voor de prijs. Vul de laagste "
    "en de hoogste verwachte prijs in voor een beter beeld.",
    en="The value in euros that each criterion can make of difference at most, beside the budget for the price. Fill "
    "in the lowest and the highest expected price for a better view.",
)
_NO_RANGE = Text(
    nl="Niet te zeggen: vul het budget in, of de laagste en de hoogste verwachte prijs.",
    en="Cannot be said: fill in the budget, or the lowest and the highest expected price.",
)
