"""The organisations of the central government through the cabinets: 12 ministries, then 15, then 12 again."""

from datetime import date

import pytest

from hefboom.apps.organisations import queries
from hefboom.apps.organisations.models import Organisation, Placement, Succession
from hefboom.apps.organisations.seed import seed_organisations
from hefboom.apps.organisations.tree import Tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "ministries"),
    [(date(2023, 6, 1), 12), (date(2024, 7, 2), 15), (date(2026, 2, 22), 15), (date(2026, 2, 23), 12)],
)
def test_there_are_twelve_then_fifteen_then_twelve_ministries(day: date, ministries: int) -> None:
    seed_organisations()
    assert queries.ministries_in(queries.tree_on(day)) == ministries


def test_an_agency_hangs_under_the_ministry_of_that_day() -> None:
    seed_organisations()
    tree = Tree.load()
    agency = Organisation.objects.get(code="rvo")
    found = [tree.ministry(agency.pk, day) for day in (date(2023, 1, 1), date(2025, 1, 1), date(2026, 6, 1))]
    assert [Organisation.objects.get(pk=one).code for one in found] == ["ezk", "ez", "ezk-2026"]


def test_every_ministry_that_ended_has_a_successor_on_the_next_day() -> None:
    seed_organisations()
    ended = Organisation.objects.filter(kind="ministry", valid_until__isnull=False)
    assert ended.count() == 6
    for ministry in ended:
        after = ministry.successions.exclude(kind="split")
        assert [(step.on - ministry.valid_until).days for step in after] == [1], ministry.code


def test_seeding_again_changes_nothing_and_keeps_what_people_added() -> None:
    seed_organisations()
    own = Organisation.objects.create(code="eigen", name="Eigen dienst", kind="unit")
    Placement.objects.create(organisation=own, parent=Organisation.objects.get(code="bzk"))
    before = (Organisation.objects.count(), Placement.objects.count(), Succession.objects.count())
    seed_organisations()
    assert (Organisation.objects.count(), Placement.objects.count(), Succession.objects.count()) == before


def test_the_moments_of_change_start_with_how_it_was_before() -> None:
    seed_organisations()
    assert [(moment.day, moment.ministries) for moment in queries.moments()] == [
        (date(2024, 7, 1), 12),
        (date(2024, 7, 2), 15),
        (date(2026, 2, 23), 12),
    ]
