"""Who may manage organisations and the people in them. Roles follow from memberships, and reach downwards."""

from django.contrib.auth.models import AnonymousUser

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Membership, Organisation
from hefboom.apps.organisations.tree import Tree

Person = User | AnonymousUser


def managed_by(person: Person) -> frozenset[int]:
    """Return the organisations (primary keys) that somebody manages: where they are admin, and all below."""
    if not person.is_authenticated:
        return frozenset()
    if person.is_superuser:
        return frozenset(Organisation.objects.values_list("pk", flat=True))
    own = Membership.objects.filter(user=person.pk, role=Membership.Role.ADMIN).values_list(
        "organisation_id", flat=True
    )
    tops = tuple(own)
    return Tree.load().covered(tops) if tops else frozenset()


def manages_something(person: Person) -> bool:
    """Say whether the person is admin of any organisation."""
    if not person.is_authenticated:
        return False
    return person.is_superuser or Membership.objects.filter(user=person.pk, role=Membership.Role.ADMIN).exists()


def manages(person: Person, organisation: Organisation) -> bool:
    """Say whether the person is admin of the organisation or of one above it."""
    return organisation.pk in managed_by(person)
