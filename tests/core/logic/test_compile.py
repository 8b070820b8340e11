"""The generated function, example by example; tests/properties holds it against the plain evaluator. See §4."""

from decimal import Decimal

import pytest

from hefboom.core.logic.compile import compile_nodes
from hefboom.core.logic.condition import Compare, ConditionError, Field, In, Literal, Not, Parameter
from hefboom.core.logic.parse import parse


def test_an_absent_fact_is_unknown() -> None:
    assert compile_nodes([Field("isv_clause")])({}) == (None,)


def test_a_condition_that_could_not_be_bound_is_unknown() -> None:
    assert compile_nodes([None, Literal(value=True)])({}) == (None, True)


def test_no_conditions_give_no_truths() -> None:
    assert compile_nodes([])({}) == ()


def test_yes_is_not_confused_with_one() -> None:
    """Python says `True == 1`; two conditions that differ only in that stay two."""
    level, clause = Field("mvi_level"), Field("isv_clause")
    both = compile_nodes([Compare("=", clause, Literal(value=True)), Compare("=", level, Literal(1))])
    assert both({"isv_clause": True, "mvi_level": 2}) == (True, False)


def test_each_fact_is_read_once() -> None:
    class Counting(dict[str, object]):
        reads = 0

        def get(self, name: str, default: object = None) -> object:
            Counting.reads += 1
            return super().get(name, default)

    value = Field("estimated_value_eur")
    truths = compile_nodes([Compare(">=", value, Literal(1)), Not(Compare("<", value, Literal(9)))])
    assert truths(Counting(estimated_value_eur=Decimal(5))) == (True, False)  # type: ignore[arg-type]  # counts as a row
    assert Counting.reads == 1


def test_no_text_of_an_author_is_executed() -> None:
    evil = "'); import os; os.abort()  # \n"
    truths = compile_nodes([Compare("=", Field(evil), Literal(evil)), In(Field(evil), (evil,)), Field("__class__")])
    assert truths({evil: evil}) == (True, True, None)


def test_what_the_parser_accepts_compiles_nested_too() -> None:
    nested = parse("not (" * 14 + "isv_clause" + ")" * 14)
    assert compile_nodes([nested])({"isv_clause": True}) == (True,)


def test_a_parameter_must_be_bound_first() -> None:
    with pytest.raises(ConditionError, match="level has no value yet"):
        compile_nodes([Compare(">=", Field("mvi_level"), Literal(Parameter("level")))])
