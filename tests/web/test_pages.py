"""Pages that belong to no subject."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", ["toegankelijkheid", "privacy", "kwetsbaarheid-melden", "open-source", "inloggen", "_onderdelen"]
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_a_citizen_reads_every_page_in_both_languages(client: Client, page: str, language: str) -> None:
    answer = client.get(f"{language}/{page}/")
    assert answer.status_code == 200
    assert f'<html lang="{language[1:] or "nl"}"' in answer.text
