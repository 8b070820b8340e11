"""How a tender stands, in one line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import is_published
from hefboom.apps.tenders.models import Tender, TenderStanding
from hefboom.apps.tenders.words import group_words, phase_words
from hefboom.core.facts.phases import BEFORE_NOTICE
from hefboom.core.strategy.verdict import Standing


@dataclass(frozen=True, slots=True)
class Summary:
    """A tender in a list: counts of its obligations by standing, and the one commitment that was asked for."""

    tender: Tender
    phase: str
    product_group: str
    met: int
    not_met: int
    explained: int
    unknown: int
    asked: str


def summaries(tenders: Iterable[Tender], commitment: str = "") -> list[Summary]:
    """Return a line for each tender (standings loaded). `commitment` is what the list was filtered on."""
    obligations = {one.id for one in pack_in_force().obligations}
    return [_summary(tender, obligations, commitment) for tender in tenders]


def _summary(tender: Tender, obligations: set[str], commitment: str) -> Summary:
    rows = list(tender.standings.all())
    own = [row for row in rows if row.commitment in obligations]
    asked = next((row for row in rows if row.commitment == commitment), None)
    return Summary(
        tender=tender,
        phase=phase_words(phase_shown(tender)),
        product_group=group_words(tender.product_group),
        met=_count(own, Standing.MET),
        not_met=sum(row.standing == Standing.NOT_MET and not row.explained for row in own),
        explained=sum(row.explained for row in own),
        unknown=_count(own, Standing.UNKNOWN) + _count(own, Standing.APPLIES_UNKNOWN),
        asked=("explained" if asked.explained else asked.standing) if asked else "",
    )


def phase_shown(tender: Tender) -> str:
    """Return the phase of a tender as stored, or published when the day of its notice has come since."""
    out = is_published(tender) and tender.phase in BEFORE_NOTICE
    return "published" if out else tender.phase


def _count(rows: Iterable[TenderStanding], standing: Standing) -> int:
    return sum(row.standing == standing for row in rows)
