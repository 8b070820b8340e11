"""How far apart bids are, per kind and per part, over many tenders: `weights.effective` in arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from hefboom.core.award.arrays import Bools, Floats, mean_of
from hefboom.core.award.model import KINDS, PRICE, AwardDesign, Kind
from hefboom.core.award.problems import POINTS
from hefboom.core.award.weights import kinds_of

SAME = 1e-9
"""Amounts closer than this, in floating point, are equal."""
INTERVAL = (5, 95)
"""Percentiles: nine in ten tenders lie between them."""


@dataclass(frozen=True, slots=True)
class Spreads:
    """Standard deviations per set of what each kind and each part earns."""

    kinds: Mapping[Kind, Floats]
    parts: Mapping[str, Floats]

    @classmethod
    def of(cls, design: AwardDesign, parts: Mapping[str, Floats], there: Bools) -> Self:
        """Measure them, in the unit and with the sign of `weights.contributions`."""
        scaled = _contributions(design, parts, there)
        kinds = kinds_of(design)
        zero = np.zeros_like(scaled[PRICE])
        of_kind = {kind: sum((scaled[id_] for id_, its in kinds.items() if its == kind), zero) for kind in KINDS}
        return cls(
            {kind: _deviation(amounts, there) for kind, amounts in of_kind.items()},
            {id_: _deviation(amounts, there) for id_, amounts in scaled.items()},
        )

    def _shares(self) -> dict[Kind, Floats] | None:
        """Return the share of each kind in the spread of each set that has any."""
        total = sum(self.kinds.values(), np.zeros_like(self.kinds["price"]))
        some = total > SAME
        return {kind: each[some] / total[some] for kind, each in self.kinds.items()} if some.any() else None

    def interval(self) -> dict[Kind, tuple[float, float]] | None:
        """Return between which shares a kind lies in nine of ten sets; None: no set has any spread."""
        shares = self._shares()
        if shares is None:
            return None
        ends = {kind: np.percentile(each, INTERVAL) for kind, each in shares.items()}
        return {kind: (float(low), float(high)) for kind, (low, high) in ends.items()}

    def impact_half(self) -> float | None:
        """Return in which part of the sets impact is at least half of the spread; None: no set has any."""
        shares = self._shares()
        return None if shares is None else float((shares["impact"] >= 1 / 2).mean())


def _contributions(design: AwardDesign, parts: Mapping[str, Floats], there: Bools) -> dict[str, Floats]:
    if design.method != "quality_per_price":
        sign = 1.0 if design.method in POINTS else -1.0
        return {id_: part * sign if id_ == PRICE else part for id_, part in parts.items()}
    prices = parts[PRICE]
    earned = sum((part for id_, part in parts.items() if id_ != PRICE), np.zeros_like(prices))
    mean = mean_of(earned, there)
    scale = np.divide(1.0, mean, out=np.zeros_like(mean), where=mean > 0)
    return {id_: -part / mean_of(prices, there) if id_ == PRICE else part * scale for id_, part in parts.items()}


def _deviation(amounts: Floats, there: Bools) -> Floats:
    """Return the standard deviation over the bidders of each set."""
    return np.sqrt(mean_of((amounts - mean_of(amounts, there)) ** 2, there)[:, 0])
