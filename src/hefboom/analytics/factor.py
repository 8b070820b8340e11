"""Conditions on text are slow to test and return in every period: put apart, so that each is tested once.

Kleene's three values keep the laws used here: distribution and absorption change no answer, unknown included.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from hefboom.core.facts.fields import vocabulary
from hefboom.core.logic.condition import All, Any, Node, Not
from hefboom.core.logic.walk import atoms, fields_of

_TEXTS = ("text", "code", "enum")


def factored(node: Node) -> Node:
    """Return the same condition, with alternatives that differ in text only brought together.

    `(central and works and x >= 5) or (sub_central and works and x >= 5)` becomes
    `((central and works) or (sub_central and works)) and x >= 5`.
    """
    match node:
        case Not(inner):
            return Not(factored(inner))
        case All(nodes):
            return All(tuple(factored(each) for each in nodes))
        case Any(nodes):
            return _brought_together([factored(each) for each in nodes])
        case _:
            return node


def shared(nodes: Iterable[Node]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return what these conditions test of texts more than once: single tests, and combinations of tests."""
    conditions = list(nodes)
    single = Counter[Node](atom for node in conditions for atom in atoms(node) if _is_of_text(atom))
    combined = Counter[Node](part for node in conditions for part in _combinations(node))
    return _repeated(single), _repeated(combined)


def _brought_together(alternatives: list[Node]) -> Node:
    by_rest: dict[tuple[Node, ...], list[tuple[Node, ...]]] = {}
    for alternative in alternatives:
        parts = alternative.nodes if isinstance(alternative, All) else (alternative,)
        rest = tuple(part for part in parts if not _is_of_text(part))
        by_rest.setdefault(rest, []).append(tuple(part for part in parts if _is_of_text(part)))
    return _one(Any, [_one(All, [*_texts(texts), *rest]) for rest, texts in by_rest.items()])


def _texts(alternatives: list[tuple[Node, ...]]) -> list[Node]:
    """The alternatives as one node, or none where one of them asks nothing: then the others add nothing."""
    return [] if () in alternatives else [_one(Any, [_one(All, list(parts)) for parts in alternatives])]


def _one(kind: type[All] | type[Any], nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes))


def _combinations(node: Node) -> Iterator[Node]:
    """The largest parts that test texts only."""
    match node:
        case All(nodes) | Any(nodes) if not _is_of_text(node):
            for each in nodes:
                yield from _combinations(each)
        case All() | Any():
            yield node
        case Not(inner):
            yield from _combinations(inner)
        case _:
            pass


def _is_of_text(node: Node) -> bool:
    return all(vocabulary()[name].type in _TEXTS for name in fields_of(node))


def _repeated(times: Counter[Node]) -> tuple[Node, ...]:
    return tuple(node for node, count in times.items() if count > 1)
