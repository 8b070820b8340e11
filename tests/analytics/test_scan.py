"""A spend file becomes an answer: read, classified, summed in the engine, and the same however it was cut up."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.classify.shipped import codes_by_prefix, codes_of_groups
from hefboom.analytics.engine import open_engine
from hefboom.analytics.scan import UNITS, groups_of, scan_file, second_opinions, total_scan
from hefboom.analytics.spend.cube import OTHERS
from hefboom.core.base.text import Text
from hefboom.core.effects.assess import Means, Spend
from hefboom.core.effects.codes import a64
from hefboom.core.effects.cube import REST, cube_of_cells
from hefboom.core.effects.factors import load_factors
from hefboom.core.effects.prices import load_index
from hefboom.core.effects.scan import Amount, Scan
from hefboom.core.strategy.load import load_pack
from tests.effects_for_tests import by_key, headline, own_set

PACK = load_pack("nl-rijk-2019")
FIGARO = load_factors()
HEADER = "date,organisation,supplier,amount_eur,cpv\n"
ROWS = """2023-02-01,Waterstad,Bouw BV,100000.00,45233120
2023-03-01,Waterstad,Stoel BV,25000.50,39130000
2023-03-01,Groenland,Energie BV,80000.00,09310000
2019-03-01,Groenland,Linde BV,40000.00,72000000
2023-03-01,Groenland,,44000.00,72000000
2023-03-01,,Linde BV,-4000.00,72000000
2021-03-01,Groenland,Iets BV,14000.00,
"""


def scanned(folder: Path, rows: str = ROWS, **asked: object) -> Scan:
    """Scan fictitious rows without VAT on the default engine."""
    file = folder / "regels.csv"
    file.write_text(HEADER + rows)
    with open_engine("duckdb", reads=file) as backend:
        return scan_file(file, PACK, FIGARO, backend, **{"vat": "excluded", **asked})  # type: ignore[arg-type]  # a test gives what it likes


def test_a_file_becomes_an_answer(tmp_path: Path) -> None:
    found = scanned(tmp_path)
    assert (found.name, found.lines_read, found.rejected) == ("regels.csv", 7, ())
    assert found.total.amount == Amount(7, 299_000_50)
    expected = 100 * 218.71 + 25.0005 * 239.51 + 40 * 114.82 + 40 * 78.17
    assert headline(found.total) == pytest.approx(expected)
    assert {part.key for part in found.organisations} == {"Waterstad", "Groenland", None}
    assert [part.key for part in found.years] == ["2019", "2021", "2023"]
    assert found.unclassified == Amount(1, 14_000_00)
    assert found.methods == {"cpv": Amount(6, 285_000_50), "none": Amount(1, 14_000_00)}


def test_the_promised_keys_are_there(tmp_path: Path) -> None:
    told = scanned(tmp_path).as_dict()
    promised = {"lines", "factors", "total", "unclassified", "needs_quantity", "groups"}
    assert promised <= set(told)
    assert told["needs_quantity"] == {"lines": 1, "eur": 80_000.0}
    assert {"eur", "kg_co2e", "low", "high", "eur_covered"} <= set(told["total"])  # type: ignore[call-overload]  # an object
    assert {"product_group", "lines", "eur", "kg_co2e", "low", "high", "share"} <= set(told["groups"][0])  # type: ignore[index]  # a list


def test_a_line_whose_group_is_unknown_but_has_a_factor_counts(tmp_path: Path) -> None:
    unknown = by_key(scanned(tmp_path, "2023-01-01,W,S,1000.00,98000000\n").groups)
    assert unknown[None].name.en == "Group not known"
    assert headline(unknown[None]) == pytest.approx(99.26)


def test_energy_asks_for_units(tmp_path: Path) -> None:
    assert [each.units for each in scanned(tmp_path).needs_quantity] == [("kWh", "m3", "GJ")]
    assert UNITS == {"C19": ("litre",), "D35": ("kWh", "m3", "GJ")}


def test_progress_is_told_between_steps(tmp_path: Path) -> None:
    steps: list[tuple[float, str]] = []
    scanned(tmp_path, on_progress=lambda part, step: steps.append((part, step)))
    assert [step for _, step in steps] == ["read", "classify", "sum", "suppliers", "effects", "done"]
    assert [part for part, _ in steps] == sorted(part for part, _ in steps)
    assert (steps[0][0], steps[-1][0]) == (0, 1)


def test_the_order_of_lines_and_a_line_in_two_pieces_change_nothing(tmp_path: Path) -> None:
    whole = scanned(tmp_path)
    mixed = scanned(tmp_path, "".join(reversed(ROWS.splitlines(keepends=True))))
    cut = scanned(
        tmp_path,
        ROWS.replace("100000.00,45233120", "60000.01,45233120\n2023-05-05,Waterstad,Bouw BV,39999.99,45233120"),
    )
    assert mixed == whole
    assert cut.total.effects == whole.total.effects
    assert [part.effects for part in cut.suppliers] == [part.effects for part in whole.suppliers]


def test_an_own_classifier_index_and_sets_are_used(tmp_path: Path) -> None:
    class Roads(Classifier):
        def classify(self, keys: Sequence[Key]) -> list[Classified]:
            why = Text(nl="Altijd.", en="Always.")
            return [Classified("wegen", "F", "confirmed", 1.0, doubtful=False, why=why) for _ in keys]

    (tmp_path / "prijzen.csv").write_text("code,year,index\n,2021,100\n,2023,110\n")
    material = load_factors(own_set(tmp_path / "m", "code,price_year,factor\nF,2023,2\n", dimension='"material"'))
    found = scanned(
        tmp_path,
        "2021-01-01,W,S,100.00,\n",
        classifier=Roads(PACK, {}),
        index=load_index(tmp_path / "prijzen.csv"),
        more_factors=(material,),
    )
    assert found.methods == {"confirmed": Amount(1, 100_00)}
    assert headline(found.total) == pytest.approx(110 * 0.21871)
    assert found.total.effects["material"].value == pytest.approx(220)
    assert found.price_index == "prijzen.csv"


def test_second_opinions_come_along_unless_nobody_wants_them(tmp_path: Path) -> None:
    assert {each.set_id for each in scanned(tmp_path).opinions} == {"useeio", "exiobase-nl"}
    assert scanned(tmp_path, opinions=False).opinions == ()
    own = load_factors(own_set(tmp_path / "e", "code,price_year,factor\nx,2023,2\n", classification='"eigen"'))
    assert second_opinions(own) == ()


def test_sets_and_indices_can_be_told_by_id_or_file(tmp_path: Path) -> None:
    material = own_set(tmp_path / "m", "code,price_year,factor\nF,2023,2\n", dimension='"material"')
    (tmp_path / "prijzen.csv").write_text("code,year,index\n,2023,100\n,2024,110\n")
    found = scanned(
        tmp_path,
        "2024-01-01,W,S,110.00,45233120\n",
        more_factors=(material, "useeio"),
        opinions=False,
        index=tmp_path / "prijzen.csv",
    )
    assert headline(found.total) == pytest.approx(100 * 0.21871)
    assert found.total.effects["material"].value == pytest.approx(200)
    assert {each.set_id for each in found.opinions} == {"useeio"}


def test_of_many_suppliers_only_the_largest_get_a_row(tmp_path: Path) -> None:
    rows = "".join(f"2023-01-01,W,S{n:03},{n + 1}.00,45233120\n" for n in range(150)) + "2023-01-01,W,,5.00,45233120\n"
    found = scanned(tmp_path, rows).suppliers
    assert len(found) == 102
    assert (found[0].key, found[-1].key, found[-1].name.en) == ("S149", REST, "All others together")
    assert by_key(found)[REST].amount == Amount(50, sum(range(1, 51)) * 100)
    assert by_key(found)[None].amount == Amount(1, 5_00)
    assert sum(part.amount.cents for part in found) == sum(range(1, 151)) * 100 + 5_00
    assert REST == OTHERS, "the engine and core call them the same"


def test_without_suppliers_there_is_no_list_of_them(tmp_path: Path) -> None:
    file = tmp_path / "kaal.csv"
    file.write_text("date,amount_eur,cpv\n2023-01-01,10.00,45233120\n")
    with open_engine("duckdb", reads=file) as backend:
        found = scan_file(file, PACK, FIGARO, backend, "excluded")
    assert found.suppliers == ()
    assert all(each.influence is None for each in found.priorities)
    assert by_key(found.organisations)[None].name.en == "Not given"


def test_groups_and_ways_to_classify_come_from_one_pass(tmp_path: Path) -> None:
    why = Text(nl="Zo.", en="So.")
    said = {"45": ("wegen", "cpv"), "39": ("wegen", "text"), "48": (None, None), "98": (None, "cpv")}

    class Told(Classifier):
        def classify(self, keys: Sequence[Key]) -> list[Classified]:
            found = [said[(key.cpv or "")[:2]] for key in keys]
            return [Classified(group, "F", method, 1.0, doubtful=False, why=why) for group, method in found]  # type: ignore[arg-type]  # from a table

    rows = [("45000000", 1), ("39000000", 2), ("48000000", 4), ("98000000", 8)]
    text = "".join(f"2023-01-01,W,S,{euros}.00,{cpv}\n" for cpv, euros in rows)
    found = scanned(tmp_path, text, classifier=Told(PACK, {}))
    assert {part.key: part.amount.cents for part in found.groups} == {"wegen": 3_00, None: 12_00}
    assert found.methods == {"cpv": Amount(2, 9_00), "text": Amount(1, 2_00), "none": Amount(1, 4_00)}


def test_a_line_without_codes_is_classified_by_its_words(tmp_path: Path) -> None:
    file = tmp_path / "woorden.csv"
    file.write_text("date,supplier,amount_eur,description\n2023-01-01,S,10.00,bureaustoelen\n2023-01-01,S,5.00,xyzzy\n")
    with open_engine("duckdb", reads=file) as backend:
        found = scan_file(file, PACK, FIGARO, backend, "excluded")
    assert found.methods == {"text": Amount(1, 10_00), "none": Amount(1, 5_00)}
    assert found.unclassified == Amount(1, 5_00)


def test_a_mapping_table_of_one_s_own_is_used(tmp_path: Path) -> None:
    (tmp_path / "tabel.csv").write_text("kind,match,product_group,code\ncpv,98,wegen,F\n")
    found = scanned(tmp_path, "2023-01-01,W,S,100.00,98000000\n", mapping=tmp_path / "tabel.csv")
    assert headline(by_key(found.groups)["wegen"]) == pytest.approx(21.871)


def test_credit_notes_doubles_and_a_column_that_names_vat_are_told(tmp_path: Path) -> None:
    file = tmp_path / "facturen.csv"
    line = "2023-01-01,Bouw BV,{},45233120,F1\n"
    file.write_text("date,supplier,bedrag exclusief btw,cpv,invoice_id\n" + line.format(100) * 2 + line.format(-40))
    with open_engine("duckdb", reads=file) as backend:
        found = scan_file(file, PACK, FIGARO, backend, columns={"amount_eur": "bedrag exclusief btw"})
    told = {note.code: note.says.en for note in found.notes}
    assert told["credit-notes"].startswith("Credit notes and other amounts below zero: 1 line, € -40.")
    assert told["duplicate-invoices"].startswith("Invoices that stand there before: 1 line, € 100.")
    assert "without VAT" in told["vat-hint"]


def test_a_line_that_cannot_be_read_is_counted_and_named(tmp_path: Path) -> None:
    found = scanned(tmp_path, "2023-01-01,W,S,veel,45233120\n2023-01-01,W,S,1.00,45233120\n")
    assert (found.lines_read, found.rejected_count, found.total.amount.lines) == (2, 1, 1)
    assert [(cell.line, cell.column) for cell in found.rejected] == [(2, "amount_eur")]


def test_spend_that_was_summed_elsewhere_gives_the_same(tmp_path: Path) -> None:
    cube = cube_of_cells([("W", "wegen", "F", 2023, 2, 100_000_00), ("V", None, None, None, 1, 5_00)])
    found = total_scan(Spend("elders", cube, 3), PACK, Means(FIGARO, vat="excluded"))
    assert headline(found.total) == pytest.approx(21_871)
    assert found.table31[0].name == next(each.name for each in PACK.product_groups if each.scores)


def test_every_code_that_cpv_and_groups_lead_to_has_a_name() -> None:
    assert {*codes_by_prefix().values(), *codes_of_groups(PACK).values()} <= set(a64())


def test_the_library_tells_for_which_groups_there_are_criteria() -> None:
    found = groups_of(PACK)
    assert found.with_criteria is not None
    assert "wegen" in found.with_criteria
    assert set(found.published) == {group.code for group in PACK.product_groups if group.scores}


def test_all_sums_are_written_with_the_factors_of_the_scan(tmp_path: Path) -> None:
    file, out = tmp_path / "spend.csv", tmp_path / "totals.parquet"
    file.write_text(
        "date,organisation,supplier,amount_eur,cpv\n2023-01-02,A,X,1000.00,39130000\n2023-01-03,A,Y,10.00,09310000\n"
        "2023-02-02,B,X,500.00,39130000\n"
    )
    with open_engine(reads=file) as engine:
        scan = scan_file(file, load_pack("nl-rijk-2019"), load_factors(), engine, "excluded", totals=out)
    rows = {(row["organisation"], row["supplier"]): row for row in parquet.read_table(out).to_pylist()}
    assert {key: (row["lines"], row["cents"]) for key, row in rows.items()} == {
        ("A", "X"): (1, 100_000),
        ("A", "Y"): (1, 1_000),
        ("B", "X"): (1, 50_000),
    }
    assert rows["A", "Y"]["kg_co2e"] is None, "energy is never counted in euros"
    assert rows["A", "X"]["kg_co2e"] + rows["B", "X"]["kg_co2e"] == pytest.approx(scan.total.effects["co2e"].value)
    assert rows["A", "X"]["low"] < rows["A", "X"]["kg_co2e"] < rows["A", "X"]["high"]


def test_of_a_hundred_thousand_suppliers_the_largest_keep_their_name_and_nothing_is_lost(tmp_path: Path) -> None:
    file, many = tmp_path / "spend.parquet", 100_000
    spend = pa.table(
        {
            "date": pa.array([date(2023, 5, 1)] * many, pa.date32()),
            "supplier": [f"S{at}" for at in range(many)],
            "amount_eur": pa.array(range(1, many + 1), pa.int64()),
            "cpv": pa.array(["39130000"] * many),
        }
    )
    parquet.write_table(spend, file)
    with open_engine(reads=file, memory_gib=1.0) as engine:
        scan = scan_file(file, PACK, FIGARO, engine, "excluded")
    assert scan.total.amount == Amount(many, 100 * many * (many + 1) // 2)
    named = [part for part in scan.suppliers if part.key not in (None, OTHERS)]
    assert {part.key for part in named} == {f"S{at}" for at in range(many - len(named), many)}
    assert 0 < len(named) <= 100
    assert sum(part.amount.cents for part in scan.suppliers) == scan.total.amount.cents
    assert sum(part.amount.lines for part in scan.suppliers) == many
