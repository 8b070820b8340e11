"""An award model as data: price, quality and impact, and what a bidder offers. It goes through JSON unchanged.

    design = read_design(row.design)          # core.award.read: from JSON, or DesignRefused with a sentence per problem
    row.design = design.model_dump(mode="json")

Numbers are exact decimals (text in JSON). None is not filled in yet, never zero. `core.award.problems` says what is
still wrong or open in a design that could be read.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Kind = Literal["price", "quality", "impact"]
KINDS: tuple[Kind, ...] = ("price", "quality", "impact")
Method = Literal["points_absolute", "points_relative", "value", "quality_per_price", "lowest_price"]
Measure = Literal["score", "mki", "co2_ladder_31", "co2_ladder_40"]
Formula = Literal["linear", "bands", "lowest_ratio", "spread", "mean"]

LADDER_TOP: dict[Measure, int] = {"co2_ladder_31": 5, "co2_ladder_40": 3}
"""The highest level of each edition of the CO2-Prestatieladder; level 0 is no certificate."""
PRICE = "price"
"""The id of the price among the parts of an award; no criterion may be called so."""
FULL = Decimal(100)
"""Points to divide. Weights are points: together 100 (under `quality_per_price` the criteria alone)."""

Number = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]
Share = Annotated[Number, Field(ge=0, le=100)]
Euros = Annotated[Number, Field(ge=0)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Scale(_Part):
    """The scores an assessor can give: from `lowest` to `highest`, only `steps` if there are any, else free.

    `starts_at_zero` False: the lowest score earns nothing and the highest all. True: points are score / highest, so
    that a lowest score above zero still earns a part of the points (the scale is truncated).
    """

    lowest: Number = Decimal(0)
    highest: Number = Decimal(10)
    steps: Annotated[tuple[Number, ...], Field(max_length=100)] = ()
    starts_at_zero: bool = False


class LadderLevel(_Part):
    """What a level of the CO2-Prestatieladder earns; None: not filled in. No percentage is published that always holds.

    `discount_percent` is the fictitious discount on the price (method "value"); `points_percent` is the part of the
    criterion's weight (methods with points).
    """

    level: Annotated[int, Field(ge=1, le=5)]
    discount_percent: Share | None = None
    points_percent: Share | None = None


class AwardCriterion(_Part):
    """One criterion besides the price.

    `weight` is in points (not used under "value"). `code` is the criterion of the library, "" for none. Under "value"
    the lowest score is worth `min_value_eur` (below zero: a malus) and the highest `max_value_eur`. MKI is an offer of
    euros of environmental cost: under "value" the offer times `mki_factor` is added to the price; with points
    `mki_best_eur` or less earns all, `mki_worst_eur` or more nothing, and between them it is linear. `promise`: what is
    offered here becomes part of the contract and falls under the sanction; MKI and the ladder always do.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,79}$")]
    name: Name
    kind: Literal["quality", "impact"]
    weight: Share = Decimal(0)
    measure: Measure = "score"
    code: Annotated[str, Field(max_length=80)] = ""
    scale: Scale = Scale()
    promise: bool = False
    max_value_eur: Number | None = None
    min_value_eur: Number = Decimal(0)
    mki_factor: Euros = Decimal(1)
    mki_best_eur: Number | None = None
    mki_worst_eur: Number | None = None
    levels: Annotated[tuple[LadderLevel, ...], Field(max_length=5)] = ()

    @property
    def is_offered(self) -> bool:
        """Whether the bidder offers a measured number (`BidOffer.offers`) instead of being scored by assessors."""
        return self.measure != "score"

    @property
    def is_promise(self) -> bool:
        """Whether what is offered is a promise that the sanction guards."""
        return self.promise or self.is_offered

    def level(self, number: int) -> LadderLevel:
        """Return what a level of the ladder earns; nothing is known of a level that is not filled in."""
        return next((each for each in self.levels if each.level == number), LadderLevel(level=number))


class PriceBand(_Part):
    """A price up to and including `up_to_eur` earns this part of the points."""

    up_to_eur: Euros
    points_percent: Share


class PriceRule(_Part):
    """How a price becomes points. `floor_eur` or less earns all, `ceiling_eur` or more nothing ("linear"); or bands."""

    weight: Share = Decimal(0)
    formula: Formula = "linear"
    floor_eur: Euros | None = None
    ceiling_eur: Euros | None = None
    bands: Annotated[tuple[PriceBand, ...], Field(max_length=50)] = ()


class Sanction(_Part):
    """What a broken promise costs: `factor` times the benefit enjoyed. Rijkswaterstaat uses 1.5."""

    factor: Euros = Decimal("1.5")
    source: Annotated[str, Field(max_length=500)] = (
        "Rijkswaterstaat, CO2-Prestatieladder: https://www.rijkswaterstaat.nl/zakelijk/zakendoen-met-rijkswaterstaat/"
        "inkoopbeleid/duurzaam-inkopen/co2-prestatieladder"
    )


class AwardDesign(_Part):
    """A whole award model. A design that is not finished can exist; `problems(design)` says what is still open.

    `budget_eur` is what the contract is expected to cost, `price_low_eur` and `price_high_eur` between which prices the
    bids are expected: they say what a value in euros weighs. `tie_break` is the buyer's own text for equal totals.
    """

    method: Method = "points_absolute"
    price: PriceRule = PriceRule()
    criteria: Annotated[tuple[AwardCriterion, ...], Field(max_length=50)] = ()
    budget_eur: Euros | None = None
    price_low_eur: Euros | None = None
    price_high_eur: Euros | None = None
    tie_break: Annotated[str, Field(max_length=2000)] = ""
    sanction: Sanction = Sanction()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [criterion.id for criterion in self.criteria]
        if PRICE in ids:
            raise PydanticCustomError("reserved_id", "a criterion is called price")
        if len(set(ids)) < len(ids):
            id_ = next(each for each in ids if ids.count(each) > 1)
            raise PydanticCustomError("same_id", "two criteria are called {id}", {"id": id_})
        return self

    @property
    def counted(self) -> tuple[AwardCriterion, ...]:
        """The criteria that the method lets count: none under lowest price."""
        return () if self.method == "lowest_price" else self.criteria

    def criterion(self, id_: str) -> AwardCriterion:
        """Return the criterion with this id. KeyError when there is none."""
        return {each.id: each for each in self.criteria}[id_]


@dataclass(frozen=True, slots=True)
class BidOffer:
    """One bid: price in euros without VAT, scores given and numbers offered by criterion id. None: not known yet.

    `offers` holds the MKI in euros, or the level of the CO2-Prestatieladder (0: none).
    """

    name: str
    price: Decimal | None
    scores: dict[str, Decimal | None] = field(default_factory=dict)
    offers: dict[str, Decimal | None] = field(default_factory=dict)

    def given(self, criterion: AwardCriterion) -> Decimal | None:
        """Return the score or offer for a criterion; None when not known yet."""
        return (self.offers if criterion.is_offered else self.scores).get(criterion.id)

    def giving(self, criterion: AwardCriterion | None, value: Decimal) -> "BidOffer":
        """Return the same bid with another score or offer on a criterion, or another price (criterion None)."""
        if criterion is None:
            return replace(self, price=value)
        if criterion.is_offered:
            return replace(self, offers={**self.offers, criterion.id: value})
        return replace(self, scores={**self.scores, criterion.id: value})
