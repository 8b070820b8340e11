"""The demo: filled once, never with its public passwords on a real site, and clear when its port is taken."""

import socket
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from pytest_django import Settings

from hefboom.apps.accounts.models import User
from hefboom.apps.tenders.example.people import PASSWORD, PEOPLE
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.sums import differences

SHOWN = 3
"""Tenders for work clothing that show the way from need to award."""


@pytest.fixture
def demo(db: None, settings: Settings, tmp_path: Path) -> str:
    """Fill a small demo and return what it tells the person who started it."""
    settings.HEFBOOM_DEMO = True
    settings.HEFBOOM_DATA = tmp_path
    told = StringIO()
    call_command("demo", "--no-serve", "--tenders", "40", stdout=told)
    return told.getvalue()


def test_it_is_filled_once_and_everybody_it_names_can_log_in(demo: str) -> None:
    assert "http://127.0.0.1:8000/" in demo
    assert "fictitious" in demo
    assert all(person.username in demo for person in PEOPLE)
    assert Tender.objects.count() == 40 + SHOWN
    assert differences() == []
    assert "Voorbeeldgegevens" in Client().get("/").content.decode()
    for person in PEOPLE:
        answer = Client().post("/inloggen/", {"username": person.username, "password": PASSWORD})
        assert answer.status_code == 302, person.username
    people = User.objects.count()
    call_command("demo", "--no-serve", "--tenders", "40", stdout=StringIO())  # started again, it adds nothing
    assert (Tender.objects.count(), User.objects.count()) == (40 + SHOWN, people)


def test_a_real_site_is_never_filled_with_people_whose_password_everybody_knows(db: None, settings: Settings) -> None:
    settings.HEFBOOM_DEMO = False
    with pytest.raises(CommandError, match="hefboom demo"):
        call_command("demo", "--no-serve")
    assert not User.objects.exists()


def test_a_port_that_is_taken_is_said_before_anything_is_filled(db: None, settings: Settings) -> None:
    settings.HEFBOOM_DEMO = True
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"--port {port + 1}"):
            call_command("demo", "--port", str(port))
    assert not Tender.objects.exists()
