"""Take the pictures of the README anew: `python scripts/screenshots.py` (needs Chromium, and `make setup`).

A demo is filled in a temporary folder and served on a free port; the pictures go to `docs/images`. All tenders on
them are fictitious.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen  # noqa: TID251 - asks the server that this script started itself

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
TABS = {"": "journey", "ambitie": "ambition", "criteria": "criteria", "gunning": "award"}
"""The tabs of a tender that are shown, and what their pictures are called."""
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
NOT_MET = "/inkooptrajecten/?verplichting=impact-half&stand=not_met"


def main() -> None:
    """Take every picture, in Dutch and English."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with _demo() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in ("nl", "en"):
            page = browser.new_page(base_url=address, viewport={"width": 1200, "height": 1000})
            start = "" if language == "nl" else "/en"
            page.goto(f"{start}/")
            _take(page, f"progress-{language}")
            if language == "nl":
                page.goto("/voortgang/mvi-level-half/?jaar=2023")
                _take(page, "target-nl")
            _log_in(page, start, password)
            _tender(page, start)
            _take(page, f"tender-{language}")
            for tab, name in TABS.items():
                _open_tab(page, start, tab)
                _take(page, f"{name}-{language}")
            page.goto(f"{start}/impact/")
            page.click("main tbody th a >> nth=0")
            _take(page, f"impact-{language}")
        browser.close()


def _log_in(page: Page, start: str, password: str) -> None:
    """Log in as the buyer."""
    page.goto(f"{start}/inloggen/")
    page.fill("[name=username]", "bram")
    page.fill("[name=password]", password)
    page.click("main form button")


def _open_tab(page: Page, start: str, tab: str) -> None:
    """Open a tab of the tender that is ready to publish."""
    page.goto(f"{start}/inkooptrajecten/?q=FICTIEF-KLEDING-2")
    page.click("main tbody th a >> nth=0")
    if tab:
        page.click(f"nav.hb-tabs a[href$='/{tab}/']")


def _tender(page: Page, start: str) -> None:
    """Open a tender that does not comply, with the reasons unfolded."""
    page.goto(f"{start}{NOT_MET}")
    page.click("main tbody th a >> nth=0")
    page.click("nav.hb-tabs a[href$='/verplichtingen/']")
    page.locator("details.hb-why").first.evaluate("panel => panel.open = true")


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(IMAGES / f"{name}.png"))


@contextmanager
def _demo() -> Iterator[tuple[str, str]]:
    """Serve a filled demo until done; give its address and the password it prints."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="hefboom-screenshots-") as data:
        command = [sys.executable, "-m", "hefboom.cli.main", "demo", "--port", str(port), "--data", data]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            password = next(
                found[1] for line in server.stdout or () if (found := re.search(r"password: (\S+)\)", line))
            )
            _wait(f"http://127.0.0.1:{port}/gezond")
            yield f"http://127.0.0.1:{port}", password
        finally:
            os.killpg(server.pid, 15)
            server.wait()


def _wait(url: str, seconds: int = 180) -> None:
    for _ in range(seconds):
        try:
            urlopen(url).close()  # noqa: S310 - the address is our own
        except URLError:
            time.sleep(1)
        else:
            return
    sys.exit("The demo did not start.")


if __name__ == "__main__":
    main()
