"""Logging in, out, and the password."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from hefboom.apps.accounts.models import AuditEvent

PASSWORD = "een-lang-wachtwoord"  # noqa: S105 - of a person who does not exist
User = get_user_model()
pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> object:
    return User.objects.create_user("anna", password=PASSWORD, first_name="Anna")


def log_in(client: Client, password: str) -> int:
    return client.post("/inloggen/", {"username": "anna", "password": password}).status_code


def test_anna_logs_in_and_out(client: Client, anna: object) -> None:
    assert log_in(client, PASSWORD) == 302
    assert "Anna" in client.get("/privacy/").text
    assert client.post("/uitloggen/").status_code == 302
    assert "Anna" not in client.get("/privacy/").text


def test_a_wrong_password_is_told_with_status_422_and_in_the_title(client: Client, anna: object) -> None:
    answer = client.post("/inloggen/", {"username": "anna", "password": "fout"})
    assert answer.status_code == 422
    assert "<title>Fout: Inloggen" in answer.text
    assert "horen niet bij elkaar" in answer.text


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(client: Client, anna: object) -> None:
    for _ in range(5):
        log_in(client, "fout")
    answer = client.post("/inloggen/", {"username": "anna", "password": PASSWORD})
    assert answer.status_code == 429
    assert "Wacht een kwartier" in answer.text


def test_logging_in_does_not_lead_to_another_site(client: Client, anna: object) -> None:
    answer = client.post("/inloggen/?next=https://elders.example/", {"username": "anna", "password": PASSWORD})
    assert answer.headers["Location"] == "/mijn-werk/"


def test_a_new_password_ends_other_sessions_and_is_logged_without_the_password(client: Client, anna: object) -> None:
    elsewhere = Client()
    log_in(client, PASSWORD)
    log_in(elsewhere, PASSWORD)
    new = "nog-een-lang-wachtwoord"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/wachtwoord/", sent).status_code == 302
    assert client.get("/wachtwoord/").status_code == 200
    assert elsewhere.get("/wachtwoord/").status_code == 302
    event = AuditEvent.objects.get(action="user.password")
    assert new not in str(event.changes)


def test_a_short_password_is_refused(client: Client, anna: object) -> None:
    log_in(client, PASSWORD)
    sent = {"old_password": PASSWORD, "new_password1": "kort", "new_password2": "kort"}
    assert client.post("/wachtwoord/", sent).status_code == 422
