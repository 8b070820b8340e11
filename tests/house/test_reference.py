"""The generated pages of the reference say what the code says."""

import pytest

from scripts.reference import FOLDER, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_in_step_with_the_code(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == PAGES[name]().rstrip() + "\n", "run: python scripts/reference.py"
