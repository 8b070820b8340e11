"""The tree of organisations in memory, on any day: who hangs under whom, and which ministry is above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hefboom.apps.organisations.models import Organisation, Placement, Succession


@dataclass(frozen=True, slots=True)
class Hang:
    """A parent in a period, both days inclusive; None is open."""

    parent: int
    valid_from: date | None
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the placement is in force on `day`."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class Tree:
    """All placements at once: two queries, and a third when ministries are asked for. Organisations by primary key.

    `hangs` lists the placements of each organisation, oldest first; `heirs` the organisations that followed an
    ended one.
    """

    hangs: dict[int, tuple[Hang, ...]]
    heirs: dict[int, tuple[int, ...]]

    @classmethod
    def load(cls) -> "Tree":
        """Read the tree as it stands now."""
        hangs: dict[int, tuple[Hang, ...]] = {}
        for child, parent, start, end in Placement.objects.order_by("valid_from").values_list(
            "organisation_id", "parent_id", "valid_from", "valid_until"
        ):
            hangs[child] = (*hangs.get(child, ()), Hang(parent, start, end))
        heirs: dict[int, tuple[int, ...]] = {}
        ended = Succession.objects.filter(predecessor__valid_until__isnull=False)
        for old, new in ended.values_list("predecessor_id", "successor_id"):
            heirs[old] = (*heirs.get(old, ()), new)
        return cls(hangs, heirs)

    @cached_property
    def ministries(self) -> frozenset[int]:
        """Every ministry, of all times: asked for once. What a person may do does not depend on it."""
        kinds = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY)
        return frozenset(kinds.values_list("pk", flat=True))

    def parent(self, organisation: int, on: date | None = None) -> int | None:
        """Return what it hangs under on that day; where nothing holds then, its last known place."""
        hangs = self.hangs.get(organisation, ())
        day = on or date.today()  # noqa: DTZ011 - validity dates are local calendar days
        held = [hang.parent for hang in hangs if hang.holds_on(day)]
        if held:
            return held[-1]
        return hangs[-1].parent if hangs else None

    def above(self, organisation: int, on: date | None = None) -> tuple[int, ...]:
        """Return the organisation itself and everything above it, nearest first."""
        line = [organisation]
        while (parent := self.parent(line[-1], on)) is not None and parent not in line:
            line.append(parent)
        return tuple(line)

    def ministry(self, organisation: int, on: date | None = None) -> int | None:
        """Return the ministry it belonged to on that day (itself if it is one), or None."""
        return next((one for one in self.above(organisation, on) if one in self.ministries), None)

    def covered(self, organisations: Iterable[int]) -> frozenset[int]:
        """Return these organisations, all that hang under them today, and those they are the heir of."""
        children: dict[int, set[int]] = {}
        for child in self.hangs:
            parent = self.parent(child)
            if parent is not None:
                children.setdefault(parent, set()).add(child)
        for old, new in self.heirs.items():
            for heir in new:
                children.setdefault(heir, set()).add(old)
        found: set[int] = set()
        todo = list(organisations)
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo.extend(children.get(one, ()))
        return frozenset(found)
