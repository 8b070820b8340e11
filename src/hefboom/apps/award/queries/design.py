"""The award model of a tender as the engine knows it."""

from decimal import Decimal

from django.http import Http404

from hefboom.apps.award.models import AwardModel, Bid
from hefboom.core.award.model import AwardCriterion, AwardDesign, BidOffer

_CENTS = 100


def design_of(model: AwardModel) -> AwardDesign:
    """Return the stored design. Only `actions` store one, and they store what the engine wrote."""
    return AwardDesign.model_validate(model.design)


def scored(design: AwardDesign) -> tuple[AwardCriterion, ...]:
    """Return the criteria that assessors score."""
    return tuple(one for one in design.counted if not one.is_offered)


def offered(design: AwardDesign) -> tuple[AwardCriterion, ...]:
    """Return the criteria of which a bidder offers a measured number."""
    return tuple(one for one in design.counted if one.is_offered)


def criterion_of(model: AwardModel, criterion: str) -> AwardCriterion:
    """Return a criterion that assessors score; raises `Http404` for any other."""
    found = next((one for one in scored(design_of(model)) if one.id == criterion), None)
    if found is None:
        raise Http404
    return found


def offer_of(bid: Bid, scores: dict[str, Decimal | None], *, opened: bool) -> BidOffer:
    """Return a bid as the engine takes it; its price stays unknown until the prices are opened."""
    price = Decimal(bid.price_cents) / _CENTS if opened and bid.price_cents is not None else None
    offers: dict[str, Decimal | None] = {name: Decimal(text) for name, text in bid.offers.items()}
    return BidOffer(bid.name, price, scores, offers)
