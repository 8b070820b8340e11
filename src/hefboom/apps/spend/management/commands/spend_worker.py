"""Do jobs beside the demo's server, and end when it ends. A real site runs `db_worker` as a service of its own."""

import os
import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

_LOOK = 1.0


class Command(BaseCommand):
    """Run a worker for as long as the process that started it lives."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until the parent is gone: however it ended, even killed, no worker stays behind."""
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
        call_command("db_worker", verbosity=0, reload=False, interval=0.5, startup_delay=False)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(0)  # a job that runs is found dead by its heartbeat, and can be tried again
