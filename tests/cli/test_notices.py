"""Carla of another ministry points the command at a folder and gets a register with the source of every fact."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hefboom.cli.notices import notices, sources_path
from tests.core.notices.build import ABuyer, a_criterion, a_lot, a_notice, criteria, estimated
from tests.core.notices.test_hostile import BOMB


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "notices"
    source.mkdir()
    award = criteria(a_criterion("price", "Prijs", "60"), a_criterion("quality", "Duurzaamheid", "40"))
    lots = a_lot(project=estimated("250000.50"), terms=award) + a_lot("LOT-0002")
    (source / "1.xml").write_bytes(a_notice(buyers=(ABuyer("Rijkswaterstaat"),), lots=lots))
    (source / "readme.txt").write_text("hello")
    return source


def run(*arguments: object) -> Result:
    return CliRunner().invoke(notices, [str(one) for one in arguments])


def test_a_register_with_the_promised_columns_and_its_sources(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.csv"
    result = run(folder, "--out", out)
    assert result.exit_code == 0, result.output
    first, second = csv.DictReader(out.read_text("utf-8").splitlines())
    assert (first["lot_id"], first["estimated_value_eur"], first["impact_weight"]) == ("LOT-0001", "250000.5", "0.4")
    assert (first["organisation"], first["buyer_kind"], first["notice"]) == (
        "rijkswaterstaat",
        "central",
        "100001-2024",
    )
    assert second["estimated_value_eur"] == "", "unknown is empty, never zero"
    sources = list(csv.DictReader((tmp_path / "facts.sources.csv").read_text("utf-8").splitlines()))
    by_fact = {(row["lot_id"], row["field"]): row for row in sources}
    assert by_fact["LOT-0001", "estimated_value_eur"]["term"] == "BT-27-Lot"
    assert by_fact["LOT-0002", "estimated_value_eur"]["missing"] == "not_given"
    assert by_fact["LOT-0001", "wage_sum_eur"]["missing"] == "not_in_source"


@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".parquet"])
def test_other_formats_by_extension(folder: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"facts{suffix}"
    assert run(folder, "--out", out).exit_code == 0
    assert out.stat().st_size > 0
    assert sources_path(out).stat().st_size > 0


def test_a_refused_file_is_one_line_and_exit_code_one(folder: Path, tmp_path: Path) -> None:
    (folder / "2.xml").write_bytes(BOMB)
    result = run(folder, "--out", tmp_path / "facts.csv", "--language", "en")
    assert result.exit_code == 1
    assert result.output.count("refused: ") == 1
    assert (tmp_path / "facts.csv").exists(), "the batch goes on"


@pytest.mark.parametrize(("language", "words"), [("nl", "1 aankondigingen gelezen"), ("en", "1 notices read")])
def test_what_was_read_is_told_in_the_language_of_the_environment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setenv("HEFBOOM_LANGUAGE", language)
    assert words in run(folder, "--out", tmp_path / "facts.csv").output


def test_json_for_programs(folder: Path, tmp_path: Path) -> None:
    told = json.loads(run(folder, "--out", tmp_path / "facts.csv", "--format", "json").output)
    assert (told["notices"], told["tenders"], told["lots"], told["skipped"], told["refused"]) == (1, 1, 2, 1, [])
    assert {"field": "estimated_value_eur", "form_type": "competition", "filled": 1, "possible": 2} in told["coverage"]


def test_a_wrong_extension_is_told_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "--out", tmp_path / "facts.pdf")
    assert ".parquet" in str(result.exception)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notices"]


def test_ctrl_c_leaves_nothing_half_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hefboom.analytics.write._write_csv", stopped)
    assert run(folder, "--out", tmp_path / "facts.csv").exit_code != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notices"]


def test_anna_overrules_the_class_of_a_criterion(folder: Path, tmp_path: Path) -> None:
    classes = tmp_path / "classes.csv"
    classes.write_text("notice,lot_id,criterion,class,why\n100001-2024,LOT-0001,2,quality,only a form\n", "utf-8")
    run(folder, "--out", tmp_path / "facts.csv", "--classes", classes)
    first, _ = csv.DictReader((tmp_path / "facts.csv").read_text("utf-8").splitlines())
    assert (first["impact_weight"], first["quality_weight"]) == ("0", "0.4")
    assert "overruled by a person" in first["award_criteria"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("notice,lot_id,criterion\n", "'class'"),
        ("notice,lot_id,criterion,class\n1-2024,L,1,green\n", "line 2, column class"),
        ("notice,lot_id,criterion,class\n1-2024,L,first,impact\n", "line 2, column criterion"),
    ],
)
def test_a_wrong_file_of_classes_is_told_where(folder: Path, tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "classes.csv").write_text(text, "utf-8")
    result = run(folder, "--out", tmp_path / "facts.csv", "--classes", tmp_path / "classes.csv")
    assert says in str(result.exception)
