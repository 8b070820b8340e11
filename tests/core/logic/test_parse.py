"""What the language of conditions is, and what it refuses. See docs/semantics.md §4."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.logic.condition import (
    All,
    Any,
    Compare,
    ConditionError,
    Field,
    In,
    Known,
    Literal,
    Node,
    Not,
    Parameter,
    Prefix,
)
from hefboom.core.logic.parse import LONGEST, parse

A, B, C = Field("a"), Field("b"), Field("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("not a", Not(A)),
        ("a and b and c", All((A, B, C))),
        ("a and (b or c)", All((A, Any((B, C))))),
        ("a or b and c", Any((A, All((B, C))))),
        ("a = 1", Compare("=", A, Literal(1))),
        ("a != 'x'", Compare("<>", A, Literal("x"))),
        ("a <> 'it''s'", Compare("<>", A, Literal("it's"))),
        ("a >= 1.50", Compare(">=", A, Literal(Decimal("1.50")))),
        ("a > -1", Compare(">", A, Literal(-1))),
        ("a = true", Compare("=", A, Literal(value=True))),
        ("a < b", Compare("<", A, B)),
        ("5 <= a", Compare(">=", A, Literal(5))),
        ("$most > a", Compare("<", A, Literal(Parameter("most")))),
        ("a >= $least", Compare(">=", A, Literal(Parameter("least")))),
        ("a >= date '2020-01-31'", Compare(">=", A, Literal(date(2020, 1, 31)))),
        ("a in ('x', 'y')", In(A, ("x", "y"))),
        ("a not in (1, 2)", Not(In(A, (1, 2)))),
        ("a in $risky", In(A, Parameter("risky"))),
        ("a like '45%'", Prefix(A, "45")),
        ("a not like '45%'", Not(Prefix(A, "45"))),
        ("a is known", Known(A)),
        ("a is unknown", Not(Known(A))),
        ("a is null", Not(Known(A))),
        ("a is not null", Not(Not(Known(A)))),
        ("a between 1 and 2", All((Compare(">=", A, Literal(1)), Compare("<=", A, Literal(2))))),
        ("A AND b", All((Field("A"), B))),
    ],
)
def test_what_can_be_written(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = null", "column 1: nothing equals a missing fact"),
        ("a in ('x', null)", 'write "is known" or "is unknown"'),
        ("1 = 1", "column 1: a comparison must name a fact"),
        ("a and 1 = 1", "column 7: a comparison must name a fact"),
        ("true", "true or false alone decides nothing"),
        ("a or true", "true or false alone decides nothing"),
        ("1", "a value alone decides nothing"),
        ("$p", "a parameter alone decides nothing"),
        ("1 < a < 3", "cannot be chained"),
        ("a + 1 > 2", "column 1: arithmetic is not allowed"),
        ("b and a * 2 > 2", "column 7: arithmetic is not allowed"),
        ("lower(a) = 'x'", "functions are not allowed"),
        ("getenv('HOME') = a", "functions are not allowed"),
        ("read_text('/etc/passwd') is null", "functions are not allowed"),
        ("current_date > a", "functions are not allowed"),
        ("a::int = 1", "casts are not allowed"),
        ("(a, b) = (1, 2)", "rows of values are not allowed"),
        ("(a, b) in ((1, 2))", "rows of values are not allowed"),
        ("exists (select 1)", "queries are not allowed"),
        ("a in (select b from t)", "queries are not allowed"),
        ("(select true)", "queries are not allowed"),
        ("select 1", "queries are not allowed"),
        ("a; drop table t", "remove the semicolon"),
        ("a -- so there", "no comments"),
        ("a /* or b */ and c", "no comments"),
        ("a like '%5'", "only the beginning of a code"),
        ("a like '4_%'", "only the beginning of a code"),
        ("a like b", "only the beginning of a code"),
        ("a like '%'", "only the beginning of a code"),
        ("a ilike '4%'", "only like 'abc%'"),
        ("a like '4%' escape 'x'", "only like 'abc%'"),
        ("a is true", "after is comes known or unknown"),
        ("a is distinct from b", "not part of the language"),
        ("t.a = 1", "not part of the language"),
        ('a = "works"', "column 5: .*single quotes"),
        ("a in ()", "the list after in is empty"),
        ("a in ($p)", "write in \\$name, without brackets"),
        ("a in b", "a list between brackets or a parameter"),
        ("a in (b)", "a value or a parameter was expected"),
        ("a >= $1", "a parameter is a dollar sign and a name"),
        ("a = ?", "a parameter is a dollar sign and a name"),
        ("a = 1e3", "at most 12 digits"),
        ("a = 1.1234567", "6 decimals"),
        ("a = 1234567890123", "at most 12 digits"),
        ("a >= date '2020-02-30'", "column 11: '2020-02-30' is not a day"),
        ("a >= date '1 January 2020'", "is not a day"),
        ("case when a then b end", "functions are not allowed|not part of the language"),
        ("a as b", "not part of the language"),
        ("a and", "column 5: this is not a condition"),
        ("a = 'x", "is a quote left open"),
        ("a (", "this is not a condition"),
        ("", "the condition is empty"),
        ("(" * 900 + "a" + ")" * 900, "too many brackets"),
        ("a or " * LONGEST, "characters; at most"),
    ],
)
def test_everything_else_is_refused_with_what_and_where(text: str, why: str) -> None:
    with pytest.raises(ConditionError, match=why):
        parse(text)


def test_nothing_is_read_over() -> None:
    """What sqlglot reads into the same node but means more is refused: here, a column with a table."""
    with pytest.raises(ConditionError, match=r"column 7: .*\(in: other\.b\)"):
        parse("a and other.b")


def test_the_parser_is_loaded_when_a_text_is_parsed_and_not_before() -> None:
    script = "import hefboom.core.strategy.judge, sys; print('sqlglot' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
