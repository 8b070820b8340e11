"""Fill an embedded database with example data and serve the site. Started by `hefboom demo`."""

import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from hefboom.apps.journey.example.clothing import load_clothing
from hefboom.apps.organisations.seed import seed_organisations
from hefboom.apps.spend.example.load import load_example
from hefboom.apps.tenders.example.load import load_agencies, load_tenders
from hefboom.apps.tenders.example.people import PASSWORD, PEOPLE, load_people
from hefboom.apps.tenders.models import Tender

THREADS = ("--worker-class", "gthread", "--threads", "1")
"""One request at a time in each process: short waits for everybody. A long import may still take its time."""


class Command(BaseCommand):
    """Make, fill and serve a demo. Only with HEFBOOM_DEMO, since everybody may know its passwords."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port, the number of tenders, and whether to serve."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--tenders", type=int, default=3000)
        parser.add_argument("--no-serve", action="store_true")

    def handle(self, *args: Any, port: int, tenders: int, no_serve: bool, **options: Any) -> None:
        """Fill what is not filled yet, say who to log in as, and serve until Ctrl-C."""
        if not settings.HEFBOOM_DEMO:
            raise CommandError("This fills a database with example data. Start it with: hefboom demo")
        if not no_serve:
            self._port_is_free(port)
        self._fill(tenders)
        self.stdout.write(_welcome(port))
        if not no_serve:
            self.stdout.write("Ctrl-C stops the site.\n")
            self.stdout.flush()
            where = ["--bind", f"127.0.0.1:{port}", "--workers", "3", *THREADS, "--log-level", "warning"]
            self._worker()
            os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *where, "hefboom.server.wsgi"])  # noqa: S606 - our own server

    def _fill(self, tenders: int) -> None:
        call_command("migrate", verbosity=0)
        seed_organisations()
        load_agencies()
        load_people()
        if Tender.objects.count() < tenders:
            self._tenders(tenders)
        load_clothing()
        load_example()

    @staticmethod
    def _tenders(tenders: int) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as progress:
            task = progress.add_task("Fictitious tenders", total=tenders)
            load_tenders(tenders, done=lambda read: progress.update(task, completed=read))

    @staticmethod
    def _worker() -> None:
        """Start who does the jobs, beside the server. It ends when this process does, which the server takes over."""
        subprocess.Popen([sys.executable, "-m", "django", "spend_worker"])

    @staticmethod
    def _port_is_free(port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                message = f"Port {port} is in use. Stop what uses it, or choose another: hefboom demo --port {port + 1}"
                raise CommandError(message) from None


def _welcome(port: int) -> str:
    people = "\n".join(
        f"  {person.username:<8}{person.first} {person.last}, {person.role.value} at {person.organisation}"
        for person in PEOPLE
    )
    return (
        f"\nHefboom: http://127.0.0.1:{port}/ (Dutch) and http://127.0.0.1:{port}/en/ (English)\n"
        f"All tenders and people in it are fictitious.\n\n"
        f"Look around without logging in, or log in as (password: {PASSWORD}):\n{people}\n"
    )
