"""The queue: what is open, the most euros first, and what settling it gains."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.analytics.classify.classify import Key
from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.confirmed_file import read_confirmed, write_confirmed, write_queue
from hefboom.analytics.classify.lines import classify_lines
from hefboom.analytics.classify.queue import Queue, queue_of
from hefboom.analytics.classify.sheet import TableError
from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.read import SpendLines, read_spend
from tests.analytics.classify.tables import KNOWN, classifier

COLUMNS = ("amount_eur", "cpv", "category", "ledger_account", "description", "supplier")
LINES = [
    ("100.00", "45233141-9", "", "", "asfalt", "Wegen BV"),
    ("50.00", "", "Diversen", "", "iets geks", "X"),
    ("-45.00", "", "Diversen", "", "iets geks", "X"),
    ("60.00", "", "Diversen", "", "lunch en taxi", "Y"),
    ("5.00", "", "Diversen", "", "", ""),
    ("40.00", "45233141", "Catering", "", "broodjes", "Z"),
    ("45.00", "", "Schoonmaak", "", "iets geks", "X"),
]


@contextmanager
def spend(folder: Path, lines: list[tuple[str, ...]]) -> Iterator[SpendLines]:
    path = folder / "uitgaven.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *lines])
    with open_engine("duckdb", reads=path) as backend:
        yield read_spend(path, backend)


def queue(folder: Path, lines: list[tuple[str, ...]], *, limit: int = 500, **more: object) -> Queue:
    with spend(folder, lines) as found:
        return queue_of(found, classify_lines(found, classifier(**more)), limit)


def test_what_is_open_stands_with_the_most_euros_first(tmp_path: Path) -> None:
    rows = queue(tmp_path, LINES).rows
    assert [(row.key.description, row.lines, row.cents, row.turnover) for row in rows] == [
        ("iets geks", 2, 500, 9500),
        ("lunch en taxi", 1, 6000, 6000),
        (None, 1, 4000, 4000),
        (None, 1, 500, 500),
    ]
    assert rows[2].key == Key(cpv="45233141", category="Catering")
    assert {each.group for each in rows[1].suggestions} == {"catering", "transportdiensten"}
    assert rows[0].suggestions == ()


def test_a_limit_keeps_the_largest_and_counts_all(tmp_path: Path) -> None:
    found = queue(tmp_path, LINES, limit=1)
    assert len(found.rows) == 1
    assert (found.keys, found.open_turnover, found.total_turnover) == (4, 20000, 34500)


def test_what_confirming_gains_is_told_beforehand_and_comes_true(tmp_path: Path) -> None:
    before = queue(tmp_path, LINES)
    assert before.settled_share() == pytest.approx(14500 / 34500)
    said = [Confirmed(row.key, "none", None, "Anna", date(2026, 11, 1)) for row in before.rows[:2]]
    after = queue(tmp_path, LINES, confirmed=said)
    assert after.settled_share() == pytest.approx(before.settled_share(2))
    assert after.settled_share() == pytest.approx(30000 / 34500)


def test_spaces_around_a_cell_make_no_other_line(tmp_path: Path) -> None:
    lines = [("5.00", "", "Diversen", "", "iets geks", ""), ("6.00", "", " Diversen", "", "iets geks\u00a0 ", " ")]
    assert [(row.key.description, row.lines) for row in queue(tmp_path, lines).rows] == [("iets geks", 2)]


def test_a_line_that_was_not_classified_is_open_and_none_is_lost(tmp_path: Path) -> None:
    with spend(tmp_path, LINES) as found:
        classified = classify_lines(found, classifier())
        some = {key: each for key, each in classified.items() if key.description != "iets geks"}
        assert queue_of(found, some).open_turnover == queue_of(found, classified).open_turnover
        assert queue_of(found, {}).open_turnover == 34500


def test_without_lines_there_is_no_share(tmp_path: Path) -> None:
    found = queue(tmp_path, [])
    assert (found.rows, found.settled_share()) == ((), None)


CELL = st.sampled_from(["", "Diversen", "Schoonmaak"])
LINE = st.tuples(
    st.integers(-999, 999).map(str),
    st.sampled_from(["", "45233141-9", "99999999"]),
    CELL,
    st.sampled_from(["", "4310"]),
    st.sampled_from(["", "lunch en taxi", "papier", "'; drop table x; --"]),
    st.sampled_from(["", "Bos BV"]),
)


@settings(max_examples=6, deadline=None)
@given(lines=st.lists(LINE, max_size=12))
def test_no_line_is_lost_or_counted_twice(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("uitgaven")
    one_by_one = classifier("supplier,Bos BV,gas")
    with spend(folder, lines) as found:
        rows = queue_of(found, classify_lines(found, one_by_one))
    keys = [Key(*(cell or None for cell in line[1:])) for line in lines]
    is_open = [each.is_open for each in one_by_one.classify(keys)]
    assert sum(row.lines for row in rows.rows) == sum(is_open)
    euros = [abs(int(line[0])) for line in lines]
    assert rows.open_turnover == 100 * sum(amount for amount, is_it in zip(euros, is_open, strict=True) if is_it)
    assert rows.total_turnover == 100 * sum(euros)


@pytest.mark.parametrize("name", ["vragen.csv", "vragen.xlsx"])
def test_a_queue_that_was_filled_in_is_read_as_answers(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_queue(path, queue(tmp_path, LINES), "nl")
    assert read_confirmed(path, KNOWN) == []
    answers = [Confirmed(Key(category="Diversen", description="=1+1"), "gas", "D35", "Anna", date(2026, 11, 1))]
    write_confirmed(path, answers)
    assert read_confirmed(path, KNOWN) == answers


def test_a_filled_in_cell_of_the_queue_counts(tmp_path: Path) -> None:
    path = tmp_path / "vragen.csv"
    write_queue(path, queue(tmp_path, LINES), "en")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"product_group": "catering", "confirmed_by": "Bram", "confirmed_on": "2026-11-02"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    key = Key(category="Diversen", description="iets geks", supplier="X")
    assert read_confirmed(path, KNOWN) == [Confirmed(key, "catering", None, "Bram", date(2026, 11, 2))]


def test_wrong_answers_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "vragen.csv"
    path.write_text("category,product_group,code,confirmed_on\nx,wegn,Z9,gisteren\n,wegen,,\ny,,,\n")
    with pytest.raises(TableError) as told:
        read_confirmed(path, KNOWN)
    assert [(each.line, each.column) for each in told.value.problems] == [
        (2, "product_group"),
        (2, "code"),
        (2, "confirmed_on"),
        (3, "description"),
    ]
