"""The chosen criteria as tender text and as a table: traceable, honest about what is open, no formula in it."""

import csv
import io

import docx
import pytest
from openpyxl import load_workbook

from hefboom.apps.criteria.actions.adapting import Wording, adapt
from hefboom.apps.criteria.actions.basket import add
from hefboom.apps.criteria.queries.basket import basket_of
from hefboom.apps.criteria.tender_text import tender_text
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.web.documents.document import Heading, Table
from tests.people import People

CODES = ["HB-KLE-301", "HB-KLE-101", "HB-ALG-102", "HB-KLE-202"]


@pytest.fixture
def filled(people: People, published: Tender) -> Tender:
    add(people.bram, published, CODES)
    adapt(people.bram, published, "HB-KLE-101", Wording(1, "nl", "=HYPERLINK('x')", "+1 <b>vet</b>"))
    return published


def get(people: People, tender: Tender, kind: str, language: str = "") -> bytes:
    answer = people.client("citizen").get(f"{language}/inkooptrajecten/{tender.pk}/criteria/criteria.{kind}")
    assert "attachment" in answer["Content-Disposition"]
    return bytes(answer.content)


def test_the_tender_text_has_a_chapter_per_kind_and_a_table_of_codes(people: People, filled: Tender) -> None:
    document = tender_text(basket_of(tender_page(filled.pk, access_of(people.bram))))
    chapters = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert chapters == ["Eisen", "Gunningscriteria", "Contractbepalingen", "Bijlage: codes en bronnen"]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [line[:3] for line in table.rows] == [
        ("E1", "HB-KLE-101", "1"),
        ("G1", "HB-KLE-301", "1"),
        ("G2", "HB-KLE-202", "1"),
        ("C1", "HB-ALG-102", "1"),
    ]
    assert ("Nog in te vullen", "6 plekken, tussen [haken]") in document.facts


@pytest.mark.parametrize(("language", "words"), [("", "Gunningscriteria"), ("/en", "Award criteria")])
def test_the_docx_opens_and_says_what_was_chosen(people: People, filled: Tender, language: str, words: str) -> None:
    document = docx.Document(io.BytesIO(get(people, filled, "docx", language)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert words in text
    assert "=HYPERLINK('x')" in text
    assert "+1 <b>vet</b>" in text
    assert "[aantal]" in text or "[number]" in text
    assert any("HB-KLE-301" in cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_the_pdf_is_a_pdf(people: People, filled: Tender) -> None:
    assert get(people, filled, "pdf").startswith(b"%PDF-")


def test_no_formula_gets_out_in_a_spreadsheet(people: People, filled: Tender) -> None:
    book = load_workbook(io.BytesIO(get(people, filled, "xlsx")))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line if cell.value]
    assert all(cell.data_type == "s" and not str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
    assert "'=HYPERLINK('x')" in {cell.value for cell in cells}
    assert book.sheetnames == ["Criteria", "Leeswijzer"]
    reading = " ".join(str(cell.value) for line in book["Leeswijzer"].iter_rows() for cell in line)
    assert "KLEDING-1" in reading
    assert "EUPL-1.2" in reading


def test_the_csv_has_a_row_per_criterion(people: People, filled: Tender) -> None:
    lines = list(csv.DictReader(io.StringIO(get(people, filled, "csv").decode("utf-8-sig")), delimiter=";"))
    assert [line["Nummer"] for line in lines] == ["E1", "G1", "G2", "C1"]
    assert lines[0]["Tekst"] == "'=HYPERLINK('x')"
    assert lines[0]["Aangepast"] == "ja"
    assert lines[3]["Nog in te vullen"] == "percentage; aantal; periode"
    assert all("Hefboom zelf" in line["Opmerking"] for line in lines)


def test_an_empty_basket_still_gives_a_file(people: People, published: Tender) -> None:
    for kind in ("docx", "pdf", "xlsx", "csv"):
        assert get(people, published, kind)
