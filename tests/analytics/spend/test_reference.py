"""What spend files say, held against a plain reading of them by csv and Decimal."""

import csv
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.cube import cube_of
from hefboom.analytics.spend.keys import keys_of
from hefboom.analytics.spend.prepare import prepare
from hefboom.analytics.spend.read import read_spend
from tests.analytics.spend.spend_files import HEADER, cells, classified

PLACES = {"30190000": ("kantoor", "C17"), "45000000": ("bouw", "F"), "09310000": (None, "D35")}
BAD = ("", "unknown", "1.2.3", "--1", "1;2", '"open')


@st.composite
def spend_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A decimal mark, and lines of which some cannot be read."""
    mark = draw(st.sampled_from(",."))
    number = st.decimals(min_value=-(10**7), max_value=10**7, places=3).map(lambda each: f"{each:f}".replace(".", mark))
    amount = st.one_of(number, number, number, st.integers(-999, 999).map(str), st.sampled_from(BAD))
    line = st.tuples(
        st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(str) | st.just("") | st.just("2023-02-30"),
        st.sampled_from(["A", "B", " A", ""]),
        st.sampled_from(["X", "Y", ""]),
        amount,
        st.sampled_from([*PLACES, "", "99999999"]),
    )
    # One amount that can be read in one way only, so that the file has a convention.
    return mark, [f"2024-01-01;A;X;0{mark}55;30190000", *(";".join(each) for each in draw(st.lists(line, max_size=40)))]


def reference(lines: list[str], mark: str) -> tuple[dict[tuple[object, ...], tuple[int, int]], int]:
    """The same sums in a way that anyone can check, and how many lines were left out."""
    count: Counter[tuple[object, ...]] = Counter()
    sums: Counter[tuple[object, ...]] = Counter()
    left_out = 0
    for line in lines:
        row = next(csv.reader([line], delimiter=";"))
        try:
            day, who, _, amount, cpv = row
            year = date.fromisoformat(day).year if day else None
            euros = Decimal(amount.replace(mark, "."))
        except (ValueError, ArithmeticError):
            left_out += 1
            continue
        place = (who.strip() or None, *PLACES.get(cpv, (None, None)), year)
        count[place] += 1
        sums[place] += int((euros * 100).quantize(Decimal(1), ROUND_HALF_EVEN))
    return {place: (count[place], sums[place]) for place in count}, left_out


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=spend_lines(), many=st.booleans())
def test_the_sums_are_those_of_a_plain_reading(tmp_path: Path, file: tuple[str, list[str]], many: bool) -> None:
    mark, lines = file
    # Many good lines before them, and the engine's own reader does the work; else Python does.
    lines = [f"2024-05-01;A;X;1{mark}25;45000000"] * (2500 if many else 0) + lines
    path = tmp_path / "spend.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    expected, left_out = reference(lines, mark)
    with open_engine(reads=path) as backend:
        read = read_spend(path, backend)
        cube = cube_of(read, classified(keys_of(read), PLACES))
        assert cells(cube) == expected
        assert (read.read, read.rejected_count) == (len(lines), left_out)
        prepare(path, tmp_path / "prepared", backend)
    with open_engine(reads=tmp_path / "prepared") as backend:
        read = read_spend(tmp_path / "prepared", backend)
        assert cells(cube_of(read, classified(keys_of(read), PLACES))) == expected
