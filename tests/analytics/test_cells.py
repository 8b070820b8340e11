"""The engine reads a cell as `read_value` does: same value, or rejected by both (docs/semantics.md §1 and §5)."""

from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ibis.backends.duckdb import Backend as DuckDB

from hefboom.analytics import cells
from hefboom.analytics.engine import open_engine
from hefboom.core.facts.facts import Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.read import read_value

REJECTED = "rejected"
NAMES = (
    "title",
    "product_group",
    "cpv",
    "contract_nature",
    "isv_clause",
    "mvi_level",
    "estimated_value_eur",
    "impact_weight",
    "vehicles_total",
    "published_on",
)

_WORDS = ["", " ", "ja", "Nee", "TRUE", "works", "Works", "nan", "inf", "\u00a00.5", "0.5 "]
_WHOLE = ["1", "0", "+1", "-1", "-0", "2", "3", "4", "1000000000000", "9" * 30, "1_000", "1e5"]
_BROKEN = ["2.5", "1.000,50", "1,5", ".5", "5.", "999999999999.999999", "-0.0000005", "0.0000005", "0.9999995"]
_TIES = ["0.1234565", "0.1234575", "0.12345650", "0.12345651", "0.123456499"]
_CODES = ["45000000", "45000000-7", "4500000", "45000000-77"]
_DAYS = ["2023-01-31", "2023-02-29", "2024-02-29", "0000-01-01", "2023-1-1", "20230131", "2023-01-31T00:00:00"]
_LIKELY = st.sampled_from([*_WORDS, *_WHOLE, *_BROKEN, *_TIES, *_CODES, *_DAYS])
_NUMBERS = st.from_regex(r"[+-]?[0-9]{1,13}(\.[0-9]{0,9})?", fullmatch=True)
_DATES = st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True)
_TEXTS = st.text(st.characters(codec="ascii", exclude_characters="\x00\x1c\x1d\x1e\x1f"), max_size=12)


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    """An open engine."""
    with open_engine() as backend:
        yield backend


def by_hand(field: FactField, text: str) -> Value | None:
    """What `read_value` makes of it."""
    try:
        return read_value(field, text)
    except ValueError:
        return REJECTED


def by_engine(texts: list[str], engine: DuckDB) -> dict[str, list[Value | None]]:
    """What the engine makes of them, as each of the fields."""
    table = engine.create_table("cells", pa.table({"cell": pa.array(texts, pa.string())}), overwrite=True)
    columns = {name: cells.value_of(vocabulary()[name], table.cell) for name in NAMES}
    read = table.select(**columns, given=cells.given(table.cell)).to_pyarrow().to_pydict()
    pairs = {name: zip(read[name], read["given"], strict=True) for name in NAMES}
    return {
        name: [REJECTED if given and value is None else value for value, given in found]
        for name, found in pairs.items()
    }


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(texts=st.lists(st.one_of(_LIKELY, _NUMBERS, _DATES, _TEXTS), min_size=60, max_size=120))
def test_the_engine_reads_every_cell_as_it_is_read_by_hand(texts: list[str], engine: DuckDB) -> None:
    read = by_engine(texts, engine)

    for name in NAMES:
        assert read[name] == [by_hand(vocabulary()[name], text) for text in texts], name
