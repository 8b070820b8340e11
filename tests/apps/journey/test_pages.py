"""What the pages of a tender's life say: the next best step, the steps, who owes what, and nothing hostile."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.journey.queries import tasks
from hefboom.apps.journey.queries.overview import journey_of, overview
from hefboom.apps.journey.words import ACTIONS, STATES
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.actions.starting import create_tender
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.apps.tenders.queries.tasks import Task
from tests.apps.conftest import AsksAtMost
from tests.apps.journey.conftest import More
from tests.people import People, clothing, tender_of

MOST_QUERIES = 24
"""More than the fifteen of other pages: the overview puts the tasks of four parts together, each with its own few."""
HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"
BEFORE = date(2026, 3, 1)


@pytest.fixture
def facts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the parts of the work say nothing of their own, so that the facts alone tell what is done."""
    for part in (tasks.ambition, tasks.criteria, tasks.award):
        monkeypatch.setattr(part, "tasks_of", lambda _page: ())


def plan_of(people: People, **facts: object) -> Tender:
    known = {"title": "Uniformen", "planned_on": date(2030, 1, 1), "product_group": "bedrijfskleding", **facts}
    given = {name: value for name, value in known.items() if value is not None}
    return tender_of(people.agency, "PLAN-1", **given)  # type: ignore[arg-type]  # values of facts


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def best(people: People, who: object, tender: Tender) -> Task | None:
    return overview(tender_page(tender.pk, access_of(who))).best  # type: ignore[arg-type]  # a user


ANSWERED = {
    "innovation_considered": True,
    "estimated_value_eur": Decimal(10_000),
    "wage_sum_eur": Decimal(0),
    "duration_months": Decimal(12),
    "contract_nature": "supplies",
    "buyer_kind": "central",
    "category_managed": False,
    "procedure": "open",
    "cpv": "18110000",
}
CHOSEN = {"level_climate": 1, "mvi_criteria_applied": True, "impact_weight": Decimal("0.5")}


@pytest.mark.usefixtures("facts_alone")
@pytest.mark.parametrize(
    ("facts", "bram", "anna", "cor", "priya"),
    [
        ({"planned_on": None}, "facts", "facts", None, "ambition"),
        ({}, "facts", "facts", None, "ambition"),
        (ANSWERED, "ambition", "ambition", None, "ambition"),
        ({**ANSWERED, "level_climate": 1}, "preparation", "preparation", None, None),
        ({**ANSWERED, "level_climate": 1, "preparation_on": BEFORE}, "criteria", "award", None, None),
        ({**ANSWERED, **CHOSEN, "preparation_on": BEFORE}, "published", "published", None, None),
        ({"planned_on": BEFORE}, "plan", "plan", None, "ambition"),
        ({"published_on": BEFORE}, "awarded", "awarded", None, "ambition"),
        ({"published_on": BEFORE, "awarded_on": BEFORE}, "contracted", "contracted", "contracted", "ambition"),
        ({"published_on": BEFORE, "contracted_on": BEFORE}, "closed", "closed", "closed", "ambition"),
        ({"contracted_on": BEFORE, "contract_ends_on": date(2099, 1, 1)}, "facts", "facts", None, "ambition"),
        ({"contracted_on": BEFORE, "contract_ends_on": BEFORE}, "closed", "closed", "closed", "ambition"),
        ({"published_on": BEFORE, "closed_on": BEFORE}, None, None, None, None),
        ({"withdrawn_on": BEFORE}, None, None, None, None),
    ],
)
def test_everybody_is_told_their_own_next_best_step(
    people: People,
    more: More,
    facts: dict[str, object],
    bram: str | None,
    anna: str | None,
    cor: str | None,
    priya: str | None,
) -> None:
    tender = plan_of(people, **facts)
    found = [best(people, who, tender) for who in (people.bram, people.anna, more.cor, more.priya)]
    assert [one.key if one else None for one in found] == [bram, anna, cor, priya]


def test_who_has_nothing_to_do_hears_whose_turn_it_is(people: People, more: More) -> None:
    tender = plan_of(people)
    page = text(more.client("cor"), f"/inkooptrajecten/{tender.pk}/")
    assert "U hoeft nu niets te doen" in page
    assert "Aan zet is: Inkoopadviseur." in page
    ended = plan_of(people, withdrawn_on=BEFORE, withdrawn_reason="Het budget is er niet.")
    page = text(more.client("cor"), f"/inkooptrajecten/{ended.pk}/")
    assert "Dit traject is klaar" in page
    assert "Het budget is er niet." in page


def test_the_steps_tell_planned_and_real_days_and_where_it_is_now(people: People) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    tender = plan_of(people, need_on=BEFORE, preparation_on=BEFORE, planned_on=yesterday)
    steps = {step.phase: step for step in overview(tender_page(tender.pk, access_of(people.bram))).steps}
    assert [step.state for step in steps.values()] == ["done", "done", "current", "ahead", "ahead", "ahead", "ahead"]
    assert (steps["need"].real, steps["published"].planned, steps["published"].late) == (BEFORE, yesterday, True)
    page = text(people.client("bram"), f"/inkooptrajecten/{tender.pk}/")
    assert page.count('aria-current="step"') == 1
    assert "1 maart 2026" in page


def test_a_withdrawn_tender_shows_how_far_it_came(people: People) -> None:
    tender = plan_of(people, need_on=BEFORE, published_on=BEFORE, withdrawn_on=BEFORE)
    phases = [step.phase for step in overview(tender_page(tender.pk, access_of(people.bram))).steps]
    assert phases == ["need", "published", "withdrawn"]


@pytest.mark.usefixtures("facts_alone")
def test_questions_are_counted_in_all_and_until_publication(people: People) -> None:
    tender = plan_of(people, **{**ANSWERED, "procedure": None})
    shown = overview(tender_page(tender.pk, access_of(people.bram)))
    questions = len(shown.journey.questions)
    assert questions == 1
    assert shown.left.to_publish == questions + 3, "ambition, criteria and award are not chosen yet"
    assert "Nog 4 vragen" in text(people.client("bram"), f"/inkooptrajecten/{tender.pk}/")


def test_questions_that_settle_most_come_first_and_none_that_another_page_answers(people: People) -> None:
    tender = plan_of(people)
    questions = journey_of(tender_page(tender.pk, access_of(people.bram))).questions
    counts = [len(one.settles) for one in questions]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
    asked = {one.field.name for one in questions}
    assert {"category_managed", "cpv", "innovation_considered"} <= asked
    assert not asked & {"impact_weight", "mvi_criteria_applied", "published_on", "planned_on", "award_criteria"}


def test_each_lot_is_asked_for_what_it_lacks(people: People) -> None:
    lots = {"A": {"cpv": "18110000"}, "B": {}}
    tender = tender_of(people.agency, "L", lots=lots, title="Kleding", planned_on=date(2030, 1, 1))  # type: ignore[arg-type]  # values of facts
    questions = journey_of(tender_page(tender.pk, access_of(people.bram))).questions
    assert [one.lot.lot_id for one in questions if one.lot and one.field.name == "cpv"] == ["B"]


def test_what_was_taken_over_is_named_as_such(people: People) -> None:
    clothing(people.agency, "OUD-1", procedure="open")
    old = Tender.objects.get()
    tender = create_tender(people.anna, people.agency, "", {"title": "Nieuw", "product_group": "bedrijfskleding"}, old)
    page = text(people.client("anna"), f"/inkooptrajecten/{tender.pk}/")
    assert "overgenomen van vorig traject OUD-1" in page
    assert "overgenomen van de productgroep Bedrijfskleding" in page
    assert "<dd>Openbaar" in page


def test_every_state_and_action_has_words(people: People) -> None:
    assert {*STATES} == {"todo", "busy", "done", "blocked", "not_applicable"}
    tender = plan_of(people)
    life.move(people.bram, tender, "preparation", BEFORE, tender.version)
    life.plan(people.bram, tender, {"awarded": date(2031, 1, 1)}, tender.version)
    change_fact(people.bram, tender, None, "category_managed", "true", tender.version)
    assert {*AuditEvent.objects.values_list("action", flat=True)} <= {*ACTIONS}


def test_hostile_text_is_shown_as_text(people: People) -> None:
    old = clothing(people.agency, HOSTILE[:60], title=HOSTILE)
    tender = plan_of(people, title=HOSTILE, buyer_name=HOSTILE)
    life.move(people.bram, tender, "published", BEFORE, tender.version, HOSTILE)
    ended = plan_of_code(people, "WEG")
    life.withdraw(people.bram, ended, HOSTILE, ended.version)
    for address in (
        f"/inkooptrajecten/{tender.pk}/",
        f"/inkooptrajecten/{tender.pk}/vragen/",
        f"/inkooptrajecten/{tender.pk}/planning/",
        f"/inkooptrajecten/{tender.pk}/stap/gunnen/",
        f"/inkooptrajecten/{tender.pk}/dossier/?wie={HOSTILE}&soort={HOSTILE}",
        f"/inkooptrajecten/{tender.pk}/dossier/",
        f"/inkooptrajecten/{ended.pk}/",
        f"/inkooptrajecten/{old.pk}/",
        "/inkooptrajecten/nieuw/",
        "/mijn-werk/",
    ):
        page = people.client("bram").get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "\"onmouseover='" not in page, address


def plan_of_code(people: People, code: str) -> Tender:
    return tender_of(people.agency, code, title="Plan", planned_on=date(2030, 1, 1))


@pytest.mark.parametrize("many", [1, 12])
def test_a_page_asks_a_fixed_number_of_questions_however_many_lots_and_changes(
    people: People, asks_at_most: AsksAtMost, many: int
) -> None:
    lots = {f"Perceel {number}": {"cpv": "18110000"} for number in range(many)}
    tender = tender_of(people.agency, "T", lots=lots, title="Kleding", published_on=BEFORE)  # type: ignore[arg-type]  # values of facts
    for number in range(many):
        change_fact(people.bram, tender, None, "buyer_name", f"Naam {number}", tender.version)
    pages = ("", "vragen/", "planning/", "stap/gunnen/", "dossier/", "dossier.csv")
    addresses = [f"/inkooptrajecten/{tender.pk}/{page}" for page in pages]
    asks_at_most(MOST_QUERIES, people, ("citizen", "bram", "dirk"), addresses)
