"""Who may read and who may change a web. The web of a tender follows the tender; the others are policy of a house."""

from dataclasses import dataclass
from typing import cast

from django.core.exceptions import PermissionDenied

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.models import Web
from hefboom.apps.organisations.models import Membership
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.tenders.access import EDITORS, NOBODY, Access, Person

Role = Membership.Role
POLICY_MAKERS = frozenset({Role.CLIENT, Role.CATEGORY_MANAGER, Role.MVI_COORDINATOR, Role.POLICY, Role.ADMIN})
"""Roles that may set the levels of their organisation, of its product groups, and of those below it."""
WRITERS = frozenset({Role.MVI_COORDINATOR, Role.POLICY, Role.ADMIN})
"""Roles that may add themes and write what a level means by the policy of their organisation."""
WITNESSES = EDITORS | {Role.CONTRACT_MANAGER}
"""Roles that may record which level came out."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do with webs. The sets are organisations (primary keys), those below included.

    `access` is what the person may do with tenders, and `tree` the tree it was worked out from.
    """

    tree: Tree
    access: Access = NOBODY
    makes_policy: frozenset[int] = frozenset()
    writes: frozenset[int] = frozenset()
    witnesses: frozenset[int] = frozenset()

    def is_insider(self, web: Web) -> bool:
        """Say whether the person may see reasons and names."""
        return self.access.is_insider(web.organisation_id)

    def may_edit(self, web: Web) -> bool:
        """Say whether the person may choose levels in this web."""
        return web.organisation_id in (self.access.edits if web.tender else self.makes_policy)

    def may_record_result(self, web: Web) -> bool:
        """Say whether the person may record which level came out."""
        return web.tender is not None and web.organisation_id in self.witnesses


def rights_of(person: Person) -> Rights:
    """Work out what somebody may do: at most three queries."""
    tree = Tree.load()
    if not person.is_authenticated:
        return Rights(tree)
    held = tuple(Membership.objects.filter(user=person.pk).values_list("organisation_id", "role"))
    if not held:
        return Rights(tree)

    def where(roles: frozenset[Role]) -> frozenset[int]:
        return tree.covered(organisation for organisation, role in held if role in roles)

    own = frozenset(organisation for organisation, _ in held)
    sgo = any(role == Role.SGO for _, role in held)
    access = Access(reads_all=sgo, reads=tree.covered(own), edits=where(EDITORS), own=own)
    return Rights(tree, access, where(POLICY_MAKERS), where(WRITERS), where(WITNESSES))


def require_web_editor(person: Person, web: Web) -> User:
    """Return the person as a user who may choose levels in this web; raises `PermissionDenied` for everybody else."""
    return editor_and_tree(person, web)[0]


def editor_and_tree(person: Person, web: Web) -> tuple[User, Tree]:
    """Return the same person, and the tree that says so, for who needs that too."""
    rights = rights_of(person)
    if not rights.may_edit(web):
        raise PermissionDenied
    return cast("User", person), rights.tree
