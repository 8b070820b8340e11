"""What a test cannot do without, and what happens where it is missing."""

import os
from typing import NoReturn

import pytest


def do_without(what: str, why: str) -> NoReturn:
    """Skip the test and say why; fail it where HEFBOOM_REQUIRE names what is missing, as on a build machine."""
    if what in os.environ.get("HEFBOOM_REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {why}")
    pytest.skip(why)
