"""Reading the log."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hefboom.apps.accounts.models import AuditEvent


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What to look for in the log; empty is everything. Dates are inclusive."""

    who: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None


def audit_events(wanted: LogFilter, organisations: frozenset[str] | None) -> QuerySet[AuditEvent]:
    """Return the log lines that fit, newest first. `organisations` are the codes one may see; None is all."""
    events = AuditEvent.objects.select_related("actor")
    if organisations is not None:
        events = events.filter(organisation__in=organisations)
    if wanted.who:
        events = events.filter(actor__username=wanted.who)
    if wanted.action:
        events = events.filter(action__startswith=wanted.action)
    if wanted.since:
        events = events.filter(at__date__gte=wanted.since)
    if wanted.until:
        events = events.filter(at__date__lte=wanted.until)
    return events
