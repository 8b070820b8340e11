"""What waits for a person, over all tenders: the same few queries whatever their number."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, QuerySet, Value, When
from django.utils import timezone

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.queries import tasks as ambition
from hefboom.apps.award.queries import tasks as award
from hefboom.apps.criteria.queries import tasks as criteria
from hefboom.apps.journey.queries.best import best_of, is_late, left
from hefboom.apps.journey.queries.tasks import Journey, quick_tasks
from hefboom.apps.journey.words import Role
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.models import Explanation, Tender, TenderStanding
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.queries.tasks import Task
from hefboom.core.facts.phases import BEFORE_NOTICE, Phase
from hefboom.core.strategy.pack import Obligation
from hefboom.core.strategy.verdict import Standing

LOOKED_AT = 40
"""So many open tenders are looked at, those nearest to publication first: enough for a day's work, quick to show."""
SHOWN = 15
_RUNNING: tuple[Phase, ...] = ("published", "awarded")
_CONTRACT: tuple[Phase, ...] = ("awarded", "contracted")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A tender in which the person owes something: the next step, and how many questions are left to publish.

    `questions` is None once it is published.
    """

    tender: Tender
    phase: Phase
    task: Task
    late: bool
    questions: int | None


@dataclass(frozen=True, slots=True)
class NotExplained:
    """An obligation that a tender does not meet, without an explanation."""

    tender: Tender
    obligation: Obligation


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that waits, most urgent first. `own` are invitations and tasks for this person alone."""

    own: Sequence[Task]
    tenders: Sequence[Waiting]
    unexplained: Sequence[NotExplained]


def work_of(user: User, access: Access) -> Work:
    """Return what waits for this person."""
    parts: tuple[Callable[[User, Access], Sequence[Task]], ...] = (
        ambition.waiting_for,
        criteria.waiting_for,
        award.waiting_for,
    )
    own = [task for waiting_for in parts for task in waiting_for(user, access)]
    return Work(own, _tenders(access), _unexplained(access))


def _tenders(access: Access) -> list[Waiting]:
    today = timezone.localdate()
    found = [_waiting(tender, access, today) for tender in _open_tenders(access)[:LOOKED_AT]]
    return sorted((one for one in found if one), key=lambda one: not one.late)


def _open_tenders(access: Access) -> QuerySet[Tender]:
    """Return the tenders to look at: in preparation by planned day, then running, then contracts, oldest first."""
    tenders = Tender.objects.filter(organisation__in=access.works_for(), phase__in=_phases(access))
    valid = Prefetch("explanations", Explanation.objects.filter(withdrawn_at=None), to_attr="valid")
    first = Case(
        When(phase__in=BEFORE_NOTICE, then=Value(0)),
        When(phase="contracted", then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    loaded = tenders.select_related("organisation").prefetch_related("lots", valid)
    return loaded.order_by(
        first, Case(When(phase__in=(*BEFORE_NOTICE, "contracted"), then="decided_on")), "-decided_on", "-pk"
    )


def _phases(access: Access) -> Collection[Phase]:
    """Return the phases in which somebody with these roles has something to do."""
    contracts = _CONTRACT if Role.CONTRACT_MANAGER in access.roles else ()
    others = access.roles.keys() - {Role.CONTRACT_MANAGER, Role.SGO}
    return {*contracts, *((*BEFORE_NOTICE, *_RUNNING) if others else ())}


def _waiting(tender: Tender, access: Access, today: date) -> Waiting | None:
    explained = frozenset(one.commitment for one in tender.valid)  # type: ignore[attr-defined]  # prefetched above
    journey = Journey(TenderPage(tender, tuple(tender.lots.all()), access), today, explained)
    tasks = quick_tasks(journey)
    task = best_of(journey, tasks, access.roles_in(tender.organisation_id))
    questions = left(tasks).to_publish if journey.phase in BEFORE_NOTICE else None
    return Waiting(tender, journey.phase, task, is_late(journey, task), questions) if task else None


def _unexplained(access: Access) -> list[NotExplained]:
    obligations = {one.id: one for one in pack_in_force().obligations if one.comply_or_explain}
    open_ones = TenderStanding.objects.filter(commitment__in=obligations, standing=Standing.NOT_MET, explained=False)
    tenders = Tender.objects.filter(Exists(open_ones.filter(tender=OuterRef("pk"))), organisation__in=access.edits)
    loaded = tenders.exclude(phase="withdrawn").select_related("organisation").defer("facts")
    standings = Prefetch("standings", open_ones, to_attr="open_ones")
    return [
        NotExplained(tender, obligations[row.commitment])
        for tender in loaded.prefetch_related(standings).order_by("-decided_on", "-pk")[:SHOWN]
        for row in tender.open_ones
    ][:SHOWN]
