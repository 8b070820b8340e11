"""The helper that asks axe for contrast looks once at each look; nothing pale may hide behind that."""

from pathlib import Path

import pytest

from tests.browser import assert_readable_for_all
from tests.conftest import OpenPage

PAGE = """<!doctype html><html lang="nl"><title>Rijen</title><style>.pale {{ color: #bbb }} .zebra tr:nth-child(9) {{
background: #555 }}</style><main><h1>Rijen</h1><table class="zebra"><tbody>{}{}</tbody></table></main></html>"""
ROW = "<tr><td>Een rij met woorden</td></tr>"


@pytest.mark.parametrize(
    "hidden",
    [
        '<tr><td class="pale">Een rij met bleke woorden</td></tr>',
        '<tr><td style="color: #bbb">Een rij met bleke woorden</td></tr>',
        '<tr><td style="opacity: 0.3">Een rij met bleke woorden</td></tr>',
        '<tr hidden><td class="pale">Niet te zien</td></tr><tr><td class="pale">Wel te zien</td></tr>',
        '<tr><td class="pale">9</td></tr><tr><td class="pale">Na een enkel teken</td></tr>',
        ROW * 7,
    ],
    ids=["class", "colour", "opacity", "after what is hidden", "after one letter", "other background"],
)
def test_what_is_pale_is_found_among_many_alike(open_file: OpenPage, tmp_path: Path, hidden: str) -> None:
    file = tmp_path / "rijen.html"
    file.write_text(PAGE.format(ROW * 5, hidden), "utf-8")
    page = open_file(file)
    with pytest.raises(AssertionError, match="color-contrast: "):
        assert_readable_for_all(page, file.as_uri())
