"""The engine says what `holds` says, of random conditions on random rows with unknowns (docs/semantics.md §3)."""

import os
import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics.cells import TYPES
from hefboom.analytics.compile import expression
from hefboom.analytics.engine import open_engine
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.logic.condition import Field, In, Node
from hefboom.core.logic.holds import holds
from tests.strategies import FIELDS, nodes

NIGHTLY = bool(os.environ.get("HEFBOOM_NIGHTLY"))
_UNKNOWN = 1 / 3
ROWS, TREES, EXAMPLES = 1_000, 25, 400 if NIGHTLY else 20

_VALUES: dict[str, tuple[Value, ...]] = {
    "bool": (True, False),
    "int": (0, 1, 2, 3),
    "date": (date(2019, 10, 28), date(2021, 12, 31), date(2022, 1, 1), date(2024, 2, 29)),
    "text": ("", "Schoonmaak", "none"),
}
_MONEY = ("0", "0.000001", "249999.99", "249999.999999", "250000", "250000.01", "999999999999.999999")
_SHARES = ("0", "0.333333", "0.499999", "0.5", "0.500001", "1")
_CPV = ("45000000", "45200000", "30200000", "18100000", "03000000")
_GROUPS = ("bedrijfskleding", "kantoormeubilair", "none", "it's")


def _values_of(field: FactField) -> tuple[Value, ...]:
    match field.type:
        case "decimal":
            return tuple(Decimal(each) for each in (_SHARES if field.unit == "share" else _MONEY))
        case "code":
            return _CPV if field.codes == "cpv" else _GROUPS
        case "enum":
            return tuple(option.value for option in field.values)
        case other:
            return _VALUES[other]


def _random_rows() -> list[dict[str, Value | None]]:
    """Rows on both sides of every boundary; a third of the facts is unknown."""
    dice = random.Random(2023)
    pools = {name: _values_of(vocabulary()[name]) for name in FIELDS}
    return [
        {name: dice.choice(pool) if dice.random() > _UNKNOWN else None for name, pool in pools.items()}
        for _ in range(ROWS)
    ]


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    """An open engine."""
    with open_engine() as backend:
        yield backend


@pytest.fixture(scope="module")
def rows(engine: DuckDB) -> list[dict[str, Value | None]]:
    """The random rows, which the engine has as its table `rows` too."""
    made = _random_rows()
    schema = ibis.schema({name: TYPES[vocabulary()[name].type] for name in FIELDS}).to_pyarrow()
    engine.create_table("rows", pa.Table.from_pylist(made, schema))
    return made


def _by_engine(trees: list[Node], engine: DuckDB) -> dict[str, list[bool | None]]:
    table = engine.table("rows")
    truths = table.select(**{f"t{number}": expression(tree, table) for number, tree in enumerate(trees)})
    answer: dict[str, list[bool | None]] = truths.to_pyarrow().to_pydict()
    return answer


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(trees=st.lists(nodes(max_leaves=8), min_size=TREES, max_size=TREES))
def test_the_engine_and_the_meaning_agree_on_every_row(
    trees: list[Node], engine: DuckDB, rows: list[dict[str, Value | None]]
) -> None:
    by_engine = _by_engine(trees, engine)

    for number, tree in enumerate(trees):
        assert by_engine[f"t{number}"] == [holds(tree, row) for row in rows], tree


def test_every_run_makes_enough_comparisons() -> None:
    assert ROWS * TREES * EXAMPLES >= 200_000


def test_an_unknown_fact_is_not_outside_an_empty_list(engine: DuckDB, rows: list[dict[str, Value | None]]) -> None:
    nowhere = In(Field("cpv"), ())

    assert _by_engine([nowhere], engine)["t0"] == [holds(nowhere, row) for row in rows]
    assert None in _by_engine([nowhere], engine)["t0"]
