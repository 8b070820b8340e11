"""What is still open when a tender is about to be published. It stops nobody, but asks for a reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hefboom.apps.strategy.queries import judge_in_force, pack_in_force
from hefboom.core.facts.facts import Row
from hefboom.core.strategy.pack import Obligation
from hefboom.core.strategy.verdict import Standing

Part = Literal["ambition", "criteria", "award", "obligation"]

PARTS: dict[Part, str | Promise] = {
    "ambition": gettext_lazy("Er is nog geen ambitie gekozen."),
    "criteria": gettext_lazy("Er zijn nog geen criteria gekozen."),
    "award": gettext_lazy("Er is nog geen gunningsmodel."),
}
"""Parts of the work without which a tender is seldom ready, in words for when they are missing."""
AMBITION = ("level_climate", "level_circular", "level_social_return", "level_isv", "level_innovation", "mvi_level")
CRITERIA = ("mvi_criteria_applied",)
AWARD = ("impact_weight", "quality_weight", "price_weight")
_OPEN = {Standing.NOT_MET, Standing.UNKNOWN, Standing.APPLIES_UNKNOWN}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open: a part of the work, or an obligation with how the tender stands on it."""

    part: Part
    obligation: Obligation | None = None
    standing: Standing | None = None

    @property
    def key(self) -> str:
        """A name for the log: the part, or the id of the obligation."""
        return self.obligation.id if self.obligation else self.part


def open_points(rows: Sequence[Row], explained: Collection[str]) -> list[OpenPoint]:
    """Return what is open by the facts of a tender's lots. `explained` are obligations with a valid explanation."""
    found = [OpenPoint(part) for part in missing_parts(rows)]
    standings = judge_in_force().standings(rows)
    for one in pack_in_force().obligations:
        standing = standings[one.id]
        if standing in _OPEN and not (standing is Standing.NOT_MET and one.id in explained):
            found.append(OpenPoint("obligation", one, standing))
    return found


def as_published(rows: Sequence[Row], day: date) -> list[Row]:
    """Return the facts as they will be when the tender is published on `day`: the rules of that day count."""
    return [{**row, "published_on": day, "decided_on": day} for row in rows]


def missing_parts(rows: Sequence[Row]) -> list[Part]:
    """Return the parts of the work of which the facts say nothing yet."""
    parts: dict[Part, tuple[str, ...]] = {"ambition": AMBITION, "criteria": CRITERIA, "award": AWARD}
    return [part for part, names in parts.items() if all(row.get(name) is None for row in rows for name in names)]
