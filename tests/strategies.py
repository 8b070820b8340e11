"""Random conditions and rows with unknowns, for property tests (Hypothesis).

`nodes()` gives well-typed, bound conditions over the facts in FIELDS; `rows()` gives values for them, often equal to
the constants in the conditions so that both sides of every boundary are met, and often unknown.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.logic.condition import All, Any, Compare, Field, In, Known, Literal, Node, Not, Prefix

FIELDS: tuple[str, ...] = (
    "isv_clause",
    "mvi_criteria_applied",
    "social_return_clause",
    "mvi_level",
    "level_climate",
    "estimated_value_eur",
    "wage_sum_eur",
    "impact_weight",
    "quality_weight",
    "published_on",
    "awarded_on",
    "cpv",
    "product_group",
    "contract_nature",
    "buyer_kind",
    "title",
)

_MONEY = ("0", "0.000001", "249999.99", "249999.999999", "250000", "250000.01", "999999999999.999999")
_SHARES = ("0", "0.333333", "0.499999", "0.5", "0.500001", "1")
_DAYS = (date(2019, 10, 28), date(2021, 12, 31), date(2022, 1, 1), date(2024, 2, 29))
_CPV = ("45000000", "45200000", "30200000", "18100000", "03000000")
_GROUPS = ("bedrijfskleding", "kantoormeubilair", "none", "it's")


def values(field: FactField) -> st.SearchStrategy[Value]:
    """Known values of a field, few enough to meet each other."""
    known: dict[str, st.SearchStrategy[Value]] = {
        "bool": st.booleans(),
        "int": st.integers(0, 3),
        "decimal": st.sampled_from(_SHARES if field.unit == "share" else _MONEY).map(Decimal),
        "date": st.sampled_from(_DAYS),
        "enum": st.sampled_from([option.value for option in field.values] or [""]),
        "code": st.sampled_from(_CPV if field.codes == "cpv" else _GROUPS),
        "text": st.sampled_from(["", "Schoonmaak", "none"]),
    }
    return known[field.type]


def rows() -> st.SearchStrategy[dict[str, Value | None]]:
    """One lot's facts; each is unknown about one time in three."""
    return st.fixed_dictionaries({name: _often_unknown(vocabulary()[name]) for name in FIELDS})


def nodes(max_leaves: int = 12) -> st.SearchStrategy[Node]:
    """Bound conditions of any shape, empty lists of parts included."""
    return st.recursive(leaves(), _joined, max_leaves=max_leaves)


def leaves() -> st.SearchStrategy[Node]:
    """Conditions about one fact or two, as the checker allows them, and constants."""
    vocabulary_used = [vocabulary()[name] for name in FIELDS]
    return st.one_of(
        st.booleans().map(Literal),
        st.sampled_from(FIELDS).map(lambda name: Known(Field(name))),
        st.sampled_from([field for field in vocabulary_used if field.type == "bool"]).map(lambda f: Field(f.name)),
        st.sampled_from([field for field in vocabulary_used if field.type != "text"]).flatmap(_about),
        st.sampled_from(_PAIRS).flatmap(_between_facts),
    )


_PAIRS = (
    ("estimated_value_eur", "wage_sum_eur"),
    ("impact_weight", "quality_weight"),
    ("mvi_level", "level_climate"),
    ("published_on", "awarded_on"),
)


def _about(field: FactField) -> st.SearchStrategy[Node]:
    known = values(field)
    ordered = field.type in ("int", "decimal", "date")
    signs = st.sampled_from(("=", "<>", "<", "<=", ">", ">=") if ordered else ("=", "<>"))
    choices: list[st.SearchStrategy[Node]] = [
        st.builds(lambda sign, value: Compare(sign, Field(field.name), Literal(value)), signs, known),
        st.lists(known, min_size=1, max_size=3).map(lambda some: In(Field(field.name), tuple(some))),
    ]
    if field.type == "code":
        prefixes = st.builds(lambda code, length: code[:length], known, st.integers(1, 8))
        choices.append(prefixes.map(lambda prefix: Prefix(Field(field.name), prefix)))
    return st.one_of(choices)


def _between_facts(pair: tuple[str, str]) -> st.SearchStrategy[Node]:
    signs = st.sampled_from(("=", "<>", "<", "<=", ">", ">="))
    return signs.map(lambda sign: Compare(sign, Field(pair[0]), Field(pair[1])))


def _joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(inner.map(Not), several.map(All), several.map(Any))


def _often_unknown(field: FactField) -> st.SearchStrategy[Value | None]:
    return st.one_of(st.none(), values(field), values(field))


def less_known(row: Mapping[str, Value | None], forget: frozenset[str]) -> dict[str, Value | None]:
    """The same row with some facts made unknown."""
    return {name: None if name in forget else value for name, value in row.items()}
