"""Reads for the progress pages: sums of standings, never the tenders themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.db.models import QuerySet, Sum

from hefboom.apps.monitoring.figures import Figure, Tally
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.models import StandingCount
from hefboom.apps.tenders.queries.remembered import remembered
from hefboom.core.strategy.verdict import Standing

Dimension = Literal["year", "ministry", "organisation", "product_group"]
_COLUMN: Mapping[Dimension, str] = {
    "year": "year",
    "ministry": "ministry_id",
    "organisation": "organisation_id",
    "product_group": "product_group",
}
Key = int | str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tenders a page is about. None means all of them."""

    year: int | None = None
    organisation: Organisation | None = None
    product_group: str | None = None

    def counts(self) -> QuerySet[StandingCount]:
        """Return the summary rows inside this scope."""
        rows = StandingCount.objects.all()
        if self.year is not None:
            rows = rows.filter(year=self.year)
        if self.organisation is not None:
            ministry = self.organisation.kind == Organisation.Kind.MINISTRY
            rows = rows.filter(**{"ministry" if ministry else "organisation": self.organisation})
        if self.product_group is not None:
            rows = rows.filter(product_group=self.product_group)
        return rows


@remembered
def figures(scope: Scope) -> dict[str, Figure]:
    """Return the figure of every commitment in `scope`, by its id; one query."""
    rows = _summed(scope.counts(), "commitment", "standing")
    found: dict[str, dict[Standing, Tally]] = {}
    for row in rows:
        found.setdefault(row["commitment"], {})[Standing(row["standing"])] = _tally(row)
    targets = _targets()
    return {name: Figure(name, targets[name], found.get(name, {})) for name in targets}


@remembered
def figures_by(dimension: Dimension, scope: Scope, commitments: tuple[str, ...]) -> dict[Key, dict[str, Figure]]:
    """Return figures per value of `dimension` (year, ministry id, organisation id, group code); one query."""
    column = _COLUMN[dimension]
    rows = _summed(scope.counts().filter(commitment__in=commitments), column, "commitment", "standing")
    found: dict[Key, dict[str, dict[Standing, Tally]]] = {}
    for row in rows:
        found.setdefault(row[column], {}).setdefault(row["commitment"], {})[Standing(row["standing"])] = _tally(row)
    targets = _targets()
    return {
        key: {name: Figure(name, targets.get(name), tallies) for name, tallies in of_key.items()}
        for key, of_key in found.items()
    }


@remembered
def years() -> list[int]:
    """Return the years that have tenders, newest first; tenders without a date are year 0 and left out."""
    return list(
        StandingCount.objects.exclude(year=0).order_by("-year").values_list("year", flat=True).distinct(),
    )


def _summed(rows: QuerySet[StandingCount], *columns: str) -> list[dict[str, Any]]:
    sums = {name: Sum(name) for name in ("tenders", "value_cents", "without_value", "explained")}
    return list(rows.order_by().values(*columns).annotate(**{f"sum_{name}": total for name, total in sums.items()}))


def _tally(row: Mapping[str, Any]) -> Tally:
    return Tally(*(int(row[f"sum_{n}"]) for n in ("tenders", "value_cents", "without_value", "explained")))


def _targets() -> dict[str, Decimal | None]:
    """Every commitment of the pack in its order: targets with the share to reach, obligations with all (1)."""
    pack = pack_in_force()
    wanted: dict[str, Decimal | None] = {item.id: item.share for item in pack.targets}
    return wanted | {item.id: Decimal(1) for item in pack.obligations}


@remembered
def ministries_counted() -> list[Organisation]:
    """Return the ministries that have tenders, by name."""
    counted = StandingCount.objects.order_by().values("ministry").distinct()
    return list(Organisation.objects.filter(pk__in=counted))


@remembered
def product_groups_counted() -> list[str]:
    """Return the codes of the product groups that have tenders, sorted."""
    return sorted(StandingCount.objects.order_by().values_list("product_group", flat=True).distinct())
