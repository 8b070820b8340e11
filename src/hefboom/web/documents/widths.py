"""How wide the columns of a table are: every word fits, short columns stay short, long texts share the rest."""

import re
from math import sqrt
from unicodedata import combining

from hefboom.web.documents.document import Table

_NARROW, _WIDE = frozenset("fijlrtIJ1.,:;'!|()[]- "), frozenset("mwMW@%—…")
_SPACES = re.compile(r"(\s+)")
_PADDING = 1.5  # left and right of a cell together, in heights of a letter
_LONGEST_WORD = 12.0  # in heights of a letter: about 22 letters; a longer one is broken
_LONGEST_LINE = 32.0  # likewise: about 60 letters; a longer text takes more lines


def length(text: str) -> float:
    """Return about how long a text is in heights of its letters: near enough for any common font, bold or not."""
    return sum(0.33 if sign in _NARROW else 0.9 if sign in _WIDE else 0.7 if sign.isupper() else 0.55 for sign in text)


def least_widths(table: Table, size: float) -> list[float]:
    """Return the width that the longest word of each column needs, in the unit of `size`, the height of a letter."""
    return [(min(_longest(column), _LONGEST_WORD) + _PADDING) * size for column in _columns(table)]


def widths(table: Table, room: float, size: float) -> list[float]:
    """Return the width of each column, together `room`. `size` is the height of a letter, in the same unit."""
    least = least_widths(table, size)
    wanted = [max(need, _wanted(column) * size) for column, need in zip(_columns(table), least, strict=True)]
    if sum(least) >= room:
        return [need * room / sum(least) for need in least]
    if sum(wanted) <= room:
        return [want * room / sum(wanted) for want in wanted]
    share = (room - sum(least)) / (sum(wanted) - sum(least))
    return [need + (want - need) * share for need, want in zip(least, wanted, strict=True)]


def breakable(text: str, room: float) -> str:
    """Allow a word that is longer than `room`, in heights of a letter, to break where it does not fit."""
    return "".join(_broken(part, room) for part in _SPACES.split(text))


def _broken(word: str, room: float) -> str:
    if length(word) <= room or word.isspace():
        return word
    pieces, piece = [], ""
    for sign in word:
        if piece and length(piece + sign) > room and not combining(sign):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\u200b".join((*pieces, piece))


def _columns(table: Table) -> list[tuple[str, ...]]:
    return [(header, *(row[index] for row in table.rows)) for index, header in enumerate(table.headers)]


def _longest(column: tuple[str, ...]) -> float:
    return max((length(word) for word in set(" ".join(column).split())), default=0)


def _wanted(column: tuple[str, ...]) -> float:
    """Return the room for the longest line; longer texts want more, far less than in proportion."""
    longest = max(length(line) for text in set(column) for line in (text.splitlines() or [""]))
    return min(longest, _LONGEST_LINE) + sqrt(max(longest - _LONGEST_LINE, 0.0)) + _PADDING
