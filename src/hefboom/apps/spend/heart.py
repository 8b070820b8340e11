"""The signs of life of a running scan: how far it is, that it still lives, and whether it was stopped."""

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from django.db import DatabaseError, connection
from django.utils import timezone

from hefboom.apps.spend.models import SpendFile

BEAT = 5.0
"""Seconds between two signs of life while the engine is busy with one long step."""
_TELL = 0.4
"""Progress is written at most this often, in seconds: nobody reads faster, and each is a write to the database."""


class StoppedError(Exception):
    """Somebody stopped this scan, threw it away or started it anew."""


class Heart:
    """Tells how far a scan is, and every few seconds that it lives. `interrupt` stops the engine where it is.

    Raises `StoppedError` at the next step, or in place of the engine's own complaint, once nobody wants the scan.
    """

    def __init__(self, file: SpendFile, interrupt: Callable[[], None]) -> None:
        self._mine = SpendFile.objects.filter(pk=file.pk, attempt=file.attempt, state=SpendFile.State.RUNNING)
        self._interrupt = interrupt
        self._told = 0.0
        self._over = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        if self._stopped and not isinstance(error, StoppedError):
            raise StoppedError from error

    def tell(self, fraction: float, step: str) -> None:
        """Write how far the scan is (0 to 1) and what it does."""
        now = time.monotonic()
        if now - self._told < _TELL and fraction < 1:
            return
        self._told = now
        values = {"progress": min(max(fraction, 0.0), 1.0), "step": step[:40], "heartbeat": timezone.now()}
        if not self._mine.update(**values):
            self._stopped = True
            raise StoppedError

    def _beat(self) -> None:
        """Give signs of life until the scan is over. A database that does not answer for a moment ends nothing."""
        while not self._over.wait(BEAT):
            try:
                wanted = self._mine.update(heartbeat=timezone.now())
            except DatabaseError:
                continue
            finally:
                connection.close()
            if not wanted:
                self._stopped = True
                self._interrupt()
                return
