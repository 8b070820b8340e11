"""The example data: the same for the same seed, marked fictitious everywhere, with shares near the published ones."""

from itertools import pairwise

import pytest

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.organisations.seed import seed_organisations
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.example.agencies import AGENCIES
from hefboom.apps.tenders.example.generator import ExampleTender, generate
from hefboom.apps.tenders.example.load import load_tenders
from hefboom.apps.tenders.example.subjects import OUTSIDE, RELEVANT
from hefboom.apps.tenders.models import Tender


@pytest.fixture(scope="module")
def examples() -> list[ExampleTender]:
    return list(generate())


def share(examples: list[ExampleTender], name: str, wanted: object) -> float:
    values = [tender.lots[0][1][name] for tender in examples]
    return sum(value == wanted for value in values) / len(values)


def test_the_same_seed_gives_the_same_tenders() -> None:
    assert list(generate(50)) == list(generate(50))
    assert list(generate(50, seed=1)) != list(generate(50, seed=2))


def test_everything_says_that_it_is_fictitious(examples: list[ExampleTender]) -> None:
    assert all(tender.code.startswith("FICTIEF-") and "(fictief)" in tender.agency.name for tender in examples)


def test_the_shares_of_2023_are_near_the_published_ones(examples: list[ExampleTender]) -> None:
    year = [tender for tender in examples if tender.code.startswith("FICTIEF-2023")]
    relevant = [
        tender for tender in year if tender.lots[0][1]["product_group"] in {one.product_group for one in RELEVANT}
    ]
    assert len(relevant) / len(year) == pytest.approx(101 / 457, abs=0.05)
    assert share(relevant, "mvi_criteria_applied", wanted=True) == pytest.approx(0.80, abs=0.06)
    assert share(year, "mvi_criteria_applied", wanted=True) == pytest.approx(0.656, abs=0.05)


def test_years_run_from_2019_to_2026(examples: list[ExampleTender]) -> None:
    assert sorted({tender.code[8:12] for tender in examples}) == [str(year) for year in range(2019, 2027)]


def test_subjects_name_product_groups_of_the_pack() -> None:
    known = {group.code for group in pack_in_force().product_groups} | {"none", ""}
    assert {subject.product_group for subject in (*RELEVANT, *OUTSIDE)} <= known


def test_an_agency_moves_forward_in_time() -> None:
    for agency in AGENCIES:
        starts = [start for _, start in agency.ministries[1:] if start]
        assert all(early < late for early, late in pairwise(starts))


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_a_tender_stays_with_the_ministry_of_its_time() -> None:
    seed_organisations()
    assert load_tenders(60) == 60
    assert load_tenders(60) == 0
    assert Tender.objects.filter(fictitious=True).count() == 60
    assert Organisation.objects.filter(code__startswith="fictief-", fictitious=False).count() == 0
    moved = Tender.objects.filter(organisation__code="fictief-asiel", decided_on__lt="2024-07-02")
    assert {tender.ministry.code for tender in moved if tender.ministry} == {"jenv"}
