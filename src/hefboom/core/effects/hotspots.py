"""Where the impact is: groups ranked by interval, and the few that make up most of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hefboom.core.effects.parts import Split
from hefboom.core.effects.scan import Ranked
from hefboom.core.effects.uncertainty import HIGH, LOW, Draws

CUT = 0.8
"""The part of the effect that the most important groups make up together."""
Standings = NDArray[np.float64]


def hotspots(groups: Split, cut: float = CUT) -> tuple[Ranked, ...]:
    """Return the groups with a known effect, largest first, each with what is sure about its place.

    All draws are common to all groups: two groups of the same factor move together, so that their order is as sure as
    their euros. A group with less than nothing (credit notes exceed what was bought) adds nothing to the cut.
    """
    value = groups.co2e.value
    order = [at for at in np.argsort(-value, kind="stable").tolist() if groups.co2e.cells[at]]
    if not order:
        return ()
    draws = groups.co2e.draws()[order]
    low, high = _places(draws)
    inside = _inside(draws, cut)
    positive = np.clip(value[order], 0, None)
    whole = float(positive.sum())
    cumulative = np.cumsum(positive) / whole if whole > 0 else np.zeros(len(order))
    tied = _tied(draws)
    return tuple(
        Ranked(
            part=groups.parts[at],
            cumulative=float(cumulative[row]),
            standing="inside" if inside[row] >= HIGH else "outside" if inside[row] <= LOW else "undecided",
            rank_low=int(low[row]),
            rank_high=int(high[row]),
            tied_with=tuple(groups.keys[order[other]] for other in tied[row]),
        )
        for row, at in enumerate(order)
    )


def _places(draws: Draws) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the bounds of the place of each row, from 1. Rows that are equal in a draw share the middle place."""
    order = np.argsort(-draws, axis=0, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(1, len(draws) + 1)[:, None], axis=0)
    low = np.quantile(places, LOW, axis=1, method="higher")
    high = np.quantile(places, HIGH, axis=1, method="lower")
    return low.astype(np.int64), high.astype(np.int64)


def _inside(draws: Draws, cut: float) -> Standings:
    """Return for each row the share of draws in which it is needed to reach the cut."""
    positive = np.clip(draws, 0, None)
    order = np.argsort(-positive, axis=0, kind="stable")
    sorted_ = np.take_along_axis(positive, order, axis=0)
    needed = (np.cumsum(sorted_, axis=0) - sorted_ < cut * sorted_.sum(axis=0)) & (sorted_ > 0)
    inside = np.empty_like(needed)
    np.put_along_axis(inside, order, needed, axis=0)
    return np.asarray(inside.mean(axis=1))


def _tied(draws: Draws) -> Sequence[Sequence[int]]:
    """Return for each row the rows of which it is not significant whether they are above or below it."""
    tied: list[list[int]] = []
    for row, each in enumerate(draws):
        above = (each > draws).mean(axis=1) + (each == draws).mean(axis=1) / 2
        tied.append([other for other in np.flatnonzero((above > LOW) & (above < HIGH)).tolist() if other != row])
    return tied
