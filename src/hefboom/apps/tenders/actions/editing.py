"""Making a tender and changing its facts. Every change is judged, counted and logged at once, and can be put back."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.actions.judging import judge_and_recount
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.entry import read_entry
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.facts import COLUMNS, Stored, to_json
from hefboom.apps.tenders.models import Lot, Tender
from hefboom.core.facts.facts import Fact, Missing, Source
from hefboom.core.facts.fields import FactField, vocabulary


@transaction.atomic
def create_tender(person: Person, organisation: Organisation, code: str, texts: Mapping[str, str]) -> Tender:
    """Add a tender without lots, with the facts given as texts by field name (empty texts stay unknown).

    Raises `RefusedError` when the organisation already uses this code, `ValidationError` for a text that is no value.
    """
    user = require_editor(person, organisation.pk)
    facts = {name: read_entry(vocabulary()[name], text) for name, text in texts.items()}
    known = {name: Fact(value, person_source(user)) for name, value in facts.items() if value is not None}
    tender = Tender(organisation=organisation, code=code)
    tender.facts = {name: to_json(fact) for name, fact in known.items() if vocabulary()[name].grain == "tender"}
    try:
        with transaction.atomic():
            tender.save()
    except IntegrityError:
        raise RefusedError(_("Dit kenmerk bestaat al bij deze organisatie. Kies een ander kenmerk.")) from None
    lot_facts = {name: to_json(fact) for name, fact in known.items() if vocabulary()[name].grain == "lot"}
    Lot.objects.create(tender=tender, facts=lot_facts)
    judge_and_recount([tender])
    new = {**tender.facts, **lot_facts}
    log(user, "tender.create", tender, {name: {"old": None, "new": stored} for name, stored in new.items()})
    return tender


@transaction.atomic
def change_fact(person: Person, tender: Tender, lot: Lot | None, name: str, text: str, version: int) -> AuditEvent:
    """Give a fact the value that a person typed; an empty text makes it unknown ("not given").

    `lot` is for facts of a lot, None for facts of the tender. `version` is the tender's version the person looked at.
    Raises `ValidationError` for a text that is no value, `ConflictError` when the fact changed after that version.
    """
    user = require_editor(person, tender.organisation_id)
    value = read_entry(editable_field(name), text)
    fact = Fact(value, person_source(user), Missing.NOT_GIVEN if value is None else None)
    return _store(user, "fact.change", tender, lot, name, to_json(fact), version)


@transaction.atomic
def clear_fact(person: Person, tender: Tender, lot: Lot | None, name: str, reason: Missing, version: int) -> AuditEvent:
    """Make a fact unknown and keep why. Raises as `change_fact` does."""
    user = require_editor(person, tender.organisation_id)
    editable_field(name)
    return _store(user, "fact.clear", tender, lot, name, to_json(Fact(None, person_source(user), reason)), version)


@transaction.atomic
def put_back(person: Person, tender: Tender, event: AuditEvent) -> AuditEvent:
    """Undo one change of a fact: the value from before it, as that was, source included.

    Raises `ConflictError` when the fact changed again after that event, `Http404` when the event is of another tender.
    """
    user = require_editor(person, tender.organisation_id)
    if (event.object_type, event.object_id) != ("tender", str(tender.pk)) or not event.action.startswith("fact."):
        raise Http404
    ((name, change),) = event.changes.items()
    lot = tender.lots.filter(pk=change["lot"]).first() if change.get("lot") else None
    seen = (change["new"] or {}).get("version", 0)
    return _store(user, "fact.put_back", tender, lot, name, change["old"], seen)


@transaction.atomic
def set_facts(person: Person, tender: Tender, facts: Mapping[str, Fact], action: str) -> AuditEvent | None:
    """Store facts that follow from work elsewhere (a web, a basket, an award model), for every lot, in one change.

    Only what differs in value is stored and logged, as `action`; None when nothing differs. Facts of a lot go to each
    lot. Raises `PermissionDenied` for who may not edit.
    """
    user = require_editor(person, tender.organisation_id)
    kept = Tender.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=tender.pk)
    lots = list(kept.lots.all())
    changes: dict[str, Any] = {}
    for name, fact in facts.items():
        holders: list[Tender | Lot] = [kept] if vocabulary()[name].grain == "tender" else [*lots]
        for holder in holders:
            old: Stored | None = holder.facts.get(name)
            new = to_json(fact, kept.version + 1)
            if (old or {}).get("value") != new.get("value"):
                holder.facts[name] = new
                many = isinstance(holder, Lot) and len(lots) > 1
                label = f"{holder.lot_id} {name}" if many and isinstance(holder, Lot) else name
                changes[label] = {"old": old, "new": new}
    if not changes:
        return None
    kept.version += 1
    kept.save(update_fields=("facts", "version", "updated_at"))
    Lot.objects.bulk_update(lots, ("facts",))
    judge_and_recount([kept])
    tender.refresh_from_db()
    return log(user, action, kept, changes)


def editable_field(name: str) -> FactField:
    """Return the field if a person may fill it; raises `Http404` for derived, unknown and identifying ones."""
    field = vocabulary().get(name)
    if field is None or field.derived or name in COLUMNS:
        raise Http404
    return field


def person_source(user: User) -> Source:
    """Return the source of what a person enters."""
    return Source(kind="person", document=user.get_username())


def _store(
    user: User, action: str, tender: Tender, lot: Lot | None, name: str, new: Stored | None, version: int
) -> AuditEvent:
    holder, kept = _locked(tender, lot, vocabulary()[name])
    old: Stored | None = holder.facts.get(name)
    if old is not None and old.get("version", 1) > version:
        raise ConflictError(name, old, new, kept.version)
    kept.version += 1
    if new is None:
        holder.facts.pop(name, None)
    else:
        holder.facts[name] = {**new, "version": kept.version}
    kept.save(update_fields=("facts", "version", "updated_at"))
    if isinstance(holder, Lot):
        holder.save(update_fields=("facts",))
    judge_and_recount([kept])
    tender.refresh_from_db()
    change: dict[str, Any] = {"old": old, "new": holder.facts.get(name)}
    if isinstance(holder, Lot):
        change["lot"] = holder.pk
    return log(user, action, kept, {name: change})


def _locked(tender: Tender, lot: Lot | None, field: FactField) -> tuple[Tender | Lot, Tender]:
    """Return what holds the fact, and its tender, both read again under a lock."""
    kept = Tender.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=tender.pk)
    if field.grain == "tender":
        return kept, kept
    if lot is None or lot.tender_id != kept.pk:
        raise Http404
    return Lot.objects.get(pk=lot.pk), kept
