"""The file of a tender: everything that happened, and the documents that can be made."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.ambition.models import Web
from hefboom.apps.award.models import AwardModel
from hefboom.apps.journey.words import DOCUMENTS, KINDS, LOGGED, Need, Words
from hefboom.apps.tenders.queries.history import Happening, days_of, happening_of, newest_first
from hefboom.apps.tenders.queries.page import TenderPage, history_of

MOST_CHANGES = 40
"""So many changes of one entry are told; an import can change more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the timeline, as it stands in the address: a kind, and who (a user name); "" is everything."""

    soort: str = ""
    wie: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who did something: the name in the address, and how they are called."""

    username: str
    name: str


def happenings(page: TenderPage, asked: Asked) -> list[Happening]:
    """Return what happened, newest first. Who is no insider gets the days and notices of the tender only."""
    days = [] if asked.wie or asked.soort not in {"", "leven"} else days_of(page)
    if not page.insider:
        return newest_first(days)
    events = [event for event in history_of(page.tender) if _is_asked(event, asked)]
    return newest_first([*days, *(happening_of(event, page, LOGGED, MOST_CHANGES) for event in events)])


def people_of(page: TenderPage) -> list[Person]:
    """Return who did something to this tender; nobody for who is no insider."""
    if not page.insider:
        return []
    actors = {event.actor.get_username(): event.actor for event in history_of(page.tender) if event.actor}
    return [Person(name, actors[name].get_full_name() or name) for name in sorted(actors)]


def documents_of(page: TenderPage) -> Sequence[tuple[str, Words]]:
    """Return the documents that can be made now: address and words. What this site does not have is left out."""
    found = []
    there = _there(page)
    for name, more, words, need in DOCUMENTS:
        if need in there:
            try:
                found.append((reverse(name, args=[page.tender.pk, *more]), words))
            except NoReverseMatch:
                continue
    return found


def _there(page: TenderPage) -> set[Need]:
    """Return what has been made for this tender; that prices are open is for insiders."""
    there: set[Need] = set()
    if Web.objects.filter(tender=page.tender).exists():
        there.add("web")
    if page.tender.chosen_criteria.filter(removed_at=None).exists():
        there.add("criteria")
    model = AwardModel.objects.filter(tender=page.tender).first()
    if model:
        there.add("model")
    if model and model.opened_at and page.insider:
        there.add("opened")
    return there


def _is_asked(event: AuditEvent, asked: Asked) -> bool:
    starts = KINDS[asked.soort][1] if asked.soort in KINDS else ("",)
    by = event.actor.get_username() if event.actor else ""
    return event.action.startswith(starts) and asked.wie in {"", by}
