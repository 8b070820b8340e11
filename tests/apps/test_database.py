"""The same tests run on both databases; this says on which one they ran."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    url = os.environ.get("HEFBOOM_DATABASE_URL", "sqlite:///")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert url.startswith(connection.vendor)
