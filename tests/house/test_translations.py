"""Every text of the site is there in English too, and says the same with the same blanks to fill in."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.messages import gathered, homes
from tests.house.tree import SOURCE, where

CATALOGUES = sorted(SOURCE.glob("**/locale/*/LC_MESSAGES/django.po"))
HOMES = homes()


@pytest.mark.parametrize("home", HOMES, ids=where)
def test_every_text_of_the_site_is_in_its_catalogue(home: Path) -> None:
    texts = {message.id for message in gathered(HOMES[home]) if message.id}
    catalogue = home / "locale" / "en" / "LC_MESSAGES" / "django.po"
    kept = {message.id for message in read_po(catalogue.open("rb"))} if catalogue.exists() else set()
    assert texts - kept == set(), "run `make messages` and write their English"


@pytest.mark.parametrize("path", CATALOGUES, ids=where)
def test_every_text_is_translated(path: Path) -> None:
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale="en") if message.id]
    texts = {
        message.id: message.string if isinstance(message.string, tuple) else (message.string,) for message in messages
    }
    assert [key for key, strings in texts.items() if not all(strings)] == [], "without English"
    assert [message.id for message in messages if message.fuzzy] == [], "guessed by a tool, not yet read by a person"


@pytest.mark.parametrize("path", CATALOGUES, ids=where)
def test_every_translation_fills_in_the_same_blanks(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale="en")
    assert [(message.id, str(error)) for message, errors in catalogue.check() for error in errors] == []
