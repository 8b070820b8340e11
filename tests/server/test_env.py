"""Settings from the environment: understood, or refused with a sentence that says what is right."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from hefboom.server import env


def test_a_missing_secret_stops_the_start_and_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEFBOOM_SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"HEFBOOM_SECRET_KEY is not set.*HEFBOOM_DEMO=1"):
        env.required("HEFBOOM_SECRET_KEY", "a long random text")


@pytest.mark.parametrize(("text", "meant"), [("1", True), ("ja", True), ("Off", False), ("", False), ("0", False)])
def test_a_flag_is_on_or_off(monkeypatch: pytest.MonkeyPatch, text: str, *, meant: bool) -> None:
    monkeypatch.setenv("HEFBOOM_X", text)
    assert env.flag("HEFBOOM_X", default=not meant) is meant


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEFBOOM_X", "misschien")
    with pytest.raises(ImproperlyConfigured, match="misschien"):
        env.flag("HEFBOOM_X")


def test_names_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEFBOOM_X", "a.example, b.example,")
    assert env.names("HEFBOOM_X", "") == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///map/h.sqlite3", str(Path("map/h.sqlite3").resolve())),
        ("sqlite:////srv/h.sqlite3", "/srv/h.sqlite3"),
        ("sqlite:///:memory:", ":memory:"),
        ("postgresql://eva:p%40ss@db:5433/hefboom?sslmode=require", "hefboom"),
    ],
)
def test_an_address_names_the_database(monkeypatch: pytest.MonkeyPatch, url: str, name: str) -> None:
    monkeypatch.setenv("HEFBOOM_X", url)
    assert env.database("HEFBOOM_X", "")["NAME"] == name


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEFBOOM_X", "postgresql://eva:p%40ss@db:5433/hefboom?sslmode=require")
    found = env.database("HEFBOOM_X", "")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("eva", "p@ss", "db", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://db/hefboom", "sqlite://", "postgresql://db", "hefboom.sqlite3"])
def test_an_address_we_do_not_know_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("HEFBOOM_X", url)
    with pytest.raises(ImproperlyConfigured, match="not an address of a database"):
        env.database("HEFBOOM_X", "")
