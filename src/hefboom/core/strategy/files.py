"""Read the files of a pack into plain entries that remember where they stand."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from hefboom.core.base.text import Text
from hefboom.core.strategy.problems import Problem, did_you_mean
from hefboom.core.strategy.tables import Found, read_table

MANIFEST = "pack.toml"
KINDS = (
    *("theme", "level", "goal", "parameter", "obligation", "target"),
    *("duty", "untestable", "instrument", "example", "scenario"),
    *("criterion", "level_text", "question", "advice", "proportion"),
)
"""The tables a TOML file of a pack may hold, each as `[[kind]]`, in any file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[kind]]` table or CSV row, not yet checked. `line` is where it starts (None when unknown)."""

    kind: str
    data: dict[str, object]
    file: str
    line: int | None


@dataclass(slots=True)
class Folder:
    """What a pack's folder holds: the entries read, what could not be read, and the hash over all of it."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sha256: str = ""


def pack_files(folder: Path) -> list[Path]:
    """Return the files that make up the pack (every .toml and .csv, also in subfolders), sorted by name."""
    found = (path for path in folder.rglob("*") if path.suffix in (".toml", ".csv"))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def read_folder(folder: Path) -> Folder:
    """Read every file of the pack. The hash is over the names and bytes of the files, so any change shows."""
    result, digest = Folder(), hashlib.sha256()
    for path in pack_files(folder):
        name, data = path.relative_to(folder).as_posix(), path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
        for found in _read_file(name, data):
            if isinstance(found, Problem):
                result.problems.append(found)
            else:
                result.entries.append(Entry(*found))
    result.sha256 = digest.hexdigest()
    return result


def read_manifest(folder: Path) -> Entry | Problem:
    """Read only `pack.toml`."""
    found = next(_read_file(MANIFEST, (folder / MANIFEST).read_bytes()))
    return found if isinstance(found, Problem) else Entry(*found)


def _read_file(name: str, data: bytes) -> Iterator[Found]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 text (byte {error.start + 1}); save the file as UTF-8"
        yield Problem("error", name, None, "", what)
        return
    yield from (read_table if name.endswith(".csv") else _read_toml)(name, text)


def _read_toml(name: str, text: str) -> Iterator[Found]:
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        yield Problem("error", name, _line_in(str(error)), "", f"is not valid TOML: {error}")
        return
    if name == MANIFEST:
        yield ("manifest", tables, name, 1)
        return
    for kind, entries in tables.items():
        yield from _read_kind(name, text, kind, entries)


def _read_kind(name: str, text: str, kind: str, entries: object) -> Iterator[Found]:
    if kind not in KINDS:
        what = f'"{kind}" is not something a pack can hold{did_you_mean(kind, KINDS)} (it holds {", ".join(KINDS)})'
        yield Problem("error", name, None, kind, what)
        return
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        yield Problem("error", name, None, kind, f"write each {kind} as a table of its own, under [[{kind}]]")
        return
    lines: list[int | None] = [
        number for number, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[\[\s*{kind}\s*\]\]", line)
    ]
    if len(lines) != len(entries):  # written as an inline array: where each one starts is not known
        lines = [None] * len(entries)
    for entry, line in zip(entries, lines, strict=True):
        yield (kind, entry, name, line)


def _line_in(message: str) -> int | None:
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match else None


def _english(name: object) -> object:
    words = name.model_dump() if isinstance(name, Text) else name
    return words.get("en") or words.get("nl") if isinstance(words, Mapping) else words


def identity(data: Mapping[str, object]) -> str:
    """Return what names an entry: its id, code, prefix or number.

    A scenario goes by what it is of and its English name, a criterion by code and version, a level text by its subject.
    """
    if "of" in data and "name" in data and "id" not in data:
        return f'{data["of"]} "{_english(data["name"])}"'
    if "code" in data and "level" in data:
        return f"{data['code']} version {data.get('version', 1)}"
    found = next((str(data[key]) for key in ("id", "code", "prefix", "number") if key in data), "")
    return found or " ".join(str(data[key]) for key in ("theme", "product_group") if data.get(key))
