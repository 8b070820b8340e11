"""Two scans beside each other, group by group; what differs adds up exactly to the difference of the totals."""

from dataclasses import dataclass

from hefboom.apps.spend.access import visible
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.queries.result import Shown, kilos, shown
from hefboom.apps.tenders.access import Access
from hefboom.core.base.text import Text
from hefboom.core.effects.scan import Part

MOST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A group in both scans: cents, and kilos CO2e (None is not known)."""

    name: Text
    cents: tuple[int, int]
    kilos: tuple[float | None, float | None]

    @property
    def change(self) -> float | None:
        """How many kilos more the second has; None where one of both is not known."""
        first, second = self.kilos
        return None if first is None or second is None else second - first

    @property
    def cents_change(self) -> int:
        """How many cents more the second has."""
        return self.cents[1] - self.cents[0]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two scans, their groups (largest change first) and total, and in what they were asked or made differently."""

    first: Shown
    second: Shown
    rows: tuple[Row, ...]
    total: Row
    differs: tuple[str, ...]


def to_choose(access: Access) -> list[SpendFile]:
    """Return the scans that somebody may compare."""
    return list(visible(access).filter(state=SpendFile.State.DONE)[:MOST])


def compared(first: SpendFile, second: SpendFile) -> Compared:
    """Put two scans that are done beside each other."""
    both = shown(first), shown(second)
    groups = [{part.key: part for part in one.scan.groups} for one in both]
    keys = dict.fromkeys([*groups[0], *groups[1]])
    rows = [_row(groups[0].get(key), groups[1].get(key)) for key in keys]
    rows.sort(key=lambda row: -abs(row.change) if row.change is not None else 1)
    total = _row(both[0].scan.total, both[1].scan.total)
    return Compared(both[0], both[1], tuple(rows), total, tuple(_differences(first, second)))


def _row(first: Part | None, second: Part | None) -> Row:
    """A group that one of both does not have was not bought: zero, which is known."""
    name = (first or second).name  # type: ignore[union-attr]  # one of both is there
    cents = (first.amount.cents if first else 0, second.amount.cents if second else 0)
    return Row(name, cents, (kilos(first) if first else 0.0, kilos(second) if second else 0.0))


def _differences(first: SpendFile, second: SpendFile) -> list[str]:
    same = {
        "vat": (first.vat, second.vat),
        "price_year": (first.price_year, second.price_year),
        "factors": (_used(first, "factors"), _used(second, "factors")),
        "pack": (_used(first, "pack"), _used(second, "pack")),
        "mapping": (first.receipt.get("mapping"), second.receipt.get("mapping")),
    }
    return [name for name, (one, other) in same.items() if one != other]


def _used(file: SpendFile, name: str) -> object:
    return (file.receipt.get(name) or {}).get("sha256")
