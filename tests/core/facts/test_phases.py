"""The life of a tender follows from its days, and says where it can go."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.facts.facts import Value
from hefboom.core.facts.phases import PHASES, PLANNED, REAL, STEPS, Phase, last_day_before, phase_of, steps_from

TODAY = date(2026, 6, 1)
PAST, AHEAD = TODAY - timedelta(days=10), TODAY + timedelta(days=10)
ROWS = st.dictionaries(
    st.sampled_from([*REAL.values(), *PLANNED.values()]),
    st.none() | st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=900)),
)


@pytest.mark.parametrize(
    ("row", "phase"),
    [
        ({}, "need"),
        ({"need_on": PAST}, "need"),
        ({"planned_on": AHEAD}, "planned"),
        ({"published_on": AHEAD}, "planned"),
        ({"planned_on": PAST, "preparation_on": PAST}, "preparation"),
        ({"published_on": PAST}, "published"),
        ({"published_on": TODAY}, "published"),
        ({"published_on": PAST, "awarded_on": AHEAD}, "published"),
        ({"awarded_on": PAST}, "awarded"),
        ({"contracted_on": PAST, "contract_ends_on": PAST}, "contracted"),
        ({"closed_on": PAST}, "closed"),
        ({"published_on": PAST, "withdrawn_on": PAST}, "withdrawn"),
    ],
)
def test_a_phase_follows_from_the_days(row: dict[str, Value | None], phase: Phase) -> None:
    assert phase_of(row, TODAY) == phase


def test_nothing_goes_back_in_time_and_nothing_leaves_an_end() -> None:
    for phase, following in STEPS.items():
        assert all(PHASES.index(one) > PHASES.index(phase) for one in following)
    assert STEPS["closed"] == STEPS["withdrawn"] == ()
    assert "withdrawn" not in STEPS["contracted"]


def test_only_publication_skips_a_phase() -> None:
    skips = {
        (phase, one)
        for phase, following in STEPS.items()
        for one in following
        if one != "withdrawn" and PHASES.index(one) > PHASES.index(phase) + 1
    }
    assert skips == {("need", "preparation"), ("need", "published"), ("planned", "published")}


def test_a_procedure_without_a_call_goes_straight_to_its_award() -> None:
    assert "awarded" in steps_from({"preparation_on": PAST, "procedure": "neg-wo-call"}, TODAY)
    assert "awarded" not in steps_from({"preparation_on": PAST, "procedure": "open"}, TODAY)
    assert "awarded" not in steps_from({"preparation_on": PAST}, TODAY)


def test_a_need_is_reported_once_and_before_the_work() -> None:
    assert "need" in steps_from({}, TODAY)
    assert "need" not in steps_from({"need_on": PAST}, TODAY)
    assert "need" not in steps_from({"preparation_on": PAST}, TODAY)


def test_the_last_day_before_a_phase_is_the_latest_not_the_nearest() -> None:
    row = {"need_on": PAST, "published_on": PAST - timedelta(days=5), "awarded_on": TODAY}
    assert last_day_before(row, "awarded") == ("need", PAST)
    assert last_day_before({}, "awarded") is None


@settings(max_examples=30)
@given(ROWS)
def test_a_step_taken_today_brings_the_tender_where_it_says(row: dict[str, Value | None]) -> None:
    for phase in steps_from(row, TODAY):
        if phase in REAL:
            after = phase_of({**row, REAL[phase]: TODAY}, TODAY)
            assert after == phase or (phase == "need" and after == "planned")


@settings(max_examples=30)
@given(ROWS, st.dates(TODAY, TODAY + timedelta(days=900)))
def test_time_alone_never_brings_a_tender_back(row: dict[str, Value | None], later: date) -> None:
    assert PHASES.index(phase_of(row, later)) >= PHASES.index(phase_of(row, TODAY))
