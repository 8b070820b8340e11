"""Read settings from the environment; what cannot be understood stops the start with a clear sentence."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "ja", "on"}
_FALSE = {"", "0", "false", "no", "nee", "off"}


def text(name: str, default: str) -> str:
    """Return the value of environment variable `name`, or `default`."""
    return os.environ.get(name, default)


def required(name: str, meaning: str) -> str:
    """Return the value of `name`; without one the site does not start."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it to {meaning}. To try Hefboom on your own machine, set HEFBOOM_DEMO=1 instead."
        )
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether `name` is on (1, true, yes, ja, on) or off (0, false, no, nee, off, empty)."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to 1 (on) or 0 (off).")
    return value.strip().lower() in _TRUE


def whole_number(name: str, default: int) -> int:
    """Return the whole number above zero that `name` holds, or `default`."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isascii() or not value.isdigit() or int(value) == 0:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number above zero, such as {default}.")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """Return the comma-separated values of `name`, without blanks."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def database(name: str, default: str) -> dict[str, Any]:
    """Return Django's settings for the database whose address stands in `name`.

    That is sqlite:///path (relative), sqlite:////path (absolute) or postgresql://user:password@host:port/name.
    SQLite runs in WAL mode with immediate transactions: readers never wait, writers queue up to 20 seconds.
    """
    url = urlsplit(text(name, default))
    place = unquote(url.path.removeprefix("/"))
    if url.scheme == "sqlite" and place:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": place if place == ":memory:" else str(Path(place).resolve()),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    if url.scheme in {"postgres", "postgresql"} and place:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": place,
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(url.query)),
        }
    raise ImproperlyConfigured(
        f"{name} is not an address of a database. Write sqlite:///path/to/file.sqlite3 "
        "or postgresql://user:password@host:5432/name."
    )
