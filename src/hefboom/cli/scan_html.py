"""The one door from the command line to the pages: a scan as HTML. Only `hefboom scan --html` opens it."""

from pathlib import Path
from typing import TYPE_CHECKING

from hefboom.cli.scan_files import whole

if TYPE_CHECKING:
    from hefboom.core.effects.scan import Scan


def write_page(target: Path, scan: "Scan", language: str) -> None:
    """Write the page, whole or not at all."""
    from hefboom.web.reports.scan_page import scan_page

    page = scan_page(scan, language)
    with whole(target) as part:
        part.write_text(page, "utf-8")
