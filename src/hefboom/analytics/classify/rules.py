"""Text rules: which patterns of words fit a text, fast enough for millions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hefboom.analytics.classify.mapping import MappingRow
from hefboom.analytics.classify.patterns import read_pattern

_CACHED_WORDS = 500_000


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A row whose pattern fits, and the words of the text that it found. The same find is the same object."""

    row: MappingRow
    words: tuple[str, ...]


class WordRules:
    """The rows of kind "text" of a table. Every word of the language is looked at once; after that it is remembered."""

    def __init__(self, rows: Sequence[MappingRow]) -> None:
        self._rows = sorted(rows, key=lambda row: (-row.confidence, row.key, row.product_group))
        self._numbers: dict[str, int] = {}
        self._uses: dict[int, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        self._unless: list[tuple[int, ...]] = []
        for at, row in enumerate(self._rows):
            pattern = read_pattern(row.key)
            self._unless.append(tuple(self._number(word) for word in pattern.unless))
            for words in pattern.any_of:
                together = tuple(self._number(word) for word in words)
                self._uses[together[0]].append((at, together))
        self._starts = sorted({len(word) - 1 for word in self._numbers if word.endswith("*")})
        self._ends = sorted({len(word) - 1 for word in self._numbers if word.startswith("*")})
        self._within = tuple((word.strip("*"), number) for word, number in self._numbers.items() if _is_within(word))
        self._cache: dict[str, tuple[int, ...]] = {}
        self._hits: dict[tuple[tuple[int, str], ...], tuple[Hit, ...]] = {}

    def __bool__(self) -> bool:
        """Is there a rule?"""
        return bool(self._rows)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return every row that fits a normalised text, the surest first."""
        found: dict[int, str] = {}
        cache = self._cache
        for word in text.split():
            numbers = cache.get(word)
            if numbers is None:
                numbers = self._patterns_of(word)
            for number in numbers:
                found.setdefault(number, word)
        if not found:
            return ()
        signature = tuple(found.items())
        hits = self._hits.get(signature)
        if hits is None:
            hits = self._hits[signature] = self._fitting(found)
        return hits

    def _fitting(self, found: dict[int, str]) -> tuple[Hit, ...]:
        hits: dict[int, tuple[str, ...]] = {}
        for number in found:
            for at, together in self._uses.get(number, ()):
                fits = all(each in found for each in together) and not any(each in found for each in self._unless[at])
                words = tuple(dict.fromkeys(found[each] for each in together)) if fits else ()
                if fits and len(" ".join(words)) > len(" ".join(hits.get(at, ()))):
                    hits[at] = words
        return tuple(Hit(self._rows[at], hits[at]) for at in sorted(hits))

    def _patterns_of(self, word: str) -> tuple[int, ...]:
        if word.isdecimal():
            return (self._numbers[word],) if word in self._numbers else ()
        starts = (word[:length] + "*" for length in self._starts if length <= len(word))
        ends = ("*" + word[-length:] for length in self._ends if length <= len(word))
        found = [self._numbers[form] for form in (word, *starts, *ends) if form in self._numbers]
        found += [number for letters, number in self._within if letters in word]
        if len(self._cache) >= _CACHED_WORDS:
            self._cache.clear()
        self._cache[word] = tuple(found)
        return self._cache[word]

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))


def _is_within(word: str) -> bool:
    return word.startswith("*") and word.endswith("*")
