"""PDF files that everybody can read, whatever people wrote in them."""

import io
from collections.abc import Iterator

import page
import pypdf
import pytest
import typst
from pypdf.generic import ArrayObject, DictionaryObject

from hefboom.web.documents import typesetting
from hefboom.web.documents.document import Document, Heading, Paragraph, Picture, Table
from hefboom.web.documents.pdf import to_pdf
from tests.documents_for_tests import LOTS, everywhere, minutes

HOSTILE = [
    '#import "@preview/x:1.0.0" #panic() $x^2$ *vet* _schuin_ `code` <label> @bron',
    "]]] [[[ }}} {{{ // weg /* weg \\u{41} \\",
    "= kop\n- punt\n+ punt\n/ woord: uitleg",
    "<script>alert(1)</script> & \"citaat\" 'citaat' &amp;",
    "{page} van {pages} %(x)s {0} %s",
    "€ 1.250.000 – ≥ 50 % CO₂ é ç Yılmaz Ωμέγα Добро",
]


def read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(to_pdf(document)))


def texts(document: Document) -> list[str]:
    return [each.extract_text() for each in read(document).pages]


def solid(text: str) -> str:
    """A text without spaces and hyphens, so that it can be found across the ends of lines."""
    return "".join(text.split()).replace("-", "").replace("\u200b", "")


def assert_for_all(document: Document) -> None:
    report = page.validate_pdf_bytes(to_pdf(document), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def tags(pdf: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Every tag of a file, in reading order."""
    todo = [pdf.root_object["/StructTreeRoot"]]
    while todo:
        tag = todo.pop(0).get_object()
        if isinstance(tag, ArrayObject):
            todo = [*tag, *todo]
        elif isinstance(tag, DictionaryObject):
            yield tag
            todo = [*([tag["/K"]] if "/K" in tag else []), *todo]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_passes_the_checks_of_pdf_ua(language: str) -> None:
    assert_for_all(minutes(language))


def test_the_checker_does_find_what_is_wrong() -> None:
    untagged = typst.compile(b"Tekst", pdf_tags=False)
    assert not page.validate_pdf_bytes(untagged, profile=page.ValidationProfile.PDF_UA_1).is_compliant


@pytest.mark.parametrize(("language", "full"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_file_says_its_title_language_and_maker(language: str, full: str) -> None:
    pdf = read(minutes(language))
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Verslag ambitiesessie", "Hefboom")
    assert pdf.root_object["/Lang"] == full


def test_chapters_are_bookmarks_inside_each_other() -> None:
    besluiten, below, vervolg, under = read(minutes()).outline
    assert (besluiten["/Title"], below[0]["/Title"]) == ("Besluiten", "Het web")
    assert (vervolg["/Title"], under[0]["/Title"]) == ("Vervolg", "Percelen")


def test_the_text_reads_in_the_order_in_which_it_was_written() -> None:
    text = solid("".join(texts(minutes())))
    order = [
        *("Verslag ambitiesessie", "Werkkleding voor twee", "Aanbesteding", "FICTIEF-2027-0003", "Anna de Wit"),
        *("Besluiten", "Besluit. Klimaat gaat", "Bron:", "Niveau per thema", "Reden", "De markt levert", "Het web"),
        *("Aandeel per thema", "Vervolg", "Bram kiest", "1. Eerst", "2. Dan", "Percelen", "1. Noord", "Einde"),
    ]
    places = [text.index(solid(words)) for words in order]
    assert places == sorted(places)


def test_a_long_table_repeats_its_headers_on_every_page() -> None:
    pages = [text for text in texts(minutes()) if "Perceel " in text.replace("\n", " ")]
    assert len(pages) > 1
    assert all("Raming" in text for text in pages)
    assert all(f"Perceel {number}" in "".join(pages) for number in range(1, LOTS + 1))


def test_a_table_has_a_caption_and_tagged_headers() -> None:
    kinds = [str(tag.get("/S")) for tag in tags(read(minutes()))]
    assert kinds.count("/Table") == kinds.count("/THead") == 2
    assert kinds.count("/TH") == 4
    assert kinds.count("/Caption") == 3


def test_a_picture_is_drawn_sharp_and_said_in_words() -> None:
    pdf = read(minutes())
    said = next(str(tag["/Alt"]) for tag in tags(pdf) if "/Alt" in tag)
    assert said.startswith("Het hoogst is Circulair met 80%")
    assert [image for each in pdf.pages for image in each.images] == []


@pytest.mark.parametrize("svg", ["", "geen tekening", "<svg/>", '<svg viewBox="0 0 0 9"/>', "<svg><g></svg>"])
def test_where_a_picture_is_missing_its_words_stand(svg: str) -> None:
    document = Document("Titel", "nl", (Picture(svg, "Klimaat is het hoogst.", "Het web"),))
    assert "Klimaat is het hoogst." in texts(document)[0]
    assert_for_all(document)


@pytest.mark.parametrize(("language", "words"), [("nl", "Pagina 2 van 3"), ("en", "Page 2 of 3")])
def test_pages_are_numbered_in_the_language_of_the_document(language: str, words: str) -> None:
    assert words in texts(minutes(language))[1]


@pytest.mark.parametrize(("language", "words"), [("nl", "Verzonnen voorbeeld"), ("en", "Fictitious example")])
def test_what_is_made_up_says_so_on_every_page(language: str, words: str) -> None:
    assert all(words in text for text in texts(minutes(language)))
    assert not any(words in text for text in texts(minutes(language, fictitious=False)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_markup(text: str) -> None:
    found = solid("".join(texts(everywhere(text))))
    places = 13  # title, subtitle, fact twice, heading, lead, paragraph, remark, caption, header, cells, bullets
    assert found.count(solid(text)) >= places
    assert_for_all(everywhere(text))


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    found = "".join(texts(everywhere("a\x00b\x07c\ud800d\u202ee\r\nf\u2028g\th")))
    assert "abcde" in found
    assert "g h" in found


def test_a_sign_that_the_fonts_lack_is_shown_as_a_box() -> None:
    text = "Goed 😀 👨‍👩‍👧 🇳🇱 中 einde"
    found = "".join(texts(everywhere(text)))
    assert typesetting.INSTEAD in found
    assert "Goed" in found
    assert "einde" in found
    assert_for_all(everywhere(text))


def test_a_drawing_with_signs_that_the_fonts_lack_is_drawn_all_the_same() -> None:
    svg = '<svg viewBox="0 0 90 30"><text x="0" y="20">مرحبا 😀</text></svg>'
    document = Document("Naam", "nl", (Picture(svg, "Een naam", "Naam"), Paragraph("Anna hoort erbij.")))
    assert "Anna hoort erbij." in texts(document)[0]
    assert_for_all(document)


def test_hebrew_and_arabic_are_kept() -> None:
    found = "".join(texts(Document("שלום", "nl", (Paragraph("مرحبا"),))))
    assert typesetting.INSTEAD not in found


@pytest.mark.parametrize("text", ["x" * 10_000, "woord " * 1_700])
def test_a_very_long_text_goes_on_to_the_next_page(text: str) -> None:
    document = Document("Lang", "nl", (Paragraph(text), Table("", ("A", "B"), ((text, "kort"),))))
    found = solid("".join(texts(document)))
    assert found.count("x") + found.count("woord") >= 2 * min(text.count("x") + text.count("woord"), 10_000)
    assert_for_all(document)


def test_a_long_text_in_a_narrow_column_is_shown_to_its_end() -> None:
    columns = tuple(f"Kolom {number}" for number in range(7))
    lines = "\n".join(f"regel {number}" for number in range(90))
    rows = ((f"{'woord ' * 95}einde", *("kort gezegd" for _ in range(6))), (lines, *("" for _ in range(6))))
    pages = read(Document("T", "nl", (Table("", columns, rows),))).pages
    assert "einde" in "".join(each.extract_text() for each in pages)
    heights: list[float] = []
    for each in pages:
        each.extract_text(
            visitor_text=lambda text, cm, tm, *_: heights.append(cm[5] + cm[3] * tm[5]) if text.strip() else None
        )
    assert min(heights) > 0, "nothing runs off the page"
    assert len(pages) > 2


def test_an_empty_document_is_a_document() -> None:
    assert_for_all(Document("", "nl", ()))
    assert_for_all(everywhere(""))


def test_a_heading_that_skips_a_level_is_raised() -> None:
    kinds = [str(tag.get("/S")) for tag in tags(read(Document("T", "nl", (Heading("Diep", 3), Heading("Dieper", 3)))))]
    assert "/H1" in kinds
    assert "/H2" in kinds
    assert "/H3" not in kinds


def test_a_wide_table_lies_on_a_wide_page_with_its_heading() -> None:
    wide = Table("Breed", tuple(f"Kolom {n} duurzaam" for n in range(12)), (tuple(f"waarde {n}" for n in range(12)),))
    pages = read(Document("T", "nl", (Paragraph("Voor."), Heading("Alles naast elkaar"), wide, Paragraph("Na.")))).pages
    assert [each.mediabox.width > each.mediabox.height for each in pages] == [False, True, False]
    assert "Alles naast elkaar" in pages[1].extract_text()


def test_a_table_too_wide_for_any_page_is_cut_with_its_first_column_repeated() -> None:
    headers = tuple(f"Kolom{number}" for number in range(60))
    rows = tuple((f"Rij{row}", *(f"v{row}k{number}" for number in range(1, 60))) for row in range(3))
    document = Document("T", "nl", (Table("Breed", headers, rows),))
    found = solid(" ".join(texts(document)))
    assert all(f"v{row}k{number}" in found for row in range(3) for number in range(1, 60))
    assert found.count("Kolom0") >= found.count("Rij2") == found.count("Breed(") > 1
    assert_for_all(document)


def test_the_same_document_gives_the_same_bytes() -> None:
    first = to_pdf(minutes())
    typesetting._fonts.cache_clear()
    assert to_pdf(minutes()) == first


def test_a_row_that_does_not_fit_its_headers_is_refused() -> None:
    with pytest.raises(ValueError, match='table "Raming", row 2: 1 cells, 2 headers'):
        Table("Raming", ("A", "B"), (("1", "2"), ("3",)))


def test_a_defect_of_the_template_is_not_hidden() -> None:
    with pytest.raises(typst.TypstError):
        typesetting.typeset({})
