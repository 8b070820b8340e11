"""The people of `tests/people.py` and two more: Cor manages contracts at the agency, Priya makes policy above it."""

from dataclasses import dataclass

import pytest
from django.test import Client

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Membership
from tests.people import PASSWORD, People, client_of, people

__all__ = ["people"]


@dataclass
class More:
    """Cor, Priya, and their browsers."""

    cor: User
    priya: User

    def client(self, name: str) -> Client:
        """Return the browser of Cor or Priya."""
        return client_of(getattr(self, name))


@pytest.fixture
def more(people: People) -> More:
    cor = User.objects.create_user("cor", password=PASSWORD, first_name="Cor")
    priya = User.objects.create_user("priya", password=PASSWORD, first_name="Priya")
    Membership.objects.create(user=cor, organisation=people.agency, role="contract_manager")
    Membership.objects.create(user=priya, organisation=people.ministry, role="policy")
    return More(cor, priya)
