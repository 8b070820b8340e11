from pathlib import Path

import ibis
import pytest
from pyarrow import parquet

from hefboom.analytics.classify.classify import Key
from hefboom.analytics.engine import open_engine
from hefboom.analytics.spend.cube import OTHERS, cube_of, places_of, sums_of
from hefboom.analytics.spend.keys import keys_of, text_keys_of
from hefboom.analytics.spend.prepare import prepare
from hefboom.analytics.spend.read import read_spend
from hefboom.analytics.spend.totals import write_totals
from hefboom.core.base.errors import HefboomError
from tests.analytics.spend.spend_files import cells, classified, csv_file, reading

PLACES = {"30190000": ("kantoor", "C17"), "45000000": ("bouw", "F")}
LINES = (
    "2023-01-01;A;X;10,50;30190000",
    "2023-05-01;A ;Y;-2,00;30190000",
    "2024-01-01;A;X;1,00;45000000",
    "2024-01-01;;Z;5,00;",
    ";B;Z;7,00;30190000",
)
SUMS = {
    ("A", "kantoor", "C17", 2023): (2, 850),
    ("A", "bouw", "F", 2024): (1, 100),
    (None, None, None, 2024): (1, 500),
    ("B", "kantoor", "C17", None): (1, 700),
}


def test_lines_are_summed_by_organisation_group_code_and_year(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *LINES)) as lines:
        keys = keys_of(lines)
        assert set(keys) == {Key("30190000"), Key("45000000"), Key()}
        assert cells(cube_of(lines, classified(keys, PLACES))) == SUMS


def test_by_supplier_the_largest_keep_their_name(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *LINES, "2024-01-01;A;;3,00;45000000")) as lines:
        found = cells(cube_of(lines, classified(keys_of(lines), PLACES), by="supplier", top=1))
        assert found == {
            ("Z", None, None, 2024): (1, 500),
            ("Z", "kantoor", "C17", None): (1, 700),
            (OTHERS, "kantoor", "C17", 2023): (2, 850),
            (OTHERS, "bouw", "F", 2024): (1, 100),
            (None, "bouw", "F", 2024): (1, 300),
        }


def test_description_and_supplier_settle_what_the_rest_does_not(tmp_path: Path) -> None:
    rows = ("30190000;;A;1", ";pens;A;2", "; pens ;B;4", ";;A;8", ";bricks;A;16")
    path = csv_file(tmp_path, *rows, header="cpv;omschrijving;leverancier;bedrag")
    with reading(path) as lines:
        keys = keys_of(lines)
        texts = text_keys_of(lines, [Key()])
        assert texts == [
            Key(description="bricks", supplier="A"),
            Key(supplier="A"),
            Key(description="pens", supplier="B"),
            Key(description="pens", supplier="A"),
        ]
        assert text_keys_of(lines, [Key()], most=1) == texts[:1]
        assert text_keys_of(lines, []) == []
        found = classified(keys, PLACES)
        wood = found[Key("30190000")]
        found |= {key: wood for key in texts if key.description == "pens"}
        assert cells(cube_of(lines, found)) == {
            (None, "kantoor", "C17", None): (3, 700),
            (None, None, None, None): (2, 2400),
        }


def test_a_line_that_got_lost_is_never_passed_over(tmp_path: Path) -> None:
    with reading(csv_file(tmp_path, *LINES)) as lines:
        found = classified(keys_of(lines), PLACES)
        object.__setattr__(lines, "read", 6)
        with pytest.raises(HefboomError, match="6 lines were read and 5 were summed"):
            cube_of(lines, found)


@pytest.mark.parametrize("engine", ["duckdb", "pyspark"])
def test_one_expression_runs_on_both_engines(tmp_path: Path, engine: str) -> None:
    path = csv_file(tmp_path, "pens;X;1", header="omschrijving;leverancier;bedrag")
    with reading(path) as lines:
        found = classified([*keys_of(lines), *text_keys_of(lines, keys_of(lines))], PLACES)
        # The lines come from a Parquet file there; what is computed of them is the same.
        table = ibis.table(lines.table.schema(), name="lines")
        object.__setattr__(lines, "table", table)
        sql = ibis.to_sql(sums_of(lines, found, places_of(found)), dialect=engine)
        assert "SUM" in str(sql)


def test_what_was_prepared_sums_to_the_same(tmp_path: Path) -> None:
    path, out = csv_file(tmp_path, *LINES, "2024-01-01;A;X;oops;45000000"), tmp_path / "ready"
    with open_engine(reads=path) as backend:
        done = prepare(path, out, backend)
        assert (done.folder, done.read, done.rejected_count) == (out, 6, 1)
    with reading(out) as lines:
        keys = keys_of(lines)
        assert cells(cube_of(lines, classified(keys, PLACES))) == SUMS
        assert (lines.read, lines.rejected_count, lines.rejected[0].line) == (6, 1, 7)
        assert (lines.credits.lines, lines.credits.cents) == (1, -200)
        top = cells(cube_of(lines, classified(keys, PLACES), by="supplier", top=1))
        assert top["Z", "kantoor", "C17", None] == (1, 700)
        assert top[OTHERS, "kantoor", "C17", 2023] == (2, 850)
        assert sorted(lines.table.supplier.to_pyarrow().to_pylist()) == ["X", "X", "Y", "Z", "Z"]
    days = parquet.read_table(out / "lines.parquet", columns=["year"])["year"].to_pylist()
    assert days == [2023, 2023, 2024, 2024, None]


def test_preparing_takes_the_place_of_what_was_prepared_and_of_nothing_else(tmp_path: Path) -> None:
    path, out, taken = csv_file(tmp_path, *LINES), tmp_path / "ready", tmp_path / "taken"
    taken.mkdir()
    with open_engine(reads=path) as backend:
        prepare(path, out, backend)
        prepare(path, out, backend)
        with pytest.raises(HefboomError, match="no prepared spend"):
            prepare(path, taken, backend)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ready", "spend.csv", "taken"]


def test_what_cannot_be_prepared_leaves_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "1", header="nothing")
    with open_engine(reads=path) as backend, pytest.raises(HefboomError, match="no column with amounts"):
        prepare(path, tmp_path / "ready", backend)
    assert [each.name for each in tmp_path.iterdir()] == ["spend.csv"]


def test_prepared_spend_that_is_damaged_is_told(tmp_path: Path) -> None:
    path, out = csv_file(tmp_path, *LINES), tmp_path / "ready"
    with open_engine(reads=path) as backend:
        prepare(path, out, backend)
    (out / "keys.parquet").write_bytes(b"broken")
    with pytest.raises(HefboomError, match=r"ready is damaged.*Prepare it anew"), reading(out):
        pass


FACTORS = {("C17", 2023): (0.5, 0.25, 1.0), ("C17", None): (2.0, 1.0, 4.0)}


def test_all_totals_are_written_exactly_with_effects_beside_them(tmp_path: Path) -> None:
    path, out = csv_file(tmp_path, *LINES), tmp_path / "totals.parquet"
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        assert write_totals(lines, classified(keys_of(lines), PLACES), FACTORS, out, backend) == 5
    rows = {
        (row["organisation"], row["supplier"], row["product_group"], row["year"]): row
        for row in parquet.read_table(out).to_pylist()
    }
    bought, credit = rows["A", "X", "kantoor", 2023], rows["A", "Y", "kantoor", 2023]
    assert (bought["lines"], bought["cents"], bought["kg_co2e"]) == (1, 1050, 5.25)
    assert (credit["cents"], credit["kg_co2e"], credit["low"], credit["high"]) == (-200, -1.0, -2.0, -0.5)
    assert rows["A", "X", "bouw", 2024]["kg_co2e"] is None
    assert rows["B", "Z", "kantoor", None]["kg_co2e"] == 14.0


def test_totals_that_are_not_finished_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = csv_file(tmp_path, *LINES), tmp_path / "totals.parquet"

    def killed(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(parquet.ParquetWriter, "write_batch", killed)
    with open_engine(reads=path) as backend:
        lines = read_spend(path, backend)
        found = classified(keys_of(lines), PLACES)
        with pytest.raises(KeyboardInterrupt):
            write_totals(lines, found, FACTORS, out, backend)
    assert [each.name for each in tmp_path.iterdir()] == ["spend.csv"]
