"""A small learner: from what people confirmed to what is likely, on this machine only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hefboom.analytics.classify.features import Features, Matrix, features_of, text_of
from hefboom.analytics.classify.key import Key, Suggestion
from hefboom.analytics.classify.words import shown
from hefboom.core.base.text import Text

Label = tuple[str, str]
"""A product group (or "none") and a factor code ("": that of the group)."""

_CHUNK = 20_000
_SUGGESTIONS = 3
_WORDS = 2
_LIKELY = 0.05


@dataclass(frozen=True, slots=True)
class Card:
    """What a learner was made of, and how good it is on lines that it had not seen (a fifth was held back)."""

    version: str
    trained_on: str
    lines: int
    held_out: int
    right: float | None
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A confirmed line: which label (a position), how a person reads it, and its normalised text."""

    label: int
    reads: str
    text: str


@dataclass(frozen=True, eq=False)
class Learner:
    """A linear model over letter groups, with probabilities that were set right on lines held back.

    `columns` are the letter groups that occurred, `weights` (labels × columns) and `bias` (labels) the model, `idf`
    (BUCKETS) how telling a letter group is. `temperature` divides the scores, so that of lines with 80 % some 80 % are
    right. `examples` are confirmed lines to compare with.
    """

    labels: tuple[Label, ...]
    columns: NDArray[np.int32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    idf: NDArray[np.float32]
    temperature: float
    examples: tuple[Example, ...]
    card: Card

    def predict(self, keys: Sequence[Key]) -> list[tuple[str, str | None, float]]:
        """Return for each key the likeliest group, its factor code (None: that of the group) and the probability."""
        found = []
        for features, _ in self._chunks(keys):
            chances = self.probabilities(features)
            best = chances.argmax(axis=1)
            found += [
                (self.labels[at][0], self.labels[at][1] or None, float(row[at]))
                for at, row in zip(best, chances, strict=True)
            ]
        return found

    def suggest(self, keys: Sequence[Key]) -> list[tuple[Suggestion, ...]]:
        """Return for each key the likeliest places, the likeliest first, each with the reason; () without a word."""
        return [each for features, rows in self._chunks(keys) for each in self._suggested(features, rows)]

    def probabilities(self, features: Features) -> NDArray[np.float64]:
        """Return the probability of every label (texts × labels); rows add up to 1."""
        scores = np.asarray(features.weighted(self.idf)[:, self.columns] @ self.weights.T, dtype=np.float64)
        return softmax((scores + self.bias) / self.temperature)

    def _chunks(self, keys: Sequence[Key]) -> Iterator[tuple[Features, int]]:
        """Texts as numbers, some at a time: a million at once would not fit in memory."""
        cuts = [*range(0, len(keys), _CHUNK), len(keys)]
        for start, stop in pairwise(cuts):
            yield features_of([text_of(key) for key in keys[start:stop]]), stop - start

    def _suggested(self, features: Features, rows: int) -> Iterator[tuple[Suggestion, ...]]:
        chances = self.probabilities(features)
        order = np.argsort(-chances, axis=1, kind="stable")[:, :_SUGGESTIONS]
        nearest = self._nearest(features.weighted(self.idf), order[:, 0])
        telling = self._telling(features)
        found, starts = features.lines.indices, features.lines.indptr
        for at in range(rows):
            words = found[starts[at] : starts[at + 1]]
            if not words.size:
                yield ()
                continue
            likely = [label for label in order[at] if label == order[at][0] or chances[at, label] >= _LIKELY]
            yield tuple(
                self._suggestion(
                    label,
                    float(chances[at, label]),
                    [features.vocabulary[word] for word in _most(words, telling[:, label])],
                    nearest[at] if label == order[at][0] else None,
                )
                for label in likely
            )

    def _telling(self, features: Features) -> NDArray[np.float32]:
        """How much each word speaks for each label (words × labels)."""
        weighed = features.words.multiply(self.idf[np.newaxis, :]).tocsr()
        return np.asarray(weighed[:, self.columns] @ self.weights.T)

    def _nearest(self, rows: Matrix, labels: NDArray[np.int64]) -> list[Example | None]:
        """The confirmed line of the same label that has most in common with each text; None where nothing is shared."""
        nearest: list[Example | None] = [None] * len(labels)
        for label in np.unique(labels):
            examples, matrix = self._of_label[int(label)]
            mine = np.flatnonzero(labels == label)
            likeness = rows[mine] @ matrix.T
            best = np.asarray(likeness.argmax(axis=1)).ravel()
            shared = likeness.max(axis=1).toarray().ravel() > 0
            for at, example, some in zip(mine, best, shared, strict=True):
                nearest[at] = examples[example] if some else None
        return nearest

    @cached_property
    def _of_label(self) -> list[tuple[list[Example], Matrix]]:
        found = []
        for label in range(len(self.labels)):
            examples = [each for each in self.examples if each.label == label]
            found.append((examples, features_of([each.text for each in examples]).weighted(self.idf)))
        return found

    def _suggestion(self, label: int, chance: float, words: list[str], example: Example | None) -> Suggestion:
        group, code = self.labels[label]
        return Suggestion(group, code or None, chance, _why(chance, words, example))


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return scores as probabilities; rows add up to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _most(words: NDArray[np.int32], telling: NDArray[np.float32]) -> list[int]:
    """The words that speak most for a label."""
    speaking = telling[words]
    ranked = np.argsort(-speaking, kind="stable")[:_WORDS]
    return [int(words[at]) for at in ranked if speaking[at] > 0]


def _why(chance: float, words: list[str], example: Example | None) -> Text:
    share = min(round(100 * chance), 99)
    quoted = ", ".join(f"“{shown(word)}”" for word in words)
    nl, en = [f"Geleerd van bevestigde regels (kans {share}%)."], [f"Learned from confirmed lines ({share}% likely)."]
    if words:
        nl.append(f"Vooral door: {quoted}.")
        en.append(f"Mostly because of: {quoted}.")
    if example:
        nl.append(f"Lijkt het meest op “{example.reads}”.")
        en.append(f"Most like “{example.reads}”.")
    return Text(nl=" ".join(nl), en=" ".join(en))
