"""A condition that was rearranged for the engine still means the same (docs/semantics.md §3)."""

from datetime import date

from hypothesis import given, settings

from hefboom.analytics.factor import factored, shared
from hefboom.core.facts.facts import Value
from hefboom.core.logic.condition import All, Any, Compare, Field, Literal, Node
from hefboom.core.logic.holds import holds
from hefboom.core.logic.parse import parse
from tests.strategies import nodes, rows

CENTRAL, SUB_CENTRAL = "buyer_kind = 'central'", "buyer_kind = 'sub_central'"
WORKS, SERVICES = "contract_nature = 'works'", "contract_nature = 'services'"


@settings(max_examples=300)
@given(node=nodes(max_leaves=12), row=rows())
def test_it_means_the_same_on_every_row(node: Node, row: dict[str, Value | None]) -> None:
    assert holds(factored(node), row) == holds(node, row)


def test_alternatives_that_differ_in_text_only_come_together() -> None:
    apart = parse(f"({CENTRAL} and {WORKS} and mvi_level >= 2) or ({SUB_CENTRAL} and {WORKS} and mvi_level >= 2)")

    assert factored(apart) == parse(f"(({CENTRAL} and {WORKS}) or ({SUB_CENTRAL} and {WORKS})) and mvi_level >= 2")


def test_an_alternative_that_asks_more_than_another_is_left_out() -> None:
    assert factored(parse(f"({CENTRAL} and mvi_level >= 2) or mvi_level >= 2")) == parse("mvi_level >= 2")


def test_what_is_asked_of_texts_in_two_periods_is_found_once() -> None:
    def in_period(day: date) -> Node:
        kind = parse(f"({CENTRAL} and {WORKS}) or ({SUB_CENTRAL} and {SERVICES})")
        return All((kind, Compare(">=", Field("decided_on"), Literal(day))))

    single, combined = shared([in_period(date(2020, 1, 1)), in_period(date(2022, 1, 1))])

    assert single == tuple(parse(each) for each in (CENTRAL, WORKS, SUB_CENTRAL, SERVICES))
    assert combined == (parse(f"({CENTRAL} and {WORKS}) or ({SUB_CENTRAL} and {SERVICES})"),)
    assert isinstance(combined[0], Any)
