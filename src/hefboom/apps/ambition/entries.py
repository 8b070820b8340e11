"""What a browser sends of a web: per theme the level, the reason, and what stood there when the page was drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from hefboom.apps.ambition.queries.webs import ThemeRow

NO_LEVEL = 99
"""Stands for something that is not a level at all; no web has it, so it is refused."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody wants for one theme. `version` is that of the level they looked at."""

    theme: str
    level: int | None
    reason: str
    version: int


def seen(row: ThemeRow) -> str:
    """Return what stands in the page now, to be sent along: version, level, and a mark of the reason."""
    return f"{row.version}.{'' if row.level is None else row.level}.{crc32(row.reason.encode())}"


def entries(post: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what was changed; a theme that stands as it was drawn is left alone, whatever others did to it."""
    for key in post:
        prefix, _, theme = key.partition("-")
        if prefix == "seen" and theme:
            entry, drawn = _entry(post, theme), post[key]
            mark = f"{'' if entry.level is None else entry.level}.{crc32(entry.reason.encode())}"
            if drawn.partition(".")[2] != mark:
                yield entry


def typed(text: str) -> str:
    """Return what somebody typed in a large field: one kind of line end, and nothing that no database can keep."""
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def _entry(post: Mapping[str, str], theme: str) -> Entry:
    level = post.get(f"level-{theme}", "")
    version = post[f"seen-{theme}"].partition(".")[0]
    return Entry(
        theme,
        None if not level else int(level) if level.isdecimal() and len(level) == 1 else NO_LEVEL,
        typed(post.get(f"reason-{theme}", "")),
        int(version) if version.isdecimal() and len(version) <= len(str(2**31)) else 0,
    )
