"""Ctrl-C stops the engine at once, and is then the same `KeyboardInterrupt` as anywhere else."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

_TOLD_BY_DUCKDB = "Query interrupted"


@contextmanager
def stopped_by_ctrl_c(interrupt: Callable[[], None]) -> Iterator[None]:
    """Call `interrupt` as soon as Ctrl-C is pressed, from another thread, and raise KeyboardInterrupt.

    Python itself hears Ctrl-C only between two steps of its own, and a query of ten million rows is one step.
    """
    with _heard(interrupt):
        try:
            yield
        except duckdb.InterruptException as error:
            raise KeyboardInterrupt from error
        except RuntimeError as error:
            if str(error) == _TOLD_BY_DUCKDB:
                raise KeyboardInterrupt from error
            raise


@contextmanager
def _heard(interrupt: Callable[[], None]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # signals go to the main thread; a server's threads are stopped by other means
        return
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    before = signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)

    def listen() -> None:
        while heard := ear.recv(1):
            if heard[0] == signal.SIGINT:
                interrupt()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        mouth.close()
        listener.join()
        ear.close()
