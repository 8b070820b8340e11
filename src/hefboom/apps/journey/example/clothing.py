"""Three fictitious tenders for work clothing, each further on: a need, ready to publish, and awarded."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.models import Web
from hefboom.apps.award.actions.bids import add_bid
from hefboom.apps.award.actions.deciding import decide, open_prices
from hefboom.apps.award.actions.design import fix_design, start_design
from hefboom.apps.award.actions.scoring import Given, agree, give_scores
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.proposals import proposed
from hefboom.apps.award.queries.design import design_of, scored
from hefboom.apps.criteria.actions.basket import add
from hefboom.apps.criteria.queries.basket import basket_of
from hefboom.apps.journey.example.webs import AGENCY, GROUP, load_webs
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions.life import move
from hefboom.apps.tenders.actions.starting import create_tender
from hefboom.apps.tenders.example.load import SOURCE
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import tender_page

NEED, READY, AWARDED = "FICTIEF-KLEDING-1", "FICTIEF-KLEDING-2", "FICTIEF-KLEDING-3"
_WHY = "Verzonnen voorbeeld, om te laten zien hoe een motivering er staat."
_LEVELS = {"climate": 2, "circular": 3, "social-return": 2, "isv": 2, "innovation": 1}
_BIDS: tuple[tuple[str, int, tuple[int, ...]], ...] = (
    ("Verzonnen Textiel BV", 98_000_000, (8, 6, 8)),
    ("Voorbeeld Werkkleding NV", 91_500_000, (4, 6, 4)),
    ("Fictief Circulair Collectief", 104_000_000, (10, 10, 8)),
)
"""Name, price in cents, and scores in turn for the criteria that are scored."""


@transaction.atomic
def load_clothing() -> None:
    """Make the webs and the three tenders, once. The example people and organisations must be there."""
    anna, bram, mira = (User.objects.get(username=name) for name in ("anna", "bram", "mira"))
    if Tender.objects.filter(code=NEED).exists():
        return
    load_webs(mira, anna)
    _tender(bram, NEED, "Werkkleding voor beheerders", need_on="2026-11-02")
    ready = _prepared(bram, READY, "Werkkleding voor twee ministeries", planned_on="2027-03-01")
    _ambition(anna, ready)
    _criteria(bram, ready)
    _award_model(bram, ready)
    awarded = _prepared(bram, AWARDED, "Werkkleding voor de buitendienst", planned_on="2026-03-02")
    _ambition(anna, awarded)
    _criteria(bram, awarded)
    model = _award_model(bram, awarded)
    move(bram, awarded, "published", date(2026, 3, 2), awarded.version, _WHY)
    _award(model, bram, anna)


def _tender(buyer: User, code: str, title: str, **days: str) -> Tender:
    agency = Organisation.objects.get(code=AGENCY)
    texts = {
        "title": f"{title} (fictief)",
        "product_group": GROUP,
        "contract_nature": "supplies",
        "cpv": "18110000",
        "buyer_kind": "central",
        "category": "bedrijfskleding",
        "category_managed": "true",
        "estimated_value_eur": "1200000",
        "duration_months": "48",
        "innovation_considered": "true",
        "social_return_suitable": "false",
        **days,
    }
    tender = create_tender(buyer, agency, code, texts)
    Tender.objects.filter(pk=tender.pk).update(fictitious=True)
    tender.refresh_from_db()
    return tender


def _prepared(buyer: User, code: str, title: str, planned_on: str) -> Tender:
    return _tender(buyer, code, title, need_on="2025-09-01", preparation_on="2025-11-03", planned_on=planned_on)


def _ambition(client: User, tender: Tender) -> None:
    for theme, level in _LEVELS.items():
        web = Web.objects.filter(tender=tender).first() or Web(organisation=tender.organisation, tender=tender)
        set_level(client, web, theme, level, _WHY, 0)
    tender.refresh_from_db()


def _criteria(buyer: User, tender: Tender) -> None:
    basket = basket_of(tender_page(tender.pk, access_of(buyer)))
    add(buyer, tender, [one.criterion.code for one in basket.proposed])
    tender.refresh_from_db()


def _award_model(buyer: User, tender: Tender) -> AwardModel:
    basket = basket_of(tender_page(tender.pk, access_of(buyer)))
    asked = [one.row for one in basket.chosen if one.criterion.kind == "award"]
    model = start_design(buyer, tender, proposed("more", asked, Decimal(1_200_000)))
    tender.refresh_from_db()
    return model


def _award(model: AwardModel, buyer: User, client: User) -> None:
    """Score the bids, by the buyer alone and then together, and award to the first."""
    model = fix_design(buyer, model, model.version)
    design = design_of(model)
    bids = [add_bid(buyer, model, name, price, {}) for name, price, _ in _BIDS]
    for index, criterion in enumerate(scored(design)):
        given = _scores(bids, index)
        give_scores(buyer, model, criterion.id, given)
        give_scores(client, model, criterion.id, given)
        agree(buyer, model, criterion.id, given)
    model = open_prices(buyer, AwardModel.objects.get(pk=model.pk))
    decide(buyer, model, bids[-1].pk, _WHY, date(2026, 7, 1))


def _scores(bids: Sequence[Bid], index: int) -> Mapping[int, Given]:
    return {
        bid.pk: Given(Decimal(scores[index % len(scores)]), f"{SOURCE.document}. {_WHY}")
        for bid, (_, _, scores) in zip(bids, _BIDS, strict=True)
    }
