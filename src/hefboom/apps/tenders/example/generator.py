"""Fictitious tenders 2019-2026, the same for the same seed, with shares near the published ones.

The chances come from the yearly report over 2023 (457 tenders: 101 in relevant groups, 80 % of these with
criteria, 54 % of those at level 2-3; 61.5 % with criteria outside; 57 category tenders, 12 of them half on
impact), and lightly from the shares of 2021 (62 %) and 2022 (57 %). Everything else is made up. What the
yearly report does not tell (wage sums, social return, ISV) is often unknown here too, as in a real register.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from hefboom.apps.tenders.example.agencies import AGENCIES, Agency
from hefboom.apps.tenders.example.lives import life_of
from hefboom.apps.tenders.example.subjects import OUTSIDE, PLACES, RELEVANT, Subject
from hefboom.core.facts.facts import Value

Facts = dict[str, Value | None]
T = TypeVar("T")
SEED = 2019
RELEVANT_SHARE = 101 / 457
CRITERIA_IN_GROUPS = {2019: 0.66, 2020: 0.70, 2021: 0.75, 2022: 0.72, 2023: 0.80, 2024: 0.82, 2025: 0.84, 2026: 0.86}
CRITERIA_OUTSIDE = {2019: 0.48, 2020: 0.52, 2021: 0.58, 2022: 0.53, 2023: 0.615, 2024: 0.63, 2025: 0.64, 2026: 0.66}
LEVEL_TWO = {2019: 0.36, 2020: 0.42, 2021: 0.46, 2022: 0.50, 2023: 0.54, 2024: 0.56, 2025: 0.58, 2026: 0.60}
IMPACT_HALF = {2019: 0.06, 2020: 0.10, 2021: 0.14, 2022: 0.18, 2023: 0.21, 2024: 0.26, 2025: 0.32, 2026: 0.36}
MANAGED_OUTSIDE = 0.10
LEVEL_TWO_OUTSIDE = 0.228

NOT_YET_CHOSEN = frozenset(
    {
        "mvi_criteria_applied",
        "mvi_level",
        "impact_weight",
        "price_weight",
        "quality_weight",
        "isv_clause",
        "tenders_received",
    }
)
"""What the lots of a tender that is not published yet say nothing about."""
NOT_YET_ASKED = ("procedure", "social_return_suitable", "social_return_clause", "innovation_considered")


@dataclass(frozen=True, slots=True)
class ExampleTender:
    """A fictitious tender: its code (starts with FICTIEF), agency, facts of the tender and of each lot."""

    code: str
    agency: Agency
    facts: Facts
    lots: tuple[tuple[str, Facts], ...]


def generate(count: int = 3000, seed: int = SEED) -> Iterator[ExampleTender]:
    """Yield `count` fictitious tenders spread over 2019-2026, a few of them still planned."""
    random = Random(seed)
    for number in range(1, count + 1):
        yield _with_life(_tender(random, number), seed, number)


def _tender(random: Random, number: int) -> ExampleTender:
    agency = random.choices(AGENCIES, [item.weight for item in AGENCIES])[0]
    relevant = random.random() < RELEVANT_SHARE
    subject = random.choice(RELEVANT if relevant else OUTSIDE)
    day = date(2019, 1, 7) + timedelta(days=random.randrange(2915))
    facts = _tender_facts(random, subject, agency, day)
    managed = bool(facts["category_managed"])
    count = random.randint(1, subject.lots) if random.random() < 0.5 else 1
    same = _impact_choices(random, day.year, relevant=relevant, managed=managed)
    lots = tuple(
        (f"LOT-{index:04d}" if count > 1 else "", _lot_facts(random, subject, count, dict(same)))
        for index in range(1, count + 1)
    )
    return ExampleTender(f"FICTIEF-{day.year}-{number:04d}", agency, facts, lots)


def _with_life(tender: ExampleTender, seed: int, number: int) -> ExampleTender:
    months = [facts["duration_months"] for _lot, facts in tender.lots]
    known = [one for one in months if isinstance(one, Decimal)]
    life = life_of(seed, number, tender.facts, max(known) if len(known) == len(months) else None)
    if tender.facts["published_on"] is not None:
        return replace(tender, facts={**tender.facts, **life})
    lots = tuple((lot, {**facts, **dict.fromkeys(NOT_YET_CHOSEN & {*facts})}) for lot, facts in tender.lots)
    return replace(tender, facts={**tender.facts, **dict.fromkeys(NOT_YET_ASKED), **life}, lots=lots)


def _tender_facts(random: Random, subject: Subject, agency: Agency, day: date) -> Facts:
    planned = day > date(2026, 11, 1)
    managed = random.random() < max(subject.managed, 0.0 if subject.product_group != "none" else MANAGED_OUTSIDE) * 0.45
    social = subject.nature != "supplies" and random.random() < 0.75
    return {
        "title": f"{subject.title}, {random.choice(PLACES)}",
        "buyer_name": agency.name,
        "buyer_kind": "central",
        "contract_nature": subject.nature,
        "category": subject.category if managed and subject.category else None,
        "category_managed": managed,
        "procedure": random.choice(("open", "open", "open", "restricted", "neg-w-call")),
        "planned_on": day if planned else None,
        "published_on": None if planned else day,
        "awarded_on": day + timedelta(days=random.randint(60, 200)) if day < date(2026, 4, 1) else None,
        "social_return_suitable": _sometimes_unknown(random, 0.3, value=social),
        "social_return_clause": _sometimes_unknown(random, 0.35, value=social and random.random() < 0.7),
        "innovation_considered": _sometimes_unknown(random, 0.55, value=random.random() < 0.6),
    }


def _impact_choices(random: Random, year: int, *, relevant: bool, managed: bool) -> Facts:
    """Choose what the lots of a tender share: criteria, level, award weights, ISV."""
    applied = random.random() < (CRITERIA_IN_GROUPS if relevant else CRITERIA_OUTSIDE)[year]
    high = random.random() < (LEVEL_TWO[year] if relevant else LEVEL_TWO_OUTSIDE)
    level = (2 if random.random() < 0.8 else 3) if high else 1
    half = managed and random.random() < IMPACT_HALF[year]
    impact = Decimal(random.choice((50, 50, 55, 60))) if half else Decimal(random.choice((0, 5, 10, 15, 20, 25, 30)))
    price = Decimal(random.choice((20, 25, 30, 35, 40)))
    weights_known = managed or random.random() < 0.6
    return {
        "mvi_criteria_applied": applied,
        "mvi_level": level if applied else 0,
        "impact_weight": impact / 100 if weights_known else None,
        "price_weight": price / 100 if weights_known else None,
        "quality_weight": (100 - impact - price) / 100 if weights_known else None,
        "isv_clause": _sometimes_unknown(random, 0.25, value=random.random() < 0.7),
    }


def _lot_facts(random: Random, subject: Subject, lots: int, shared: Facts) -> Facts:
    value = Decimal(round(subject.value / lots * random.lognormvariate(0, 0.8), -2)).quantize(Decimal("0.01"))
    wages = (value * Decimal(str(subject.wage_share))).quantize(Decimal("0.01"))
    return shared | {
        "cpv": subject.cpv,
        "product_group": subject.product_group or None,
        "estimated_value_eur": _sometimes_unknown(random, 0.06, value=value),
        "wage_sum_eur": _sometimes_unknown(random, 0.45, value=wages) if wages else None,
        "duration_months": _sometimes_unknown(random, 0.08, value=Decimal(random.randint(*subject.months))),
        "tenders_received": _sometimes_unknown(random, 0.4, value=random.randint(1, 8)),
    }


def _sometimes_unknown(random: Random, chance: float, *, value: T) -> T | None:
    return None if random.random() < chance else value
