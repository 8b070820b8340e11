"""What holds of every condition and every row, unknowns included. See docs/semantics.md §3 and §4."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.facts.facts import Row
from hefboom.core.logic.compile import compile_nodes
from hefboom.core.logic.condition import All, Any, Node, Not
from hefboom.core.logic.holds import holds
from tests.strategies import FIELDS, less_known, nodes, rows


@settings(max_examples=150)
@given(st.lists(nodes(), min_size=1, max_size=6), st.lists(rows(), min_size=1, max_size=5))
def test_the_generated_function_agrees_with_the_meaning(conditions: list[Node], some: list[Row]) -> None:
    """§4."""
    truths = compile_nodes(conditions)
    for row in some:
        assert [*truths(row)] == [holds(condition, row) for condition in conditions]
        assert all(truth is None or isinstance(truth, bool) for truth in truths(row))


@given(st.lists(nodes(), max_size=3), rows())
def test_de_morgan(parts: list[Node], row: Row) -> None:
    """§3.4: not (a and b) is (not a) or (not b), unknowns included."""
    opposite = tuple(Not(part) for part in parts)
    assert holds(Not(All(tuple(parts))), row) is holds(Any(opposite), row)
    assert holds(Not(Any(tuple(parts))), row) is holds(All(opposite), row)


@given(nodes(), rows())
def test_twice_not_is_nothing(node: Node, row: Row) -> None:
    assert holds(Not(Not(node)), row) is holds(node, row)


def _asks_what_is_known(node: Node) -> bool:
    return "Known" in repr(node)


@given(nodes().filter(lambda node: not _asks_what_is_known(node)), rows(), st.frozensets(st.sampled_from(FIELDS)))
def test_learning_a_fact_never_overturns_an_answer(node: Node, row: Row, forget: frozenset[str]) -> None:
    """§3.5: what is true or false with facts unknown stays so when they become known."""
    before = holds(node, less_known(row, forget))
    assert before is None or holds(node, row) is before
