"""Docx files to go on working in: what Word and LibreOffice need to show, read out and number them."""

import io
import os
import subprocess
import zipfile
from pathlib import Path
from shutil import which

import docx
import pypdf
import pytest
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line

from hefboom.web.documents.document import Bullets, Document, Heading, Paragraph, Picture, Table
from hefboom.web.documents.docx import to_docx
from tests.documents_for_tests import LOTS, everywhere, minutes
from tests.needs import do_without


def opened(document: Document) -> Docx:
    return docx.Document(io.BytesIO(to_docx(document)))


def parts(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(to_docx(document))) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def test_every_kind_of_text_has_its_style() -> None:
    styles = {line.text: str(line.style and line.style.name) for line in opened(minutes()).paragraphs}
    assert styles["Verslag ambitiesessie"] == "Title"
    assert styles["Werkkleding voor twee ministeries"] == "Subtitle"
    assert styles["Besluiten"] == "Heading 1"
    assert styles["Het web"] == "Heading 2"
    assert styles["Besluit. Klimaat gaat naar niveau 3."] == "Normal"
    assert styles["Bron: ambitieweb, versie 4."] == "Quiet"
    assert styles["Niveau per thema"] == "Caption"
    assert styles["Aandeel per thema"] == "Picture caption"
    assert styles["Anna legt het voor."] == "List Bullet"
    assert styles["Eerst de behoefte."] == "List Number"


def test_the_lead_of_a_paragraph_is_strong() -> None:
    line = next(line for line in opened(minutes()).paragraphs if line.text.startswith("Besluit."))
    assert [(run.text, run.style.name) for run in line.runs if run.style] == [
        ("Besluit. ", "Strong"),
        ("Klimaat gaat naar niveau 3.", "Default Paragraph Font"),
    ]


@pytest.mark.parametrize(("language", "full"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_file_says_its_title_language_and_maker(language: str, full: str) -> None:
    file = opened(minutes(language))
    core = file.core_properties
    assert (core.title, core.language, core.author) == ("Verslag ambitiesessie", full, "Hefboom")
    assert [each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))] == [full]


def test_nothing_of_a_template_is_left() -> None:
    found = parts(minutes())
    everything = "".join(found.values())
    assert not any(trace in everything for trace in ("python-docx", "Normal.dotm", "Macintosh", "en-US", "2013-"))
    assert not any("custom" in name or "thumbnail" in name for name in found)


def test_every_table_of_data_has_one_row_of_headers_that_repeats() -> None:
    facts, *tables = opened(minutes()).tables
    for table in tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
    assert len(tables[1].rows) == LOTS + 1
    assert [cell.text for cell in facts.rows[0].cells] == ["Aanbesteding", "FICTIEF-2027-0003"]


def test_columns_of_numbers_align_right() -> None:
    row = opened(minutes()).tables[2].rows[1]
    assert [cell.paragraphs[0].alignment for cell in row.cells] == [None, docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT]


def test_a_picture_is_said_in_words() -> None:
    (picture,) = opened(minutes()).inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Het hoogst is Circulair met 80%")
    assert picture.width.mm == pytest.approx(160, abs=0.1)


def test_where_a_picture_is_missing_its_words_stand() -> None:
    file = opened(Document("T", "nl", (Picture("", "Klimaat is het hoogst.", "Het web"),)))
    assert [line.text for line in file.paragraphs] == ["T", "Klimaat is het hoogst.", "Het web"]


def test_each_numbered_list_counts_from_one() -> None:
    numbered = [line for line in opened(minutes()).paragraphs if line.style and line.style.name == "List Number"]
    lists = [line._p.pPr.numPr.numId.val for line in numbered if line._p.pPr is not None]
    assert lists == [3, 3, 4, 4]
    assert parts(minutes())["word/numbering.xml"].count('startOverride w:val="1"') == 2


def test_pages_are_a4_with_title_mark_and_number() -> None:
    section = opened(minutes("en")).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert section.header.paragraphs[0].text == "Verslag ambitiesessie\tFictitious example"
    for footer in (section.footer, section.first_page_footer):
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert [run.text for run in footer.paragraphs[0].runs] == ["Page ", " of "]


def test_only_what_is_made_up_says_so() -> None:
    assert "Verzonnen voorbeeld" in [line.text for line in opened(minutes()).paragraphs]
    assert "Verzonnen" not in "".join(parts(minutes(fictitious=False)).values())


def test_a_wide_table_lies_on_a_wide_page_with_its_heading() -> None:
    wide = Table("Breed", tuple(f"Kolom {n} duurzaam" for n in range(12)), (tuple(f"waarde {n}" for n in range(12)),))
    sections = opened(
        Document("T", "nl", (Paragraph("Voor."), Heading("Naast elkaar"), wide, Paragraph("Na.")))
    ).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert "Naast elkaar" in [block.text for block in sections[1].iter_inner_content() if isinstance(block, Line)]


def test_a_text_is_never_markup() -> None:
    text = '<w:p/> </w:t> & "citaat" <script>alert(1)</script> {page} %s 😀 中文'
    file = opened(everywhere(text))
    assert file.core_properties.title == text
    assert [line.text for line in file.paragraphs].count(text) >= 8
    assert file.tables[1].rows[1].cells[0].text == text


def test_what_says_nothing_is_left_out() -> None:
    nothing = (Heading(" "), Paragraph(""), Bullets(("", "\n")), Table("", (), ((),)), Paragraph("Einde."))
    file = opened(Document("T", "nl", nothing))
    assert [line.text for line in file.paragraphs] == ["T", "Einde."]
    assert file.tables == []


def test_a_table_without_rows_shows_its_headers() -> None:
    (table,) = opened(Document("T", "nl", (Table("Leeg", ("A", "B"), ()),))).tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["A", "B"]


def test_signs_that_no_file_can_hold_are_left_out_and_lines_stay_lines() -> None:
    file = opened(Document("T", "nl", (Paragraph("a\x00b\ud800c\u202e\r\nd\te"),)))
    assert file.paragraphs[1].text == "abc\nd e"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_docx(minutes()) == to_docx(minutes())


def test_libreoffice_opens_every_docx_and_shows_what_it_says(tmp_path: Path) -> None:
    wide = Table("", tuple(f"Kolom{n}" for n in range(60)), (tuple(f"v{n}" for n in range(60)),) * 3)
    shown = in_libreoffice(
        tmp_path,
        {
            "dutch": minutes(),
            "english": minutes("en", fictitious=False),
            "hostile": everywhere("<b>&amp;</b> ]]> {page} \x00 😀"),
            "huge": Document("Groot", "nl", (Table("", ("A", "B"), (("woord " * 900, "kort"),) * 3), wide)),
            "empty": Document("", "nl", ()),
        },
    )
    dutch, english = shown["dutch"], shown["english"]
    for words in (
        "Verslag ambitiesessie",
        "1. Eerst de behoefte",
        "1. Noord",
        f"Perceel {LOTS}",
        "Einde van het verslag",
    ):
        assert words in "".join(dutch)
    assert all("Verzonnen voorbeeld" in text for text in dutch)
    assert all("Fictitious" not in text for text in english)
    assert f"Pagina 2 van {len(dutch)}" in dutch[1]
    assert f"Page 2 of {len(english)}" in english[1]
    assert all("Raming" in text for text in dutch if "€" in text)
    assert "<b>&amp;</b> ]]> {page}" in "".join(shown["hostile"])
    assert "v59" in "".join(shown["huge"])
    assert shown["empty"]


def in_libreoffice(folder: Path, documents: dict[str, Document]) -> dict[str, list[str]]:
    """The text of each page of each document as LibreOffice prints it. It starts once: that takes seconds."""
    office = which("soffice") or which("libreoffice")
    if not office:
        do_without("libreoffice", "no LibreOffice on this machine; on Debian: apt install libreoffice-writer-nogui")
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(to_docx(document))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [folder / f"{name}.docx" for name in documents]
    convert = [office, own, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(convert, check=True, capture_output=True, timeout=300, env=environment)
    return {name: [each.extract_text() for each in pypdf.PdfReader(folder / f"{name}.pdf").pages] for name in documents}
