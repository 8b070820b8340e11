"""Why a file or a cell was refused, in Dutch: a sentence is made in English, once, for programs and people alike."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from hefboom.core.base.reasons_factors import FACTORS
from hefboom.core.base.reasons_registers import REGISTERS
from hefboom.core.base.reasons_spend import SPEND

SENTENCES = REGISTERS | SPEND | FACTORS
"""Dutch by English. `{}` is a particular that stays as it is; `{why}` is a sentence that has a translation itself."""

_BLANK = re.compile(r"(\{\}|\{why\})")
_GROUPS = {"{}": "(.*)", "{why}": "(?P<why>.*)"}


@lru_cache(maxsize=4096)
def reason_in(language: str, why: str) -> str:
    """Return the reason in `language`; a sentence that has no translation stays English, whole.

    The name of a file before a sentence ("spend.csv: ") stays before it. Of several lines, each is a sentence.
    """
    return why if language != "nl" else _dutch(why) or why


def _dutch(why: str) -> str | None:
    """Return the sentences in Dutch; None when one of them has no translation."""
    lines = why.split("\n")
    if len(lines) > 1:
        each = [_dutch(line) for line in lines]
        if None not in each:
            return "\n".join(filter(None, each))
    return next(_fitting(why), None) or next(_after_a_name(why), None)


def _fitting(why: str) -> Iterator[str]:
    for pattern, nl in _patterns():
        if found := pattern.fullmatch(why):
            particulars = list(found.groups())
            if "why" not in pattern.groupindex:
                yield nl.format(*particulars)
            elif inner := _dutch(particulars.pop(pattern.groupindex["why"] - 1)):
                yield nl.format(*particulars, why=inner)


def _after_a_name(why: str) -> Iterator[str]:
    for colon in re.finditer(": ", why):
        translated = next(_fitting(why[colon.end() :]), None)
        if translated is not None:
            yield why[: colon.end()] + translated


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The sentences as patterns, those that say most first: a shorter one may fit the same words."""
    ordered = sorted(SENTENCES.items(), key=lambda pair: len(_BLANK.sub("", pair[0])), reverse=True)
    return [(_pattern(en), nl) for en, nl in ordered]


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _BLANK.split(sentence)
    return re.compile("".join(_GROUPS.get(part) or re.escape(part) for part in parts), re.DOTALL)
