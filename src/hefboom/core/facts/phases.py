"""The life of a tender: which phase it is in follows from its dates, so that notices, files and people agree.

need → planned → preparation → published → awarded → contracted → closed, or withdrawn. See docs/explanation/life.md.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from hefboom.core.facts.facts import Value

Phase = Literal["need", "planned", "preparation", "published", "awarded", "contracted", "closed", "withdrawn"]
PHASES: tuple[Phase, ...] = (
    "need",
    "planned",
    "preparation",
    "published",
    "awarded",
    "contracted",
    "closed",
    "withdrawn",
)
"""In the order of a tender's life; the last is the way out before a contract."""

REAL: Mapping[Phase, str] = {
    "need": "need_on",
    "preparation": "preparation_on",
    "published": "published_on",
    "awarded": "awarded_on",
    "contracted": "contracted_on",
    "closed": "closed_on",
    "withdrawn": "withdrawn_on",
}
"""The fact that says on which day a phase really began. A tender is planned as soon as it has a planned day."""

PLANNED: Mapping[Phase, str] = {
    "published": "planned_on",
    "awarded": "award_planned_on",
    "contracted": "contract_planned_on",
    "closed": "contract_ends_on",
}
"""The fact that says on which day a phase is planned to begin."""

STEPS: Mapping[Phase, tuple[Phase, ...]] = {
    "need": ("planned", "preparation", "published", "withdrawn"),
    "planned": ("preparation", "published", "withdrawn"),
    "preparation": ("published", "withdrawn"),
    "published": ("awarded", "withdrawn"),
    "awarded": ("contracted", "withdrawn"),
    "contracted": ("closed",),
    "closed": (),
    "withdrawn": (),
}
"""Where a tender can go from each phase. A notice may come at once; nothing else skips a phase (but see `NO_CALL`)."""

NO_CALL = frozenset({"neg-wo-call"})
"""Procedures that have no notice of their own: such a tender goes from its preparation straight to an award."""

BEFORE_NOTICE: tuple[Phase, ...] = ("need", "planned", "preparation")
"""The phases in which a tender is not public yet."""
_LATEST_FIRST: tuple[Phase, ...] = ("withdrawn", "closed", "contracted", "awarded", "published", "preparation")


def phase_of(row: Mapping[str, Value | None], today: date) -> Phase:
    """Return the phase that a tender is in on a day, by its facts. A day that lies ahead has not come yet."""
    for phase in _LATEST_FIRST:
        day = row.get(REAL[phase])
        if isinstance(day, date) and day <= today:
            return phase
    ahead = (row.get(name) for name in ("planned_on", "published_on"))
    return "planned" if any(isinstance(day, date) for day in ahead) else "need"


def steps_from(row: Mapping[str, Value | None], today: date) -> tuple[Phase, ...]:
    """Return the phases that a tender can go to now. Reporting a need stays possible until work on it has begun."""
    phase = phase_of(row, today)
    steps = STEPS[phase]
    if phase in BEFORE_NOTICE and row.get("procedure") in NO_CALL:
        steps = ("awarded", *steps)
    if phase in {"need", "planned"} and row.get("need_on") is None:
        steps = ("need", *steps)
    return steps


def last_day_before(row: Mapping[str, Value | None], phase: Phase) -> tuple[Phase, date] | None:
    """Return the latest real day of the phases before this one, with its phase; None when no such day is known."""
    order = PHASES[: PHASES.index(phase)]
    days = [(earlier, day) for earlier in order if isinstance(day := row.get(REAL.get(earlier, "")), date)]
    return max(days, key=lambda one: one[1]) if days else None
