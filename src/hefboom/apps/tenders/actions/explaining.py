"""Comply or explain, and setting right how an award criterion was classed."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import User
from hefboom.apps.strategy.queries import obligation
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.actions.editing import person_source
from hefboom.apps.tenders.actions.judging import judge_and_recount
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.facts import to_json
from hefboom.apps.tenders.models import Explanation, Lot, Tender, TenderStanding
from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.facts.read import quantised
from hefboom.core.strategy.verdict import Standing

CLASSES = ("price", "quality", "impact")


@transaction.atomic
def explain(person: Person, tender: Tender, commitment: str, reason: str) -> Explanation:
    """Say why an obligation is not met; an earlier explanation is withdrawn and kept.

    Raises `RefusedError` when the reason is empty, or the obligation does not ask for one (it is not "not met", or
    the strategy knows no exception).
    """
    user = require_editor(person, tender.organisation_id)
    reason = reason.strip()
    if not reason:
        raise RefusedError(_("Schrijf waarom u van deze verplichting afwijkt."))
    asked = obligation(commitment)
    not_met = TenderStanding.objects.filter(tender=tender, commitment=commitment, standing=Standing.NOT_MET)
    if asked is None or not asked.comply_or_explain or not not_met.exists():
        raise RefusedError(_("Bij deze verplichting hoort nu geen uitleg. Ze is niet 'niet voldaan'."))
    tender.explanations.filter(commitment=commitment, withdrawn_at=None).update(withdrawn_at=timezone.now())
    explanation = Explanation.objects.create(tender=tender, commitment=commitment, reason=reason, by=user)
    judge_and_recount([tender])
    log(user, "explanation.give", tender, {commitment: {"old": None, "new": reason}})
    return explanation


@transaction.atomic
def withdraw_explanation(person: Person, explanation: Explanation) -> Explanation:
    """Take an explanation back; it stays in the file with the time it was withdrawn."""
    tender = explanation.tender
    user = require_editor(person, tender.organisation_id)
    if explanation.withdrawn_at is None:
        explanation.withdrawn_at = timezone.now()
        explanation.save(update_fields=("withdrawn_at",))
        judge_and_recount([tender])
        log(user, "explanation.withdraw", tender, {explanation.commitment: {"old": explanation.reason, "new": None}})
    return explanation


@transaction.atomic
def overrule_criterion(person: Person, lot: Lot, number: int, wanted: str, reason: str, version: int) -> Lot:
    """Class an award criterion of a lot differently, with a reason, and work out the weights again.

    `number` counts the lot's criteria from 0; `wanted` is price, quality or impact; `version` is the tender's version
    the person looked at. Raises `RefusedError` without a reason or with an unknown class, `ConflictError` when
    the tender changed meanwhile.
    """
    user = require_editor(person, lot.tender.organisation_id)
    tender = Tender.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=lot.tender_id)
    lot = Lot.objects.get(pk=lot.pk)
    if tender.version != version:
        raise ConflictError("award_criteria", None, None, tender.version)
    if wanted not in CLASSES or not 0 <= number < len(lot.criteria) or not reason.strip():
        raise RefusedError(_("Kies prijs, kwaliteit of impact en schrijf waarom."))
    criterion: dict[str, Any] = lot.criteria[number]
    old = {key: criterion.get(key) for key in ("class", "reason", "overruled")}
    criterion.update({"class": wanted, "reason": reason.strip(), "overruled": True})
    tender.version += 1
    _weigh(lot, user, tender.version)
    lot.save(update_fields=("criteria", "facts"))
    tender.save(update_fields=("version", "updated_at"))
    judge_and_recount([tender])
    new = {key: criterion.get(key) for key in old}
    log(
        user,
        "criterion.overrule",
        tender,
        {str(criterion.get("name", number)): {"old": old, "new": new, "lot": lot.pk}},
    )
    return lot


def _weigh(lot: Lot, user: User, version: int) -> None:
    """Set the three weights from the criteria; unknown ("not computable") when one weight is unknown."""
    weights = [criterion.get("weight") for criterion in lot.criteria]
    for kind in CLASSES:
        total: Decimal | None = None
        if all(weight is not None for weight in weights):
            parts = [Decimal(str(one["weight"])) for one in lot.criteria if one["class"] == kind]
            total = quantised(sum(parts, Decimal(0)))
        missing = Missing.NOT_COMPUTABLE if total is None else None
        lot.facts[f"{kind}_weight"] = to_json(Fact(total, person_source(user), missing), version)
