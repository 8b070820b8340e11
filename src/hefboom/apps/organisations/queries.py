"""Reading organisations: the tree on a day, one organisation's history, who works where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from hefboom.apps.organisations.models import Membership, Organisation, Placement, Succession


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation with what hangs under it, on one day."""

    organisation: Organisation
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which ministries came or went, and how many there were from then on."""

    day: date
    ministries: int


@dataclass(frozen=True, slots=True)
class History:
    """What became of one organisation: its places in the tree, where it came from and who followed it."""

    placements: tuple[Placement, ...]
    origins: tuple[Succession, ...]
    successions: tuple[Succession, ...]


def tree_on(day: date) -> tuple[Node, ...]:
    """Return the tree of organisations as it was on `day`, in two queries; siblings by name."""
    there = Organisation.objects.filter(*_in_force(day))
    places = Placement.objects.filter(*_in_force(day)).values_list("organisation_id", "parent_id")
    parents = dict(places)
    below: dict[int | None, list[Organisation]] = {}
    known = {organisation.pk for organisation in there}
    for organisation in there:
        parent = parents.get(organisation.pk)
        below.setdefault(parent if parent in known else None, []).append(organisation)
    return _nodes(below, None)


def ministries_in(nodes: Iterable[Node]) -> int:
    """Count the ministries at the top of a tree."""
    return sum(node.organisation.kind == Organisation.Kind.MINISTRY for node in nodes)


def moments() -> tuple[Moment, ...]:
    """Return each day on which ministries changed, oldest first, with how many there were then.

    The day before the first known change opens the list.
    """
    spans = tuple(Organisation.objects.filter(kind=Organisation.Kind.MINISTRY).values_list("valid_from", "valid_until"))
    days = sorted({first for first, _ in spans if first})
    days = [days[0] - timedelta(days=1), *days] if days else []
    return tuple(Moment(day, sum(_spans(first, last, day) for first, last in spans)) for day in days)


def history_of(organisation: Organisation) -> History:
    """Return the history of one organisation, in three queries."""
    return History(
        tuple(organisation.placements.select_related("parent")),
        tuple(organisation.origins.select_related("predecessor")),
        tuple(organisation.successions.select_related("successor")),
    )


def children_on(organisation: Organisation, day: date) -> QuerySet[Organisation]:
    """Return what hangs directly under an organisation on `day`."""
    places = Placement.objects.filter(*_in_force(day), parent=organisation)
    return Organisation.objects.filter(*_in_force(day), pk__in=places.values("organisation"))


def people_in(organisations: Iterable[int]) -> QuerySet[Membership]:
    """Return every role in these organisations, by person."""
    return (
        Membership.objects.filter(organisation__in=organisations)
        .select_related("user", "organisation")
        .order_by("user__username", "organisation__name", "role")
    )


def organisations_of(keys: Iterable[int]) -> QuerySet[Organisation]:
    """Return these organisations by name, with the number of roles in each as `roles`."""
    return Organisation.objects.filter(pk__in=keys).annotate(roles=Count("memberships")).order_by("name", "valid_from")


def _in_force(day: date) -> tuple[Q, Q]:
    starts = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return starts, Q(valid_until__isnull=True) | Q(valid_until__gte=day)


def _spans(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _nodes(below: dict[int | None, list[Organisation]], parent: int | None) -> tuple[Node, ...]:
    return tuple(Node(child, _nodes(below, child.pk)) for child in below.get(parent, ()))
