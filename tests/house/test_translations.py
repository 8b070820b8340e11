"""Every text of the site is there in English too, and says the same with the same blanks to fill in."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.house.tree import SOURCE, where

CATALOGUES = sorted(SOURCE.glob("**/locale/*/LC_MESSAGES/django.po"))


def test_there_are_catalogues() -> None:
    assert CATALOGUES


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
