"""`hefboom spend classify`: queue out, answers in, learned for next time."""

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.confirmed_file import write_confirmed
from hefboom.analytics.classify.key import Key
from hefboom.cli.spend_classify import classify
from hefboom.core.base.errors import HefboomError
from tests.analytics.classify.fictitious_invoices import invoices
from tests.analytics.classify.test_learner import confirmed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "uitgaven.csv"
    path.write_text(
        "amount_eur,category,description,supplier\n"
        "900.00,Schoonmaak,,\n"
        "60.00,,Periodiek dweilen noord,Nieuw BV\n"
        "40.00,,vxq zzk,Y\n"
    )
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(classify, [str(each) for each in arguments], catch_exceptions=False)


def test_it_tells_what_has_a_place_and_what_confirming_gains(file: Path, tmp_path: Path) -> None:
    result = run(file, "--queue", tmp_path / "vragen.xlsx")
    assert result.exit_code == 0
    assert "3 different descriptions of what was bought, of which 2 are open." in result.output
    assert "90.0% of the euros" in result.output
    assert "Confirming the largest 2 brings that to 100.0%." in result.output
    assert (tmp_path / "vragen.xlsx").exists()


def test_answers_settle_lines(file: Path, tmp_path: Path) -> None:
    key = Key(description="vxq zzk", supplier="Y")
    write_confirmed(tmp_path / "antwoorden.csv", [Confirmed(key, "gas", None, "Anna", date(2026, 11, 1))])
    assert "94.0% of the euros" in run(file, "--confirmed", tmp_path / "antwoorden.csv").output


def test_an_own_table_settles_lines(file: Path, tmp_path: Path) -> None:
    (tmp_path / "tabel.csv").write_text("kind,match,product_group\nsupplier,y,gas\n")
    assert "94.0% of the euros" in run(file, "--mapping", tmp_path / "tabel.csv").output


def test_what_was_learned_is_used_and_kept(file: Path, tmp_path: Path) -> None:
    answers, learner, queue = tmp_path / "antwoorden.csv", tmp_path / "learner.npz", tmp_path / "vragen.csv"
    write_confirmed(answers, confirmed(invoices(300, seed=1)))
    result = run(file, "--confirmed", answers, "--learn", "--learner", learner)
    assert "Learned from" in result.output
    assert "96.0% of the euros" in result.output
    assert "96.0% of the euros" in run(file, "--learner", learner, "--queue", queue).output
    with queue.open(newline="") as rows:
        assert [row["description"] for row in csv.DictReader(rows)] == ["vxq zzk"]


def test_learning_without_answers_is_wrong_use(file: Path) -> None:
    result = CliRunner().invoke(classify, [str(file), "--learn"])
    assert result.exit_code == 2
    assert "--learn needs --confirmed" in result.output


def test_a_wrong_table_stops_before_anything_is_read(file: Path, tmp_path: Path) -> None:
    (tmp_path / "tabel.csv").write_text("kind,match,product_group\nsupplier,y,gsa\n")
    with pytest.raises(HefboomError, match=r'line 2, product_group: "gsa".* did you mean "gas"'):
        run(file, "--mapping", tmp_path / "tabel.csv", "--queue", tmp_path / "vragen.csv")
    assert not (tmp_path / "vragen.csv").exists()
