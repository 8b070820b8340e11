"""A tender goes through its life: who may take which step, in which order, on which day, and what can be undone."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import STEP_ROLES
from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.actions.explaining import explain
from hefboom.apps.tenders.actions.storing import store_tenders
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.incoming import Incoming
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.sums import differences
from hefboom.core.facts.facts import Fact, Source
from hefboom.core.facts.phases import REAL, Phase
from tests.people import People, clothing, tender_of

BEFORE = date(2026, 3, 1)
READY = {
    "level_climate": 2,
    "mvi_criteria_applied": True,
    "impact_weight": Decimal("0.5"),
    "innovation_considered": True,
    "estimated_value_eur": Decimal(10_000),
    "wage_sum_eur": Decimal(0),
}


def today() -> date:
    return timezone.localdate()


def plan_of(people: People, code: str = "PLAN", **more: object) -> Tender:
    facts = {"title": "Uniformen", "planned_on": date(2030, 1, 1), "product_group": "bedrijfskleding"}
    known = {"contract_nature": "supplies", "buyer_kind": "central", "category_managed": False}
    return tender_of(people.agency, code, **{**facts, **known, **more})  # type: ignore[arg-type]  # values of facts


def somebody(people: People, role: str) -> User:
    user = User.objects.create_user(f"iemand-{role}")
    Membership.objects.create(user=user, organisation=people.agency, role=role)
    return user


def test_a_tender_is_led_through_its_whole_life(people: People) -> None:
    tender = plan_of(people, **READY)
    cor = somebody(people, "contract_manager")
    steps: list[tuple[User, Phase]] = [
        (people.anna, "need"),
        (people.bram, "preparation"),
        (people.bram, "published"),
        (people.anna, "awarded"),
        (cor, "contracted"),
        (cor, "closed"),
    ]
    for day, (who, phase) in enumerate(steps, start=1):
        life.move(who, tender, phase, BEFORE + timedelta(days=day), tender.version)
        assert tender.phase == ("planned" if phase == "need" else phase)
    assert tender.published_on == BEFORE + timedelta(days=3)
    assert differences() == []
    actions = AuditEvent.objects.filter(action__startswith="life.").order_by("pk").values_list("action", "actor")
    assert [*actions] == [(f"life.{phase}", who.pk) for who, phase in steps]


@pytest.mark.parametrize("role", Membership.Role.values)
def test_who_may_take_which_step(people: People, role: str) -> None:
    who = somebody(people, role)
    allowed: dict[Phase, bool] = {}
    for phase in (*REAL, "planned"):
        tender = plan_of(people, f"{role}-{phase}")
        try:
            if phase == "planned":
                life.plan(who, tender, {"awarded": date(2031, 1, 1)}, tender.version)
            elif phase == "withdrawn":
                life.withdraw(who, tender, "Niet meer nodig.", tender.version)
            else:
                life.move(who, tender, phase, today(), tender.version, "Haast")
        except PermissionDenied:
            allowed[phase] = False
        except RefusedError:
            allowed[phase] = True
        else:
            allowed[phase] = True
    assert allowed == {phase: role in STEP_ROLES[phase] for phase in allowed}
    assert allowed["published"] is (role in {"buyer", "client", "admin"})
    assert allowed["contracted"] is (role in {"buyer", "client", "contract_manager", "admin"})


@pytest.mark.parametrize("who", ["carla", "dirk"])
def test_nobody_of_another_ministry_takes_a_step(people: People, who: str) -> None:
    tender = plan_of(people)
    with pytest.raises(PermissionDenied):
        life.move(getattr(people, who), tender, "preparation", today(), tender.version)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("facts", "phase", "says"),
    [
        ({}, "awarded", "Na de fase Gepland kan de fase Gegund niet"),
        ({}, "closed", "Wel mogelijk: Behoefte, In voorbereiding, Gepubliceerd, Ingetrokken"),
        ({"published_on": BEFORE}, "preparation", "kan de fase In voorbereiding niet"),
        ({"published_on": BEFORE}, "published", "al in de fase Gepubliceerd"),
        ({"withdrawn_on": BEFORE}, "published", "Na de fase Ingetrokken"),
        ({"published_on": BEFORE, "awarded_on": BEFORE}, "closed", "kan de fase Afgesloten niet"),
    ],
)
def test_a_step_out_of_order_is_refused_with_what_is_possible(
    people: People, facts: dict[str, date], phase: Phase, says: str
) -> None:
    tender = plan_of(people, **facts)
    with pytest.raises(RefusedError, match=says):
        life.move(people.bram, tender, phase, today(), tender.version)


def test_a_day_ahead_is_a_plan_not_a_step(people: People) -> None:
    tender = plan_of(people)
    with pytest.raises(RefusedError, match="ligt nog voor ons") as refused:
        life.move(people.bram, tender, "preparation", today() + timedelta(days=1), tender.version)
    assert refused.value.field == "day"
    assert "preparation_on" not in tender.facts


def test_a_day_before_the_previous_step_is_refused_with_that_day(people: People) -> None:
    tender = plan_of(people, published_on=BEFORE)
    with pytest.raises(RefusedError, match="Gepubliceerd, die begon op 1 maart 2026"):
        life.move(people.bram, tender, "awarded", BEFORE - timedelta(days=1), tender.version)


def test_a_tender_without_a_title_is_not_published(people: People) -> None:
    tender = tender_of(people.agency, "ZONDER", planned_on=date(2030, 1, 1))
    with pytest.raises(RefusedError, match="Vul eerst in: Titel"):
        life.move(people.bram, tender, "published", today(), tender.version, "Haast")


def test_a_procedure_without_a_notice_needs_no_publication(people: People) -> None:
    tender = plan_of(people, procedure="neg-wo-call", preparation_on=BEFORE)
    life.move(people.bram, tender, "awarded", today(), tender.version)
    assert tender.phase == "awarded"


def test_planned_is_no_step_but_a_plan(people: People) -> None:
    tender = plan_of(people)
    for phase in ("planned", "withdrawn"):
        with pytest.raises(Http404):
            life.move(people.bram, tender, phase, today(), tender.version)


def test_publishing_with_open_points_asks_for_a_reason_and_keeps_both(people: People) -> None:
    tender = plan_of(people)
    with pytest.raises(RefusedError, match="Er staan nog punten open") as refused:
        life.move(people.bram, tender, "published", today(), tender.version, "  ")
    assert refused.value.field == "reason"
    event = life.move(people.bram, tender, "published", today(), tender.version, "De winter begint.")
    assert event.changes["reason"]["new"] == "De winter begint."
    assert {"ambition", "criteria", "award", "mvi-criteria"} <= {*event.changes["open_points"]["new"]}


def test_publishing_without_open_points_asks_nothing(people: People) -> None:
    tender = plan_of(people, **READY)
    event = life.move(people.bram, tender, "published", today(), tender.version)
    assert {*event.changes} == {"published_on"}


def test_an_explained_obligation_is_no_open_point(people: People) -> None:
    tender = plan_of(people, **{**READY, "category_managed": True, "impact_weight": Decimal("0.3")})
    explain(people.bram, tender, "impact-half", "De markt kan het nog niet.")
    assert {*life.move(people.bram, tender, "published", today(), tender.version).changes} == {"published_on"}


def test_two_people_who_take_a_step_at_once_are_told(people: People) -> None:
    tender = plan_of(people)
    seen_by_both = tender.version
    life.move(people.anna, tender, "preparation", BEFORE, seen_by_both)
    with pytest.raises(ConflictError) as both:
        life.move(people.bram, tender, "preparation", today(), seen_by_both)
    assert both.value.name == "preparation_on"
    assert both.value.theirs is not None
    assert both.value.theirs["value"] == BEFORE.isoformat()


def test_a_fact_that_changed_meanwhile_hinders_no_step(people: People) -> None:
    tender = plan_of(people)
    seen = tender.version
    change_fact(people.anna, tender, None, "category_managed", "true", seen)
    life.move(people.bram, tender, "preparation", today(), seen)
    assert tender.phase == "preparation"


def test_a_withdrawal_asks_why_and_says_it(people: People) -> None:
    tender = plan_of(people)
    with pytest.raises(RefusedError, match="Schrijf waarom"):
        life.withdraw(people.anna, tender, "   ", tender.version)
    life.withdraw(people.anna, tender, "Het budget is er niet.", tender.version)
    assert (tender.phase, tender.facts["withdrawn_reason"]["value"]) == ("withdrawn", "Het budget is er niet.")


def test_a_contract_cannot_be_withdrawn(people: People) -> None:
    tender = plan_of(people, published_on=BEFORE, awarded_on=BEFORE, contracted_on=BEFORE)
    with pytest.raises(RefusedError, match="Er is al een contract"):
        life.withdraw(people.anna, tender, "Toch niet.", tender.version)


def test_days_are_planned_in_order_and_ahead(people: People) -> None:
    tender = plan_of(people)
    life.plan(people.anna, tender, {"published": date(2031, 1, 1), "awarded": date(2031, 6, 1)}, tender.version)
    assert tender.facts["award_planned_on"]["value"] == "2031-06-01"
    assert life.plan(people.anna, tender, {"awarded": date(2031, 6, 1)}, tender.version) is None
    with pytest.raises(RefusedError, match="voor de fase Gepubliceerd") as refused:
        life.plan(people.anna, tender, {"awarded": date(2030, 6, 1)}, tender.version)
    assert refused.value.field == "awarded"
    with pytest.raises(RefusedError, match="al voorbij"):
        life.plan(people.anna, tender, {"published": today() - timedelta(days=1)}, tender.version)
    life.plan(people.anna, tender, {"awarded": None}, tender.version)
    assert tender.facts["award_planned_on"]["missing"] == "not_yet"


def test_the_contract_manager_plans_the_contract_and_nothing_else(people: People) -> None:
    tender, cor = plan_of(people), somebody(people, "contract_manager")
    event = life.plan(cor, tender, {"contracted": date(2031, 9, 1), "closed": date(2035, 9, 1)}, tender.version)
    assert event is not None
    with pytest.raises(PermissionDenied):
        life.plan(cor, tender, {"awarded": date(2031, 6, 1)}, tender.version)
    life.put_step_back(cor, tender, event)
    assert "contract_ends_on" not in tender.facts


def test_two_people_who_plan_the_same_day_are_told(people: People) -> None:
    tender = plan_of(people)
    seen = tender.version
    life.plan(people.anna, tender, {"awarded": date(2031, 1, 1)}, seen)
    with pytest.raises(ConflictError):
        life.plan(people.bram, tender, {"awarded": date(2031, 2, 1)}, seen)
    life.plan(people.bram, tender, {"contracted": date(2031, 3, 1)}, seen)


Act = Callable[[People, Tender], AuditEvent]


@pytest.mark.parametrize(
    "act",
    [
        lambda people, tender: life.move(people.bram, tender, "preparation", today(), tender.version),
        lambda people, tender: life.move(people.bram, tender, "published", today(), tender.version, "Haast"),
        lambda people, tender: life.withdraw(people.bram, tender, "Toch niet.", tender.version),
        lambda people, tender: life.plan(people.bram, tender, {"published": date(2033, 1, 1)}, tender.version),
    ],
    ids=["preparation", "published", "withdrawn", "plan"],
)
def test_the_last_step_can_be_put_back_whole(people: People, act: Act) -> None:
    tender = plan_of(people)
    before = {name: one["value"] for name, one in tender.facts.items()}
    event = act(people, tender)
    life.put_step_back(people.bram, tender, event)
    assert {name: one["value"] for name, one in tender.facts.items()} == before
    assert tender.phase == "planned"
    assert differences() == []
    with pytest.raises(RefusedError):
        life.put_step_back(people.bram, tender, event)


def test_an_earlier_step_cannot_be_put_back(people: People) -> None:
    tender = plan_of(people)
    first = life.move(people.bram, tender, "preparation", BEFORE, tender.version)
    life.move(people.bram, tender, "published", today(), tender.version, "Haast")
    with pytest.raises(RefusedError, match="Alleen de laatste stap"):
        life.put_step_back(people.bram, tender, first)


def test_what_the_world_knows_cannot_be_put_back(people: People) -> None:
    tender = plan_of(people)
    event = life.move(people.bram, tender, "published", today(), tender.version, "Haast")
    source = Source("notice", "1-2026")
    notice = Incoming(people.agency, "PLAN", facts={"notice": Fact("1-2026", source)}, lots={"": {}})
    store_tenders([notice])
    tender.refresh_from_db()
    with pytest.raises(RefusedError, match="TenderNed"):
        life.put_step_back(people.bram, tender, event)


def test_what_a_notice_followed_up_cannot_be_put_back(people: People) -> None:
    tender = plan_of(people)
    event = life.move(people.bram, tender, "published", BEFORE, tender.version, "Haast")
    award = Incoming(people.agency, "PLAN", facts={"awarded_on": Fact(today(), Source("notice", "2"))}, lots={"": {}})
    store_tenders([award])
    tender.refresh_from_db()
    with pytest.raises(RefusedError, match="volgende stap"):
        life.put_step_back(people.bram, tender, event)
    assert tender.phase == "awarded"


def test_an_event_of_another_tender_or_kind_is_not_put_back(people: People) -> None:
    tender, other = plan_of(people), clothing(people.agency)
    event = life.move(people.bram, tender, "preparation", today(), tender.version)
    with pytest.raises(Http404):
        life.put_step_back(people.bram, other, event)
    fact = change_fact(people.bram, tender, None, "category_managed", "true", tender.version)
    with pytest.raises(Http404):
        life.put_step_back(people.bram, tender, fact)


def test_a_day_of_the_life_is_corrected_by_who_may_take_that_step(people: People) -> None:
    tender = plan_of(people, published_on=BEFORE)
    mira = somebody(people, "mvi_coordinator")
    change_fact(mira, tender, None, "category_managed", "true", tender.version)
    with pytest.raises(PermissionDenied):
        change_fact(mira, tender, None, "published_on", "2026-03-02", tender.version)
    change_fact(people.bram, tender, None, "published_on", "2026-03-02", tender.version)
    assert tender.published_on == date(2026, 3, 2)
