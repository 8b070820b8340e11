"""Who may see and who may change what in the register. Roles follow from memberships (see `organisations`)."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Membership
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.tenders.models import Tender

Person = User | AnonymousUser

Role = Membership.Role
EDITORS = frozenset({Role.BUYER, Role.CLIENT, Role.CATEGORY_MANAGER, Role.MVI_COORDINATOR, Role.ADMIN})
"""Roles that may fill and change tenders of their organisation and of those below it."""


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may do. `reads` and `edits` are organisations (primary keys), those below included.

    `own` are the organisations the person has a role in. The SGO reads everything and changes nothing.
    """

    reads_all: bool = False
    reads: frozenset[int] = frozenset()
    edits: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()

    def is_insider(self, organisation: int) -> bool:
        """Say whether the person may see the plans and the non-public facts of this organisation."""
        return self.reads_all or organisation in self.reads

    def may_edit(self, organisation: int) -> bool:
        """Say whether the person may change this organisation's tenders."""
        return organisation in self.edits

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
    """Work out what somebody may do: at most four queries, none for a visitor without login."""
    if not person.is_authenticated:
        return NOBODY
    roles = tuple(Membership.objects.filter(user=person.pk).values_list("organisation_id", "role"))
    if not roles:
        return NOBODY
    tree = Tree.load()
    own = frozenset(organisation for organisation, _ in roles)
    return Access(
        reads_all=any(role == Role.SGO for _, role in roles),
        reads=tree.covered(own),
        edits=tree.covered(organisation for organisation, role in roles if role in EDITORS),
        own=own,
    )


def require_editor(person: Person, organisation: int) -> User:
    """Return the person as a user who may change this organisation's tenders.

    Raises `PermissionDenied` for everybody else.
    """
    if not access_of(person).may_edit(organisation):
        raise PermissionDenied
    return cast("User", person)
