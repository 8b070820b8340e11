"""Trouble on the way, told to people: a disk that is full, memory that does not suffice."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from hefboom.core.base.errors import HefboomError

_FULL = re.compile(
    r"no space left|disk (?:is )?full|max_temp_directory_size|failed to offload|could not write", re.IGNORECASE
)
_AMOUNT = re.compile(r"[\d.]+ ?[KMGT]i?B", re.IGNORECASE)
_MEMORY = re.compile(r"out of memory|could not allocate", re.IGNORECASE)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn an engine's or system's complaint about space into an error that says what to do. `name` is what is read."""
    try:
        yield
    except HefboomError:
        raise
    except Exception as error:  # engines have errors of their own for the same trouble; a person needs one
        says = str(error)
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        if full or _FULL.search(says):
            raise HefboomError(
                f"{name}: the disk is full. What does not fit in memory is put in the folder for temporary files"
                f"{_how_much(says)}; nothing was written. Make room there, or let TMPDIR name a folder with more room."
            ) from error
        if _MEMORY.search(says):
            raise HefboomError(
                f"{name}: there is not enough memory{_how_much(says)}. Give more with --memory, or "
                "prepare the file first."
            ) from error
        raise


def _how_much(says: str) -> str:
    found = list(dict.fromkeys(_AMOUNT.findall(says)))
    return f" ({' of '.join(found[:3])})" if found else ""
