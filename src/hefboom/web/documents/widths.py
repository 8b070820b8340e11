"""How wide the columns of a table are: every word fits, short columns stay short, long texts share the rest."""

import re
from itertools import pairwise
from math import sqrt
from unicodedata import combining

from hefboom.web.documents.document import Table

PADDING = 1.4
"""Left and right of a cell together, in heights of a letter."""
_NARROW, _WIDE = frozenset("fijlrtIJ1.,:;'!|()[]- "), frozenset("mwMW@%—…")
# In heights of a letter, of which two make about four letters.
_PART_OF_WORD = 7.0  # a longer word may be hyphenated, if it must
_WORD = 12.0  # a longer word may always be hyphenated
_SHORT_LINE = 10.0  # a text up to here should stay on one line
_LINE = 32.0  # a longer text takes more lines
_NO_WORD = 22.0  # letters longer than this are no word that can be hyphenated
_LOW = 16.0  # lines in a row that is kept on one page
_SPACES = re.compile(r"(\s+)")


def length(text: str) -> float:
    """Return about how long a text is in heights of its letters: near enough for any common font, bold or not."""
    return sum(0.3 if sign in _NARROW else 0.85 if sign in _WIDE else 0.67 if sign.isupper() else 0.51 for sign in text)


def least_width(table: Table, size: float) -> float:
    """Return the width below which a table cannot be read, in the unit of `size`, the height of a letter."""
    return sum(_steps(table)[0]) * size


def widths(table: Table, room: float, size: float) -> list[float]:
    """Return the width of each column, together `room`. `size` is the height of a letter, in the same unit."""
    steps = [[width * size for width in step] for step in _steps(table)]
    for less, more in pairwise(steps):
        if sum(less) <= room < sum(more):
            share = (room - sum(less)) / (sum(more) - sum(less))
            return [low + (high - low) * share for low, high in zip(less, more, strict=True)]
    nearest = steps[0] if room < sum(steps[0]) else steps[-1]
    return [width * room / sum(nearest) for width in nearest]


def is_low(row: tuple[str, ...], widths: list[float], size: float) -> bool:
    """Return whether a row takes few enough lines to be kept on one page; `size` is the height of a letter."""
    return all(_lines(text, width / size - PADDING) <= _LOW for text, width in zip(row, widths, strict=True))


def breakable(text: str, room: float) -> str:
    """Allow what is longer than `room`, in heights of a letter, and cannot be hyphenated, to break where it must."""
    return "".join(_broken(part, room) for part in _SPACES.split(text))


def _lines(text: str, room: float) -> float:
    return sum(1 + length(line) / max(room, 1) for line in text.split("\n"))


def _broken(word: str, room: float) -> str:
    size = length(word)
    if size <= room or word.isspace() or (word.isalpha() and size <= _NO_WORD):
        return word
    pieces, piece = [], ""
    for sign in word:
        if piece and length(piece + sign) > room and not combining(sign):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\u200b".join((*pieces, piece))


def _steps(table: Table) -> list[list[float]]:
    """Return ever roomier widths of the columns: words in parts, whole words, short texts on one line, long lines."""
    columns = [{header, *(row[index] for row in table.rows)} for index, header in enumerate(table.headers)]
    words = [max((length(word) for word in set(" ".join(column).split())), default=0.0) for column in columns]
    lines = [max(length(line) for text in column for line in text.splitlines() or [""]) for column in columns]
    whole = [min(word, _WORD) for word in words]
    steps = [
        [min(word, _PART_OF_WORD) for word in words],
        whole,
        [max(word, min(line, _SHORT_LINE)) for word, line in zip(whole, lines, strict=True)],
        [max(word, min(line, _LINE) + sqrt(max(line - _LINE, 0))) for word, line in zip(whole, lines, strict=True)],
    ]
    return [[width + PADDING for width in step] for step in steps]
