"""Keep a learner in one file of plain numbers and JSON. Nothing in it can run."""

import json
import math
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from hefboom.analytics.classify.features import BUCKETS
from hefboom.analytics.classify.learner import Card, Example, Learner
from hefboom.analytics.classify.train import VERSION
from hefboom.core.base.errors import HefboomError

_ARRAYS = {"columns": np.int32, "weights": np.float32, "bias": np.float32, "idf": np.float32}
_STORY = "story"


def save_learner(path: Path, learner: Learner) -> None:
    """Write a learner, whole or not at all."""
    story = {
        "labels": learner.labels,
        "temperature": learner.temperature,
        "examples": [[each.label, each.reads, each.text] for each in learner.examples],
        "card": asdict(learner.card),
    }
    text = np.frombuffer(json.dumps(story, ensure_ascii=False).encode(), dtype=np.uint8)
    arrays: dict[str, Any] = {_STORY: text, **{name: getattr(learner, name) for name in _ARRAYS}}
    part = path.with_name(f".{path.name}.part{os.getpid()}")
    try:
        with part.open("wb") as file:
            np.savez_compressed(file, **arrays)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def load_learner(path: Path) -> Learner:
    """Read a learner. Raises HefboomError when the file is no learner, or one of another version."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in _ARRAYS}
            story = json.loads(file[_STORY].tobytes())
        return _checked(arrays, story)
    except FileNotFoundError:
        raise HefboomError(f"{path}: there is no such file. Train a learner first with --learn.") from None
    except (BadZipFile, EOFError, KeyError, TypeError, ValueError) as error:
        raise HefboomError(
            f"{path.name} holds no learner that this version can read ({error}). Train it anew with --learn."
        ) from error


def _checked(arrays: Mapping[str, NDArray[Any]], story: Mapping[str, Any]) -> Learner:
    """Build a learner. Raises ValueError when its parts do not fit each other."""
    card = Card(**{**story["card"], "left_out": tuple(story["card"]["left_out"])})
    if card.version != VERSION:
        raise ValueError(f"it is of version {card.version}, and this is {VERSION}")
    labels = tuple((str(group), str(code)) for group, code in story["labels"])
    columns = arrays["columns"]
    shapes = {
        "columns": columns.shape,
        "weights": (len(labels), columns.size),
        "bias": (len(labels),),
        "idf": (BUCKETS,),
    }
    for name, kind in _ARRAYS.items():
        if arrays[name].dtype != kind or arrays[name].shape != shapes[name] or arrays[name].ndim != len(shapes[name]):
            raise ValueError(f"{name} has another size")
    if columns.ndim != 1 or columns.size == 0 or columns.min() < 0 or columns.max() >= BUCKETS:
        raise ValueError("columns are outside their bounds")
    temperature = float(story["temperature"])
    if (
        not math.isfinite(temperature)
        or temperature <= 0
        or not all(np.isfinite(each).all() for each in arrays.values())
    ):
        raise ValueError("a number is not finite")
    examples = tuple(Example(int(label), str(reads), str(text)) for label, reads, text in story["examples"])
    if {each.label for each in examples} != set(range(len(labels))):
        raise ValueError("the examples do not go with the labels")
    return Learner(labels, **arrays, temperature=temperature, examples=examples, card=card)
