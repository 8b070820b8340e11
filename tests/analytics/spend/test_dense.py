"""Sums by the number of a cell are the sums by name, whatever the footer of a file proves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend import dense
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.prepare import prepare
from hefboom.analytics.spend.read import read_spend
from hefboom.core.effects.cube import Cube
from tests.analytics.spend.spend_files import cells, classified

PLACES = {"30190000": ("kantoor", "C17"), "45000000": ("bouw", "F")}
Row = tuple[date | None, str | None, Decimal, str | None]
LARGE = Decimal("90000000000000.01")
ROWS: tuple[Row, ...] = (
    (date(2023, 1, 1), "A", Decimal("10.50"), "30190000"),
    (date(2023, 5, 1), "A ", Decimal("-2.00"), "30190000"),
    (date(2024, 1, 1), "A", Decimal("1.00"), "45000000"),
    (date(2024, 1, 1), None, Decimal("5.00"), None),
    (None, "B", Decimal("7.00"), "30190000"),
    (date(2019, 1, 1), "", Decimal("0.01"), ""),
)
AMOUNTS = st.decimals(-LARGE, LARGE, places=2)
LINES = st.tuples(
    st.none() | st.dates(date(1990, 1, 1), date(2025, 1, 1)),
    st.sampled_from([None, "", " ", "A", "A ", "B", "Ç"]),
    AMOUNTS,
    st.sampled_from([None, "", *PLACES, "99999999"]),
)


def file_of(folder: Path, rows: Sequence[Row]) -> Path:
    days, names, amounts, codes = zip(*rows, strict=True)
    table = pa.table(
        {
            "date": pa.array(days, pa.date32()),
            "organisation": pa.array(names, pa.string()),
            "amount_eur": pa.array(amounts, pa.decimal128(18, 2)),
            "cpv": pa.array(codes, pa.string()),
        }
    )
    path = folder / "spend.parquet"
    parquet.write_table(table, path, row_group_size=2)
    return path


def together(cube: Cube) -> dict[tuple[object, ...], tuple[int, int]]:
    """The cells; by name, names that differ in spaces around them have cells of their own."""
    found: dict[tuple[object, ...], tuple[int, int]] = {}
    places = zip(cube.who_at, cube.group_at, cube.code_at, cube.year_at, cube.lines, cube.cents, strict=True)
    for who, group, code, year, lines, cents in places:
        name = (cube.who[who], cube.groups[group], cube.codes[code], cube.years[year])
        before = found.get(name, (0, 0))
        found[name] = (before[0] + int(lines), before[1] + int(cents))
    return found


@settings(max_examples=5, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12))
def test_by_number_and_by_name_are_the_same_to_the_cent(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    path = file_of(tmp_path_factory.mktemp("spend"), rows)
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        assert lines.certain is not None
        found = classified(keys_of(lines), PLACES)
        assert cells(cube_of(lines, found)) == together(cube_of(replace(lines, known=None), found))
        assert lines.certain.absolute_cents == sum(abs(int(amount * 100)) for _, _, amount, _ in rows)
        assert lines.credits.lines == sum(amount < 0 for _, _, amount, _ in rows)
        assert lines.credits.cents == sum(int(amount * 100) for _, _, amount, _ in rows if amount < 0)


def test_prepared_lines_know_the_same(tmp_path: Path) -> None:
    path, out = file_of(tmp_path, ROWS), tmp_path / "prepared"
    with open_engine(reads=path) as backend:
        prepare(path, out, backend)
        lines = read_spend(path, backend)
        found = classified(keys_of(lines), PLACES)
        wanted, known = cells(cube_of(lines, found)), lines.certain
    with open_engine(reads=out) as backend:
        lines = read_spend(out, backend)
        assert cells(cube_of(lines, found)) == wanted
        assert lines.certain is not None
        assert known is not None
        assert (lines.certain.years, lines.certain.absolute_cents) == (known.years, known.absolute_cents)
        assert known.years == (2019, 2024)


def test_nothing_is_certain_of_lines_that_somebody_changed(tmp_path: Path) -> None:
    path = file_of(tmp_path, ROWS)
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        later = lines.table.mutate(year=(lines.table.year + 30).cast("int16"))
        assert replace(lines, table=later).certain is None


def test_with_too_many_cells_they_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file_of(tmp_path, ROWS)
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        found = classified(keys_of(lines), PLACES)
        wanted = cells(cube_of(lines, found))
        monkeypatch.setattr(dense, "MOST_CELLS", 10)
        assert together(cube_of(lines, found)) == wanted


def test_a_footer_proves_nothing_of_dates_that_nobody_believes(tmp_path: Path) -> None:
    path = file_of(tmp_path, [*ROWS[:4], (date(1901, 1, 1), "A", Decimal(1), None)])
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        assert (lines.read, lines.rejected_count) == (5, 1)
        assert lines.rejected[0].line == 5
        assert int(cube_of(lines, classified(keys_of(lines), PLACES)).lines.sum()) == 4
