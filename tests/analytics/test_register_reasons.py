"""Dirk reads in Dutch what is wrong with his file, whatever is wrong with it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from hefboom.analytics.engine import open_engine
from hefboom.analytics.ingest import read_register
from hefboom.core.base.errors import RejectedCell
from hefboom.core.base.reasons import reason_in

CSV = """tender_id,lot_id,title,cpv,contract_nature,isv_clause,mvi_level,wage_sum_eur,impact_weight,published_on
A,1,fine,,,,,,,
A,1,again,,,,,,,
,,no id,,,,,,,
B,,bad,45,work,misschien,half,1.000,50,31-12-2023
C,,bad,,asphalt,,9,-1,1.5,
D,,short
E,,long,,,,,,,,,
F,,"a "quote" inside,,,,,,,
"""
JSON_LINES = '{"tender_id": "A"}\n{"tender_id"\n"B"\n'


def rejected(path: Path) -> tuple[RejectedCell, ...]:
    """The cells of this file that cannot be read."""
    with open_engine(reads=path) as engine:
        return read_register(path, engine).rejected


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Files in which everything is wrong that can be."""
    csv, lines, book = tmp_path / "register.csv", tmp_path / "register.jsonl", tmp_path / "register.xlsx"
    csv.write_text(CSV, "utf-8")
    lines.write_text(JSON_LINES, "utf-8")
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(["tender_id", None, None])
    workbook.active.append(["A", None, "beyond"])
    workbook.save(book)
    return [csv, lines, book]


def test_every_reason_has_a_dutch_sentence_with_the_same_particulars(files: list[Path]) -> None:
    reasons = [cell.why for path in files for cell in rejected(path)]

    dutch = [reason_in("nl", why) for why in reasons]

    assert len(reasons) >= 15
    assert [why for why, nl in zip(reasons, dutch, strict=True) if why == nl] == []
    assert '"asphalt" is niet een van works, services, supplies' in dutch
    assert "9 is te hoog; het hoogste dat kan is 3" in dutch
