"""Awards in every state for the tests: a model, bids with sealed prices, scores."""

from decimal import Decimal

from django.http import HttpResponse

from hefboom.apps.accounts.models import User
from hefboom.apps.award.actions.bids import add_bid
from hefboom.apps.award.actions.deciding import open_prices
from hefboom.apps.award.actions.design import fix_design, start_design
from hefboom.apps.award.actions.scoring import Given, agree, give_scores
from hefboom.apps.award.forms.model import ModelForm
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.queries.design import design_of
from hefboom.apps.tenders.models import Tender
from hefboom.core.award.model import AwardCriterion, AwardDesign, PriceRule, Scale
from tests.people import People, clothing

STEPS = Scale(lowest=Decimal(0), highest=Decimal(10), steps=tuple(Decimal(n) for n in (0, 2, 4, 6, 8, 10)))
BIDS = {"Aardig BV": 9_123_456, "Beter BV": 9_876_543}
"""Bids with their price in cents; the figures are unlike any other on a page."""


def half() -> AwardDesign:
    """Return a finished model: impact 50, price 30, quality 20."""
    return AwardDesign(
        price=PriceRule(weight=Decimal(30), floor_eur=Decimal(70_000), ceiling_eur=Decimal(100_000)),
        budget_eur=Decimal(100_000),
        criteria=(
            AwardCriterion(
                id="garen", name="Gerecycled garen", kind="impact", weight=Decimal(50), promise=True, scale=STEPS
            ),
            AwardCriterion(id="plan", name="Plan van aanpak", kind="quality", weight=Decimal(20), scale=STEPS),
        ),
    )


def designed(people: People, design: AwardDesign | None = None, tender: Tender | None = None) -> AwardModel:
    """Return a model that can still change, on a published tender."""
    return start_design(people.bram, tender or clothing(people.agency), design or half())


def fixed(people: People, design: AwardDesign | None = None) -> AwardModel:
    """Return a fixed model without bids."""
    model = designed(people, design)
    return fix_design(people.bram, model, model.version)


def with_bids(people: People, design: AwardDesign | None = None) -> AwardModel:
    """Return a fixed model with two bids; their prices are sealed."""
    model = fixed(people, design)
    for name, cents in BIDS.items():
        add_bid(people.bram, model, name, cents, {})
    return model


def score_all(person: User, model: AwardModel, values: dict[str, int], *, jointly: bool = False) -> None:
    """Give every bid (by name) the same score on every criterion; `jointly`: as the joint score."""
    for criterion in ("garen", "plan"):
        given = {
            bid.pk: Given(Decimal(values[bid.name]), f"Omdat {bid.name}.") for bid in Bid.objects.filter(model=model)
        }
        (agree if jointly else give_scores)(person, model, criterion, given)


def agreed(people: People) -> AwardModel:
    """Return an award of which everything is scored; the prices are still sealed."""
    model = with_bids(people)
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8})
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8}, jointly=True)
    return model


def opened(people: People) -> AwardModel:
    """Return an award with open prices."""
    return open_prices(people.bram, agreed(people))


def at(model: AwardModel, page: str = "") -> str:
    """Return the address of a page of an award."""
    return f"/inkooptrajecten/{model.tender_id}/gunning/{page}"


def filled(design: AwardDesign, version: int, **changes: str) -> dict[str, str]:
    """Return what the browser sends for a design, with some fields typed otherwise."""
    form = ModelForm.shown(design, version)
    fields = [form.method[name] for name in form.method.fields]
    fields += [row[name] for row in form.rows for name in row.fields]
    sent: dict[str, str] = {}
    for field in fields:
        value = field.field.prepare_value(field.value())
        if value is True or (value not in {None, False} and not isinstance(value, bool)):
            sent[field.html_name] = "on" if value is True else str(value)
    return {**sent, **changes}


def save(people: People, model: AwardModel, who: str = "bram", **changes: str) -> HttpResponse:
    """Save a model as it is stored, with some fields typed otherwise."""
    model.refresh_from_db()
    return people.client(who).post(at(model, "model/"), filled(design_of(model), model.version, **changes))
