"""Anna's tenders, judged: outcomes, boundaries, dates, lots and what is missing. See docs/semantics.md §9 and §10."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.facts.facts import Row, Value
from hefboom.core.logic.condition import ConditionError
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.verdict import Outcome, Standing, Verdict
from tests.packs_for_tests import obligation, parameter, small_pack, target, value
from tests.strategies import rows

MET, NOT_MET, UNKNOWN = Standing.MET, Standing.NOT_MET, Standing.UNKNOWN
OUTSIDE, PERHAPS = Standing.NOT_APPLICABLE, Standing.APPLIES_UNKNOWN


def example_pack() -> Pack:
    """A fictitious strategy with one rule of every kind."""
    return small_pack(
        obligations=(
            obligation(
                "social-return",
                per="tender",
                applies=["tender_wage_sum_eur >= $wage_sum", "tender_duration_months >= 6"],
                met=["social_return_clause"],
            ),
            obligation(
                "isv",
                applies=["tender_value_eur >= $eu_threshold", "product_group in $risky"],
                met=["isv_clause"],
                until=date(2023, 12, 31),
            ),
            obligation("criteria", applies=["product_group <> 'none'"], met=["mvi_criteria_applied"]),
        ),
        targets=(
            target("criteria-all", of="criteria"),
            target("level-half", of="criteria", that=["mvi_level >= 2"], **{"from": date(2020, 1, 1)}),
            target("level-of-applied", of="criteria", where=["mvi_criteria_applied"], that=["mvi_level >= 2"]),
            target("criteria-any", that=["mvi_criteria_applied"]),
            target("isv-later", of="isv", **{"from": date(2024, 1, 1)}),
        ),
        parameters=(
            parameter("wage_sum", value("250000")),
            parameter("risky", value(codes=("bedrijfskleding", "ict")), kind="codes"),
            parameter(
                "eu_threshold",
                value("139000", until="2021-12-31", keys={"buyer_kind": "central"}),
                value("214000", until="2021-12-31", keys={"buyer_kind": "sub_central"}),
                value("140000", "2022-01-01", keys={"buyer_kind": "central"}),
                value("215000", "2022-01-01", keys={"buyer_kind": "sub_central"}),
                by=("buyer_kind",),
            ),
        ),
    )


JUDGE = Judge(example_pack())


def tender(**facts: Value | None) -> dict[str, Value | None]:
    """A tender of Anna's, published in 2022, in one lot, of which all is known and all is well."""
    known: dict[str, Value | None] = {
        "tender_id": "T1",
        "buyer_kind": "central",
        "product_group": "bedrijfskleding",
        "published_on": date(2022, 6, 1),
        "estimated_value_eur": Decimal(500000),
        "wage_sum_eur": Decimal(300000),
        "duration_months": Decimal(24),
        "social_return_clause": True,
        "isv_clause": True,
        "mvi_criteria_applied": True,
        "mvi_level": 2,
    }
    return known | facts


def standing(commitment: str, *lots: Row, on: date | None = None) -> Standing:
    return JUDGE.standings(lots, on)[commitment]


def verdict(commitment: str, *lots: Row, on: date | None = None) -> Verdict:
    return next(each for each in JUDGE.verdicts(lots, on) if each.commitment == commitment)


def test_what_is_judged_obligations_first() -> None:
    assert JUDGE.commitments == (
        ("social-return", "obligation"),
        ("isv", "obligation"),
        ("criteria", "obligation"),
        ("criteria-all", "target"),
        ("level-half", "target"),
        ("level-of-applied", "target"),
        ("criteria-any", "target"),
        ("isv-later", "target"),
    )
    assert list(JUDGE.standings([tender()])) == [name for name, _ in JUDGE.commitments]


def test_all_is_well() -> None:
    assert standing("social-return", tender()) is MET
    assert standing("isv", tender()) is MET
    assert standing("level-half", tender()) is MET


@pytest.mark.parametrize(
    ("wage_sum", "months", "expected"),
    [
        ("250000", "6", NOT_MET),
        ("249999.99", "6", OUTSIDE),
        ("250000", "5", OUTSIDE),
        ("250000", "5.999999", OUTSIDE),
        (None, "6", PERHAPS),
        (None, "5", OUTSIDE),
        ("249999.99", None, OUTSIDE),
    ],
)
def test_social_return_at_its_boundaries(wage_sum: str | None, months: str | None, expected: Standing) -> None:
    facts = tender(
        wage_sum_eur=wage_sum and Decimal(wage_sum),
        duration_months=months and Decimal(months),
        social_return_clause=False,
    )
    assert standing("social-return", facts) is expected


@pytest.mark.parametrize(
    ("day", "amount", "expected"),
    [
        (date(2021, 12, 31), "139000", MET),
        (date(2022, 1, 1), "139000", OUTSIDE),
        (date(2022, 1, 1), "140000", MET),
        (date(2021, 12, 31), "138999.99", OUTSIDE),
    ],
)
def test_the_day_a_threshold_changes(day: date, amount: str, expected: Standing) -> None:
    """§7.1."""
    assert standing("isv", tender(published_on=day, estimated_value_eur=Decimal(amount))) is expected


def test_an_obligation_counts_on_its_last_day_and_not_after() -> None:
    """§9.3."""
    assert standing("isv", tender(published_on=date(2023, 12, 31))) is MET
    after = verdict("isv", tender(published_on=date(2024, 1, 1)))
    assert (after.standing, after.in_force, after.lots) == (OUTSIDE, False, ())
    assert verdict("criteria", tender(published_on=date(2018, 12, 31))).in_force is False


def test_a_target_has_dates_of_its_own() -> None:
    """§9.5: the obligation has ended, the target of it runs on."""
    assert standing("isv-later", tender(published_on=date(2024, 1, 1))) is MET
    assert standing("isv-later", tender(published_on=date(2023, 12, 31))) is OUTSIDE
    assert standing("level-half", tender(published_on=date(2019, 12, 31))) is OUTSIDE


def test_when_it_was_not_published_the_planning_decides() -> None:
    """§8.2."""
    planned = tender(published_on=None, planned_on=date(2021, 12, 31), estimated_value_eur=Decimal(139000))
    assert standing("isv", planned) is MET
    assert verdict("isv", planned).decided_on == date(2021, 12, 31)


def test_without_any_date_nobody_knows_which_rules_count() -> None:
    """§9.4."""
    undated = tender(published_on=None)
    assert set(JUDGE.standings([undated]).values()) == {PERHAPS}
    found = verdict("criteria", undated)
    assert (found.standing, found.in_force, found.decided_on) == (PERHAPS, None, None)
    assert found.missing == ("published_on", "planned_on", "awarded_on")
    assert [condition.truth for condition in found.lots[0].conditions] == [True, True]


def test_the_rules_of_another_day_can_be_asked_for() -> None:
    """§9.6."""
    facts = tender(published_on=None, estimated_value_eur=Decimal(139000))
    assert standing("isv", facts, on=date(2021, 1, 1)) is MET
    assert standing("isv", facts, on=date(2022, 1, 1)) is OUTSIDE
    assert verdict("isv", facts, on=date(2021, 1, 1)).decided_on == date(2021, 1, 1)


def test_a_target_asks_for_the_obligation_and_more() -> None:
    """§9.5: the published reading counts only tenders with criteria, the strategy's own all that should have them."""
    without = tender(mvi_criteria_applied=False, mvi_level=None)
    assert standing("criteria-all", without) is NOT_MET
    assert standing("level-half", without) is UNKNOWN
    assert standing("level-of-applied", without) is OUTSIDE
    assert standing("criteria-any", tender(product_group="none", mvi_criteria_applied=False)) is NOT_MET


def test_one_lot_that_fails_fails_the_tender() -> None:
    """§9.2."""
    lots = [
        tender(lot_id="1"),
        tender(lot_id="2", mvi_criteria_applied=False),
        tender(lot_id="3", product_group="none"),
    ]
    found = verdict("criteria", *lots)
    assert found.standing is NOT_MET
    assert [(lot.lot_id, lot.standing) for lot in found.lots] == [("1", MET), ("2", NOT_MET), ("3", OUTSIDE)]


def test_a_rule_per_tender_is_judged_once() -> None:
    lots = [tender(lot_id="1", wage_sum_eur=Decimal(125000)), tender(lot_id="2", wage_sum_eur=Decimal(125000))]
    found = verdict("social-return", *lots)
    assert found.standing is MET
    assert [lot.lot_id for lot in found.lots] == [""]


def test_the_value_of_all_lots_together_meets_the_threshold() -> None:
    lots = [tender(lot_id=str(number), estimated_value_eur=Decimal(70000)) for number in range(2)]
    assert standing("isv", *lots) is MET


def test_what_is_missing_is_named() -> None:
    """§10.1."""
    assert verdict("social-return", tender(social_return_clause=None)).missing == ("social_return_clause",)
    assert verdict("social-return", tender()).missing == ()
    assert verdict("isv", tender(product_group=None, isv_clause=None)).missing == ("product_group",)


def test_a_derived_fact_is_traced_back_to_what_a_person_can_give() -> None:
    """§10.2."""
    assert verdict("social-return", tender(wage_sum_eur=None)).missing == ("wage_sum_eur",)
    assert verdict("isv", tender(estimated_value_eur=None)).missing == ("estimated_value_eur",)


def test_the_kind_of_buyer_is_missing_only_where_it_matters() -> None:
    """§7.4."""
    between = tender(buyer_kind=None, estimated_value_eur=Decimal(150000))
    assert verdict("isv", between).missing == ("buyer_kind",)
    assert standing("isv", tender(buyer_kind=None)) is MET
    assert standing("isv", tender(buyer_kind=None, estimated_value_eur=Decimal(1))) is OUTSIDE


def test_missing_facts_of_all_open_lots_are_named_once() -> None:
    lots = [tender(lot_id="1", mvi_criteria_applied=None), tender(lot_id="2", product_group=None), tender(lot_id="3")]
    found = verdict("criteria", *lots)
    assert (found.standing, found.outcome) == (UNKNOWN, Outcome.UNKNOWN)
    assert found.missing == ("mvi_criteria_applied", "product_group")


def test_nothing_is_missing_where_another_lot_has_settled_it() -> None:
    lots = [tender(lot_id="1", mvi_criteria_applied=None), tender(lot_id="2", mvi_criteria_applied=False)]
    found = verdict("criteria", *lots)
    assert (found.standing, found.missing) == (NOT_MET, ())
    assert found.lots[0].missing == ("mvi_criteria_applied",)


def test_each_condition_tells_what_it_looked_at() -> None:
    threshold, group, clause = verdict("isv", tender()).lots[0].conditions
    assert (threshold.when, threshold.part, threshold.truth) == ("tender_value_eur >= $eu_threshold", "applies", True)
    assert threshold.facts == (("tender_value_eur", Decimal(500000)), ("buyer_kind", "central"))
    assert threshold.parameters == (("eu_threshold", "140000"),)
    assert group.parameters == (("risky", "bedrijfskleding ict"),)
    assert (clause.part, clause.facts, clause.parameters) == ("met", (("isv_clause", True),), ())


def test_every_threshold_still_possible_is_told() -> None:
    threshold = verdict("isv", tender(buyer_kind=None)).lots[0].conditions[0]
    assert threshold.parameters == (("eu_threshold", "140000 | 215000"),)


def test_a_tender_without_rows_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        JUDGE.standings([])


def test_a_condition_that_cannot_be_read_is_told_when_the_judge_is_made() -> None:
    with pytest.raises(ConditionError, match="functions are not allowed"):
        Judge(small_pack(obligations=(obligation("bad", met=["lower(title)"]),)))


@settings(max_examples=30)
@given(st.lists(rows(), min_size=1, max_size=3), st.sampled_from((None, date(2021, 12, 31), date(2030, 1, 1))))
def test_the_fast_road_gives_the_same_standings(lots: list[Row], on: date | None) -> None:
    assert JUDGE.standings(lots, on) == {each.commitment: each.standing for each in JUDGE.verdicts(lots, on)}
