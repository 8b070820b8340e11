"""What is wrong with a bid, and what is still missing from it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hefboom.core.award.model import LADDER_TOP, PRICE, AwardCriterion, AwardDesign, BidOffer
from hefboom.core.award.numbers import euros, number
from hefboom.core.award.parts import amount
from hefboom.core.award.trouble import BidRefused, Problem
from hefboom.core.base.text import Text

DIGITS, DECIMALS = 12, 6
"""The size of the numbers that a bid may hold: a price is below a thousand billion euros."""


def check_bids(design: AwardDesign, bids: Sequence[BidOffer]) -> None:
    """Refuse bids with numbers that cannot be right, or two with the same name. Raises BidRefused."""
    found = [problem for bid in bids for problem in bid_problems(design, bid)]
    names = [bid.name for bid in bids]
    for name in sorted({name for name in names if names.count(name) > 1}):
        says = Text(
            nl=f"Twee inschrijvingen heten {name}. Geef elke inschrijving een eigen naam.",
            en=f"Two bids are called {name}. Give each bid a name of its own.",
        )
        found.append(Problem("name", says))
    if found:
        raise BidRefused(found)


def bid_problems(design: AwardDesign, bid: BidOffer) -> list[Problem]:
    """Return what cannot be right in one bid; what is unknown is not wrong (see `missing_of`)."""
    return [*_price_problems(bid), *(each for one in design.counted for each in _given_problems(one, bid))]


def missing_of(design: AwardDesign, bid: BidOffer) -> tuple[Problem, ...]:
    """Return what must still be known before a bid can be ranked."""
    return tuple(_missing(design, bid))


def field_of(criterion: AwardCriterion) -> str:
    """Return the field of a bid that holds a criterion's score or offer."""
    return f"{'offers' if criterion.is_offered else 'scores'}.{criterion.id}"


def _readable(value: Decimal) -> bool:
    """Whether a number is one that people write: finite, below a thousand billion, at most six decimals."""
    return value.is_finite() and value.adjusted() < DIGITS and int(value.as_tuple().exponent) >= -DECIMALS


def _price_problems(bid: BidOffer) -> Iterator[Problem]:
    if bid.price is None or (_readable(bid.price) and bid.price > 0):
        return
    if not _readable(bid.price):
        says = Text(
            nl=f"De prijs van {bid.name} is geen bruikbaar getal. Vul een bedrag in euro in.",
            en=f"The price of {bid.name} is not a usable number. Fill in an amount in euros.",
        )
    else:
        shown = euros(bid.price)
        says = Text(
            nl=f"De prijs van {bid.name} is {shown.nl}. Een prijs is hoger dan nul. Is de prijs nog niet bekend, laat "
            "hem dan leeg.",
            en=f"The price of {bid.name} is {shown.en}. A price is above zero. If the price is not known yet, leave it "
            "empty.",
        )
    yield Problem(PRICE, says)


def _given_problems(criterion: AwardCriterion, bid: BidOffer) -> Iterator[Problem]:
    given = bid.given(criterion)
    if given is None or (_readable(given) and _fits(criterion, given)):
        return
    shown = number(given) if _readable(given) else Text(nl="dit getal", en="this number")
    allowed = _allowed(criterion)
    says = Text(
        nl=f"{bid.name}, {criterion.name}: {shown.nl} kan niet. Toegestaan is {allowed.nl}.",
        en=f"{bid.name}, {criterion.name}: {shown.en} cannot be right. Allowed is {allowed.en}.",
    )
    yield Problem(field_of(criterion), says)


def _fits(criterion: AwardCriterion, given: Decimal) -> bool:
    if criterion.measure == "mki":
        return True
    if criterion.measure == "score":
        scale = criterion.scale
        return given in scale.steps if scale.steps else scale.lowest <= given <= scale.highest
    return given in range(LADDER_TOP[criterion.measure] + 1)


def _allowed(criterion: AwardCriterion) -> Text:
    """Return in words what may be given."""
    if criterion.measure == "mki":
        return Text(nl="een bedrag in euro", en="an amount in euros")
    if criterion.measure == "score" and criterion.scale.steps:
        steps = [number(step) for step in criterion.scale.steps]
        return Text(nl=" · ".join(step.nl for step in steps), en=" · ".join(step.en for step in steps))
    if criterion.measure == "score":
        low, high = number(criterion.scale.lowest), number(criterion.scale.highest)
        return Text(nl=f"{low.nl} tot en met {high.nl}", en=f"{low.en} to {high.en}")
    top = LADDER_TOP[criterion.measure]
    return Text(nl=f"een heel niveau van 0 tot en met {top}", en=f"a whole level from 0 to {top}")


def _missing(design: AwardDesign, bid: BidOffer) -> Iterator[Problem]:
    if bid.price is None:
        says = Text(nl=f"De prijs van {bid.name} ontbreekt.", en=f"The price of {bid.name} is missing.")
        yield Problem(PRICE, says)
    for criterion in design.counted:
        if bid.given(criterion) is None:
            what = (
                Text(nl="het aanbod", en="the offer") if criterion.is_offered else Text(nl="de score", en="the score")
            )
            says = Text(
                nl=f"{criterion.name}: {what.nl} van {bid.name} ontbreekt.",
                en=f"{criterion.name}: {what.en} of {bid.name} is missing.",
            )
            yield Problem(field_of(criterion), says)
        elif bid.price is not None and amount(design, criterion, bid) is None:
            says = Text(
                nl=f"{criterion.name}: wat het aanbod van {bid.name} oplevert, is in het gunningsmodel niet ingevuld.",
                en=f"{criterion.name}: the award model does not say what the offer of {bid.name} earns.",
            )
            yield Problem(field_of(criterion), says)
