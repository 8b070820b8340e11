"""Putting many tenders into the register at once: imports and example data. Permission is the caller's."""

from collections.abc import Sequence

from django.db import transaction

from hefboom.apps.organisations.tree import Tree
from hefboom.apps.tenders.actions.judging import Cell, judge, recount
from hefboom.apps.tenders.actions.updating import update
from hefboom.apps.tenders.incoming import Incoming
from hefboom.apps.tenders.models import Lot, Tender
from hefboom.apps.tenders.queries.imports import Planned, compare

_BATCH = 500


@transaction.atomic
def store_tenders(incoming: Sequence[Incoming], *, fictitious: bool = False, count: bool = True) -> list[Tender]:
    """Store new tenders and merge known ones (by organisation and code); judge and count them all.

    Returns the tenders that are new or changed. With `count=False` the caller counts everything anew, once, in the
    same transaction.
    """
    return store_planned(list(compare(incoming)), fictitious=fictitious, count=count)


@transaction.atomic
def store_planned(planned: Sequence[Planned], *, fictitious: bool = False, count: bool = True) -> list[Tender]:
    """Carry out what `compare` worked out. Returns the tenders that are new or changed; `count` as above."""
    todo = [one for one in planned if one.effect != "unchanged"]
    tree = Tree.load()
    cells: set[Cell] = set()
    stored: list[Tender] = []
    for start in range(0, len(todo), _BATCH):
        part = todo[start : start + _BATCH]
        tenders = _store_tenders(part, fictitious=fictitious)
        _store_lots(part, tenders)
        ready = Tender.objects.filter(pk__in=[one.pk for one in tenders])
        cells |= judge(list(ready.select_related("organisation").prefetch_related("lots")), tree)
        stored += tenders
    if count:
        recount(cells)
    return stored


def _store_tenders(part: Sequence[Planned], *, fictitious: bool) -> list[Tender]:
    tenders, new = [], []
    for one in part:
        tender = one.tender
        if tender is None:
            organisation, code = one.incoming.organisation, one.incoming.code
            tender = Tender(organisation=organisation, code=code, fictitious=fictitious, version=0)
            new.append(tender)
        tender.version += 1
        own = (change for change in one.changes if change[1] in one.incoming.facts)
        tender.facts |= {name: {**stored, "version": tender.version} for _, name, _, stored in own}
        tenders.append(tender)
    Tender.objects.bulk_create(new)
    update([one for one in tenders if one.version > 1], ("facts", "version"))
    return tenders


def _store_lots(part: Sequence[Planned], tenders: Sequence[Tender]) -> None:
    new: list[Lot] = []
    kept: list[Lot] = []
    for one, tender in zip(part, tenders, strict=True):
        known = {lot.lot_id: lot for lot in one.tender.lots.all()} if one.tender else {}
        if "" in known and "" not in one.incoming.lots and not known[""].facts:
            known[""].delete()
        for lot_id in one.incoming.lots:
            lot = known.get(lot_id) or Lot(tender=tender, lot_id=lot_id)
            own = (change for change in one.changes if change[0] == lot_id and change[1] not in one.incoming.facts)
            lot.facts |= {name: {**stored, "version": tender.version} for _, name, _, stored in own}
            lot.criteria = one.incoming.criteria.get(lot_id, lot.criteria)
            (kept if lot_id in known else new).append(lot)
    Lot.objects.bulk_create(new)
    update(kept, ("facts", "criteria"))
