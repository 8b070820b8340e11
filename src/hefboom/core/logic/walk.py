"""Which facts and parameters a condition names, in the order in which it names them."""

from collections.abc import Iterator

from hefboom.core.logic.condition import All, Any, Compare, Field, In, Known, Literal, Node, Not, Parameter, Prefix


def atoms(node: Node) -> Iterator[Field | Literal | Compare | In | Known | Prefix]:
    """Yield the parts of a condition that are not made of other conditions, from left to right."""
    match node:
        case Not(inner):
            yield from atoms(inner)
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)
        case _:
            yield node


def fields_of(node: Node) -> tuple[str, ...]:
    """Return the names of the facts that a condition looks at, each once."""
    return tuple(dict.fromkeys(name for atom in atoms(node) for name in _names(atom)))


def parameters_of(node: Node) -> tuple[str, ...]:
    """Return the names of the parameters that a condition still calls, each once, without the dollar sign."""
    found = (_parameter(atom) for atom in atoms(node))
    return tuple(dict.fromkeys(parameter.name for parameter in found if parameter is not None))


def _names(atom: Node) -> tuple[str, ...]:
    match atom:
        case Field(name):
            return (name,)
        case Compare(_, left, Field(other)):
            return (left.name, other)
        case Compare(_, field, _) | In(field, _) | Known(field) | Prefix(field, _):
            return (field.name,)
        case _:
            return ()


def _parameter(atom: Node) -> Parameter | None:
    match atom:
        case Compare(_, _, Literal(Parameter() as parameter)) | In(_, Parameter() as parameter):
            return parameter
        case _:
            return None
