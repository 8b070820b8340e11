"""How wrong an estimate can be: geometric standard deviations, and draws that share the error of a factor."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]
DRAWS = 4000
LOW, HIGH = 0.025, 0.975
Z95 = 1.96

Tier = Literal["measured", "supplier", "physical", "spend", "spend_unknown"]
TIER_GSD: Mapping[Tier, float] = {
    "measured": 1.1,
    "supplier": 1.2,
    "physical": 1.5,
    "spend": 1.8,
    "spend_unknown": 2.5,
}
"""What a method is worth when nothing better is known: an own proposal, in the order of the GHG Protocol's methods."""

Pedigree = Literal["v1", "v2"]
_PEDIGREE: Mapping[Pedigree, tuple[tuple[float, ...], ...]] = {
    "v1": (
        (1, 1.05, 1.1, 1.2, 1.5),
        (1, 1.02, 1.05, 1.1, 1.2),
        (1, 1.03, 1.1, 1.2, 1.5),
        (1, 1.01, 1.02, 1.02, 1.1),
        (1, 1, 1.2, 1.5, 2),
    ),
    "v2": (
        (1, 1.54, 1.61, 1.69, 1.69),
        (1, 1.03, 1.04, 1.08, 1.08),
        (1, 1.03, 1.1, 1.19, 1.29),
        (1, 1.04, 1.08, 1.11, 1.11),
        (1, 1.18, 1.65, 2.08, 2.8),
    ),
}
"""Reliability, completeness, time, place and technology, scores 1-5. v1: ecoinvent 2 and 3; v2: Ciroth, measured."""


def pedigree_gsd(scores: Sequence[int], basic: float = 1.05, version: Pedigree = "v2") -> float:
    """Return the geometric standard deviation of a datum by its five pedigree scores (1 best, 5 worst).

    `basic` and the published table bound the 95 % interval, so they are the *square* of a standard deviation; what is
    returned is the standard deviation itself. Raises ValueError for other than five scores of 1-5.
    """
    table = _PEDIGREE[version]
    if len(scores) != len(table) or not all(1 <= score <= len(table[0]) for score in scores):
        raise ValueError(f"pedigree scores are five whole numbers from 1 to 5, found {list(scores)}.")
    bounds = [row[score - 1] for row, score in zip(table, scores, strict=True)]
    return sqrt(combined(*bounds, basic))


def combined(*gsds: float) -> float:
    """Return the geometric standard deviation of a product of independent lognormal quantities."""
    return exp(sqrt(sum(log(gsd) ** 2 for gsd in gsds)))


@lru_cache(maxsize=512)
def standard_draws(name: str, size: int = DRAWS) -> Draws:
    """Return standard normal draws that belong to a name and to nothing else.

    They are the quantiles of the normal distribution in an order that follows from the name. So every run gives the
    same, another name never changes them, and what depends on one name alone has its exact interval.
    """
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    draws = np.random.default_rng(seed).permutation(_normal_quantiles(size))
    draws.flags.writeable = False
    return draws


@lru_cache(maxsize=4)
def _normal_quantiles(size: int) -> Draws:
    normal = NormalDist()
    return np.array([normal.inv_cdf((at + 0.5) / size) for at in range(size)])


def bounds(draws: Draws) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the 2.5 % and 97.5 % quantiles of each row of draws."""
    low, high = np.quantile(draws, (LOW, HIGH), axis=-1, method="hazen")
    return low, high
