"""Comply or explain, and a person who classes an award criterion differently."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.actions.explaining import explain, overrule_criterion, withdraw_explanation
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.models import StandingCount, Tender
from hefboom.apps.tenders.queries.sums import differences
from tests.people import People, clothing


@pytest.fixture
def too_little_impact(people: People) -> Tender:
    return clothing(people.agency, impact_weight=Decimal("0.3"))


def explained() -> int:
    return StandingCount.objects.get(commitment="impact-half", standing="not_met").explained


def test_an_explanation_is_counted_beside_not_met_never_as_met(people: People, too_little_impact: Tender) -> None:
    explain(people.bram, too_little_impact, "impact-half", "De markt kan dit nog niet leveren.")
    assert explained() == 1
    assert too_little_impact.standings.get(commitment="impact-half").standing == "not_met"
    assert differences() == []


def test_a_withdrawn_explanation_stays_in_the_file(people: People, too_little_impact: Tender) -> None:
    given = explain(people.bram, too_little_impact, "impact-half", "De markt kan dit nog niet leveren.")
    withdraw_explanation(people.anna, given)
    assert explained() == 0
    assert too_little_impact.explanations.get().withdrawn_at is not None


def test_a_second_explanation_takes_the_place_of_the_first(people: People, too_little_impact: Tender) -> None:
    explain(people.bram, too_little_impact, "impact-half", "Eerste reden.")
    explain(people.bram, too_little_impact, "impact-half", "Betere reden.")
    assert too_little_impact.explanations.get(withdrawn_at=None).reason == "Betere reden."
    assert too_little_impact.explanations.count() == 2


def test_an_explanation_no_longer_counts_once_the_obligation_is_met(people: People, too_little_impact: Tender) -> None:
    explain(people.bram, too_little_impact, "impact-half", "De markt kan dit nog niet leveren.")
    tender = too_little_impact
    change_fact(people.bram, tender, tender.lots.get(), "impact_weight", "60%", tender.version)
    assert not StandingCount.objects.filter(explained__gt=0).exists()
    assert differences() == []


@pytest.mark.parametrize(
    ("commitment", "reason"),
    [
        ("impact-half", "   "),
        ("mvi-criteria", "Wat is het probleem?"),
        ("bestaat-niet", "Zomaar"),
        ("impact-half-all", "Doel"),
    ],
)
def test_what_is_not_asked_cannot_be_explained(
    people: People, too_little_impact: Tender, commitment: str, reason: str
) -> None:
    with pytest.raises(RefusedError):
        explain(people.bram, too_little_impact, commitment, reason)


def test_carla_cannot_explain_for_bram(people: People, too_little_impact: Tender) -> None:
    with pytest.raises(PermissionDenied):
        explain(people.carla, too_little_impact, "impact-half", "Namens de buren.")


@pytest.fixture
def weighed(people: People) -> Tender:
    tender = clothing(people.agency, impact_weight=Decimal("0.2"))
    lot = tender.lots.get()
    lot.criteria = [
        {"name": "Prijs", "weight": "0.4", "class": "price", "reason": "soort: prijs"},
        {"name": "Plan van aanpak", "weight": "0.4", "class": "quality", "reason": "soort: kwaliteit"},
        {"name": "CO2", "weight": "0.2", "class": "impact", "reason": "woord: CO2"},
    ]
    lot.save()
    return tender


def test_bram_finds_that_a_criterion_was_about_impact_after_all(people: People, weighed: Tender) -> None:
    overrule_criterion(people.bram, weighed.lots.get(), 1, "impact", "Gaat over hergebruik.", weighed.version)
    lot = weighed.lots.get()
    assert (lot.criteria[1]["class"], lot.criteria[1]["overruled"]) == ("impact", True)
    weights = {kind: lot.facts[f"{kind}_weight"]["value"] for kind in ("price", "quality", "impact")}
    assert {kind: Decimal(value) for kind, value in weights.items()} == {
        "price": Decimal("0.4"),
        "quality": 0,
        "impact": Decimal("0.6"),
    }
    assert weighed.standings.get(commitment="impact-half").standing == "met"


def test_with_one_unknown_weight_the_shares_stay_unknown(people: People, weighed: Tender) -> None:
    lot = weighed.lots.get()
    lot.criteria[0]["weight"] = None
    lot.save()
    overrule_criterion(people.bram, lot, 1, "impact", "Gaat over hergebruik.", weighed.version)
    assert weighed.lots.get().facts["impact_weight"]["missing"] == "not_computable"
    assert weighed.standings.get(commitment="impact-half").standing == "unknown"


def test_an_old_page_cannot_overrule(people: People, weighed: Tender) -> None:
    with pytest.raises(ConflictError):
        overrule_criterion(people.bram, weighed.lots.get(), 1, "impact", "Hergebruik.", weighed.version + 1)


@pytest.mark.parametrize(("number", "wanted", "reason"), [(1, "mooi", "x"), (9, "impact", "x"), (1, "impact", " ")])
def test_an_overruling_needs_a_class_and_a_reason(
    people: People, weighed: Tender, number: int, wanted: str, reason: str
) -> None:
    with pytest.raises(RefusedError):
        overrule_criterion(people.bram, weighed.lots.get(), number, wanted, reason, weighed.version)
