"""What every test of the apps starts with: a register that nothing is remembered of."""

import pytest

from hefboom.apps.tenders.queries.remembered import forget_everything


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget_everything()
