"""The life of a fictitious tender: on which days it began, went on and ended, and what is planned.

Drawn apart from the rest of a tender, so that more life changes nothing else about it.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hefboom.core.facts.facts import Value

Facts = dict[str, Value | None]
LAST_DAY = date(2026, 11, 1)
"""Nothing in the example data happened after this day; what comes after it is planned."""
_DAYS_A_MONTH = 30.4


def life_of(seed: int, number: int, facts: Mapping[str, Value | None], months: Decimal | None) -> Facts:
    """Return the days of a tender's life that fit its publication, award and duration in months (None: unknown)."""
    random = Random(f"{seed} {number}")
    published, planned = facts.get("published_on"), facts.get("planned_on")
    if isinstance(published, date):
        return _run(random, published, facts.get("awarded_on"), months)
    return _ahead(random, planned) if isinstance(planned, date) else {}


def _ahead(random: Random, planned: date) -> Facts:
    """Return the days of a tender that is still to be published: a third each a need, a plan and in preparation."""
    stage = random.choice(("need", "planned", "preparation"))
    reported = LAST_DAY - timedelta(days=random.randint(60, 240))
    found: Facts = {"need_on": reported}
    if stage == "need":
        return {**found, "planned_on": None}
    day = planned + timedelta(days=random.randint(40, 300))
    found |= {"planned_on": day, "award_planned_on": day + timedelta(days=random.randint(90, 180))}
    if stage == "preparation":
        found["preparation_on"] = reported + timedelta(days=random.randint(10, 50))
    return found


def _run(random: Random, published: date, awarded: Value | None, months: Decimal | None) -> Facts:
    prepared = published - timedelta(days=random.randint(40, 150))
    found: Facts = {"need_on": prepared - timedelta(days=random.randint(20, 200)), "preparation_on": prepared}
    if not isinstance(awarded, date):
        return found | {"award_planned_on": published + timedelta(days=random.randint(150, 260))}
    if random.random() < 0.03:
        return found | {"awarded_on": None, "withdrawn_on": awarded, "withdrawn_reason": random.choice(_REASONS)}
    contracted = awarded + timedelta(days=random.randint(20, 60))
    if contracted > LAST_DAY or random.random() < 0.02:
        return found | {"contract_planned_on": contracted}
    found["contracted_on"] = contracted
    if months is None:
        return found
    ends = contracted + timedelta(days=round(float(months) * _DAYS_A_MONTH))
    closed = ends + timedelta(days=random.randint(10, 90))
    return found | {"contract_ends_on": ends, "closed_on": closed if closed <= LAST_DAY else None}


_REASONS = (
    "Er kwamen geen geschikte inschrijvingen.",
    "De behoefte is vervallen.",
    "Het budget is niet toegekend.",
)
