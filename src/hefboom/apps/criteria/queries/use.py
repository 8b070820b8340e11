"""Who used a criterion, in which tenders, with how many bidders. Only of tenders that the reader may see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.facts import values_of
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.register import visible

ENOUGH = 3
"""With fewer uses than this nothing can be said about how a criterion works out."""
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Use:
    """How a criterion was used, as far as this reader may see.

    `tenders` are those that have it now, newest first (the first twenty; `count` is all of them). `adapted` of them
    changed the text; `removed` took it out again. Of `lots` lots, `told` have a number of tenders received;
    `bidders` is the median of these, None when none is known.
    """

    tenders: tuple[Tender, ...]
    count: int
    adapted: int
    removed: int
    lots: int
    told: int
    bidders: float | None

    @property
    def enough(self) -> bool:
        """Whether there is enough use to say something about it."""
        return self.count + self.removed >= ENOUGH

    @property
    def enough_told(self) -> bool:
        """Whether the number of bidders is known of enough lots."""
        return self.told >= ENOUGH


def use_of(code: str, origin: str, access: Access) -> Use:
    """Return how a criterion was used: two queries."""
    rows = ChosenCriterion.objects.filter(code=code, origin=origin, tender__in=visible(access)).order_by()
    chosen = list(rows.values_list("tender_id", "text", "removed_at"))
    now = [tender for tender, _text, removed in chosen if removed is None]
    tenders = list(
        Tender.objects.filter(pk__in=now).select_related("organisation").prefetch_related("lots").order_by("-pk")
    )
    received = [values_of(lot.facts).get("tenders_received") for tender in tenders for lot in tender.lots.all()]
    told = [number for number in received if isinstance(number, int)]
    return Use(
        tenders=tuple(tenders[:_SHOWN]),
        count=len(now),
        adapted=sum(bool(text) for _tender, text, removed in chosen if removed is None),
        removed=len(chosen) - len(now),
        lots=len(received),
        told=len(told),
        bidders=median(told) if told else None,
    )


def times_used(codes: Iterable[str], access: Access) -> Counter[tuple[str, str]]:
    """Return in how many tenders each of these codes is chosen now, by (origin, code): one query."""
    rows = ChosenCriterion.objects.filter(code__in=set(codes), removed_at=None, tender__in=visible(access)).order_by()
    return Counter((origin, code) for origin, code in rows.values_list("origin", "code"))
