"""Changing organisations: the past stays as it was, and everything is in the log."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.organisations import actions
from hefboom.apps.organisations.models import Membership, Organisation, Placement
from hefboom.apps.organisations.tree import Tree
from tests.people import People

WHY = "Besluit van de ministerraad"


@pytest.fixture
def eva_manages_both(people: People) -> People:
    for organisation in (people.ministry, people.other_ministry):
        Membership.objects.get_or_create(user=people.eva, organisation=organisation, role=Membership.Role.ADMIN)
    return people


def new(code: str, name: str, first_day: date | None = date(2026, 6, 1)) -> actions.NewOrganisation:
    return actions.NewOrganisation(code, name, "", "agency", first_day, "Staatscourant")


def test_eva_moves_the_agency_and_last_year_stays_as_it_was(eva_manages_both: People) -> None:
    people = eva_manages_both
    actions.move(people.eva, people.agency, people.other_ministry, date(2026, 6, 1), WHY)
    tree = Tree.load()
    assert tree.ministry(people.agency.pk, date(2026, 5, 31)) == people.ministry.pk
    assert tree.ministry(people.agency.pk, date(2026, 6, 1)) == people.other_ministry.pk
    event = AuditEvent.objects.get(action="organisation.move")
    assert event.changes["reason"] == WHY
    assert event.changes["parent"] == {"old": "ienw", "new": "vws"}


def test_moving_again_on_an_earlier_day_replaces_the_plan(eva_manages_both: People) -> None:
    people = eva_manages_both
    actions.move(people.eva, people.agency, people.other_ministry, date(2026, 6, 1), WHY)
    actions.move(people.eva, people.agency, people.ministry, date(2026, 3, 1), WHY)
    places = [(place.parent.code, place.valid_from) for place in people.agency.placements.all()]
    assert sorted(places, key=str) == sorted([("ienw", None), ("ienw", date(2026, 3, 1))], key=str)


def test_a_ministry_that_merges_takes_what_hangs_under_it_along(eva_manages_both: People) -> None:
    people = eva_manages_both
    actions.end(people.eva, people.ministry, people.other_ministry, date(2026, 5, 31), WHY)
    people.ministry.refresh_from_db()
    assert people.ministry.valid_until == date(2026, 5, 31)
    tree = Tree.load()
    assert tree.ministry(people.agency.pk, date(2026, 5, 31)) == people.ministry.pk
    assert tree.ministry(people.agency.pk, date(2026, 6, 1)) == people.other_ministry.pk


def test_what_has_ended_cannot_end_again_nor_merge_into_itself(eva_manages_both: People) -> None:
    people = eva_manages_both
    with pytest.raises(ValidationError):
        actions.end(people.eva, people.ministry, people.ministry, date(2026, 5, 31), WHY)
    actions.end(people.eva, people.ministry, people.other_ministry, date(2026, 5, 31), WHY)
    people.ministry.refresh_from_db()
    with pytest.raises(ValidationError):
        actions.end(people.eva, people.ministry, people.other_ministry, date(2026, 7, 31), WHY)


def test_under_a_new_name_roles_and_place_go_on(eva_manages_both: People) -> None:
    people = eva_manages_both
    made = actions.rename(people.eva, people.agency, new("rws-nieuw", "Rijkswaterstaat Nieuw"), WHY)
    tree = Tree.load()
    assert tree.ministry(made.pk, date(2026, 6, 1)) == people.ministry.pk
    assert Membership.objects.filter(user=people.bram, organisation=made).exists()
    assert [step.predecessor for step in made.origins.all()] == [people.agency]


def test_a_new_name_needs_a_first_day(eva_manages_both: People) -> None:
    people = eva_manages_both
    with pytest.raises(ValidationError):
        actions.rename(people.eva, people.agency, new("rws-nieuw", "Rijkswaterstaat Nieuw", None), WHY)


def test_eva_adds_a_unit_and_corrects_its_name(people: People) -> None:
    made = actions.add(people.eva, people.agency, new("dienst", "Diensd"), WHY)
    assert Placement.objects.get(organisation=made).parent == people.agency
    actions.correct(people.eva, made, {"name": "Dienst", "name_en": "Service"}, "Tikfout")
    event = AuditEvent.objects.get(action="organisation.correct")
    assert event.changes["name"] == {"old": "Diensd", "new": "Dienst"}


@pytest.mark.parametrize("who", ["anna", "bram", "carla", "dirk"])
def test_only_an_administrator_changes_organisations_and_roles(people: People, who: str) -> None:
    person = getattr(people, who)
    attempts = (
        lambda: actions.add(person, people.agency, new("x", "X"), WHY),
        lambda: actions.correct(person, people.agency, {"name": "X"}, WHY),
        lambda: actions.move(person, people.agency, people.other_ministry, date(2026, 6, 1), WHY),
        lambda: actions.end(person, people.agency, people.ministry, date(2026, 6, 1), WHY),
        lambda: actions.rename(person, people.agency, new("x", "X"), WHY),
        lambda: actions.grant(person, person, people.agency, Membership.Role.ADMIN),
        lambda: actions.revoke(person, people.bram.memberships.get()),
    )
    for attempt in attempts:
        with pytest.raises(PermissionDenied):
            attempt()
    assert not AuditEvent.objects.filter(actor=person).exists()
    assert not Organisation.objects.filter(code="x").exists()


def test_eva_cannot_move_the_agency_under_a_ministry_she_does_not_manage(people: People) -> None:
    with pytest.raises(PermissionDenied):
        actions.move(people.eva, people.agency, people.other_ministry, date(2026, 6, 1), WHY)


def test_a_ministry_cannot_hang_under_its_own_agency(eva_manages_both: People) -> None:
    people = eva_manages_both
    with pytest.raises(ValidationError):
        actions.move(people.eva, people.ministry, people.agency, date(2026, 6, 1), WHY)


def test_eva_gives_and_takes_a_role_but_not_her_own(people: People) -> None:
    given = actions.grant(people.eva, people.carla, people.agency, Membership.Role.BUYER)
    actions.revoke(people.eva, given)
    assert not people.carla.memberships.filter(organisation=people.agency).exists()
    assert list(AuditEvent.objects.order_by("id").values_list("action", flat=True)) == [
        "membership.grant",
        "membership.revoke",
    ]
    with pytest.raises(ValidationError):
        actions.revoke(people.eva, people.eva.memberships.get())
