"""A market to try an award model on: how many bids, how far apart, and what better costs. All of it is assumed.

Every number is a parameter. What nobody filled in is our own assumption, named by `assumptions`; none of it is
measured.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from hefboom.core.award.model import AwardDesign, Number
from hefboom.core.award.numbers import euros, number
from hefboom.core.award.read import refusals
from hefboom.core.award.trouble import DesignRefused
from hefboom.core.base.text import Text

Part = Annotated[Number, Field(ge=0, le=1)]
Correlation = Annotated[Number, Field(ge=-1, le=1)]
Bidders = Annotated[int, Field(ge=2, le=30)]


class ScoreSpread(BaseModel):
    """How bids score on one criterion: mean and standard deviation, as a part (0-1) of the way from worst to best."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    mean: Part
    deviation: Part


class Market(BaseModel):
    """The bids to expect.

    `price_eur` is the middle (median) price; None: taken from the design. `price_variation` is the coefficient of
    variation of prices within a tender. The correlations say how much better goes with dearer: 1 always, 0 not at all.
    `mean` and `deviation` are for every criterion without a spread of its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    bidders_low: Bidders = 3
    bidders_high: Bidders = 6
    price_eur: Annotated[Number, Field(ge=Decimal("0.01"))] | None = None
    price_variation: Annotated[Number, Field(ge=0, le=2)] = Decimal("0.1")
    quality_price_correlation: Correlation = Decimal("0.3")
    impact_price_correlation: Correlation = Decimal("0.3")
    mean: Part = Decimal("0.65")
    deviation: Part = Decimal("0.15")
    spreads: Annotated[tuple[ScoreSpread, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.bidders_low > self.bidders_high:
            raise PydanticCustomError("bidders", "the lowest number of bidders is above the highest")
        return self

    def spread(self, id_: str) -> ScoreSpread:
        """Return the spread of a criterion."""
        default = ScoreSpread(id=id_, mean=self.mean, deviation=self.deviation)
        return next((spread for spread in self.spreads if spread.id == id_), default)


def read_market(data: Mapping[str, object]) -> Market:
    """Return the market that `data` holds; an empty mapping is all assumptions. Raises DesignRefused."""
    try:
        return Market.model_validate(data)
    except ValidationError as error:
        raise DesignRefused(refusals(error, data)) from error


def price_level(design: AwardDesign, market: Market) -> Decimal | None:
    """Return the middle price: the market's, else the budget, the expected prices, floor and ceiling; None: unknown."""
    pairs = ((design.price_low_eur, design.price_high_eur), (design.price.floor_eur, design.price.ceiling_eur))
    middles = [(low + high) / 2 for low, high in pairs if low is not None and high is not None]
    known = [price for price in (market.price_eur, design.budget_eur, *middles) if price]
    return known[0] if known else None


def assumptions(design: AwardDesign, market: Market) -> list[Text]:
    """Return in sentences what a simulation assumes, with a mark on what nobody filled in."""
    return list(_assumed(design, market))


def _assumed(design: AwardDesign, market: Market) -> Iterator[Text]:
    given = market.model_fields_set
    low, high = market.bidders_low, market.bidders_high
    yield _marked(
        f"{low} tot en met {high} inschrijvers, elk aantal even vaak",
        f"{low} to {high} bidders, each number as often",
        filled_in={"bidders_low", "bidders_high"} <= given,
    )
    level = price_level(design, market)
    if level is not None:
        shown = euros(level)
        known = any((market.price_eur, design.budget_eur, design.price_low_eur and design.price_high_eur))
        yield _marked(f"middelste prijs {shown.nl}", f"middle price {shown.en}", filled_in=known)
    spread = number(market.price_variation * 100)
    yield _marked(
        f"prijzen wijken gewoonlijk {spread.nl}% af van het midden",
        f"prices are commonly {spread.en}% away from the middle",
        filled_in="price_variation" in given,
    )
    for kind, name, value in (
        (("kwaliteit", "quality"), "quality_price_correlation", market.quality_price_correlation),
        (("impact", "impact"), "impact_price_correlation", market.impact_price_correlation),
    ):
        shown = number(value)
        yield _marked(
            f"samenhang van {kind[0]} met de prijs: {shown.nl} (1: beter is altijd duurder, 0: geen samenhang)",
            f"correlation of {kind[1]} with price: {shown.en} (1: better is always dearer, 0: none)",
            filled_in=name in given,
        )
    for criterion in design.counted:
        spread_of = market.spread(criterion.id)
        mean, deviation = number(spread_of.mean * 100), number(spread_of.deviation * 100)
        own = any(each.id == criterion.id for each in market.spreads) or {"mean", "deviation"} <= given
        yield _marked(
            f"{criterion.name}: gemiddeld op {mean.nl}% tussen slechtst en best, met een spreiding van {deviation.nl}",
            f"{criterion.name}: on average at {mean.en}% between worst and best, with a spread of {deviation.en}",
            filled_in=own,
        )


def _marked(nl: str, en: str, *, filled_in: bool) -> Text:
    if filled_in:
        return Text(nl=f"{nl[0].upper()}{nl[1:]}.", en=f"{en[0].upper()}{en[1:]}.")
    return Text(
        nl=f"{nl[0].upper()}{nl[1:]} (onze aanname, niet gemeten).",
        en=f"{en[0].upper()}{en[1:]} (our assumption, not measured).",
    )
