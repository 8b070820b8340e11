"""Changing the facts of a tender. Every change is judged, counted and logged at once, and can be put back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.tenders.access import STEP_OF, Person, require_changer, require_editor
from hefboom.apps.tenders.actions.judging import judge_and_recount
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.actions.many import Change, locked, store_many
from hefboom.apps.tenders.entry import read_entry
from hefboom.apps.tenders.errors import ConflictError
from hefboom.apps.tenders.facts import COLUMNS, Stored, to_json
from hefboom.apps.tenders.models import Lot, Tender
from hefboom.core.facts.facts import Fact, Missing, Source
from hefboom.core.facts.fields import FactField, vocabulary


@transaction.atomic
def change_fact(person: Person, tender: Tender, lot: Lot | None, name: str, text: str, version: int) -> AuditEvent:
    """Give a fact the value that a person typed; an empty text makes it unknown ("not given").

    `lot` is for facts of a lot, None for facts of the tender. `version` is the tender's version the person looked at.
    Raises `ValidationError` for a text that is no value, `ConflictError` when the fact changed after that version.
    """
    user = require_changer(person, tender.organisation_id, name)
    value = read_entry(editable_field(name), text)
    fact = Fact(value, person_source(user), Missing.NOT_GIVEN if value is None else None)
    return _store(user, "fact.change", tender, lot, name, to_json(fact), version)


@transaction.atomic
def clear_fact(person: Person, tender: Tender, lot: Lot | None, name: str, reason: Missing, version: int) -> AuditEvent:
    """Make a fact unknown and keep why. Raises as `change_fact` does."""
    user = require_changer(person, tender.organisation_id, name)
    editable_field(name)
    return _store(user, "fact.clear", tender, lot, name, to_json(Fact(None, person_source(user), reason)), version)


@transaction.atomic
def put_back(person: Person, tender: Tender, event: AuditEvent) -> AuditEvent:
    """Undo one change of a fact: the value from before it, as that was, source included.

    Raises `ConflictError` when the fact changed again after that event, `Http404` when the event is of another tender.
    """
    require_editor(person, tender.organisation_id)
    one_fact = event.action in {"fact.change", "fact.clear", "fact.put_back"}
    if (event.object_type, event.object_id) != ("tender", str(tender.pk)) or not one_fact:
        raise Http404
    ((name, change),) = event.changes.items()
    user = require_changer(person, tender.organisation_id, name)
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
    kept, lots = locked(tender)
    changes: list[Change] = []
    for name, fact in facts.items():
        stored = to_json(fact)
        holders: list[Tender | Lot] = [kept] if vocabulary()[name].grain == "tender" else [*lots]
        changes += [
            (holder, name, stored)
            for holder in holders
            if (holder.facts.get(name) or {}).get("value") != stored.get("value")
        ]
    if not changes:
        return None
    event = store_many(user, action, kept, lots, changes)
    tender.refresh_from_db()
    return event


@transaction.atomic
def answer_facts(
    person: Person, tender: Tender, answers: Mapping[tuple[str, int | None], str], version: int
) -> AuditEvent | None:
    """Give several facts the values that a person typed, in one change; empty texts stay open, None when all are.

    `answers` are texts by name and lot (its primary key; None for a fact of the tender). All or nothing. Raises
    `ValidationError` for a text that is no value, `ConflictError` when one of the facts changed after `version`.
    """
    user = require_editor(person, tender.organisation_id)
    kept, lots = locked(tender)
    by_key = {lot.pk: lot for lot in lots}
    changes: list[Change] = []
    for (name, key), text in answers.items():
        value = read_entry(editable_field(name), text)
        holder: Tender | Lot | None = kept if vocabulary()[name].grain == "tender" else by_key.get(key or 0)
        if holder is None or name in STEP_OF:
            raise Http404
        if value is not None:
            changes.append((holder, name, to_json(Fact(value, person_source(user)))))
    if not changes:
        return None
    event = store_many(user, "fact.answer", kept, lots, changes, seen=version)
    tender.refresh_from_db()
    return event


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
