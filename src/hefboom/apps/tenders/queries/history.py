"""What happened to a tender: its own days and notices for everyone, who changed what for insiders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.strategy.queries import obligation, pack_in_force
from hefboom.apps.tenders.facts import from_json
from hefboom.apps.tenders.queries.page import TenderPage, history_of
from hefboom.apps.tenders.words import language, missing_words, value_words
from hefboom.core.facts.fields import vocabulary

ACTIONS: dict[str, str | Promise] = {
    "tender.create": gettext_lazy("Traject aangemaakt"),
    "fact.change": gettext_lazy("Gegeven gewijzigd"),
    "fact.clear": gettext_lazy("Gegeven leeggemaakt"),
    "fact.put_back": gettext_lazy("Wijziging teruggezet"),
    "fact.answer": gettext_lazy("Open vragen beantwoord"),
    "fact.take_over": gettext_lazy("Gegevens overgenomen van het vorige traject"),
    "life.need": gettext_lazy("Behoefte gemeld"),
    "life.plan": gettext_lazy("Planning gewijzigd"),
    "life.preparation": gettext_lazy("Voorbereiding begonnen"),
    "life.published": gettext_lazy("Gepubliceerd"),
    "life.awarded": gettext_lazy("Gunning vastgelegd"),
    "life.contracted": gettext_lazy("Contract vastgelegd"),
    "life.closed": gettext_lazy("Traject afgesloten"),
    "life.withdrawn": gettext_lazy("Traject ingetrokken"),
    "life.put_back": gettext_lazy("Stap teruggezet"),
    "explanation.give": gettext_lazy("Uitleg gegeven"),
    "explanation.withdraw": gettext_lazy("Uitleg ingetrokken"),
    "criterion.overrule": gettext_lazy("Gunningscriterium anders ingedeeld"),
    "import.new": gettext_lazy("Ingelezen uit een bestand"),
    "import.changed": gettext_lazy("Bijgewerkt uit een bestand"),
}
_DAYS = {
    "need_on": gettext_lazy("Behoefte gemeld"),
    "planned_on": gettext_lazy("Geplande publicatie"),
    "preparation_on": gettext_lazy("Voorbereiding begonnen"),
    "published_on": gettext_lazy("Gepubliceerd"),
    "awarded_on": gettext_lazy("Gegund"),
    "contracted_on": gettext_lazy("Contract gesloten"),
    "closed_on": gettext_lazy("Afgesloten"),
    "withdrawn_on": gettext_lazy("Ingetrokken"),
}
_EXTRAS = {
    "reason": gettext_lazy("Reden"),
    "open_points": gettext_lazy("Open punten"),
    "ambition": gettext_lazy("geen ambitie gekozen"),
    "criteria": gettext_lazy("geen criteria gekozen"),
    "award": gettext_lazy("geen gunningsmodel"),
}
"""What stands in an entry beside facts and obligations."""
_MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history. `event` is set when it can be put back; `action` is "" for a day of the tender."""

    at: datetime | date
    what: str
    who: str = ""
    details: tuple[str, ...] = ()
    event: AuditEvent | None = None
    action: str = ""


def timeline(page: TenderPage) -> list[Happening]:
    """Return what happened to the facts and obligations, newest first; what other parts did is in the file."""
    happenings = [*days_of(page)]
    if page.insider:
        own = history_of(page.tender).filter(action__in=ACTIONS)[:50]
        happenings += [happening_of(event, page, ACTIONS) for event in own]
    return newest_first(happenings)


def newest_first(happenings: Iterable[Happening]) -> list[Happening]:
    """Return what happened, newest first; of one day, what has a time comes first."""
    return sorted(happenings, key=_moment, reverse=True)


def days_of(page: TenderPage) -> list[Happening]:
    """Return the days of the tender itself, with its notices: what everybody may know."""
    row, found = page.rows[0], []
    notices = str(row.get("notices") or row.get("notice") or "").split()
    for name, words in _DAYS.items():
        day = row.get(name)
        if isinstance(day, date):
            told = name == "published_on" and notices
            details = (_("Aankondigingen: %(numbers)s") % {"numbers": ", ".join(notices)},) if told else ()
            found.append(Happening(day, str(words), details=details))
    return found


def happening_of(
    event: AuditEvent, page: TenderPage, words: Mapping[str, str | Promise], most: int = _MOST_CHANGES
) -> Happening:
    """Return an entry of the log in words, with at most `most` of its changes."""
    changes = list(event.changes.items())
    details = tuple(_change(name, change, words) for name, change in changes[:most])
    if len(changes) > most:
        details += (_("en nog %(count)s") % {"count": len(changes) - most},)
    undoable = page.may_edit and event.action in {"fact.change", "fact.clear"}
    who = event.actor.get_full_name() or event.actor.get_username() if event.actor else ""
    what = str(words.get(event.action, event.action))
    return Happening(event.at, what, who, details, event if undoable else None, event.action)


def _change(name: str, change: dict[str, Any], words: Mapping[str, str | Promise]) -> str:
    lot, _space, bare = name.rpartition(" ")
    field = vocabulary().get(bare)
    if field is None:
        label, new = _label(name, words), change.get("new")
        told = ", ".join(_label(str(one), words) for one in new) if isinstance(new, list) else new
        told = str(words.get(told, told)) if isinstance(told, str) else told
        return f"{label}: {told}" if isinstance(told, str) else label
    label = field.label.in_language(language()) + (f" ({lot})" if lot else "")
    return f"{label}: {_words(bare, change.get('old'))} → {_words(bare, change.get('new'))}"


def _label(name: str, words: Mapping[str, str | Promise]) -> str:
    """Return what a part of an entry is called: an obligation, a theme, or a word of the part that wrote it."""
    known = obligation(name)
    if known:
        return known.title.in_language(language())
    theme = next((one.name for one in pack_in_force().themes if one.id == name), None)
    return theme.in_language(language()) if theme else str(words.get(name) or _EXTRAS.get(name, name))


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
