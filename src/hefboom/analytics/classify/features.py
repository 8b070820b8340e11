"""Texts as numbers: the letter groups of their words, hashed, so that a typing error changes little."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # scipy carries no types
from numpy.typing import NDArray

from hefboom.analytics.classify.key import Key
from hefboom.analytics.classify.words import normalise

BUCKETS = 1 << 16
"""Letter groups are hashed into so many columns. Two may share one; with so many that is rare enough."""

_LETTERS = (3, 5)
_MOST_WORDS = 60

Matrix = Any
"""A sparse matrix of scipy, which has no types."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Texts as numbers. `lines` (texts × words) has a 1 where a word occurs, `words` (words × BUCKETS) its letters."""

    vocabulary: tuple[str, ...]
    lines: Matrix
    words: Matrix

    def weighted(self, idf: NDArray[np.float32]) -> Matrix:
        """Return texts × BUCKETS, each letter group weighed by `idf`, each row of length 1 (or 0: no words)."""
        rows = (self.lines @ self.words @ sp.diags(idf)).tocsr()
        return sp.diags(_inverse(lengths(rows))) @ rows


def text_of(key: Key) -> str:
    """Return all words of a key but its CPV code, normalised: what is learned from."""
    parts = (key.description, key.category, key.ledger_account, key.supplier)
    words = normalise(" ".join(part for part in parts if part)).split()
    return " ".join(words[:_MOST_WORDS])


def features_of(texts: Sequence[str]) -> Features:
    """Return normalised texts as numbers. The same text gives the same numbers on every machine."""
    numbers: dict[str, int] = {}
    rows, columns = [], []
    for at, text in enumerate(texts):
        for word in set(text.split()):
            rows.append(at)
            columns.append(numbers.setdefault(word, len(numbers)))
    ones = np.ones(len(rows), dtype=np.float32)
    lines = sp.csr_matrix((ones, (rows, columns)), shape=(len(texts), len(numbers)))
    words = _hasher().transform(list(numbers)) if numbers else sp.csr_matrix((0, BUCKETS))
    return Features(tuple(numbers), lines, words.astype(np.float32))


def idf_of(features: Features) -> NDArray[np.float32]:
    """Return how telling each letter group is (BUCKETS): the rarer the more, what never occurred the most."""
    rows = (features.lines @ features.words).tocsr()
    seen = np.bincount(rows.indices, minlength=BUCKETS)
    telling: NDArray[np.float32] = (np.log((1 + rows.shape[0]) / (1 + seen)) + 1).astype(np.float32)
    return telling


def lengths(rows: Matrix) -> NDArray[np.float32]:
    """Return the length of each row."""
    squares: NDArray[np.float32] = np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float32).ravel()
    found: NDArray[np.float32] = np.sqrt(squares)
    return found


def _inverse(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.divide(1, numbers, out=np.zeros_like(numbers), where=numbers > 0)


@cache
def _hasher() -> Any:  # noqa: ANN401 - a class of scikit-learn, which carries no types
    from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # noqa: PLC0415 - no types; takes a second to load
        HashingVectorizer,
    )

    return HashingVectorizer(
        analyzer="char_wb", ngram_range=_LETTERS, n_features=BUCKETS, alternate_sign=False, norm=None
    )
