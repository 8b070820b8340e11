"""Fixtures for all tests: pages in a real browser. The database is SQLite, or what HEFBOOM_DATABASE_URL says."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.needs import do_without

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
    from pytest_django.live_server_helper import LiveServer

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first of these that the machine has. The headless shell shows pages alike for half the work."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")  # a busy machine is no defect; a failure can be played again

OpenPage = Callable[..., "Page"]


def pytest_configure() -> None:
    """Hear Ctrl-C also when the suite runs in the background, where the shell has it ignored: tests press it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        with suppress(ValueError):  # only the main thread may say so
            signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that opens a page, so that nobody can forget to."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Chromium from the machine. Playwright keeps an event loop in this thread, which Django must be told to allow."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not path:
        do_without("browser", "no Chromium on this machine; on Debian: apt install chromium-headless-shell")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def is_complaint(message: "ConsoleMessage") -> bool:
    """Tell whether a line in the console is an error of the page, not merely the status it answered with."""
    merely_a_status = "Failed to load resource" in message.text and "/static/" not in message.location["url"]
    return message.type == "error" and not merely_a_status


@pytest.fixture
def open_file(chromium: "Browser") -> Iterator[OpenPage]:
    """Return `open_file(file, **how)`: a page that needs no site, as a person's browser shows it. See `open_page`."""
    windows = Windows(chromium)
    yield lambda file, **how: windows.open(file.as_uri(), **how)
    windows.close()
    windows.assert_silent()


@pytest.fixture
def open_page(chromium: "Browser", live_server: "LiveServer") -> Iterator[OpenPage]:
    """Return `open_page(path="/", whose=None, **how)`: a page of the running site, as a person's browser shows it.

    `whose` is the browser that somebody is logged in with, such as `people.client("bram")`. `how` is passed to
    Playwright: java_script_enabled=False, forced_colors="active", viewport={...}, locale="en-GB".
    Anything in the console that is an error, such as a breach of the content security policy, fails the test; a page
    that answers with a status such as 404 or 422 is no such error, a missing stylesheet is.
    """
    windows = Windows(chromium, live_server.url)
    yield windows.open
    windows.close()
    windows.assert_silent()


@pytest.fixture
def open_page_offline(chromium: "Browser", live_server: "LiveServer") -> Iterator[OpenPage]:
    """Return `open_page` of a browser whose console may complain: a lost connection is told there too."""
    windows = Windows(chromium, live_server.url)
    yield windows.open
    windows.close()


@dataclass
class Windows:
    """The windows that a test opens: each a browser of its own, without a past."""

    browser: "Browser"
    site: str | None = None
    contexts: list["BrowserContext"] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/", whose: "Client | None" = None, **how: Any) -> "Page":
        """Open a window at a page, logged in as whose browser it is."""
        context = self.browser.new_context(base_url=self.site, **{"locale": "nl-NL", **how})
        self.contexts.append(context)
        for name, morsel in whose.cookies.items() if whose else ():
            context.add_cookies([{"name": name, "value": morsel.value, "url": self.site}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: is_complaint(message) and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(path)
        return page

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()

    def assert_silent(self) -> None:
        """Fail with what the console of any window complained of."""
        assert not self.complaints, "The browser's console complains:\n" + "\n".join(self.complaints)
