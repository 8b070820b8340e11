"""The library: the criteria of the pack, and those that organisations read in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from hefboom.apps.criteria.access import CriteriaAccess
from hefboom.apps.criteria.lines import line_tree
from hefboom.apps.criteria.models import OwnCriterion
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.core.strategy.criteria import group_and_above
from hefboom.core.strategy.library import Criterion


@dataclass(frozen=True, slots=True)
class Entry:
    """A criterion and whose it is: an organisation's own, or (None) one of the pack."""

    criterion: Criterion
    organisation: Organisation | None = None

    @property
    def origin(self) -> str:
        """The code of the organisation; "" for the pack."""
        return self.organisation.code if self.organisation else ""

    @property
    def url(self) -> str:
        """The address of the page of this criterion."""
        return criterion_url(self.criterion.code, self.origin)


def criterion_url(code: str, origin: str) -> str:
    """Return the address of the page of a criterion."""
    query = f"?{urlencode({'organisatie': origin})}" if origin else ""
    return reverse("criteria:criterion", args=[code]) + query


def own_entries(which: Q) -> list[Entry]:
    """Return the own criteria of organisations that fit a condition, all versions, by organisation: two queries."""
    rows = OwnCriterion.objects.filter(which).order_by("organisation__name", "id")
    found = list(rows.values_list("organisation_id", "entry"))
    owners = Organisation.objects.in_bulk({owner for owner, _entry in found}) if found else {}
    return [Entry(Criterion.model_validate(entry), owners[owner]) for owner, entry in found]


def library(access: CriteriaAccess, on: date) -> list[Entry]:
    """Return every criterion in force on a day that this person may read; those of the pack come first."""
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
    own = own_entries(access.visible() & in_force) if access.tenders.reads_all or access.reads else []
    return [*(Entry(one) for one in pack_in_force().criteria if one.in_force(on)), *own]


def versions_of(code: str, access: CriteriaAccess, origin: str) -> list[Entry]:
    """Return all versions of a code that this person may read, newest first; of one owner, the pack's before others.

    `origin` is the code of the organisation asked for, "" for whoever has it.
    """
    found = [] if origin else [Entry(one) for one in pack_in_force().criteria if one.code == code]
    if not found:
        which = access.visible() & Q(code=code)
        found = own_entries(which & Q(organisation__code=origin) if origin else which)
    owner = found[0].origin if found else ""
    return sorted((one for one in found if one.origin == owner), key=lambda one: -one.criterion.version)


def offered_to(organisation: int, codes: Collection[str] | None = None) -> list[Entry]:
    """Return every criterion for the tenders of an organisation: of the pack, its own, and of those above it.

    All versions; where an organisation and one above it use the same code, the nearest one's count. `codes`: only
    these.
    """
    line = line_tree().above(organisation)
    own = own_entries(Q(organisation__in=line) if codes is None else Q(organisation__in=line, code__in=codes))
    nearest: dict[str, int] = {}
    for entry in own:
        if entry.organisation:
            place = line.index(entry.organisation.pk)
            code = entry.criterion.code
            nearest[code] = min(place, nearest.get(code, place))
    kept = [one for one in own if one.organisation and line.index(one.organisation.pk) == nearest[one.criterion.code]]
    theirs = (one for one in pack_in_force().criteria if codes is None or one.code in codes)
    return [*(Entry(one) for one in theirs), *kept]


def fitting(entries: Iterable[Entry], groups: Iterable[str]) -> list[Entry]:
    """Return the entries that fit one of these product groups (or a group it lies in), or every group."""
    wanted = {above for group in groups for above in group_and_above(pack_in_force(), group)}
    return [
        one
        for one in entries
        if not one.criterion.product_groups or not wanted.isdisjoint(one.criterion.product_groups)
    ]
