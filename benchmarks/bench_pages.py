"""The pages of the site with a large register, asked for by ten people at once. Wall time: that is what people wait."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen  # noqa: TID251 - asks the server that this benchmark started itself

from benchmarks.measure import Measure

CLIENTS, TIMES = 10, 10
GOAL_SECONDS = 0.150
PAGES = (
    "/",
    "/?jaar=alle",
    "/voortgang/mvi-level-half/?jaar=alle",
    "/voortgang/isv/?organisatie=ienw",
    "/inkooptrajecten/",
    "/inkooptrajecten/?q=kleding&jaar=2024",
    "/inkooptrajecten/?verplichting=social-return&stand=not_met",
    "/inkooptrajecten/5000/",
    "/inkooptrajecten/5000/verplichtingen/",
    "/organisaties/",
    "/strategie/",
)


def measure() -> Iterator[Measure]:
    """Fill a register, serve it as `hefboom demo` does, and time each page."""
    count = os.environ.get("HEFBOOM_BENCH_PAGES", "100000")
    with _folder() as folder:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hefboom.server.settings", "HEFBOOM_DEMO": "1"}
        environment["HEFBOOM_DATA"] = str(folder)
        fill = [sys.executable, "-m", "django", "demo", "--no-serve", "--tenders", count]
        subprocess.run(fill, env=environment, check=True, stdout=subprocess.DEVNULL)
        with _site(environment) as address:
            for page in PAGES:
                waits = _ask(address + page)
                note = f"median {waits[len(waits) // 2] * 1e3:.0f} ms, {int(count):,} tenders, {CLIENTS} clients"
                yield Measure(f"{page} p95 (wall)", waits[int(len(waits) * 0.95)], "150 ms", GOAL_SECONDS, 1, note)


def _ask(url: str) -> list[float]:
    """Let ten clients ask for a page ten times each; return the waits in seconds, shortest first."""

    def once(_: int) -> float:
        start = time.perf_counter()
        with urlopen(url) as answer:  # noqa: S310 - the address is our own
            answer.read()
        return time.perf_counter() - start

    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(once, range(2 * CLIENTS)))  # both processes have the strategy in memory
        return sorted(clients.map(once, range(CLIENTS * TIMES)))


@contextmanager
def _folder() -> Iterator[Path]:
    """Give a folder for the register: the kept one, or one that goes away."""
    if kept := os.environ.get("HEFBOOM_BENCH_FOLDER"):
        yield Path(kept) / "pages"
        return
    with tempfile.TemporaryDirectory(prefix="hefboom-pages-") as made:
        yield Path(made)


@contextmanager
def _site(environment: dict[str, str]) -> Iterator[str]:
    """Serve the site on a free port as the demo does, until done."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "3"]
    server = subprocess.Popen(
        [*command, "--worker-class", "gthread", "--threads", "1", "--log-level", "error", "hefboom.server.wsgi"],
        env=environment,
    )
    try:
        for _ in range(100):
            try:
                urlopen(f"http://127.0.0.1:{port}/gezond").close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
