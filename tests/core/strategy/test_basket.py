from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.strategy.basket import Gap, remarks, serves, uncovered
from hefboom.core.strategy.library import Proportion
from hefboom.core.strategy.pack import Pack
from tests.criteria_for_tests import criterion
from tests.packs_for_tests import SOURCE, small_pack

TODAY = date(2024, 5, 1)


def proportion(name: str, below: int, criteria: int, level: int) -> Proportion:
    return Proportion(
        id=name, below_eur=Decimal(below), criteria=criteria, level=level, confidence="unconfirmed", source=SOURCE
    )


@pytest.fixture
def pack() -> Pack:
    return small_pack(proportions=(proportion("medium", 1_000_000, 3, 3), proportion("small", 100_000, 1, 1)))


def test_a_criterion_of_two_themes_serves_both() -> None:
    basket = [criterion("A", themes=("climate", "circular"), level=2), criterion("B"), criterion("C")]
    assert serves(basket) == {"climate": {2: ("A",), 1: ("B", "C")}, "circular": {2: ("A",)}}


def test_anna_sees_which_ambition_her_basket_does_not_reach() -> None:
    web = {"climate": 2, "circular": 3, "isv": 1, "innovation": 0, "social-return": None}
    basket = [criterion("A", level=2), criterion("B", themes=("circular",), level=2)]
    assert uncovered(web, basket) == [Gap("circular", 3, 2), Gap("isv", 1, 0)]


def test_repeating_the_law_serves_no_ambition(pack: Pack) -> None:
    basket = [criterion("A", repeats_law=True)]
    assert uncovered({"climate": 1}, basket) == [Gap("climate", 1, 0)]
    (remark,) = remarks(pack, basket, Decimal(50_000), TODAY)
    assert (remark.kind, remark.codes) == ("repeats_law", ("A",))


def test_two_criteria_that_ask_the_same_are_told_once_whoever_names_the_other(pack: Pack) -> None:
    one, other = criterion("A"), criterion("B", overlaps=("A",))
    for basket in ([one, other], [other, one]):
        found = remarks(pack, basket, Decimal(2_000_000), TODAY)
        assert [(each.kind, set(each.codes)) for each in found] == [("overlap", {"A", "B"})]


def test_two_versions_of_one_criterion_overlap_and_the_old_one_is_told(pack: Pack) -> None:
    old = criterion("A", until=date(2023, 12, 31))
    new = criterion("A", version=2, **{"from": date(2024, 1, 1)})
    kinds = [each.kind for each in remarks(pack, [old, new], Decimal(2_000_000), TODAY)]
    assert kinds == ["overlap", "not_in_force"]


@pytest.mark.parametrize(
    ("value", "level", "count", "kinds"),
    [
        ("99999.99", 1, 1, []),
        ("99999.99", 1, 2, ["many"]),
        ("99999.99", 2, 1, ["high_level"]),
        ("99999.99", 3, 2, ["many", "high_level"]),
        ("100000", 2, 2, []),
        ("100000", 3, 4, ["many"]),
        ("1000000", 3, 9, []),
        (None, 1, 1, []),
        (None, 2, 1, ["value_unknown"]),
    ],
)
def test_much_for_a_small_contract_asks_for_a_second_look(
    pack: Pack, value: str | None, level: int, count: int, kinds: list[str]
) -> None:
    basket = [criterion(f"A-{number}", level=level) for number in range(count)]
    found = remarks(pack, basket, None if value is None else Decimal(value), TODAY)
    assert [each.kind for each in found] == kinds


def test_a_remark_says_the_number_and_the_limit_in_both_languages(pack: Pack) -> None:
    basket = [criterion("A"), criterion("B")]
    (remark,) = remarks(pack, basket, Decimal(5_000), TODAY)
    assert remark.says.nl.startswith("2 criteria is veel voor een opdracht onder €\N{NO-BREAK SPACE}100.000,00")
    assert "below €100,000.00" in remark.says.en
    assert remark.codes == ("A", "B")


def test_an_empty_basket_gives_no_remarks_and_covers_nothing(pack: Pack) -> None:
    assert remarks(pack, [], None, TODAY) == []
    assert uncovered({"climate": 1}, []) == [Gap("climate", 1, 0)]
