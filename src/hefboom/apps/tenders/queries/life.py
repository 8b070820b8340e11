"""What a tender's life allows now, and why not otherwise, in words for the person who asks."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.words import language, phase_words
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.format import format_day
from hefboom.core.facts.phases import PHASES, PLANNED, REAL, Phase, last_day_before, phase_of, steps_from

Row = Mapping[str, Value | None]
KNOWN_FIRST: Mapping[Phase, tuple[str, ...]] = {"published": ("title",)}
"""Facts that must be known before a step. What else is open at publication asks for a reason instead."""


def phase_now(row: Row) -> Phase:
    """Return the phase of a tender today."""
    return phase_of(row, timezone.localdate())


def why_not_step(row: Row, phase: Phase) -> str:
    """Return why a tender cannot go to this phase now; "" when it can."""
    steps = steps_from(row, timezone.localdate())
    if phase in steps:
        return ""
    now = phase_now(row)
    if now == phase:
        return _("Dit traject is al in de fase %(now)s.") % {"now": phase_words(now)}
    if phase == "withdrawn" and now in {"contracted", "closed"}:
        return _("Er is al een contract. Intrekken kan niet meer; sluit het traject af.")
    possible = ", ".join(phase_words(one) for one in steps)
    names = {"now": phase_words(now), "wanted": phase_words(phase)}
    said = _("Na de fase %(now)s kan de fase %(wanted)s niet.") % names
    return f"{said} {_('Wel mogelijk: %(phases)s.') % {'phases': possible}}" if possible else said


def why_not_day(row: Row, phase: Phase, day: date) -> str:
    """Return why a phase cannot have begun on this day; "" when it can."""
    if day > timezone.localdate():
        return _("Deze dag ligt nog voor ons. Zet hem in de planning, en zet de stap als het zover is.")
    before = last_day_before(row, phase)
    if before and day < before[1]:
        names = {"phase": phase_words(before[0]), "day": format_day(before[1], language())}
        return _("Deze dag ligt voor de fase %(phase)s, die begon op %(day)s. Kies die dag of een latere.") % names
    return ""


def known_first(row: Row, phase: Phase) -> str:
    """Return which fact must be known before a step; "" when nothing is missing."""
    missing = [name for name in KNOWN_FIRST.get(phase, ()) if row.get(name) is None]
    labels = ", ".join(vocabulary()[name].label.in_language(language()) for name in missing)
    return _("Vul eerst in: %(facts)s.") % {"facts": labels} if missing else ""


def why_not_plan(row: Row, planned: Row, phase: Phase) -> str:
    """Return why the planned day of a phase does not fit: it is new and has passed, or another day comes before it.

    `row` are the facts now, `planned` those with the new days.
    """
    day = planned.get(PLANNED[phase])
    if not isinstance(day, date):
        return ""
    if row.get(PLANNED[phase]) != day and day < timezone.localdate() and row.get(REAL[phase]) is None:
        return _("Deze dag is al voorbij. Kies een dag die nog komt.")
    for earlier in PHASES[: PHASES.index(phase)]:
        known = planned.get(REAL.get(earlier, "")) or planned.get(PLANNED.get(earlier, ""))
        if isinstance(known, date) and known > day:
            names = {"phase": phase_words(earlier), "day": format_day(known, language())}
            return _("Deze dag ligt voor de fase %(phase)s (%(day)s). Kies die dag of een latere.") % names
    return ""


def last_step(tender: Tender) -> AuditEvent | None:
    """Return the last thing that somebody did to the life of a tender."""
    events = AuditEvent.objects.filter(object_type="tender", object_id=str(tender.pk), action__startswith="life.")
    return events.select_related("actor").first()


def step_to_undo(tender: Tender, row: Row) -> AuditEvent | None:
    """Return the last step when it can be undone, else None."""
    event = last_step(tender)
    return event if event and not _why_not(event, row, event) else None


def why_not_back(tender: Tender, row: Row, event: AuditEvent) -> str:
    """Return why a step cannot be undone; "" when it can."""
    return _why_not(last_step(tender), row, event)


def _why_not(newest: AuditEvent | None, row: Row, event: AuditEvent) -> str:
    if newest is None or newest.pk != event.pk or event.action == "life.put_back":
        return _("Alleen de laatste stap kan terug. Daarna is er al iets anders gebeurd.")
    phase = event.action.removeprefix("life.")
    later = PHASES[PHASES.index(phase) + 1 :] if phase in PHASES and phase != "withdrawn" else ()
    if any(row.get(REAL[one]) is not None for one in later):
        return _("Daarna is al een volgende stap gezet, bijvoorbeeld door een aankondiging. Terugzetten kan niet meer.")
    if phase == "published" and (row.get("notice") or row.get("notices")):
        return _("De aankondiging staat al op TenderNed of TED. Trek het traject in als het niet doorgaat.")
    return ""
