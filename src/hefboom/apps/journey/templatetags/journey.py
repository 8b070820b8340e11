"""Filters and tags of the pages of a tender's life: steps, tasks and open points in words and addresses."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.journey.queries.best import is_late
from hefboom.apps.journey.queries.tasks import Journey
from hefboom.apps.journey.words import ACTIONS, ROLES, SLUG_OF, STATE_KINDS, STATES, STEPS
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.openpoints import PARTS, OpenPoint
from hefboom.apps.tenders.queries.tasks import Task
from hefboom.apps.tenders.words import language, phase_words
from hefboom.core.facts.phases import Phase
from hefboom.web.templatetags.hefboom import badge, tag

register = template.Library()
_PLACES = {"ambition": "ambition:tender", "criteria": "criteria:basket", "award": "award:lab"}


@register.simple_tag
def task_badge(task: Task) -> SafeString:
    """Draw how far a task is."""
    kind, words = STATE_KINDS[task.state], str(STATES[task.state])
    return badge(kind, words) if task.state == "done" else tag(words, kind)


@register.filter
def late(task: Task, journey: Journey) -> bool:
    """Say whether the planned day of a task has passed."""
    return is_late(journey, task)


@register.filter
def owner_words(task: Task) -> str:
    """Return who owes a task first."""
    return str(ROLES[task.roles[0]])


@register.filter
def other_owners(task: Task) -> str:
    """Return who owe a task besides the first."""
    return ", ".join(str(ROLES[role]).lower() if role != "sgo" else "SGO" for role in task.roles[1:])


@register.simple_tag
def step_url(tender: Tender, phase: Phase) -> str:
    """Return the address of a step."""
    return reverse("journey:step", args=[tender.pk, SLUG_OF[phase]])


@register.filter
def step_words(phase: Phase) -> str:
    """Return what a step into a phase is called."""
    return str(STEPS[phase])


@register.filter
def phase_name(phase: Phase) -> str:
    """Return the name of a phase."""
    return phase_words(phase)


@register.filter
def event_words(event: AuditEvent) -> str:
    """Return what an entry of the log is called."""
    return str(ACTIONS.get(event.action, event.action))


@register.filter
def point_words(point: OpenPoint) -> str:
    """Return an open point in words."""
    return point.obligation.title.in_language(language()) if point.obligation else str(PARTS[point.part])


@register.simple_tag
def point_url(tender: Tender, point: OpenPoint) -> str:
    """Return the address where an open point can be settled."""
    url = reverse(_PLACES.get(point.part, "tenders:tender"), args=[tender.pk])
    return f"{url}#verplichting-{point.obligation.id}" if point.obligation else url
