"""Storing several facts of one tender in one change, with one audit entry. Permission is the caller's."""

from collections.abc import Mapping, Sequence
from typing import Any

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.tenders.actions.judging import judge_and_recount
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.actions.updating import update
from hefboom.apps.tenders.errors import ConflictError
from hefboom.apps.tenders.facts import Stored
from hefboom.apps.tenders.models import Lot, Tender

Change = tuple[Tender | Lot, str, Stored | None]
"""What holds the fact, its name, and what is stored there from now on; None takes it away."""


def locked(tender: Tender) -> tuple[Tender, list[Lot]]:
    """Return the tender and its lots as they are now, under a lock until the end of the transaction."""
    kept = Tender.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=tender.pk)
    return kept, list(kept.lots.all())


def store_many(
    user: User,
    action: str,
    kept: Tender,
    lots: Sequence[Lot],
    changes: Sequence[Change],
    *,
    seen: int | None = None,
    more: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Store these changes of a tender that `locked` gave, judge it anew and write the audit entry.

    `seen` is the version that the person looked at: `ConflictError` when one of these facts changed after it. `more`
    goes into the audit entry beside the facts.
    """
    if seen is not None:
        refuse_conflict(kept, changes, seen)
    kept.version += 1
    told: dict[str, Any] = {}
    for holder, name, stored in changes:
        old: Stored | None = holder.facts.get(name)
        if stored is None:
            holder.facts.pop(name, None)
        else:
            holder.facts[name] = {**stored, "version": kept.version}
        label = f"{holder.lot_id} {name}" if isinstance(holder, Lot) and len(lots) > 1 else name
        told[label] = {"old": old, "new": holder.facts.get(name)}
    kept.save(update_fields=("facts", "version", "updated_at"))
    update(lots, ("facts",))
    judge_and_recount([kept])
    return log(user, action, kept, {**told, **(more or {})})


def refuse_conflict(kept: Tender, changes: Sequence[Change], seen: int) -> None:
    """Raise `ConflictError` for the first of these facts that changed after the version that was looked at."""
    for holder, name, stored in changes:
        old: Stored | None = holder.facts.get(name)
        if old is not None and old.get("version", 1) > seen:
            raise ConflictError(name, old, stored, kept.version)
