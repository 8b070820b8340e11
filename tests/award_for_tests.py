"""Award models and bids for tests: work clothes, price 40, quality 10, impact 50."""

from decimal import Decimal

from hefboom.core.award.model import (
    AwardCriterion,
    AwardDesign,
    BidOffer,
    Formula,
    LadderLevel,
    Measure,
    Method,
    PriceBand,
    PriceRule,
    Scale,
)

D = Decimal
RELATIVE: tuple[Formula, ...] = ("lowest_ratio", "spread", "mean")
ABSOLUTE: tuple[Formula, ...] = ("linear", "bands")
BANDS = (
    PriceBand(up_to_eur=D(90_000), points_percent=D(100)),
    PriceBand(up_to_eur=D(100_000), points_percent=D(60)),
    PriceBand(up_to_eur=D(110_000), points_percent=D(20)),
)


def criterion(id_: str = "energy", kind: str = "impact", weight: object = 30, **other: object) -> AwardCriterion:
    """One criterion; its name is its id with a capital."""
    return AwardCriterion.model_validate(
        {"id": id_, "name": id_.capitalize(), "kind": kind, "weight": str(weight), "max_value_eur": "10000", **other}
    )


CRITERIA = (criterion("plan", "quality", 10), criterion("energy", weight=30), criterion("people", weight=20))


def design(method: Method = "points_absolute", formula: Formula = "linear", **other: object) -> AwardDesign:
    """A complete design by this method, price 40 and the three criteria unless said otherwise."""
    price = PriceRule(weight=D(40), formula=formula, floor_eur=D(80_000), ceiling_eur=D(120_000), bands=BANDS)
    whole = {"method": method, "price": price, "criteria": CRITERIA, "budget_eur": D(100_000), "tie_break": "Loting."}
    return AwardDesign(**(whole | other))  # type: ignore[arg-type] - tests say what they change by name


EVERY_DESIGN: dict[str, AwardDesign] = {
    **{f"absolute {formula}": design("points_absolute", formula) for formula in ABSOLUTE},
    **{f"relative {formula}": design("points_relative", formula) for formula in RELATIVE},
    "value": design("value"),
    "quality per price": design(
        "quality_per_price", criteria=(criterion("plan", "quality", 50), criterion("energy", weight=50))
    ),
    "lowest price": design("lowest_price"),
}
ABSOLUTE_DESIGNS = {name: each for name, each in EVERY_DESIGN.items() if not name.startswith("relative")}


def bid(name: str, price: object, *scores: object, ids: tuple[str, ...] = ("plan", "energy", "people")) -> BidOffer:
    """A bid with scores in the order of the criteria; None is not known yet."""
    given = dict(zip(ids, (None if score is None else D(str(score)) for score in scores), strict=False))
    return BidOffer(name, None if price is None else D(str(price)), given)


def ladder(
    measure: Measure = "co2_ladder_40", percents: tuple[object, ...] = (1, 3, 5), **other: object
) -> AwardCriterion:
    """A criterion on the ladder with a percentage per level; None: not filled in. The numbers are made up."""
    levels = tuple(
        LadderLevel(level=level, discount_percent=known, points_percent=known)
        for level, percent in enumerate(percents, 1)
        for known in [None if percent is None else D(str(percent))]
    )
    return criterion("ladder", measure=measure, levels=levels, **other)


def scale(*steps: object, **other: object) -> Scale:
    """A scale with these steps."""
    return Scale.model_validate({"steps": [str(step) for step in steps], **other})
