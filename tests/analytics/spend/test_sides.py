"""Numbers for what lines say: exact, whichever way the engine joins."""

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend import sides
from hefboom.analytics.spend.sides import with_numbers

_TEXTS = st.sampled_from([None, "", " ", "a", "A", "a ", "é", "é", "wegen", "0"])
_LINES = st.lists(st.tuples(_TEXTS, _TEXTS), max_size=30)


@pytest.mark.parametrize("hashes_differ", [True, False])
@given(_LINES)
@settings(max_examples=12, deadline=None)
def test_every_line_gets_the_number_of_what_it_says(hashes_differ: bool, lines: list[tuple[str | None, ...]]) -> None:
    numbers = {said: at for at, said in enumerate(dict.fromkeys(lines))}
    columns = [pa.array(column, pa.string()) for column in (zip(*lines, strict=True) if lines else ((), ()))]
    with open_engine() as engine, pytest.MonkeyPatch.context() as patched:
        if not hashes_differ:
            patched.setattr(sides, "_different", lambda *_: False)
        table = engine.create_table("lines", pa.table(columns, ["cpv", "category"]), temp=True)
        cells = {name: [said[at] for said in numbers] for at, name in enumerate(("cpv", "category"))}
        found = with_numbers(table, cells, {"number": list(numbers.values())}).to_pyarrow().to_pylist()

    assert sorted(each["number"] for each in found) == sorted(numbers[said] for said in lines)
    assert all(numbers[each["cpv"], each["category"]] == each["number"] for each in found)


def test_two_texts_with_one_hash_are_told_apart() -> None:
    with open_engine() as engine, pytest.MonkeyPatch.context() as patched:
        # A hash of one letter stands for the engine's, of which nobody knows two texts with the same.
        patched.setattr(sides, "_hash", lambda text: text.fill_null("").left(1))
        table = engine.create_table("lines", pa.table({"cpv": ["wegen", "water", None]}), temp=True)
        found = with_numbers(table, {"cpv": ["wegen", "water", None]}, {"number": [1, 2, 3]}).order_by("number")

        assert found.to_pyarrow().to_pydict() == {"cpv": ["wegen", "water", None], "number": [1, 2, 3]}


def test_null_with_the_hash_of_a_text_is_told_apart() -> None:
    with open_engine() as engine, pytest.MonkeyPatch.context() as patched:
        patched.setattr(sides, "_hash", lambda text: ibis.coalesce(text, "wegen"))
        table = engine.create_table("lines", pa.table({"cpv": ["wegen", None]}), temp=True)
        found = with_numbers(table, {"cpv": ["wegen", None]}, {"number": [1, 2]}).order_by("number")

        assert found.to_pyarrow().to_pydict() == {"cpv": ["wegen", None], "number": [1, 2]}
