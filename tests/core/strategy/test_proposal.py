from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from hefboom.core.strategy.basket import basket_facts, clause_fields, follows, remarks, uncovered
from hefboom.core.strategy.criteria import criteria_for
from hefboom.core.strategy.library import Criterion, Proportion
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.proposal import propose
from tests.criteria_for_tests import criterion
from tests.packs_for_tests import SOURCE

TODAY = date(2026, 12, 1)
LARGE = Decimal(5_000_000)
THEMES = load_pack("nl-rijk-2019").themes
CLAUSES = clause_fields(THEMES)


def proportion(below: int, criteria: int, level: int) -> Proportion:
    return Proportion(
        id="small", below_eur=Decimal(below), criteria=criteria, level=level, confidence="unconfirmed", source=SOURCE
    )


def codes(offered: list[Criterion], web: dict[str, int | None], basket: list[Criterion] | None = None) -> list[str]:
    return [one.criterion.code for one in propose(offered, web, basket or [], (), LARGE)]


def test_one_criterion_for_two_themes_is_better_than_two() -> None:
    offered = [
        criterion("A", level=2),
        criterion("B", level=2, themes=("circular",)),
        criterion("C", level=2, themes=("climate", "circular")),
    ]
    assert codes(offered, {"climate": 2, "circular": 2}) == ["C"]


def test_no_higher_level_than_wanted_where_the_library_has_it() -> None:
    offered = [criterion("HIGH", level=3), criterion("JUST", level=2)]
    assert codes(offered, {"climate": 2}) == ["JUST"]


def test_what_comes_nearest_is_proposed_when_nothing_reaches() -> None:
    (found,) = propose([criterion("LOW", level=1), criterion("MID", level=2)], {"climate": 3}, [], (), LARGE)
    assert (found.criterion.code, found.reason, found.themes) == ("MID", "nears", ("climate",))


def test_an_award_criterion_gets_a_floor_that_binds_every_bidder() -> None:
    offered = [criterion("AWARD", level=2, kind="award"), criterion("FLOOR", level=1)]
    found = propose(offered, {"climate": 2}, [], (), LARGE)
    assert [(one.criterion.code, one.reason) for one in found] == [("AWARD", "reaches"), ("FLOOR", "binds")]


def test_the_rules_want_isv_as_a_contract_clause() -> None:
    offered = [
        criterion("ASK", themes=("isv",)),
        criterion("CLAUSE", themes=("isv",), kind="contract_clause"),
    ]
    (found,) = propose(offered, {"isv": 1}, [], (), LARGE, clause_themes=CLAUSES)
    assert found.criterion.code == "CLAUSE"


@pytest.mark.parametrize("other", [{"repeats_law": True}, {"themes": ("circular",)}])
def test_what_serves_no_ambition_is_not_proposed(other: dict[str, object]) -> None:
    assert codes([criterion("A", **other)], {"climate": 1, "circular": 0, "isv": None}) == []


def test_what_is_chosen_already_counts() -> None:
    offered = [criterion("A", level=2), criterion("B", level=2)]
    assert codes(offered, {"climate": 2}, [offered[0]]) == []


def test_nothing_that_asks_the_same_twice_if_there_is_a_choice() -> None:
    mine = criterion("MINE", level=1)
    offered = [criterion("TWIN", level=2, overlaps=("MINE",)), criterion("OTHER", level=2)]
    assert codes(offered, {"climate": 2}, [mine]) == ["OTHER"]


def test_the_rule_of_thumb_limits_how_many_and_how_high() -> None:
    offered = [criterion(name, level=3, themes=(theme,)) for name, theme in (("A", "climate"), ("B", "circular"))]
    low = [criterion("C", level=2)]
    web = {"climate": 3, "circular": 3}
    found = propose(offered + low, web, [], (proportion(100_000, 1, 2),), Decimal(50_000))
    assert [one.criterion.code for one in found] == ["C"]
    unknown = propose(offered + low, web, [], (proportion(100_000, 1, 2),), None)
    assert [one.criterion.code for one in unknown] == ["A"]


def test_of_the_shipped_library_every_reachable_ambition_is_reached_within_proportion() -> None:
    pack = load_pack("nl-rijk-2019")
    groups = [group.code for group in pack.product_groups if group.high_impact][:8]
    assert groups
    for group, (first, second) in product(groups, product((1, 2, 3), (1, 2, 3))):
        web = {"climate": first, "circular": second, "isv": 1, "social-return": first, "innovation": 0}
        offered = criteria_for(pack, group, TODAY)
        reachable = {gap.theme for gap in uncovered(web, offered)}
        found = [one.criterion for one in propose(offered, web, [], pack.proportions, Decimal(900_000), CLAUSES)]
        assert {gap.theme for gap in uncovered(web, found)} == reachable, (group, web)
        kinds = {remark.kind for remark in remarks(pack, found, Decimal(900_000), TODAY)}
        assert kinds <= {"overlap"}, (group, web, kinds)


def test_only_what_is_certain_follows_from_a_basket() -> None:
    clause = criterion("CLAUSE", themes=("isv",), kind="contract_clause")
    award = criterion("AWARD", level=2, kind="award", themes=("social-return",))
    new = criterion("NEW", level=3, themes=("innovation",))
    law = criterion("LAW", level=1, repeats_law=True, themes=("innovation",))
    assert follows([], THEMES) == follows([law], THEMES) == {}
    assert follows([award, law], THEMES) == {"mvi_criteria_applied": True, "mvi_level": 2}
    assert follows([clause], THEMES) == {"mvi_criteria_applied": True, "mvi_level": 1, "isv_clause": True}
    assert follows([new], THEMES) == {"mvi_criteria_applied": True, "mvi_level": 3, "innovation_considered": True}
    assert set(follows([clause, award, new], THEMES)) <= set(basket_facts(THEMES))
