"""Bram's register has a quote that was never closed; no tender of it is lost without a word."""

import csv
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.analytics.engine import open_engine
from hefboom.analytics.ingest import Register, read_register
from hefboom.core.base.errors import HefboomError

NOT_CLOSED = '"not closed'
INSIDE = '6" pipe'
NOT_DOUBLED = '"a "b" c"'
OVER_LINES = '"two{eol}lines, with ""quotes"""'


RegisterOf = Callable[[str], Register]


@pytest.fixture(scope="module")
def register_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegisterOf]:
    """Returns the register that a text is, all of them in one engine."""
    path = tmp_path_factory.mktemp("register") / "register.csv"

    with open_engine(reads=path) as engine:

        def read(content: str) -> Register:
            path.write_bytes(content.encode())
            return read_register(path, engine)

        yield read


def judged(register: Register) -> set[str]:
    """The tenders that are judged."""
    return set(register.table.select("tender_id").to_pyarrow()["tender_id"].to_pylist())


def written(titles: list[str], eol: str) -> tuple[str, dict[str, int]]:
    """A register with these titles as they are written, and the line on which each tender stands."""
    lines, at = ["tender_id,title,mvi_level"], {}
    line = 2
    for number, title in enumerate(titles):
        at[f"T{number}"] = line
        lines.append(f"T{number},{title},1".replace("{eol}", eol))
        line += 1 + title.count("{eol}")
    return eol.join(lines) + eol, at


PLACES = {"first": [0], "middle": [0.5], "last": [-1], "several": [0, 0.3, 0.5, -1]}


@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("wrong", "left_out"), [(NOT_CLOSED, True), (NOT_DOUBLED, True), (INSIDE, False)], ids=["open", "loose", "inside"]
)
@pytest.mark.parametrize(
    ("size", "where"),
    [(5, "first"), (5, "middle"), (5, "last"), (5, "several"), (25_000, "middle"), (25_000, "several")],
)
def test_a_wrong_quote_costs_its_own_line_only(
    register_of: RegisterOf, size: int, wrong: str, left_out: bool, where: str, eol: str
) -> None:
    titles = [OVER_LINES if number % 97 == 1 else f"text {number}" for number in range(size)]
    bad = {size - 1 if place == -1 else int(place * size) for place in PLACES[where]}
    content, line_of = written([wrong if number in bad else title for number, title in enumerate(titles)], eol)

    register = register_of(content)
    expected = {f"T{number}" for number in bad} if left_out else set()

    assert {cell.line for cell in register.rejected} == {line_of[name] for name in expected}
    assert all("a quote is not closed" in cell.why for cell in register.rejected)
    assert [cell.value for cell in register.rejected] == [f"{name},{wrong},1" for name in sorted(expected, key=_at)]
    assert judged(register) == line_of.keys() - expected


def _at(name: str) -> int:
    return int(name[1:])


TITLES = st.lists(
    st.one_of(
        st.sampled_from([NOT_CLOSED, INSIDE, NOT_DOUBLED, OVER_LINES, '""', '"', '"x', 'x"', '"a, b"', "a, b"]),
        st.text('a ,"', max_size=6),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40)
@given(titles=TITLES, eol=st.sampled_from(["\n", "\r\n"]))
def test_no_line_is_lost_whatever_stands_in_it(register_of: RegisterOf, titles: list[str], eol: str) -> None:
    content, line_of = written(titles, eol)

    register = register_of(content)
    there, named = judged(register), {cell.line for cell in register.rejected}

    texts = "".join(title or "" for title in register.table.select("title").to_pyarrow()["title"].to_pylist())
    lost = {name for name, line in line_of.items() if line not in named} - there
    assert {name for name in lost if f"{name}," not in texts} == set(), "each line is judged, named or part of a text"
    check_against_pythons_own_reader(content, line_of, there, named)


def check_against_pythons_own_reader(
    content: str, line_of: Mapping[str, int], there: set[str], named: set[int | None]
) -> None:
    """Every record that Python reads, up to the first that it refuses, is judged or named."""
    rows = csv.reader(content.splitlines(keepends=True), strict=True)
    next(rows)
    line = 2
    try:
        for row in rows:
            assert row[0] in there or line in named
            line = rows.line_num + 1
    except csv.Error:  # the engine takes some of what Python refuses, such as a space after a quote
        assert line in named or {name for name, at in line_of.items() if at == line} <= there


def test_a_legal_file_full_of_quotes_is_read_as_it_is(register_of: RegisterOf) -> None:
    titles = [OVER_LINES if number % 2 else '"a, b"' for number in range(400)]
    content, line_of = written(titles, "\n")

    register = register_of(content + "\n\n")
    assert (judged(register), register.rejected) == (set(line_of), ())


def test_a_row_of_separators_is_named_beside_a_wrong_quote(register_of: RegisterOf) -> None:
    register = register_of('tender_id,title\nA,"x\n,\n   \nB,b\n')
    assert [cell.line for cell in register.rejected] == [2, 3, 4]
    assert judged(register) == {"B"}


def test_a_quote_in_the_header_that_is_not_closed_is_told_rather_than_eating_rows(
    register_of: RegisterOf,
) -> None:
    with pytest.raises(HefboomError, match="in the first line"):
        register_of('tender_id,"title\nA,a\nB,b\n')
