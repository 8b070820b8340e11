"""Find notices in what a person points at: files, folders, .zip and .tar archives. Nothing is unpacked to disk."""

import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hefboom.core.notices.notice import NoticeRefused
from hefboom.core.notices.xml import check_size

LARGEST_JSON = 500_000_000
"""Bytes. A year of a country's OCDS releases fits; what is more does not fit in memory."""
_NOTICES = (".xml", ".json")
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True, slots=True)
class Input:
    """A file that may hold notices: on disk (`path`), or its content out of an archive (`data`)."""

    name: str
    path: Path | None = None
    data: bytes | None = None

    def read(self) -> bytes:
        """Return the content. Raises NoticeRefused when it is too large or cannot be opened."""
        if self.data is not None:
            return self.data
        if self.path is None:
            raise NoticeRefused("there is nothing to read")
        try:
            check_member(self.name, self.path.stat().st_size)
            return self.path.read_bytes()
        except OSError as error:
            raise NoticeRefused(f"cannot be opened: {error.strerror}") from None


@dataclass(frozen=True, slots=True)
class Left:
    """A file that gave no notice. `skipped`: it never claimed to be one (some other file in a folder)."""

    name: str
    why: str
    skipped: bool = False


def find_inputs(paths: Iterable[Path]) -> Iterator[Input | Left]:
    """Yield every file that may hold notices, folders in the order of their names, and what is left aside."""
    for path in paths:
        if path.is_dir():
            for found in sorted(one for one in path.rglob("*") if one.is_file()):
                yield from _of_file(found, named=False)
        elif path.exists():
            yield from _of_file(path, named=True)
        else:
            yield Left(str(path), "there is no such file or folder")


def check_member(name: str, size: int) -> None:
    """Refuse a file that is too large for what its name says it is. Raises NoticeRefused."""
    if not name.lower().endswith(".json"):
        check_size(size)
    elif size > LARGEST_JSON:
        raise NoticeRefused(f"{size / 1e6:,.0f} MB of JSON is too large (the limit is {LARGEST_JSON / 1e6:.0f} MB)")


def _of_file(path: Path, *, named: bool) -> Iterator[Input | Left]:
    name = path.name.lower()
    if name.endswith(_ARCHIVES):
        try:
            yield from _of_zip(path) if name.endswith(".zip") else _of_tar(path)
        except (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError) as error:
            yield Left(str(path), f"an archive that cannot be read: {' '.join(str(error).split())[:120]}")
    elif named or name.endswith(_NOTICES):
        yield Input(str(path), path)
    else:
        yield Left(str(path), "neither XML nor JSON", skipped=True)


def _of_zip(path: Path) -> Iterator[Input | Left]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            name = f"{path}/{member.filename}"
            yield _of_member(name, member.file_size, partial(archive.read, member))


def _of_tar(path: Path) -> Iterator[Input | Left]:
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and (content := archive.extractfile(member)):
                yield _of_member(f"{path}/{member.name}", member.size, content.read)


def _of_member(name: str, size: int, read: Callable[[], bytes]) -> Input | Left:
    if not name.lower().endswith(_NOTICES):
        return Left(name, "neither XML nor JSON", skipped=True)
    try:
        check_member(name, size)
        return Input(name, data=read())
    except NoticeRefused as refusal:
        return Left(name, str(refusal))
    except (RuntimeError, zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, ValueError) as error:
        return Left(name, f"cannot be read out of its archive: {' '.join(str(error).split())[:120]}")
