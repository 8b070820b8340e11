"""Bids: adding and correcting them, their sealed price, and setting one aside.

A price never enters the log before the prices are opened: only that one was given.
"""

from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from hefboom.apps.award.actions.locking import State, locked
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.tenders.access import Person, is_published, require_editor
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.errors import RefusedError

Offers = dict[str, str]
"""What a bid offers on the criteria that are measured: a number as text, by criterion."""


@transaction.atomic
def add_bid(person: Person, model: AwardModel, name: str, price_cents: int | None, offers: Offers) -> Bid:
    """Add a bid to a fixed model. `price_cents` None: the price comes later, in its own sealed envelope.

    Raises `RefusedError` before publication, once prices are opened, and for a name that is there already.
    """
    user = require_editor(person, model.tender.organisation_id)
    kept = locked(model, State.SCORING)
    if not is_published(kept.tender):
        raise RefusedError(_("Inschrijvingen komen pas na publicatie. Vul eerst in wanneer u publiceerde."))
    bid = Bid(model=kept, name=name, price_cents=price_cents, offers=offers)
    _save(bid)
    log(user, "award.bid", kept.tender, {name: {"old": None, "new": _told(bid, opened=False)}})
    return bid


@transaction.atomic
def change_bid(person: Person, bid: Bid, version: int, name: str, price_cents: int | None, offers: Offers) -> Bid:
    """Correct a bid. `price_cents` None leaves the price as it is; `version` is that of the bid the person looked at.

    Offers can change until the prices are opened, the price and the name until the decision. Raises `ChangedError`
    when somebody changed the bid meanwhile, `RefusedError` as `add_bid`.
    """
    user = require_editor(person, bid.model.tender.organisation_id)
    kept = locked(bid.model, State.SCORING, State.OPENED)
    now = Bid.objects.select_for_update().get(pk=bid.pk)
    if now.version != version:
        raise ChangedError(now)
    opened = kept.state == State.OPENED
    if opened and offers != now.offers:
        raise RefusedError(_("De prijzen zijn geopend. Wat een inschrijver aanbiedt, kan niet meer veranderen."))
    old = _told(now, opened=opened)
    now.name, now.offers = name, offers
    now.price_cents = now.price_cents if price_cents is None else price_cents
    now.version += 1
    _save(now)
    again = ["entered again"] if price_cents is not None and not opened and "price entered" in old else []
    log(user, "award.bid", kept.tender, {name: {"old": old, "new": [*_told(now, opened=opened), *again]}})
    return now


@transaction.atomic
def set_aside(person: Person, bid: Bid, reason: str) -> Bid:
    """Leave a bid out of account, and say why. Raises `RefusedError` without a reason or after the decision."""
    user = require_editor(person, bid.model.tender.organisation_id)
    kept = locked(bid.model, State.SCORING, State.OPENED)
    if not reason.strip():
        raise RefusedError(_("Schrijf waarom deze inschrijving niet meetelt."))
    return _mark(user, kept, bid, reason.strip())


@transaction.atomic
def take_back(person: Person, bid: Bid) -> Bid:
    """Let a bid that was set aside count again. Only while prices are sealed: after that it would be a choice."""
    user = require_editor(person, bid.model.tender.organisation_id)
    return _mark(user, locked(bid.model, State.SCORING), bid, "")


def _mark(user: Any, model: AwardModel, bid: Bid, reason: str) -> Bid:  # noqa: ANN401 - the user that `log` takes
    old = Bid.objects.values_list("set_aside", flat=True).get(pk=bid.pk)
    Bid.objects.filter(pk=bid.pk).update(set_aside=reason, version=F("version") + 1)
    action = "award.set_aside" if reason else "award.take_back"
    log(user, action, model.tender, {bid.name: {"old": old or None, "new": reason or None}})
    bid.refresh_from_db()
    return bid


def _save(bid: Bid) -> None:
    """Store a bid; raises `RefusedError` when another bid on this tender has its name."""
    try:
        with transaction.atomic():
            bid.save()
    except IntegrityError:
        raise RefusedError(_("Er is al een inschrijving met deze naam.")) from None


def _told(bid: Bid, *, opened: bool) -> list[str]:
    """Return what the log may tell of a bid. The amount only once prices are open."""
    offers = [f"{name} {value}" for name, value in sorted(bid.offers.items())]
    if bid.price_cents is None:
        return [*offers, "no price yet"]
    return [*offers, f"EUR {Decimal(bid.price_cents) / 100:.2f}" if opened else "price entered"]
