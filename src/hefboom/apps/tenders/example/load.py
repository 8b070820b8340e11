"""Put the fictitious agencies and their tenders into the register. Everything made here is marked fictitious."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice

from django.db import transaction

from hefboom.apps.organisations.models import Organisation, Placement
from hefboom.apps.tenders.actions.judging import recount_all
from hefboom.apps.tenders.actions.storing import store_tenders
from hefboom.apps.tenders.example.agencies import AGENCIES, Agency
from hefboom.apps.tenders.example.generator import SEED, ExampleTender, Facts, generate
from hefboom.apps.tenders.incoming import Incoming
from hefboom.core.facts.facts import Fact, Source

SOURCE = Source(kind="example", document="Voorbeeldgegevens van Hefboom (fictief)")
_BATCH = 250


@transaction.atomic
def load_agencies() -> dict[str, Organisation]:
    """Make the fictitious agencies under their ministries (which must be there), once; return them by code."""
    ministries = {one.code: one for one in Organisation.objects.filter(kind=Organisation.Kind.MINISTRY)}
    return {agency.code: _agency(agency, ministries) for agency in AGENCIES}


@transaction.atomic
def load_tenders(count: int = 3000, seed: int = SEED, done: Callable[[int], None] = lambda _: None) -> int:
    """Store `count` fictitious tenders, judged and counted; return how many are new. `done` hears after every batch.

    All or nothing. Loading the same count and seed again changes nothing.
    """
    agencies = load_agencies()
    tenders = generate(count, seed)
    stored = read = 0
    while batch := list(islice(_incoming(tenders, agencies), _BATCH)):
        stored += len(store_tenders(batch, fictitious=True, count=False))
        read += len(batch)
        done(read)
    recount_all()
    return stored


def _agency(agency: Agency, ministries: dict[str, Organisation]) -> Organisation:
    organisation, new = Organisation.objects.get_or_create(
        code=agency.code,
        defaults={
            "name": agency.name,
            "name_en": agency.name_en,
            "kind": Organisation.Kind.AGENCY,
            "source": SOURCE.document,
            "fictitious": True,
        },
    )
    if new:
        ends = [start and start - timedelta(days=1) for _, start in agency.ministries[1:]]
        for (ministry, start), end in zip(agency.ministries, [*ends, None], strict=True):
            Placement.objects.create(
                organisation=organisation, parent=ministries[ministry], valid_from=start, valid_until=end
            )
    return organisation


def _incoming(tenders: Iterator[ExampleTender], agencies: dict[str, Organisation]) -> Iterator[Incoming]:
    for tender in tenders:
        yield Incoming(
            organisation=agencies[tender.agency.code],
            code=tender.code,
            facts=_facts(tender.facts),
            lots={lot_id: _facts(facts) for lot_id, facts in tender.lots},
        )


def _facts(facts: Facts) -> dict[str, Fact]:
    return {name: Fact(value, SOURCE) for name, value in facts.items() if value is not None}
