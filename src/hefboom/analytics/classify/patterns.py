"""Patterns of words, as people write them in a mapping table: `papier | *papier | kopie* papier -toiletpapier`."""

from dataclasses import dataclass

from hefboom.analytics.classify.words import normalise

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class WordPattern:
    """Fits a text when all words of one of `any_of` are in it, and none of `unless`.

    A word is whole ("gas"), or has a star where other letters may be: "asfalt*", "*reiniging", "*afval*". All is
    normalised and sorted, so two ways to write the same are equal.
    """

    any_of: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]

    def __str__(self) -> str:
        """Return the pattern as it is written."""
        wanted = " | ".join(" ".join(words) for words in self.any_of)
        return " ".join([wanted, *(f"-{word}" for word in self.unless)])


def read_pattern(text: str) -> WordPattern:
    """Read a pattern. Raises ValueError that says what is wrong with it."""
    wanted: set[tuple[str, ...]] = set()
    unless: set[str] = set()
    for part in text.split("|"):
        words = part.split()
        unless.update(_word(word[1:]) for word in words if word.startswith("-"))
        if plain := tuple(sorted({_word(word) for word in words if not word.startswith("-")})):
            wanted.add(plain)
    if not wanted:
        raise ValueError("has no word that must be in the text; write at least one word without a minus")
    if both := next((word for words in wanted for word in words if word in unless), None):
        raise ValueError(f'wants "{both}" and refuses it; take one of the two out')
    return WordPattern(tuple(sorted(wanted)), tuple(sorted(unless)))


def _word(word: str) -> str:
    core = word.strip("*")
    bare = normalise(core)
    if not bare or " " in bare or "*" in core:
        raise ValueError(f'holds "{word}", which is not one word; a star may stand before or behind the letters')
    start, end = ("*" if word.startswith("*") else ""), ("*" if word.endswith("*") else "")
    if (start or end) and bare.isdecimal():
        raise ValueError(f'holds "{word}": a word with a star needs a letter, or it fits any number')
    if (start or end) and len(bare) < _SHORTEST:
        raise ValueError(f'holds "{word}": a word with a star needs at least {_SHORTEST} letters, or it fits too much')
    return f"{start}{bare}{end}"
