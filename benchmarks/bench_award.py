"""The award lab: 10,000 imagined tenders, beside drawing the same random numbers, and the goal of a second."""

import time
from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from benchmarks.measure import Measure, interleaved
from hefboom.core.award.market import Market
from hefboom.core.award.model import AwardCriterion, AwardDesign, Formula, Method, PriceRule
from hefboom.core.award.simulate import simulate

SETS, CRITERIA, BIDDERS = 10_000, 5, 6
GOAL_SECONDS = 1.0
GOAL_RATIO = 30
"""Drawing is the floor; the arithmetic passes over arrays of that size a few dozen times."""
MODELS: tuple[tuple[Method, Formula], ...] = (("points_absolute", "linear"), ("points_relative", "lowest_ratio"))


def design(method: Method, formula: Formula) -> AwardDesign:
    """A price and five criteria, three of them impact."""
    criteria = tuple(
        AwardCriterion(id=f"c{each}", name=f"C{each}", kind="impact" if each < 3 else "quality", weight=Decimal(12))
        for each in range(CRITERIA)
    )
    price = PriceRule(weight=Decimal(40), formula=formula, floor_eur=Decimal(80_000), ceiling_eur=Decimal(120_000))
    return AwardDesign(method=method, price=price, criteria=criteria, budget_eur=Decimal(100_000))


def draws() -> None:
    """The random numbers that a simulation cannot do without: one per price and one per score."""
    np.random.default_rng(1).standard_normal((CRITERIA + 1, SETS, BIDDERS))


def _wall(model: AwardDesign) -> float:
    """Return the seconds on the clock, the least of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        simulate(model, Market(), SETS)
        times.append(time.perf_counter() - start)
    return min(times)


def measure() -> Iterator[Measure]:
    """Measure an absolute and a relative model."""
    for method, formula in MODELS:
        model = design(method, formula)
        seconds, limit = interleaved(lambda model=model: simulate(model, Market(), SETS), draws, rounds=5)  # type: ignore[misc] - a default binds the loop's model
        name = f"award lab, {SETS:,} tenders, {CRITERIA} criteria, {formula}"
        yield Measure(name, seconds, "draw the random numbers", limit, GOAL_RATIO)
        yield Measure(f"{name} (wall)", _wall(model), f"{GOAL_SECONDS:g} s", GOAL_SECONDS, 1.0)
