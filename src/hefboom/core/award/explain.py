"""In words: where the difference between two bids came from, part by part."""

from dataclasses import dataclass
from fractions import Fraction

from hefboom.core.award.model import PRICE
from hefboom.core.award.numbers import euros, number, rounded
from hefboom.core.award.ranking import PartResult, Ranking, Row
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class PartDifference:
    """What one part did to the difference. `ahead` (in the unit of the part) above zero speaks for the first bid."""

    id: str
    name: Text
    ahead: Fraction
    says: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one bid stands above another: the sentence on the totals, then each part, the largest difference first."""

    summary: Text
    parts: tuple[PartDifference, ...]


def explain(ranking: Ranking, winner: str, other: str) -> Explanation:
    """Explain the difference between two ranked bids. KeyError when one of them is not ranked."""
    first, second = ranking.row(winner), ranking.row(other)
    parts = [_difference(one, second.part(one.id), winner, other) for one in first.parts]
    # Points and euros are not compared with each other: under points per euro the price stays in front.
    parts.sort(key=lambda part: (first.unit == "points_per_eur" and part.id != PRICE, -abs(part.ahead)))
    return Explanation(_summary(first, second), tuple(parts))


def _difference(one: PartResult, two: PartResult, winner: str, other: str) -> PartDifference:
    cheaper_is_better = one.id == PRICE and one.unit == "eur"
    ahead = two.amount - one.amount if cheaper_is_better else one.amount - two.amount
    mine, theirs, gap = _amount(one, one.amount), _amount(one, two.amount), _amount(one, abs(ahead))
    if ahead == 0:
        says = Text(
            nl=f"{one.name.nl}: beide {mine.nl}. Geen verschil.", en=f"{one.name.en}: both {mine.en}. No difference."
        )
        return PartDifference(one.id, one.name, ahead, says)
    better = winner if ahead > 0 else other
    says = Text(
        nl=f"{one.name.nl}: {winner} {mine.nl}, {other} {theirs.nl}. Hier is {better} {gap.nl} beter.",
        en=f"{one.name.en}: {winner} {mine.en}, {other} {theirs.en}. Here {better} is {gap.en} better.",
    )
    return PartDifference(one.id, one.name, ahead, says)


def _summary(first: Row, second: Row) -> Text:
    mine, theirs = _total(first, first.total), _total(second, second.total)
    if first.total == second.total:
        return Text(
            nl=f"{first.name} en {second.name} eindigen gelijk: beide {mine.nl}.",
            en=f"{first.name} and {second.name} are equal: both {mine.en}.",
        )
    gap = _total(first, abs(first.total - second.total))
    nl, en = ("boven", "above") if first.place < second.place else ("onder", "below")
    what = Text(nl="rekenprijs ", en="fictitious price ") if first.unit == "eur" else None
    return Text(
        nl=f"{first.name} staat {nl} {second.name}: {what.nl if what else ''}{mine.nl} tegen {theirs.nl}. "
        f"Het verschil is {gap.nl}.",
        en=f"{first.name} stands {en} {second.name}: {what.en if what else ''}{mine.en} against {theirs.en}. "
        f"The difference is {gap.en}.",
    )


def _amount(part: PartResult, amount: Fraction) -> Text:
    return euros(amount) if part.unit == "eur" else _points(amount, 2)


def _total(row: Row, amount: Fraction) -> Text:
    if row.unit == "eur":
        return euros(amount)
    return _points(amount, 4 if row.unit == "points_per_eur" else 2)


def _points(amount: Fraction, decimals: int) -> Text:
    shown = number(rounded(amount, decimals))
    one = rounded(amount, decimals) == 1
    return Text(nl=f"{shown.nl} {'punt' if one else 'punten'}", en=f"{shown.en} {'point' if one else 'points'}")
