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

_LATEST_FIRST: tuple[Phase, ...] = ("withdrawn", "closed", "contracted", "awarded", "published", "preparation")


def phase_of(row: Mapping[str, Value | None], today: date) -> Phase:
    """Return the phase that a tender is in on a day, by its facts. A day that lies ahead has not come yet."""
    for phase in _LATEST_FIRST:
        day = row.get(REAL[phase])
        if isinstance(day, date) and day <= today:
            return phase
    ahead = (row.get(name) for name in ("planned_on", "published_on"))
    return "planned" if any(isinstance(day, date) for day in ahead) else "need"
