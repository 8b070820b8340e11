"""One tender, all obligations and targets: in process, without a data engine."""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from benchmarks.measure import Measure, cpu_of
from hefboom.core.facts.facts import Row
from hefboom.core.logic.explain import words
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.load import load_pack

TIMES = 2_000
TENDER: Row = {
    "tender_id": "T1",
    "buyer_kind": "central",
    "contract_nature": "services",
    "product_group": "bedrijfskleding",
    "category_managed": True,
    "estimated_value_eur": Decimal(250_000),
    "wage_sum_eur": Decimal(300_000),
    "duration_months": Decimal(24),
    "published_on": date(2023, 5, 1),
    "mvi_criteria_applied": True,
    "mvi_level": 2,
    "impact_weight": Decimal("0.4"),
    "social_return_suitable": True,
}


def measure() -> Iterator[Measure]:
    """Time standings with the truth of every condition, and verdicts with their reasons in words."""
    judge = Judge(load_pack("nl-rijk-2019"))
    judge.standings([TENDER])

    def standings() -> None:
        for _ in range(TIMES):
            judge.standings([TENDER])

    def rendered() -> None:
        for _ in range(TIMES):
            obligations = (verdict for verdict in judge.verdicts([TENDER]) if verdict.kind == "obligation")
            for lot in (lot for verdict in obligations for lot in verdict.lots):
                for condition in lot.conditions:
                    words(condition, "nl")

    engines = sorted({"duckdb", "ibis", "pyarrow"} & sys.modules.keys())
    yield _each("one tender, all commitments", min(cpu_of(standings) for _ in range(3)), 50e-6, engines)
    yield _each(
        "one tender, obligations with reasons in words", min(cpu_of(rendered) for _ in range(3)), 500e-6, engines
    )


def _each(name: str, seconds: float, goal: float, engines: list[str]) -> Measure:
    note = f"data engines loaded: {', '.join(engines) or 'none'}"
    return Measure(name, seconds / TIMES, f"{goal * 1e6:.0f} µs", goal, 1.0, note)
