"""Mijn werk: one best step on top, what each role owes, and the same few queries for any number of tenders."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hefboom.apps.journey.queries import work
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.actions.explaining import explain
from hefboom.apps.tenders.actions.storing import store_tenders
from hefboom.apps.tenders.queries.tasks import Task
from tests.apps.conftest import AsksAtMost
from tests.apps.journey.conftest import More
from tests.people import People, clothing, incoming_of, much_clothing, tender_of

BEFORE = date(2026, 3, 1)


def plan(people: People, code: str, **facts: object) -> None:
    tender_of(people.agency, code, title=f"Plan {code}", **{"planned_on": date(2030, 1, 1), **facts})  # type: ignore[arg-type]  # values of facts


def test_what_is_nearest_to_publication_comes_first(people: People) -> None:
    plan(people, "LATER", planned_on=date(2031, 1, 1))
    plan(people, "EERST", planned_on=date(2030, 1, 1))
    clothing(people.agency)
    context = people.client("bram").get("/mijn-werk/").context
    codes = [context["best"].tender.code, *(one.tender.code for one in context["tenders"])]
    assert codes == ["EERST", "LATER", "KLEDING-1"]
    assert context["best"].task.key == "facts"
    assert context["best"].questions > 0
    assert context["tenders"][-1].questions is None


def test_what_is_late_goes_before_everything(people: People) -> None:
    plan(people, "EERST", planned_on=date(2030, 1, 1))
    clothing(people.agency, award_planned_on=timezone.localdate() - timedelta(days=1))
    best = people.client("bram").get("/mijn-werk/").context["best"]
    assert (best.tender.code, best.task.key, best.late) == ("KLEDING-1", "awarded", True)


def test_each_role_sees_its_own(people: People, more: More) -> None:
    plan(people, "PLAN")
    clothing(people.agency, "GEGUND", awarded_on=BEFORE)
    cor = more.client("cor").get("/mijn-werk/").context
    assert (cor["best"].tender.code, cor["best"].task.key, cor["tenders"]) == ("GEGUND", "contracted", [])
    priya = more.client("priya").get("/mijn-werk/").context
    assert {priya["best"].task.key, *(one.task.key for one in priya["tenders"])} == {"ambition"}
    assert people.client("carla").get("/mijn-werk/").context["best"] is None


def test_a_contract_that_still_runs_asks_nothing_of_its_manager(people: People, more: More) -> None:
    known = {"awarded_on": BEFORE, "contracted_on": BEFORE}
    clothing(people.agency, "LOOPT", contract_ends_on=date(2099, 1, 1), **known)
    clothing(people.agency, "VOORBIJ", contract_ends_on=BEFORE, **known)
    context = more.client("cor").get("/mijn-werk/").context
    assert (context["best"].tender.code, context["best"].late, context["tenders"]) == ("VOORBIJ", True, [])


def test_what_waits_for_one_person_alone_comes_on_top(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(people, "PLAN")
    invitation = Task("session", "Geef uw stem in de sessie", "todo", (), "/sessie/", "Nog 3 thema's.")

    def waiting(user: object, access: Access) -> list[Task]:
        return [invitation]

    monkeypatch.setattr(work.ambition, "waiting_for", waiting)
    answer = people.client("bram").get("/mijn-werk/")
    page = answer.content.decode()
    assert page.index("Geef uw stem in de sessie") < page.index("Plan PLAN")
    assert [one.tender.code for one in answer.context["tenders"]] == ["PLAN"]


def test_a_reason_is_asked_until_there_is_one(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"), innovation_considered=True)
    assert [one.tender for one in people.client("bram").get("/mijn-werk/").context["unexplained"]] == [tender]
    explain(people.bram, tender, "impact-half", "De markt kan dit nog niet leveren.")
    assert not people.client("bram").get("/mijn-werk/").context["unexplained"]


def test_dirk_only_reads_and_is_told_so(people: People) -> None:
    plan(people, "PLAN")
    assert "Er wacht niets op u" in people.client("dirk").get("/mijn-werk/").content.decode()


@pytest.mark.parametrize("tenders", [1, work.LOOKED_AT])
def test_my_work_asks_at_most_eighteen_questions_however_many_tenders(
    people: People, asks_at_most: AsksAtMost, tenders: int
) -> None:
    much_clothing(people.agency, tenders, impact_weight=Decimal("0.3"))
    planned = date(2030, 1, 1)
    store_tenders([incoming_of(people.agency, f"P-{n}", title="Plan", planned_on=planned) for n in range(tenders)])
    asks_at_most(18, people, ("bram", "dirk"), ("/mijn-werk/",))
