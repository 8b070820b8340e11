"""Who may read and who may read in the criteria of an organisation. Roles follow from memberships."""

from dataclasses import dataclass
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from hefboom.apps.accounts.models import User
from hefboom.apps.criteria.lines import line_tree
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import NOBODY, Access, Person, access_of

Role = Membership.Role
IMPORTERS = frozenset({Role.BUYER, Role.CATEGORY_MANAGER, Role.MVI_COORDINATOR, Role.POLICY, Role.ADMIN})
"""Roles that may read in criteria for their organisation and for those below it."""


@dataclass(frozen=True, slots=True)
class CriteriaAccess:
    """What one person may do with criteria of organisations (primary keys), and with tenders.

    `reads` are the person's own organisations, all below them and all above them.
    """

    tenders: Access = NOBODY
    reads: frozenset[int] = frozenset()
    imports: frozenset[int] = frozenset()

    def visible(self) -> Q:
        """Return the condition on `OwnCriterion` for those the person may read."""
        return Q() if self.tenders.reads_all else Q(organisation__in=self.reads)


def criteria_access(person: Person) -> CriteriaAccess:
    """Work out what somebody may do: at most six queries, none for a visitor without login."""
    access = access_of(person)
    if not access.own:
        return CriteriaAccess()
    roles = Membership.objects.filter(user=person.pk, role__in=IMPORTERS).values_list("organisation_id", flat=True)
    tree = line_tree()
    above = {one for organisation in access.own for one in tree.above(organisation)}
    return CriteriaAccess(access, access.reads | above, tree.covered(roles))


def require_importer(person: Person, organisation: int) -> User:
    """Return the person as a user who may read in criteria for this organisation.

    Raises `PermissionDenied` for everybody else.
    """
    if organisation not in criteria_access(person).imports:
        raise PermissionDenied
    return cast("User", person)
