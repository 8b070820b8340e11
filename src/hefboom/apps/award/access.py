"""Who may do what with an award: who may edit the tender builds the model and decides; assessors score."""

from typing import cast

from django.core.exceptions import PermissionDenied

from hefboom.apps.accounts.models import User
from hefboom.apps.tenders.access import Access, Person, access_of


def may_assess(access: Access, organisation: int) -> bool:
    """Say whether somebody may score the bids on tenders of this organisation.

    Everybody with a role in it or in one above it may, except the SGO, who reads everything and changes nothing.
    """
    return access.may_edit(organisation) or (organisation in access.reads and not access.reads_all)


def require_assessor(person: Person, organisation: int) -> User:
    """Return the person as a user who may score bids here; raises `PermissionDenied` for everybody else."""
    if not may_assess(access_of(person), organisation):
        raise PermissionDenied
    return cast("User", person)
