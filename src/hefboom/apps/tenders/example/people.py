"""Fictitious people to look around as: one for each role that matters on the pages."""

from dataclasses import dataclass

from django.db import transaction

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Membership, Organisation

PASSWORD = "samen-meer-impact"  # noqa: S105 - printed on purpose: it only opens a demo on one's own machine


@dataclass(frozen=True, slots=True)
class Person:
    """A name to log in with, a name to be called, a role and the organisation it is in."""

    username: str
    first: str
    last: str
    role: Membership.Role
    organisation: str


PEOPLE: tuple[Person, ...] = (
    Person("anna", "Anna", "de Wit", Membership.Role.CLIENT, "fictief-ienw-wegen-en-water"),
    Person("bram", "Bram", "Yılmaz", Membership.Role.BUYER, "fictief-ienw-wegen-en-water"),
    Person("cor", "Cor", "Meijer", Membership.Role.CONTRACT_MANAGER, "fictief-ienw-wegen-en-water"),
    Person("priya", "Priya", "Sharma", Membership.Role.POLICY, "ienw"),
    Person("carla", "Carla", "Jansen", Membership.Role.BUYER, "fictief-vws-gezondheid"),
    Person("mira", "Mira", "Bos", Membership.Role.MVI_COORDINATOR, "ienw"),
    Person("dirk", "Dirk", "van Dam", Membership.Role.SGO, "bzk"),
    Person("eva", "Eva", "Pinas", Membership.Role.ADMIN, "bzk"),
)


@transaction.atomic
def load_people() -> None:
    """Make the fictitious people with their roles, once. Their organisations must be there."""
    for person in PEOPLE:
        user, new = User.objects.get_or_create(
            username=person.username,
            defaults={"first_name": person.first, "last_name": person.last, "fictitious": True},
        )
        if new:
            user.set_password(PASSWORD)
            user.save()
        organisation = Organisation.objects.get(code=person.organisation)
        Membership.objects.get_or_create(user=user, organisation=organisation, role=person.role)
