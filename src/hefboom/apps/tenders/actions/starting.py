"""Starting a tender with little: what repeats or follows from elsewhere is taken over and says where it came from."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import Person, access_of, require_editor
from hefboom.apps.tenders.actions.editing import person_source
from hefboom.apps.tenders.actions.judging import judge_and_recount
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.actions.many import Change, locked, store_many
from hefboom.apps.tenders.entry import read_entry
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.facts import facts_of, to_json
from hefboom.apps.tenders.models import Lot, Tender
from hefboom.apps.tenders.queries.prefill import from_previous, next_code, prefill
from hefboom.core.facts.facts import Fact, Value
from hefboom.core.facts.fields import vocabulary

_TRIES = 5
"""So often a code is proposed anew when somebody else takes it at the same moment."""


@transaction.atomic
def create_tender(
    person: Person,
    organisation: Organisation,
    code: str,
    texts: Mapping[str, str],
    previous: Tender | None = None,
) -> Tender:
    """Add a tender without lots, with the facts given as texts by field name (empty texts stay unknown).

    An empty code gets the organisation's next one. What is not given is taken over from the `previous` tender or
    follows from the product group, where it does. Raises `RefusedError` when the organisation already uses this code,
    `ValidationError` for a text that is no value.
    """
    user = require_editor(person, organisation.pk)
    typed = {name: read_entry(vocabulary()[name], text) for name, text in texts.items()}
    facts = {name: Fact(value, person_source(user)) for name, value in typed.items() if value is not None}
    if previous is not None:
        _may_take_over(person, previous)
        facts["previous_tender"] = Fact(previous.code, person_source(user))
    group = typed.get("product_group") or (previous.product_group if previous else None)
    facts = {**prefill(organisation, previous, str(group or ""), facts), **facts}
    tender = _saved(organisation, code.strip(), _stored(facts, "tender"))
    lot_facts = _stored(facts, "lot")
    Lot.objects.create(tender=tender, facts=lot_facts)
    judge_and_recount([tender])
    new = {**tender.facts, **lot_facts}
    log(user, "tender.create", tender, {name: {"old": None, "new": stored} for name, stored in new.items()})
    return tender


@transaction.atomic
def take_over(person: Person, tender: Tender, previous: Tender) -> AuditEvent:
    """Name the previous tender and take over from it what is not known yet; nothing that is known changes.

    Raises `RefusedError` when the tender follows itself.
    """
    user = require_editor(person, tender.organisation_id)
    _may_take_over(person, previous)
    if previous.pk == tender.pk:
        raise RefusedError(_("Een traject kan niet zijn eigen vorige traject zijn. Kies een ander."), "previous")
    kept, lots = locked(tender)
    named = to_json(Fact(previous.code, person_source(user)))
    changes: list[Change] = [(kept, "previous_tender", named)]
    for name, fact in from_previous(previous).items():
        holders: list[Tender | Lot] = [kept] if vocabulary()[name].grain == "tender" else [*lots]
        if name == "estimated_value_eur" and len(lots) > 1:
            continue
        changes += [(one, name, to_json(fact)) for one in holders if _unknown(one, name)]
    event = store_many(user, "fact.take_over", kept, lots, changes)
    tender.refresh_from_db()
    return event


def _may_take_over(person: Person, previous: Tender) -> None:
    if not access_of(person).may_see(previous):
        raise RefusedError(_("Dit vorige traject vinden we niet. Controleer het kenmerk."), "previous")


def _unknown(holder: Tender | Lot, name: str) -> bool:
    fact = facts_of(holder.facts).get(name)
    return fact is None or fact.value is None


def _stored(facts: Mapping[str, Fact], grain: str) -> dict[str, dict[str, Value]]:
    return {name: to_json(fact) for name, fact in facts.items() if vocabulary()[name].grain == grain}


def _saved(organisation: Organisation, code: str, facts: dict[str, dict[str, Value]]) -> Tender:
    """Save a new tender under its code; without one, under the next that is free."""
    for _try in range(_TRIES):
        wanted = code or next_code(organisation, timezone.localdate().year)
        tender = Tender(organisation=organisation, code=wanted, facts=facts)
        try:
            with transaction.atomic():
                tender.save()
        except IntegrityError:
            if code:
                break
        else:
            return tender
    raise RefusedError(_("Dit kenmerk bestaat al bij deze organisatie. Kies een ander kenmerk."), "tender_id")
