"""The people of the tests. Anna and Bram work at one agency, Carla at another ministry, Dirk sits in the SGO."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Membership, Organisation, Placement
from hefboom.apps.tenders.actions.storing import store_tenders
from hefboom.apps.tenders.incoming import Incoming
from hefboom.apps.tenders.models import Tender
from hefboom.core.facts.facts import Fact, Source, Value
from hefboom.core.facts.fields import vocabulary

PASSWORD = "een-lang-wachtwoord"  # noqa: S105 - of people who do not exist
Role = Membership.Role


@dataclass
class People:
    """Two ministries, an agency under the first, and somebody in each role. `client` gives their browser."""

    ministry: Organisation
    agency: Organisation
    other_ministry: Organisation
    anna: User
    bram: User
    carla: User
    dirk: User
    eva: User
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """Return the browser of somebody: a name from above, or "citizen" for a visitor without login."""
        if name not in self.clients:
            self.clients[name] = Client() if name == "citizen" else client_of(getattr(self, name))
        return self.clients[name]


def client_of(user: User) -> Client:
    """Return the browser of somebody who logged in before: a session is there, and nothing is written about it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@pytest.fixture
def people(db: None) -> People:
    """Return everybody, with their organisations and roles: stored at once, since nearly every test wants them."""
    ministry, agency, other = Organisation.objects.bulk_create(
        [
            Organisation(code="ienw", name="Ministerie van Infrastructuur en Waterstaat", kind="ministry"),
            Organisation(code="rws", name="Rijkswaterstaat", kind="agency"),
            Organisation(code="vws", name="Ministerie van Volksgezondheid", kind="ministry"),
        ]
    )
    Placement.objects.create(organisation=agency, parent=ministry)
    works = {
        "anna": (agency, Role.CLIENT),
        "bram": (agency, Role.BUYER),
        "carla": (other, Role.BUYER),
        "dirk": (other, Role.SGO),
        "eva": (ministry, Role.ADMIN),
    }
    password = make_password(PASSWORD)
    users = [User(username=name, first_name=name.title(), password=password) for name in works]
    anna, bram, carla, dirk, eva = User.objects.bulk_create(users)
    Membership.objects.bulk_create(
        [
            Membership(user=user, organisation=organisation, role=role)
            for user, (organisation, role) in zip(users, works.values(), strict=True)
        ]
    )
    return People(ministry, agency, other, anna, bram, carla, dirk, eva)


def incoming_of(
    organisation: Organisation, code: str = "T-1", lots: dict[str, dict[str, Value]] | None = None, **facts: Value
) -> Incoming:
    """Return a tender that can be stored; facts of a lot go to its one lot unless `lots` are given by lot id."""
    source = Source("example", "tests")
    grain = {name: vocabulary()[name].grain for name in facts}
    single: dict[str, Any] = {name: value for name, value in facts.items() if grain[name] == "lot"}
    incoming = Incoming(organisation, code)
    incoming.facts = {name: Fact(value, source) for name, value in facts.items() if grain[name] == "tender"}
    for lot_id, own in (lots or {"": {}}).items():
        incoming.lots[lot_id] = {name: Fact(value, source) for name, value in {**single, **own}.items()}
    return incoming


def tender_of(
    organisation: Organisation, code: str = "T-1", lots: dict[str, dict[str, Value]] | None = None, **facts: Value
) -> Tender:
    """Store a tender with these facts."""
    (tender,) = store_tenders([incoming_of(organisation, code, lots, **facts)])
    return tender


CLOTHING: dict[str, Value] = {
    "title": "Bedrijfskleding Noord",
    "published_on": date(2026, 3, 1),
    "contract_nature": "supplies",
    "buyer_kind": "central",
    "product_group": "bedrijfskleding",
    "category_managed": True,
}
"""A published tender for workwear through category management, whose award weights are still open."""


def clothing(organisation: Organisation, code: str = "KLEDING-1", **more: Value) -> Tender:
    """Store a tender for workwear as above."""
    return tender_of(organisation, code, **{**CLOTHING, **more})


def much_clothing(organisation: Organisation, many: int, **more: Value) -> list[Tender]:
    """Store this many tenders for workwear at once: K-0, K-1 and so on."""
    return store_tenders([incoming_of(organisation, f"K-{each}", **{**CLOTHING, **more}) for each in range(many)])


def _person(username: str, first_name: str, organisation: Organisation, role: str) -> User:
    user = User.objects.create_user(username, password=PASSWORD, first_name=first_name)
    Membership.objects.create(user=user, organisation=organisation, role=role)
    return user
