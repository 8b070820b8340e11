"""Who may see and who may change what in the register. Roles follow from memberships (see `organisations`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Membership
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.tenders.models import Tender
from hefboom.core.facts.phases import REAL, Phase

Person = User | AnonymousUser

Role = Membership.Role
EDITORS = frozenset({Role.BUYER, Role.CLIENT, Role.CATEGORY_MANAGER, Role.MVI_COORDINATOR, Role.ADMIN})
"""Roles that may fill and change tenders of their organisation and of those below it."""

_PLANNERS = frozenset({Role.CLIENT, Role.BUYER, Role.CATEGORY_MANAGER, Role.ADMIN})
_AWARDERS = frozenset({Role.BUYER, Role.CLIENT, Role.ADMIN})
_CONTRACTORS = frozenset({Role.CLIENT, Role.BUYER, Role.CONTRACT_MANAGER, Role.ADMIN})
STEP_ROLES: Mapping[Phase, frozenset[Role]] = {
    "need": _PLANNERS,
    "planned": _PLANNERS,
    "preparation": _PLANNERS,
    "published": _AWARDERS,
    "awarded": _AWARDERS,
    "contracted": _CONTRACTORS,
    "closed": _CONTRACTORS,
    "withdrawn": _AWARDERS,
}
"""Who may bring a tender into a phase. An administrator may stand in for everybody. See docs/explanation/life.md."""
STEP_OF: Mapping[str, Phase] = {name: phase for phase, name in REAL.items()}
"""The phase that each date fact of a tender's life begins."""


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may do. `reads` and `edits` are organisations (primary keys), those below included.

    `own` are the organisations the person has a role in, `roles` says for each role where it counts. Two people who
    differ in `roles` only see the same lists. The SGO reads everything and changes nothing.
    """

    reads_all: bool = False
    reads: frozenset[int] = frozenset()
    edits: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()
    roles: Mapping[Role, frozenset[int]] = field(default_factory=dict, compare=False)

    def is_insider(self, organisation: int) -> bool:
        """Say whether the person may see the plans and the non-public facts of this organisation."""
        return self.reads_all or organisation in self.reads

    def may_edit(self, organisation: int) -> bool:
        """Say whether the person may change this organisation's tenders."""
        return organisation in self.edits

    def roles_in(self, organisation: int) -> frozenset[Role]:
        """Return the roles that the person has for this organisation."""
        return frozenset(role for role, where in self.roles.items() if organisation in where)

    def may_step(self, organisation: int, phase: Phase) -> bool:
        """Say whether the person may bring this organisation's tenders into a phase."""
        return bool(self.roles_in(organisation) & STEP_ROLES[phase])

    def works_for(self) -> frozenset[int]:
        """Return the organisations in which the person has something to do for tenders, not only to read."""
        doing = (where for role, where in self.roles.items() if role != Role.SGO)
        return frozenset[int]().union(*doing)

    def may_see(self, tender: Tender) -> bool:
        """Say whether the person may see this tender at all."""
        return is_published(tender) or self.is_insider(tender.organisation_id)

    def visible(self) -> Q:
        """Return the condition on `Tender` for those the person may see."""
        if self.reads_all:
            return Q()
        return Q(published_on__lte=timezone.localdate()) | Q(organisation__in=self.reads)


NOBODY = Access()


def is_published(tender: Tender) -> bool:
    """Say whether the tender's first notice is out."""
    return tender.published_on is not None and tender.published_on <= timezone.localdate()


def access_of(person: Person) -> Access:
    """Work out what somebody may do: at most three queries, none for a visitor without login."""
    if not person.is_authenticated:
        return NOBODY
    roles = tuple(Membership.objects.filter(user=person.pk).values_list("organisation_id", "role"))
    if not roles:
        return NOBODY
    tree = Tree.load()
    own = frozenset(organisation for organisation, _ in roles)
    by_role = {Role(role): tree.covered(where for where, one in roles if one == role) for _, role in roles}
    return Access(
        reads_all=Role.SGO in by_role,
        reads=tree.covered(own),
        edits=frozenset[int]().union(*(where for role, where in by_role.items() if role in EDITORS)),
        own=own,
        roles=by_role,
    )


def require_editor(person: Person, organisation: int) -> User:
    """Return the person as a user who may change this organisation's tenders.

    Raises `PermissionDenied` for everybody else.
    """
    if not access_of(person).may_edit(organisation):
        raise PermissionDenied
    return cast("User", person)


def require_step(person: Person, organisation: int, phase: Phase) -> User:
    """Return the person as a user who may bring this organisation's tenders into a phase, or raise as above."""
    if not access_of(person).may_step(organisation, phase):
        raise PermissionDenied
    return cast("User", person)


def require_changer(person: Person, organisation: int, fact: str) -> User:
    """Return the person as a user who may change this fact: the day of a phase belongs to who may take that step."""
    phase = STEP_OF.get(fact)
    return require_step(person, organisation, phase) if phase else require_editor(person, organisation)
