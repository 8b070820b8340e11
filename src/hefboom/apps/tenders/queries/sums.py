"""The sums that dashboards read, as the tenders say they should be."""

from collections import Counter

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from hefboom.apps.tenders.models import StandingCount, TenderStanding

_COLUMNS = (
    "organisation_id",
    "ministry_id",
    "year",
    "product_group",
    "commitment",
    "standing",
    "tenders",
    "explained",
    "value_cents",
    "without_value",
)


def sums(which: Q) -> list[StandingCount]:
    """Return the sums as the standings say they should be, not stored: one aggregate query.

    Only published tenders count: everybody may open the tenders behind a number, and plans are not everybody's.
    """
    rows = (
        TenderStanding.objects.filter(which, tender__published_on__lte=timezone.localdate())
        .values_list(
            "tender__organisation",
            "tender__ministry",
            Coalesce("tender__year", 0),
            "tender__product_group",
            "commitment",
            "standing",
        )
        .annotate(
            number=Count("pk"),
            with_reason=Count("pk", filter=Q(explained=True)),
            cents=Coalesce(Sum("tender__value_cents"), 0),
            valueless=Count("pk", filter=Q(tender__value_cents=None)),
        )
        .order_by()
    )
    return [StandingCount(**dict(zip(_COLUMNS, row, strict=True))) for row in rows]


def differences() -> list[str]:
    """Return a line for every sum that does not equal its tenders, in either direction."""
    wanted = Counter(tuple(getattr(row, name) for name in _COLUMNS) for row in sums(Q()))
    stored = Counter(StandingCount.objects.values_list(*_COLUMNS))
    return [f"not as the tenders say: {dict(zip(_COLUMNS, row, strict=True))}" for row in (stored - wanted)] + [
        f"missing: {dict(zip(_COLUMNS, row, strict=True))}" for row in (wanted - stored)
    ]
