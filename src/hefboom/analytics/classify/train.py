"""Train the learner on confirmed lines. Seconds for fifty thousand, and the same lines give the same learner."""

import hashlib
import json
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]  # scipy carries no types

from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.features import Features, Matrix, features_of, idf_of, text_of
from hefboom.analytics.classify.learner import Card, Example, Label, Learner, softmax
from hefboom.analytics.classify.words import shown
from hefboom.core.base.errors import HefboomError

VERSION = "1"
FEWEST_LINES = 40
FEWEST_PER_LABEL = 3
"""A group with fewer different lines is left out: of two lines nothing can be learned."""

_HELD_BACK = 5
"""One in so many texts is held back to see how good the learner is."""
_EXAMPLES = 300
_STRENGTH = 10.0
"""The inverse of the penalty on large weights. With 30, twice as many lines with goods never seen got 60 %."""

_STEPS = 60

_BOUNDS = (0.0, 2.5)
"""Of the logarithm of the temperature. Never below zero: lines held back look more like those seen than new ones will,
so they may make probabilities smaller and never larger."""

Lines = list[tuple[str, Label, str]]
"""Normalised text, label, and how a person reads it."""


def train(confirmed: Iterable[Confirmed]) -> Learner:
    """Train a learner. Raises HefboomError when there are too few lines to learn from."""
    lines, left_out = _lines(confirmed)
    labels = sorted({label for _, label, _ in lines})
    if len(lines) < FEWEST_LINES or len(labels) < 2:  # noqa: PLR2004 - one of two is the least choice there is
        raise HefboomError(
            f"There are {len(lines)} different confirmed lines in {len(labels)} product groups to learn from, and at "
            f"least {FEWEST_LINES} in 2 groups are needed ({FEWEST_PER_LABEL} per group). Confirm more lines first."
        )
    wanted = np.array([labels.index(label) for _, label, _ in lines])
    features = features_of([text for text, _, _ in lines])
    temperature, held_out, right = _calibrated(lines, wanted, len(labels))
    idf = idf_of(features)
    columns, weights, bias = _fitted(features.weighted(idf), wanted, len(labels))
    card = Card(VERSION, _digest(lines), len(lines), held_out, right, left_out)
    return Learner(tuple(labels), columns, weights, bias, idf, temperature, _examples(lines, wanted), card)


def _lines(confirmed: Iterable[Confirmed]) -> tuple[Lines, tuple[str, ...]]:
    """Each text once per label, in a fixed order; and the groups that have too few."""
    distinct: dict[tuple[str, Label], str] = {}
    for each in confirmed:
        reads = each.key.description or each.key.category or each.key.ledger_account or each.key.supplier or ""
        label = (each.group, each.code or "")
        if text := text_of(each.key):
            distinct[text, label] = min(distinct.get((text, label), shown(reads)), shown(reads))
    counts = Counter(label for _, label in distinct)
    kept = [
        (text, label, reads) for (text, label), reads in sorted(distinct.items()) if counts[label] >= FEWEST_PER_LABEL
    ]
    return kept, tuple(sorted({label[0] for label, count in counts.items() if count < FEWEST_PER_LABEL}))


def _fitted(
    rows: Matrix, wanted: NDArray[np.int64], labels: int
) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.float32]]:
    """Fit the linear model: the columns that occur, weights (labels × columns) and bias."""
    from sklearn.exceptions import ConvergenceWarning  # type: ignore[import-untyped]  # noqa: PLC0415 - no types; a second to load
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    columns = np.unique(rows.indices).astype(np.int32)
    model = LogisticRegression(C=_STRENGTH, max_iter=_STEPS)
    with warnings.catch_warnings():
        # So many steps are enough: a few more change weights, and no answer.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(rows[:, columns], wanted)
    weights, bias = _per_label(model, labels)
    return columns, weights.astype(np.float32), bias.astype(np.float32)


def _per_label(model: Any, labels: int) -> tuple[NDArray[Any], NDArray[Any]]:  # noqa: ANN401 - a class of scikit-learn, which carries no types
    """One row per label, also of two (which are told apart by one row) and of labels that were all held back."""
    found, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # noqa: PLR2004 - scikit-learn's own exception
        found, bias = np.vstack([-found / 2, found / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    weights = np.zeros((labels, found.shape[1]))
    all_bias = np.full(labels, bias.min() - 10)
    weights[model.classes_], all_bias[model.classes_] = found, bias
    return weights, all_bias


def _calibrated(lines: Lines, wanted: NDArray[np.int64], labels: int) -> tuple[float, int, float | None]:
    """The temperature that makes probabilities right on lines held back, how many those are, and the share right."""
    back = np.array([hashlib.sha256(text.encode()).digest()[0] % _HELD_BACK == 0 for text, _, _ in lines])
    if not back.any() or len(set(wanted[~back])) < 2:  # noqa: PLR2004 - one of two is the least choice there is
        return 1.0, 0, None
    seen: Features = features_of([line[0] for line, held in zip(lines, back, strict=True) if not held])
    unseen = features_of([line[0] for line, held in zip(lines, back, strict=True) if held])
    idf = idf_of(seen)
    columns, weights, bias = _fitted(seen.weighted(idf), wanted[~back], labels)
    scores = np.asarray(unseen.weighted(idf)[:, columns] @ weights.T, dtype=np.float64) + bias
    truth = wanted[back]

    def surprise(logarithm: float) -> float:
        chances = softmax(scores / np.exp(logarithm))[np.arange(truth.size), truth]
        return float(-np.log(np.maximum(chances, 1e-12)).mean())

    found = minimize_scalar(surprise, bounds=_BOUNDS, method="bounded")
    return float(np.exp(found.x)), int(truth.size), float((scores.argmax(axis=1) == truth).mean())


def _examples(lines: Lines, wanted: NDArray[np.int64]) -> tuple[Example, ...]:
    per_label: dict[int, list[Example]] = defaultdict(list)
    for (text, _, reads), label in zip(lines, wanted, strict=True):
        if len(per_label[int(label)]) < _EXAMPLES:
            per_label[int(label)].append(Example(int(label), reads, text))
    return tuple(each for label in sorted(per_label) for each in per_label[label])


def _digest(lines: Lines) -> str:
    said = [[text, *label] for text, label, _ in lines]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
