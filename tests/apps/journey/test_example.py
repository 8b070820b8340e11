"""The example tenders for work clothing show each stage, and nothing of them can pass for real."""

import pytest
from django.core.management import call_command

from hefboom.apps.award.models import AwardModel
from hefboom.apps.journey.example.clothing import AWARDED, NEED, READY, load_clothing
from hefboom.apps.organisations.seed import seed_organisations
from hefboom.apps.tenders.example.load import load_agencies
from hefboom.apps.tenders.example.people import load_people
from hefboom.apps.tenders.models import Tender, TenderStanding


@pytest.fixture
def clothing_shown(db: None) -> None:
    seed_organisations()
    load_agencies()
    load_people()
    load_clothing()


def test_each_stage_can_be_seen_and_says_that_it_is_made_up(clothing_shown: None) -> None:
    phases = dict(Tender.objects.values_list("code", "phase"))
    assert phases == {NEED: "need", READY: "preparation", AWARDED: "awarded"}
    model = AwardModel.objects.get(tender__code=AWARDED)
    assert model.winner is not None
    assert model.winner.name == "Fictief Circulair Collectief"
    standings = TenderStanding.objects.filter(tender__code=READY)
    assert set(standings.values_list("standing", flat=True)) <= {"met", "not_applicable"}, "ready means ready"
    assert all(one.fictitious and "(fictief)" in one.title for one in Tender.objects.all())


def test_loading_it_twice_changes_nothing_and_the_sums_agree(clothing_shown: None) -> None:
    before = list(Tender.objects.values_list("code", "version"))
    load_clothing()
    assert list(Tender.objects.values_list("code", "version")) == before
    call_command("recount", "--check")
