"""The columns of a tender that repeat facts, for lists to filter and sort on."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils import timezone

from hefboom.apps.organisations.tree import Tree
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.search import searchable
from hefboom.core.facts.facts import Row, Value
from hefboom.core.facts.phases import phase_of

COLUMNS_KEPT = (
    "title",
    "ministry",
    "decided_on",
    "published_on",
    "year",
    "value_cents",
    "product_group",
    "contract_nature",
    "phase",
)
MIXED = "mixed"
"""The product group of a tender whose lots lie in different groups."""

_SEARCHED = (
    "tender_id",
    "title",
    "buyer_name",
    "procedure_id",
    "notices",
    "category",
    "lot_title",
    "cpv",
    "product_group",
)


def keep_columns(tender: Tender, rows: Sequence[Row], tree: Tree) -> None:
    """Set the columns from the facts of the tender's lots (derived ones included); saves nothing."""
    first = rows[0] if rows else {}
    tender.title = str(first.get("title") or "")[:500]
    tender.decided_on = _day(first.get("decided_on"))
    tender.published_on = _day(first.get("published_on"))
    tender.year = tender.decided_on.year if tender.decided_on else None
    tender.ministry_id = tree.ministry(tender.organisation_id, tender.decided_on)
    tender.value_cents = _cents(first.get("tender_value_eur"))
    tender.product_group = _shared_group(rows)
    tender.contract_nature = str(first.get("contract_nature") or "")
    tender.phase = phase_of(first, timezone.localdate())


def search_words(tender: Tender, rows: Sequence[Row]) -> str:
    """Return the words the tender is found by: its organisation's name and what its facts say."""
    return searchable([tender.organisation.name, *_texts(rows)])


def _texts(rows: Sequence[Row]) -> list[str]:
    return [str(value) for row in rows for name in _SEARCHED if (value := row.get(name)) is not None]


def _shared_group(rows: Sequence[Row]) -> str:
    groups = {str(row.get("product_group") or "") for row in rows}
    if len(groups) == 1:
        return groups.pop()
    return "" if "" in groups else MIXED


def _day(value: Value | None) -> date | None:
    return value if isinstance(value, date) else None


def _cents(value: Value | None) -> int | None:
    return int((value * 100).to_integral_value()) if isinstance(value, Decimal) else None
