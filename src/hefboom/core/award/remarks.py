"""A second look at an award model: what to think about twice. A remark never stops anybody."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hefboom.core.award.half import half_rule
from hefboom.core.award.model import AwardDesign, BidOffer
from hefboom.core.award.numbers import euros, number
from hefboom.core.award.price import FORMULAS, is_relative
from hefboom.core.award.weights import Weights
from hefboom.core.base.text import Text

RemarkKind = Literal[
    "lowest_price",
    "relative_formula",
    "ratio",
    "no_impact",
    "effective_below_half",
    "truncated_scale",
    "same_scores",
    "zero_weight",
    "small_weight",
    "price_hardly_counts",
    "outside_band",
    "price_decides",
    "old_ladder",
    "no_tie_break",
]
SMALL = Decimal(5)
"""Points: a criterion below this is worth less than the work of scoring it. Our own rule of thumb."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at twice. `field` is the path in the design, as in a `Problem`."""

    kind: RemarkKind
    field: str
    says: Text


def remarks(design: AwardDesign, effective: Weights | None = None, bids: Sequence[BidOffer] = ()) -> list[Remark]:
    """Return everything to look at twice. `effective` comes from bids or a simulation; `bids` are real or examples."""
    found = [each for check in _CHECKS for each in check(design)]
    return [*found, *_effective_below_half(design, effective), *_same_scores(design, bids)]


def _method(design: AwardDesign) -> Iterator[Remark]:
    if design.method == "lowest_price":
        says = Text(
            nl="Bij laagste prijs telt impact alleen mee via de eisen. Wie meer doet, krijgt er niets voor.",
            en="Under lowest price impact counts only through the requirements. Who does more earns nothing for it.",
        )
        yield Remark("lowest_price", "method", says)
    elif not any(criterion.kind == "impact" for criterion in design.criteria):
        says = Text(
            nl="Er is geen criterium voor impact. Impact telt niet mee in de gunning.",
            en="There is no criterion for impact. Impact does not count in the award.",
        )
        yield Remark("no_impact", "criteria", says)
    if design.method == "quality_per_price":
        says = Text(
            nl="Punten per euro beloont goedkoop en matig: half zoveel punten voor minder dan de helft van de prijs "
            "wint. Vraag een minimumscore.",
            en="Points per euro rewards cheap and mediocre: half the points for less than half the price wins. Ask "
            "for a minimum score.",
        )
        yield Remark("ratio", "method", says)


def _relative(design: AwardDesign) -> Iterator[Remark]:
    formula = FORMULAS[design.price.formula]
    if is_relative(design):
        says = Text(
            nl=f"{formula.name.nl} is een relatieve formule. {formula.wrong.nl} PIANOo raadt relatief scoren daarom "
            "af.",
            en=f"{formula.name.en} is a relative formula. {formula.wrong.en} That is why PIANOo gives reasons against "
            "it.",
        )
        yield Remark("relative_formula", "price.formula", says)


def _scales(design: AwardDesign) -> Iterator[Remark]:
    for criterion in design.counted:
        scale = criterion.scale
        if criterion.measure != "score" or not scale.starts_at_zero or scale.lowest <= 0:
            continue
        sure = number(Fraction(scale.lowest) / Fraction(scale.highest) * 100)
        says = Text(
            nl=f"{criterion.name}: ook de laagste score krijgt {sure.nl}% van de punten. Daardoor telt dit criterium "
            "in de praktijk minder zwaar dan het gewicht zegt. Laat de punten bij de laagste score beginnen.",
            en=f"{criterion.name}: even the lowest score earns {sure.en}% of the points. So in effect this criterion "
            "counts for less than its weight says. Let the points start at the lowest score.",
        )
        yield Remark("truncated_scale", f"criteria.{criterion.id}.scale", says)


def _weights(design: AwardDesign) -> Iterator[Remark]:
    if design.method in {"value", "lowest_price"}:
        return
    for criterion in design.criteria:
        field = f"criteria.{criterion.id}.weight"
        if criterion.weight == 0:
            says = Text(
                nl=f"{criterion.name} heeft gewicht 0 en telt niet mee. Geef het punten of maak er een eis van.",
                en=f"{criterion.name} has weight 0 and does not count. Give it points or make it a requirement.",
            )
            yield Remark("zero_weight", field, says)
        elif criterion.weight < SMALL:
            says = Text(
                nl=f"{criterion.name} telt voor {number(criterion.weight).nl} punten. Dat beslist zelden iets, en kost "
                "inschrijvers en beoordelaars wel werk.",
                en=f"{criterion.name} counts for {number(criterion.weight).en} points. That seldom decides anything, "
                "and it costs bidders and assessors work.",
            )
            yield Remark("small_weight", field, says)


def _price_band(design: AwardDesign) -> Iterator[Remark]:
    """Compare the expected prices with the band of a straight line: too wide, or too narrow."""
    rule, low, high = design.price, design.price_low_eur, design.price_high_eur
    floor, ceiling = rule.floor_eur, rule.ceiling_eur
    linear = design.method == "points_absolute" and rule.formula == "linear"
    if not linear or low is None or high is None or floor is None or ceiling is None or floor >= ceiling or low >= high:
        return
    if low < floor or high > ceiling:
        says = Text(
            nl="U verwacht prijzen onder de bodem of boven het plafond. Daar maakt de prijs geen verschil meer.",
            en="You expect prices below the floor or above the ceiling. There price makes no difference any more.",
        )
        yield Remark("outside_band", "price.floor_eur", says)
    inside = min(high, ceiling) - max(low, floor)
    if inside * 2 < ceiling - floor:
        at_stake = number(max(Fraction(inside), Fraction(0)) / Fraction(ceiling - floor) * Fraction(rule.weight))
        weight = number(rule.weight)
        says = Text(
            nl=f"Bij de prijzen die u verwacht, schelen inschrijvers ten hoogste {at_stake.nl} van de {weight.nl} "
            "punten op prijs. De prijs telt dus veel minder zwaar dan het gewicht zegt.",
            en=f"With the prices that you expect, bidders differ at most {at_stake.en} of the {weight.en} points on "
            "price. So price counts for much less than its weight says.",
        )
        yield Remark("price_hardly_counts", "price.ceiling_eur", says)


def _price_decides(design: AwardDesign) -> Iterator[Remark]:
    low, high = design.price_low_eur, design.price_high_eur
    values = [each.max_value_eur for each in design.criteria if each.measure == "score"]
    known = [value for value in values if value is not None]
    only_scores = len(known) == len(design.criteria)
    if design.method != "value" or low is None or high is None or not only_scores:
        return
    together = sum(known, Decimal(0)) - sum((each.min_value_eur for each in design.criteria), Decimal(0))
    if together < high - low:
        says = Text(
            nl=f"Alle criteria samen kunnen {euros(together).nl} schelen, de prijzen {euros(high - low).nl}. De prijs "
            "kan dus alles goedmaken.",
            en=f"All criteria together can make {euros(together).en} of difference, the prices "
            f"{euros(high - low).en}. So price can make up for everything.",
        )
        yield Remark("price_decides", "price_high_eur", says)


def _ladder(design: AwardDesign) -> Iterator[Remark]:
    for criterion in design.counted:
        if criterion.measure == "co2_ladder_31":
            says = Text(
                nl=f"{criterion.name}: handboek 3.1 loopt af. Houders stappen bij hun eerste audit na januari 2027 "
                "over op 4.0. Overweeg de treden van 4.0.",
                en=f"{criterion.name}: handbook 3.1 is ending. Holders move to 4.0 at their first audit after January "
                "2027. Consider the steps of 4.0.",
            )
            yield Remark("old_ladder", f"criteria.{criterion.id}.measure", says)


def _tie_break(design: AwardDesign) -> Iterator[Remark]:
    if not design.tie_break:
        says = Text(
            nl="Er staat nog niet hoe u kiest bij een gelijke stand. Leg dat vast in de aanbestedingsstukken.",
            en="It does not say yet how you choose when bids are equal. Lay that down in the tender documents.",
        )
        yield Remark("no_tie_break", "tie_break", says)


def _effective_below_half(design: AwardDesign, effective: Weights | None) -> Iterator[Remark]:
    judged = half_rule(design, effective)
    if judged.nominal.outcome == "met" and judged.effective.outcome == "not_met":
        says = Text(
            nl=f"{judged.nominal.says.nl} Maar: {judged.effective.says.nl}",
            en=f"{judged.nominal.says.en} But: {judged.effective.says.en}",
        )
        yield Remark("effective_below_half", "weights", says)


def _same_scores(design: AwardDesign, bids: Sequence[BidOffer]) -> Iterator[Remark]:
    for criterion in design.counted:
        given = [score for bid in bids if (score := bid.given(criterion)) is not None]
        if len(given) > 1 and len(set(given)) == 1:
            says = Text(
                nl=f"{criterion.name}: iedereen scoort hetzelfde. Dit criterium beslist niets. Maak het zwaarder, of "
                "maak er een eis van.",
                en=f"{criterion.name}: everyone scores the same. This criterion decides nothing. Ask for more, or "
                "make it a requirement.",
            )
            yield Remark("same_scores", f"criteria.{criterion.id}", says)


_CHECKS: tuple[Callable[[AwardDesign], Iterator[Remark]], ...] = (
    _method,
    _relative,
    _scales,
    _weights,
    _price_band,
    _price_decides,
    _ladder,
    _tie_break,
)
