"""Read many notices, on one or more processes. What cannot be read becomes one line, and the batch goes on."""

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

from hefboom.core.notices.criteria import OverrulesByLot
from hefboom.core.notices.inputs import Input, Left
from hefboom.core.notices.notice import Notice, NoticeRefused
from hefboom.core.notices.ocds import read_ocds
from hefboom.core.notices.reader import read_notice

Outcome = list[Notice] | Left
_CHUNK = 40


def read_all(
    inputs: Iterable[Input | Left], processes: int = 1, overrules: OverrulesByLot | None = None
) -> Iterator[Outcome]:
    """Yield for every input its notices, or why there are none, in the order of the inputs.

    `overrules` are a person's classes of award criteria.
    """
    if processes <= 1:
        for chunk in _chunks(inputs):
            yield from read_chunk(chunk, overrules)
        return
    context = get_context("forkserver")  # plain fork is not safe beside the thread of a progress bar
    context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        waiting: list[Future[list[Outcome]]] = []
        for chunk in _chunks(inputs):
            waiting.append(pool.submit(read_chunk, chunk, overrules))
            if len(waiting) > 2 * processes:
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()


def read_chunk(chunk: list[Input | Left], overrules: OverrulesByLot | None = None) -> list[Outcome]:
    """Read a handful of inputs."""
    with _no_garbage_collection():
        return [read_one(one, overrules) for one in chunk]


def read_one(one: Input | Left, overrules: OverrulesByLot | None = None) -> Outcome:
    """Read one input: eForms XML or OCDS JSON, by what the content begins with."""
    if isinstance(one, Left):
        return one
    try:
        data = one.read()
        if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return read_ocds(data, one.name)
        return [read_notice(data, one.name, overrules)]
    except NoticeRefused as refusal:
        return Left(one.name, str(refusal))


def _chunks(inputs: Iterable[Input | Left]) -> Iterator[list[Input | Left]]:
    iterator = iter(inputs)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Notices hold no cycles: looking for some while reading them costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
