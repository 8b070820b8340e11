"""The life of a tender: every step sets the day of a phase, so that notices, files and people agree by themselves.

The states and who may do what: docs/explanation/life.md.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.tenders.access import STEP_OF, Person, require_step
from hefboom.apps.tenders.actions.editing import person_source
from hefboom.apps.tenders.actions.many import Change, locked, refuse_conflict, store_many
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.facts import rows_of, to_json
from hefboom.apps.tenders.models import Lot, Tender
from hefboom.apps.tenders.queries.life import known_first, why_not_back, why_not_day, why_not_plan, why_not_step
from hefboom.apps.tenders.queries.openpoints import as_published, open_points
from hefboom.apps.tenders.queries.page import explanations_of
from hefboom.core.facts.facts import Fact, Missing, Value
from hefboom.core.facts.phases import PLANNED, REAL, Phase

Rows = list[dict[str, Value | None]]
_FACTS = frozenset({*REAL.values(), *PLANNED.values(), "withdrawn_reason"})
"""Everything that a step or a plan can set."""


@transaction.atomic
def move(person: Person, tender: Tender, phase: Phase, day: date, version: int, reason: str = "") -> AuditEvent:
    """Bring a tender into a phase: from `day` on it is there. `version` is what the person looked at.

    Publishing with open points asks for a reason, which is kept. Raises `RefusedError` when the step or the day does
    not fit, `ConflictError` when somebody took a step meanwhile, `PermissionDenied` for who may not take it.
    """
    user = require_step(person, tender.organisation_id, phase)
    if phase not in REAL or phase == "withdrawn":
        raise Http404
    kept, lots = locked(tender)
    rows = rows_of(kept, lots)
    _nobody_stepped(kept, version)
    _refuse(why_not_step(rows[0], phase))
    _refuse(why_not_day(rows[0], phase, day), "day")
    _refuse(known_first(rows[0], phase))
    more = _reasons(kept, rows, day, reason) if phase == "published" else {}
    return _store(user, f"life.{phase}", tender, kept, lots, {REAL[phase]: day}, more)


@transaction.atomic
def withdraw(person: Person, tender: Tender, reason: str, version: int) -> AuditEvent:
    """Stop a tender today, before there is a contract, and keep why. Raises as `move` does."""
    user = require_step(person, tender.organisation_id, "withdrawn")
    kept, lots = locked(tender)
    _nobody_stepped(kept, version)
    _refuse(why_not_step(rows_of(kept, lots)[0], "withdrawn"))
    if not reason.strip():
        raise RefusedError(_("Schrijf waarom dit traject stopt."), "reason")
    facts: dict[str, Value | None] = {"withdrawn_on": timezone.localdate(), "withdrawn_reason": reason.strip()}
    return _store(user, "life.withdrawn", tender, kept, lots, facts, {})


@transaction.atomic
def plan(person: Person, tender: Tender, days: Mapping[Phase, date | None], version: int) -> AuditEvent | None:
    """Plan the days on which phases begin; None takes a day away. Returns None when nothing differs.

    Raises `RefusedError` (with the phase as its field) for a new day that has passed or for days out of order, and
    otherwise as `move` does.
    """
    user = require_step(person, tender.organisation_id, _planner(days))
    kept, lots = locked(tender)
    row = rows_of(kept, lots)[0]
    changed = {PLANNED[phase]: day for phase, day in days.items() if row.get(PLANNED[phase]) != day}
    if not changed:
        return None
    refuse_conflict(kept, [(kept, name, _stored(user, day)) for name, day in changed.items()], version)
    for phase in days:
        _refuse(why_not_plan(row, {**row, **changed}, phase), phase)
    return _store(user, "life.plan", tender, kept, lots, changed, {})


@transaction.atomic
def put_step_back(person: Person, tender: Tender, event: AuditEvent) -> AuditEvent:
    """Undo the last step or change of plan: every day as it was before, sources included.

    Raises `RefusedError` when something happened since, or when others outside already know of it, `ConflictError`
    when a day was changed after it.
    """
    if (event.object_type, event.object_id) != ("tender", str(tender.pk)) or not event.action.startswith("life."):
        raise Http404
    facts = {name: change for name, change in event.changes.items() if name in _FACTS}
    user = require_step(person, tender.organisation_id, _phase_of(facts))
    kept, lots = locked(tender)
    _refuse(why_not_back(kept, rows_of(kept, lots)[0], event))
    back: list[Change] = [(kept, name, change["old"]) for name, change in facts.items()]
    seen = max(change["new"]["version"] for change in facts.values())
    done = store_many(user, "life.put_back", kept, lots, back, seen=seen)
    tender.refresh_from_db()
    return done


def _store(
    user: User,
    action: str,
    tender: Tender,
    kept: Tender,
    lots: list[Lot],
    facts: Mapping[str, Value | None],
    more: Mapping[str, Any],
) -> AuditEvent:
    changes: list[Change] = [(kept, name, _stored(user, value)) for name, value in facts.items()]
    event = store_many(user, action, kept, lots, changes, more=more)
    tender.refresh_from_db()
    return event


def _stored(user: User, value: Value | None) -> dict[str, Any]:
    return to_json(Fact(value, person_source(user), Missing.NOT_YET if value is None else None))


def _nobody_stepped(kept: Tender, version: int) -> None:
    refuse_conflict(kept, [(kept, name, None) for name in STEP_OF], version)


def _reasons(kept: Tender, rows: Rows, day: date, reason: str) -> dict[str, Any]:
    """Return the open points and the reason for publishing with them, for the log. Raises `RefusedError`."""
    points = open_points(as_published(rows, day), explanations_of(kept))
    if points and not reason.strip():
        raise RefusedError(_("Er staan nog punten open. Schrijf waarom u nu al publiceert."), "reason")
    more: dict[str, Any] = {"open_points": {"old": None, "new": [one.key for one in points]}} if points else {}
    return {**more, "reason": {"old": None, "new": reason.strip()}} if reason.strip() else more


def _refuse(why: str, field: str = "") -> None:
    if why:
        raise RefusedError(why, field)


def _phase_of(facts: Collection[str]) -> Phase:
    """Return the phase whose right it takes to change these facts."""
    steps = [STEP_OF[name] for name in facts if name in STEP_OF]
    return steps[0] if steps else _planner({phase for phase, name in PLANNED.items() if name in facts})


def _planner(phases: Collection[Phase]) -> Phase:
    """Return the phase whose right it takes to plan these: days of the contract are its manager's too."""
    return "planned" if set(phases) - {"contracted", "closed"} else "contracted"
