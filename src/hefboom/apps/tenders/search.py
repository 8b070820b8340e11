"""Finding words: the text that is searched, and what a question is turned into. The same on every database."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[a-z0-9]+")
_STEMMED_FROM = 4
_PART_FROM = 3
_MOST_WORDS = 10
_stemmer = snowballstemmer.stemmer("dutch_porter")


def searchable(texts: Iterable[str]) -> str:
    """Return the words of these texts without accents or capitals, each once, followed by their stems."""
    words = list(dict.fromkeys(word for text in texts for word in words_of(text)))
    stems = dict.fromkeys(stem for word in words if (stem := stem_of(word)) not in words)
    return f" {' '.join([*words, *stems])} "


def needles(question: str) -> list[str]:
    """Return what must each be found somewhere in the searchable text: stems, and very short words as a whole."""
    stems = dict.fromkeys(stem_of(word) for word in words_of(question))
    return [stem if len(stem) >= _PART_FROM else f" {stem} " for stem in stems][:_MOST_WORDS]


def words_of(text: str) -> list[str]:
    """Return the words of a text in plain small letters; `beëindiging` gives `beeindiging`."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Return the Dutch stem of a word; numbers and short words stay whole."""
    if len(word) < _STEMMED_FROM or any(sign.isdigit() for sign in word):
        return word
    return str(_stemmer.stemWord(word)) or word
