"""Everything that the first page of a tender shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.journey.queries.best import Left, Owner, best_of, left, owners, turn_of
from hefboom.apps.journey.queries.stepper import Step, steps_of
from hefboom.apps.journey.queries.tasks import Journey, all_tasks
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.queries.life import step_to_undo
from hefboom.apps.tenders.queries.page import FactRow, TenderPage, explanations_of
from hefboom.apps.tenders.queries.tasks import Task
from hefboom.core.facts.phases import PHASES, PLANNED, REAL, Phase
from hefboom.core.strategy.verdict import Standing

_PREFILLED = frozenset({"previous", "category"})
_ON_TOP = frozenset({"title", *REAL.values(), *PLANNED.values(), "withdrawn_reason"})
"""Facts that stand elsewhere on the page already."""
_GROUPS = ("buyer", "subject", "procedure", "value", "time")
"""Groups of facts that say what is bought; the rest is on the page of obligations."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that is known; `prefilled` when it was taken over from elsewhere, for somebody to look at."""

    row: FactRow
    prefilled: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The page. Tasks, and what only somebody with a role can do, are empty for a visitor."""

    journey: Journey
    steps: Sequence[Step]
    standings: dict[str, int]
    known: Sequence[Known]
    best: Task | None
    turn: Task | None
    owners: Sequence[Owner]
    left: Left
    possible: Sequence[Phase]
    may_plan: bool
    undo: AuditEvent | None

    @property
    def published(self) -> bool:
        """Whether the tender has been published, or has ended."""
        return PHASES.index(self.journey.phase) >= PHASES.index("published")

    @property
    def reason(self) -> object:
        """Why the tender was withdrawn; None when it was not, or nobody said."""
        return self.journey.page.rows[0].get("withdrawn_reason") if self.journey.phase == "withdrawn" else None


def journey_of(page: TenderPage, today: date | None = None) -> Journey:
    """Return a tender on its way, with its explanations read."""
    return Journey(page, today or timezone.localdate(), frozenset(explanations_of(page.tender)))


def overview(page: TenderPage) -> Overview:
    """Return what the first page shows to this reader."""
    journey = journey_of(page)
    roles = page.access.roles_in(page.tender.organisation_id)
    tasks = all_tasks(journey) if page.insider else []
    organisation = page.tender.organisation_id
    possible = [phase for phase in journey.steps if page.access.may_step(organisation, phase) and phase != "planned"]
    planner: Phase = "contracted" if journey.phase in {"awarded", "contracted"} else "planned"
    return Overview(
        journey=journey,
        steps=steps_of(journey),
        standings=_standings(journey),
        known=_known(page),
        best=best_of(journey, tasks, roles),
        turn=turn_of(journey, tasks),
        owners=owners(tasks, roles),
        left=left(tasks),
        possible=possible,
        may_plan=not journey.ended and page.access.may_step(organisation, planner),
        undo=_undo(page) if page.insider else None,
    )


def _standings(journey: Journey) -> dict[str, int]:
    """Count the obligations by how the tender stands on them; an explained one counts apart."""
    obligations = {one.id for one in pack_in_force().obligations}
    counts = {"met": 0, "not_met": 0, "explained": 0, "unknown": 0}
    for verdict in journey.verdicts:
        standing = verdict.standing
        if verdict.commitment not in obligations or standing is Standing.NOT_APPLICABLE:
            continue
        name = "unknown" if standing is Standing.APPLIES_UNKNOWN else standing.value
        explained = standing is Standing.NOT_MET and verdict.commitment in journey.explained
        counts["explained" if explained else name] += 1
    return counts


def _known(page: TenderPage) -> list[Known]:
    rows = [row for row in page.tender_rows() if row.value is not None and row.field.group in _GROUPS]
    shown = [row for row in rows if row.field.name not in _ON_TOP and not row.field.derived]
    found = [Known(row, bool(row.fact and row.fact.source and row.fact.source.kind in _PREFILLED)) for row in shown]
    return sorted(found, key=lambda one: not one.prefilled)


def _undo(page: TenderPage) -> AuditEvent | None:
    """Return the step that this reader can put back."""
    event = step_to_undo(page.tender, page.rows[0])
    if event is None:
        return None
    phase: Phase = next((one for one, name in REAL.items() if name in event.changes), "planned")
    return event if page.access.may_step(page.tender.organisation_id, phase) else None
