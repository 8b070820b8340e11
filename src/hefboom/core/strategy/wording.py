"""The words of a criterion: fill in what is open, and see what changed from one text to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from hefboom.core.strategy.criteria import blanks
from hefboom.core.strategy.library import Criterion

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same in two texts, were put in, or were taken out."""

    kind: Literal["same", "in", "out"]
    words: str


def filled(text: str, values: Sequence[tuple[str, str]]) -> str:
    """Return a text with blanks filled in: (words between the brackets, value), in the order of the text.

    An empty value leaves its blank open. A blank that is not there any more is passed over. Brackets in a value
    become parentheses, so that what was filled in is never taken for a blank.
    """
    done = ""
    for blank, value in values:
        before, found, text_after = text.partition(f"[{blank}]")
        if not found:
            continue
        words = value.strip().replace("[", "(").replace("]", ")")
        done += before + (words or found)
        text = text_after
    return done + text


def pieces(old: str, new: str) -> list[Piece]:
    """Return how one text became another, word by word."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    found: list[Piece] = []
    for what, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(before[start:end])))
            continue
        if start < end:
            found.append(Piece("out", "".join(before[start:end])))
        if new_start < new_end:
            found.append(Piece("in", "".join(after[new_start:new_end])))
    return found


def open_blanks(criterion: Criterion, language: str) -> int:
    """Return how many things a buyer has to fill in before this criterion can be used."""
    texts = (criterion.text, criterion.verification)
    return sum(len(blanks(text.in_language(language))) for text in texts)
