"""The register: which tenders a person asks for, and a page of them."""

from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.filters import SORTS, UNKNOWN, RegisterFilter
from hefboom.apps.tenders.models import Tender, TenderStanding
from hefboom.apps.tenders.search import needles

PER_PAGE = 25
COUNT_TO = 10_000
"""Beyond this many the page says "more than": counting all of a large register on every view is waste."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the register. `total` stops at `COUNT_TO` + 1, and `capped` then says so."""

    tenders: list[Tender]
    number: int
    pages: int
    total: int
    capped: bool = field(default=False)


def visible(access: Access) -> QuerySet[Tender]:
    """Return the tenders this person may see."""
    return Tender.objects.filter(access.visible())


def found(access: Access, asked: RegisterFilter) -> QuerySet[Tender]:
    """Return the tenders this person may see that answer the questions, in the order asked."""
    tenders = visible(access).filter(_columns(asked)).filter(_phase(asked))
    if asked.organisatie:
        tenders = tenders.filter(Q(organisation__code=asked.organisatie) | Q(ministry__code=asked.organisatie))
    for needle in needles(asked.q):
        tenders = tenders.filter(search_text__contains=needle)
    if asked.verplichting or asked.stand or asked.uitgelegd:
        tenders = tenders.filter(Exists(_standings(asked)))
    return tenders.order_by(*_order(asked))


def page_of(tenders: QuerySet[Tender], number: int) -> Page:
    """Return a page of these tenders, with their organisation and standings: four queries."""
    total = tenders.order_by()[: COUNT_TO + 1].count()
    pages = max(1, -(-total // PER_PAGE))
    number = min(max(1, number), pages)
    start = (number - 1) * PER_PAGE
    keys = list(tenders.values_list("pk", flat=True)[start : start + PER_PAGE])
    rows = Tender.objects.select_related("organisation", "ministry").defer("facts", "search_text")
    standings = Prefetch("standings", TenderStanding.objects.order_by("commitment"))
    by_key = rows.prefetch_related(standings).in_bulk(keys)
    return Page([by_key[key] for key in keys], number, pages, total, capped=total > COUNT_TO)


def organisations_in_register() -> QuerySet[Organisation]:
    """Return the ministries and organisations that have tenders counted, ministries first."""
    used = Q(Exists(Tender.objects.filter(organisation=OuterRef("pk"))))
    used |= Q(Exists(Tender.objects.filter(ministry=OuterRef("pk"))))
    return Organisation.objects.filter(used).order_by("-kind", "name")


def _columns(asked: RegisterFilter) -> Q:
    wanted = Q()
    if asked.jaar:
        wanted &= Q(year=int(asked.jaar)) if asked.jaar.isdecimal() and len(asked.jaar) == 4 else Q(year=None)  # noqa: PLR2004 - digits of a year
    if asked.productgroep:
        wanted &= Q(product_group="" if asked.productgroep == UNKNOWN else asked.productgroep)
    if asked.soort:
        wanted &= Q(contract_nature="" if asked.soort == UNKNOWN else asked.soort)
    return wanted


def _phase(asked: RegisterFilter) -> Q:
    published = Q(published_on__lte=timezone.localdate())
    return {"gepubliceerd": published, "gepland": ~published | Q(published_on=None)}.get(asked.fase, Q())


def _standings(asked: RegisterFilter) -> QuerySet[TenderStanding]:
    wanted = TenderStanding.objects.filter(tender=OuterRef("pk"))
    if asked.verplichting:
        wanted = wanted.filter(commitment=asked.verplichting)
    if asked.stand:
        wanted = wanted.filter(standing=asked.stand)
    if asked.uitgelegd:
        wanted = wanted.filter(explained=asked.uitgelegd == "ja", standing="not_met")
    return wanted


def _order(asked: RegisterFilter) -> list[OrderBy]:
    names = SORTS.get(asked.sorteer, SORTS["nieuwste"])
    return [F(name[1:]).desc(nulls_last=True) if name[0] == "-" else F(name).asc(nulls_last=True) for name in names]
