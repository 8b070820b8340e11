"""The register: which tenders a person asks for, and a page of them."""

from array import array
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
from django.db.models.expressions import OrderBy
from django.utils import timezone

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.filters import NEWEST, SORTS, UNKNOWN, RegisterFilter
from hefboom.apps.tenders.models import Tender, TenderSearch, TenderStanding
from hefboom.apps.tenders.queries.remembered import remembered
from hefboom.apps.tenders.search import needles
from hefboom.core.facts.phases import BEFORE_NOTICE

PER_PAGE = 25
COUNT_TO = 5_000
"""So many tenders can be leafed through; beyond it the page says "more than". One search then finds and counts."""


class RegisterPages(Paginator):  # type: ignore[type-arg]  # not subscriptable at run time
    """The first `COUNT_TO` tenders found, in pages. `capped` says whether there are more."""

    def __init__(self, access: Access, asked: RegisterFilter) -> None:
        keys = _keys(access, asked, timezone.localdate())
        self.capped = len(keys) > COUNT_TO
        super().__init__(keys[:COUNT_TO], PER_PAGE)


def visible(access: Access) -> QuerySet[Tender]:
    """Return the tenders this person may see."""
    return Tender.objects.filter(access.visible())


def found(access: Access, asked: RegisterFilter) -> QuerySet[Tender]:
    """Return the tenders this person may see that answer the questions, in the order asked."""
    tenders = visible(access).filter(_columns(asked)).filter(_phase(asked))
    if asked.organisatie:
        tenders = tenders.filter(Q(organisation__code=asked.organisatie) | Q(ministry__code=asked.organisatie))
    for needle in needles(asked.q):
        tenders = tenders.filter(pk__in=TenderSearch.objects.filter(text__contains=needle).values("tender"))
    if asked.verplichting or asked.stand or asked.uitgelegd:
        tenders = tenders.filter(pk__in=_standings(asked))
    return tenders.order_by(*_order(asked))


@remembered
def _keys(access: Access, asked: RegisterFilter, _today: date) -> "array[int]":
    """Return the primary keys found, one more than can be leafed through: leafing on asks nothing new."""
    return array("q", found(access, asked).values_list("pk", flat=True)[: COUNT_TO + 1])


def page_of(access: Access, asked: RegisterFilter, number: str) -> "Page[Any]":
    """Return a page of the tenders found; a wrong number gives the nearest page.

    Each has its organisation, and how it stands on the obligations and on the commitment that is asked for.
    """
    page = RegisterPages(access, asked).get_page(number)
    keys = list(page.object_list)
    wanted = [*(one.id for one in pack_in_force().obligations), asked.verplichting]
    rows = Tender.objects.select_related("organisation").defer("facts")
    standings = Prefetch("standings", TenderStanding.objects.filter(commitment__in=wanted))
    by_key = rows.prefetch_related(standings).in_bulk(keys)
    page.object_list = [by_key[key] for key in keys]
    return page


@remembered
def organisations_in_register() -> list[Organisation]:
    """Return the ministries and organisations that have tenders, ministries first."""
    own = Exists(Tender.objects.filter(organisation=OuterRef("pk")))
    ministry = Exists(Tender.objects.filter(ministry=OuterRef("pk")))
    first = Case(When(kind=Organisation.Kind.MINISTRY, then=0), default=1)
    return list(Organisation.objects.filter(own | ministry).order_by(first, "name"))


@remembered
def years_in_register() -> list[int]:
    """Return the years of deciding dates, newest first."""
    years = Tender.objects.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return [year for year in years if year is not None]


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
    """Return the condition for a phase. A notice of a coming day is out once that day is there, whoever looks."""
    published = Q(published_on__lte=timezone.localdate())
    not_yet = ~published | Q(published_on=None)
    if asked.fase in BEFORE_NOTICE:
        return Q(phase=asked.fase) & not_yet
    if asked.fase == "published":
        return Q(phase="published") | (Q(phase__in=BEFORE_NOTICE) & published)
    return {"": Q(), "gepubliceerd": published, "gepland": not_yet}.get(asked.fase, Q(phase=asked.fase))


def _standings(asked: RegisterFilter) -> QuerySet[TenderStanding, Any]:
    """Return the tenders with such a standing: a small set found by its own index."""
    wanted = TenderStanding.objects.values("tender")
    if asked.verplichting:
        wanted = wanted.filter(commitment=asked.verplichting)
    else:
        wanted = wanted.filter(commitment__in=[one.id for one in pack_in_force().obligations])
    if asked.stand:
        wanted = wanted.filter(standing=asked.stand)
    if asked.uitgelegd:
        wanted = wanted.filter(explained=asked.uitgelegd == "ja", standing="not_met")
    return wanted


def _order(asked: RegisterFilter) -> list[OrderBy]:
    names = SORTS.get(asked.sorteer, SORTS[NEWEST])
    return [F(name[1:]).desc(nulls_last=True) if name[0] == "-" else F(name).asc(nulls_last=True) for name in names]
