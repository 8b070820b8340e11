"""What is still wrong or open in a design: one sentence each, with the field."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from hefboom.core.award.model import FULL, LADDER_TOP, AwardCriterion, AwardDesign
from hefboom.core.award.numbers import number
from hefboom.core.award.price import FORMULAS
from hefboom.core.award.trouble import DesignRefused, Problem
from hefboom.core.base.text import Text

POINTS = frozenset({"points_absolute", "points_relative"})


def problems(design: AwardDesign) -> list[Problem]:
    """Return everything to solve before this design can stand in a tender document."""
    checks: tuple[Callable[[AwardDesign], Iterator[Problem]], ...] = (_weights, _price, _criteria, _expected_prices)
    return [problem for check in checks for problem in check(design)]


def require_calculable(design: AwardDesign) -> None:
    """Refuse a design that cannot be calculated with yet. Raises DesignRefused with what blocks."""
    blocking = [problem for problem in problems(design) if problem.blocks]
    if blocking:
        raise DesignRefused(blocking)


def weights_sum(design: AwardDesign) -> Decimal:
    """Return the points divided so far: price and criteria, or the criteria alone under `quality_per_price`."""
    price = design.price.weight if design.method in POINTS else Decimal(0)
    return sum((criterion.weight for criterion in design.counted), price)


def _weights(design: AwardDesign) -> Iterator[Problem]:
    if design.method not in POINTS | {"quality_per_price"}:
        return
    total = weights_sum(design)
    if total == FULL:
        return
    so_far, left = number(total), number(abs(FULL - total))
    if total < FULL:
        says = Text(
            nl=f"De gewichten tellen op tot {so_far.nl}; nog {left.nl} te verdelen.",
            en=f"The weights add up to {so_far.en}; {left.en} still to divide.",
        )
    else:
        says = Text(
            nl=f"De gewichten tellen op tot {so_far.nl}; dat is {left.nl} te veel.",
            en=f"The weights add up to {so_far.en}; that is {left.en} too many.",
        )
    yield Problem("weights", says, blocks=False)


def _price(design: AwardDesign) -> Iterator[Problem]:
    if design.method not in POINTS:
        return
    relative = FORMULAS[design.price.formula].relative
    if relative != (design.method == "points_relative"):
        name, kind = (
            FORMULAS[design.price.formula].name,
            ("relatief", "relative") if relative else ("absoluut", "absolute"),
        )
        says = Text(
            nl=f"De prijsformule '{name.nl}' is {kind[0]} en past niet bij de gekozen methode. Kies een andere formule "
            "of een andere methode.",
            en=f"The price formula '{name.en}' is {kind[1]} and does not fit the chosen method. Choose another formula "
            "or another method.",
        )
        yield Problem("price.formula", says)
    if design.price.formula == "linear":
        yield from _floor_and_ceiling(design)
    if design.price.formula == "bands":
        yield from _price_bands(design)


def _floor_and_ceiling(design: AwardDesign) -> Iterator[Problem]:
    floor, ceiling = design.price.floor_eur, design.price.ceiling_eur
    if floor is None:
        says = Text(
            nl="Vul de bodemprijs in: de prijs die alle punten krijgt.",
            en="Fill in the floor: the price that earns all points.",
        )
        yield Problem("price.floor_eur", says)
    if ceiling is None:
        says = Text(
            nl="Vul de plafondprijs in: de prijs die geen punten krijgt.",
            en="Fill in the ceiling: the price that earns no points.",
        )
        yield Problem("price.ceiling_eur", says)
    if floor is not None and ceiling is not None and floor >= ceiling:
        says = Text(
            nl="De bodemprijs is niet lager dan de plafondprijs. Draai ze om of verander er een.",
            en="The floor is not below the ceiling. Swap them or change one.",
        )
        yield Problem("price.floor_eur", says)


def _price_bands(design: AwardDesign) -> Iterator[Problem]:
    bands = sorted(design.price.bands, key=lambda band: band.up_to_eur)
    if not bands:
        says = Text(nl="Vul ten minste één prijsklasse in.", en="Fill in at least one price band.")
        yield Problem("price.bands", says)
    if any(one.up_to_eur == other.up_to_eur for one, other in pairwise(bands)):
        says = Text(nl="Twee prijsklassen eindigen bij dezelfde prijs.", en="Two price bands end at the same price.")
        yield Problem("price.bands", says)
    if any(one.points_percent < other.points_percent for one, other in pairwise(bands)):
        says = Text(
            nl="Een duurdere prijsklasse krijgt meer punten dan een goedkopere. Controleer de percentages.",
            en="A dearer price band earns more points than a cheaper one. Check the percentages.",
        )
        yield Problem("price.bands", says)


def _criteria(design: AwardDesign) -> Iterator[Problem]:
    if not design.counted and design.method in {"value", "quality_per_price"}:
        says = Text(
            nl="Er zijn nog geen criteria. Zonder criteria beslist alleen de prijs.",
            en="There are no criteria yet. Without criteria only the price decides.",
        )
        yield Problem("criteria", says, blocks=design.method == "quality_per_price")
    for criterion in design.counted:
        yield from _of_criterion(design, criterion)


def _of_criterion(design: AwardDesign, criterion: AwardCriterion) -> Iterator[Problem]:
    in_money = design.method == "value"
    if criterion.measure == "score":
        yield from _scale(criterion)
        if in_money:
            yield from _value(criterion)
    elif criterion.measure == "mki":
        if not in_money:
            yield from _mki_bounds(criterion)
    else:
        yield from _levels(criterion, in_money=in_money)


def _at(criterion: AwardCriterion, field: str, nl: str, en: str, *, blocks: bool = True) -> Problem:
    says = Text(nl=f"{criterion.name}: {nl}", en=f"{criterion.name}: {en}")
    return Problem(f"criteria.{criterion.id}.{field}", says, blocks)


def _scale(criterion: AwardCriterion) -> Iterator[Problem]:
    scale = criterion.scale
    if scale.lowest >= scale.highest:
        nl, en = "de laagste score is niet lager dan de hoogste.", "the lowest score is not below the highest."
        yield _at(criterion, "scale", nl, en)
    elif scale.starts_at_zero and scale.lowest < 0:
        nl = "de laagste score ligt onder nul, terwijl de punten bij nul beginnen."
        yield _at(criterion, "scale", nl, "the lowest score is below zero, while points start at zero.")
    if any(not scale.lowest <= step <= scale.highest for step in scale.steps):
        yield _at(
            criterion,
            "scale.steps",
            "een van de scores valt buiten de schaal.",
            "one of the scores is outside the scale.",
        )


def _value(criterion: AwardCriterion) -> Iterator[Problem]:
    if criterion.max_value_eur is None:
        yield _at(
            criterion,
            "max_value_eur",
            "vul in hoeveel euro de hoogste score waard is.",
            "fill in how many euros the highest score is worth.",
        )
    elif criterion.max_value_eur < criterion.min_value_eur:
        yield _at(
            criterion,
            "min_value_eur",
            "de laagste score is meer waard dan de hoogste.",
            "the lowest score is worth more than the highest.",
        )


def _mki_bounds(criterion: AwardCriterion) -> Iterator[Problem]:
    best, worst = criterion.mki_best_eur, criterion.mki_worst_eur
    if best is None:
        yield _at(
            criterion, "mki_best_eur", "vul de MKI in die alle punten krijgt.", "fill in the MKI that earns all points."
        )
    if worst is None:
        yield _at(
            criterion, "mki_worst_eur", "vul de MKI in die geen punten krijgt.", "fill in the MKI that earns no points."
        )
    if best is not None and worst is not None and best >= worst:
        yield _at(
            criterion,
            "mki_best_eur",
            "de MKI met alle punten is niet lager dan die zonder punten. Een lagere MKI is beter.",
            "the MKI with all points is not below the one without points. A lower MKI is better.",
        )


def _levels(criterion: AwardCriterion, *, in_money: bool) -> Iterator[Problem]:
    """The ladder: a level without a percentage blocks only the bids that offer it."""
    top = LADDER_TOP[criterion.measure]
    numbers = [level.level for level in criterion.levels]
    if len(set(numbers)) < len(numbers) or any(each > top for each in numbers):
        yield _at(
            criterion,
            "levels",
            f"elk niveau van 1 tot en met {top} staat er één keer in, en geen ander.",
            f"each level from 1 to {top} is there once, and no other.",
        )
    field = "discount_percent" if in_money else "points_percent"
    percents = [getattr(criterion.level(each), field) for each in range(1, top + 1)]
    unset = [str(each) for each, percent in enumerate(percents, 1) if percent is None]
    if unset:
        yield _at(
            criterion,
            f"levels.{field}",
            f"vul het percentage in voor niveau {', '.join(unset)}. Er is geen vast percentage bekend.",
            f"fill in the percentage of level {', '.join(unset)}. No fixed percentage is known.",
            blocks=False,
        )
    known = [percent for percent in percents if percent is not None]
    if known != sorted(known):
        yield _at(
            criterion,
            f"levels.{field}",
            "een hoger niveau levert minder op dan een lager.",
            "a higher level earns less than a lower one.",
        )


def _expected_prices(design: AwardDesign) -> Iterator[Problem]:
    low, high = design.price_low_eur, design.price_high_eur
    if low is not None and high is not None and low >= high:
        says = Text(
            nl="De laagste verwachte prijs is niet lager dan de hoogste.",
            en="The lowest expected price is not below the highest.",
        )
        yield Problem("price_low_eur", says, blocks=False)
