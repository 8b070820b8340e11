"""Saving what a page sends of a web: each theme by itself, so that one that cannot be saved holds up no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from django.http import Http404
from django.utils.translation import gettext as _

from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.entries import Entry
from hefboom.apps.ambition.errors import LevelConflictError, ReasonNeededError, RefusedError
from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.apps.tenders.access import Person


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a theme was not saved, with what the person wanted; `theirs` is what somebody else stored meanwhile."""

    kind: Literal["reason", "refused", "conflict"]
    says: str
    entry: Entry
    theirs: WebLevel | None = None


@dataclass(slots=True)
class Outcome:
    """What came of it, by theme."""

    saved: dict[str, WebLevel] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The status of the answer: 409 for a conflict, 422 for another problem."""
        kinds = {problem.kind for problem in self.problems.values()}
        return 409 if "conflict" in kinds else 422 if kinds else 200


def save(person: Person, web: Web, changed: Iterable[Entry]) -> Outcome:
    """Save each theme that was changed. Raises `PermissionDenied` for who may not."""
    outcome = Outcome()
    for entry in changed:
        try:
            level = set_level(person, web, entry.theme, entry.level, entry.reason, entry.version)
        except ReasonNeededError as refused:
            outcome.problems[entry.theme] = Problem("reason", str(refused), entry)
        except RefusedError as refused:
            outcome.problems[entry.theme] = Problem("refused", str(refused), entry)
        except LevelConflictError as both:
            says = _("Iemand anders heeft dit net veranderd.")
            outcome.problems[entry.theme] = Problem("conflict", says, entry, both.theirs)
        except Http404:
            outcome.problems[entry.theme] = Problem("refused", _("Dit thema hoort niet bij dit web."), entry)
        else:
            outcome.saved[entry.theme] = level
            web = level.web
    return outcome
