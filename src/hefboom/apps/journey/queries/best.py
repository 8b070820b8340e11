"""What is the next best step, for whom; how many questions are left; who owes what."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hefboom.apps.journey.queries.tasks import BEFORE_PUBLISHING, Journey
from hefboom.apps.journey.words import ROLES, Role, Words
from hefboom.apps.tenders.queries.tasks import Task

OPEN = frozenset({"todo", "busy"})
_AFTER_PUBLISHING = ("awarded", "contracted", "closed")


@dataclass(frozen=True, slots=True)
class Owner:
    """The tasks of one role; `mine` when the reader has it."""

    role: Role
    words: Words
    tasks: tuple[Task, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Left:
    """How many questions are left: in all, and before the tender is ready to be published."""

    all: int
    to_publish: int


def best_of(journey: Journey, tasks: Sequence[Task], roles: Collection[Role]) -> Task | None:
    """Return the next best step for somebody with these roles; None when it is the turn of others, or of nobody.

    Before publication that is the first open task in the order of the work, unless a planned day has passed: then the
    plan comes first, since others rely on it. After publication the tender itself goes on first.
    """
    mine = [one for one in tasks if one.state in OPEN and {*one.roles} & {*roles}]
    return min(mine, key=lambda one: _rank(journey, one), default=None)


def turn_of(journey: Journey, tasks: Sequence[Task]) -> Task | None:
    """Return the next best step of anybody."""
    return best_of(journey, tasks, [*ROLES])


def owners(tasks: Iterable[Task], mine: Collection[Role]) -> list[Owner]:
    """Return the tasks by who owes them first: the reader's own roles on top."""
    every = list(tasks)
    found = [
        Owner(role, words, tuple(one for one in every if one.roles[:1] == (role,)), role in mine)
        for role, words in ROLES.items()
    ]
    return sorted((one for one in found if one.tasks), key=lambda one: not one.mine)


def left(tasks: Iterable[Task]) -> Left:
    """Return how many questions are left."""
    waiting = [one for one in tasks if one.state in {*OPEN, "blocked"}]
    return Left(
        all=sum(one.questions for one in waiting),
        to_publish=sum(one.questions for one in waiting if one.key in BEFORE_PUBLISHING),
    )


def is_late(journey: Journey, task: Task) -> bool:
    """Say whether the planned day of an open task has passed."""
    return task.state in OPEN and task.due is not None and task.due < journey.today


def _rank(journey: Journey, task: Task) -> tuple[bool, bool]:
    """Order tasks, those that are equal by their place in the list: a late plan first, then what moves the tender."""
    late = is_late(journey, task) and task.key != "published"
    return (not late, task.key not in _AFTER_PUBLISHING)
