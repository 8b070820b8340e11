"""What happened to a tender: its own days and notices for everyone, who changed what for insiders."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.strategy.queries import obligation
from hefboom.apps.tenders.facts import from_json
from hefboom.apps.tenders.queries.page import TenderPage, history_of
from hefboom.apps.tenders.words import language, missing_words, value_words
from hefboom.core.facts.fields import vocabulary

ACTIONS: dict[str, str | Promise] = {
    "tender.create": gettext_lazy("Traject aangemaakt"),
    "fact.change": gettext_lazy("Gegeven gewijzigd"),
    "fact.clear": gettext_lazy("Gegeven leeggemaakt"),
    "fact.put_back": gettext_lazy("Wijziging teruggezet"),
    "explanation.give": gettext_lazy("Uitleg gegeven"),
    "explanation.withdraw": gettext_lazy("Uitleg ingetrokken"),
    "criterion.overrule": gettext_lazy("Gunningscriterium anders ingedeeld"),
    "import.new": gettext_lazy("Ingelezen uit een bestand"),
    "import.changed": gettext_lazy("Bijgewerkt uit een bestand"),
}
_DAYS = {
    "planned_on": gettext_lazy("Geplande publicatie"),
    "published_on": gettext_lazy("Gepubliceerd"),
    "awarded_on": gettext_lazy("Gegund"),
}
_MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history. `event` is set when it can be put back."""

    at: datetime | date
    what: str
    who: str = ""
    details: tuple[str, ...] = ()
    event: AuditEvent | None = None


def timeline(page: TenderPage) -> list[Happening]:
    """Return what happened, newest first."""
    happenings = [*_days(page)]
    if page.insider:
        happenings += [_of_event(event, page) for event in history_of(page.tender)[:50]]
    return sorted(happenings, key=_moment, reverse=True)


def _days(page: TenderPage) -> list[Happening]:
    row, found = page.rows[0], []
    notices = str(row.get("notices") or row.get("notice") or "").split()
    for name, words in _DAYS.items():
        day = row.get(name)
        if isinstance(day, date):
            told = name == "published_on" and notices
            details = (_("Aankondigingen: %(numbers)s") % {"numbers": ", ".join(notices)},) if told else ()
            found.append(Happening(day, str(words), details=details))
    return found


def _of_event(event: AuditEvent, page: TenderPage) -> Happening:
    changes = list(event.changes.items())
    details = tuple(_change(name, change) for name, change in changes[:_MOST_CHANGES])
    if len(changes) > _MOST_CHANGES:
        details += (_("en nog %(count)s") % {"count": len(changes) - _MOST_CHANGES},)
    undoable = page.may_edit and event.action in {"fact.change", "fact.clear"}
    who = event.actor.get_full_name() or event.actor.get_username() if event.actor else ""
    return Happening(event.at, str(ACTIONS.get(event.action, event.action)), who, details, event if undoable else None)


def _change(name: str, change: dict[str, Any]) -> str:
    lot, _space, bare = name.rpartition(" ")
    field = vocabulary().get(bare)
    if field is None:
        known = obligation(name)
        label = known.title.in_language(language()) if known else name
        new = change.get("new")
        return f"{label}: {new}" if isinstance(new, str) else label
    label = field.label.in_language(language()) + (f" ({lot})" if lot else "")
    return f"{label}: {_words(bare, change.get('old'))} → {_words(bare, change.get('new'))}"


def _words(name: str, stored: Any) -> str:  # noqa: ANN401 - JSON from the log
    if not isinstance(stored, dict):
        return _("onbekend")
    field = vocabulary()[name]
    fact = from_json(field, stored)
    return missing_words(fact.missing) if fact.missing else value_words(field, fact.value)


def _moment(one: Happening) -> datetime:
    if isinstance(one.at, datetime):
        return one.at
    return timezone.make_aware(datetime.combine(one.at, time.min))
