"""A document as docx, to go on working in: real styles, lists, headers of tables and alternative texts."""

import functools
from io import BytesIO

from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.shared import Mm

from hefboom.web.documents.document import Block, Bullets, Document, Heading, Paragraph, Picture, Table
from hefboom.web.documents.docx_file import new_count, new_file, saved
from hefboom.web.documents.docx_page import set_first_page, set_page
from hefboom.web.documents.docx_table import child, facts_of, table_of
from hefboom.web.documents.drawing import standalone
from hefboom.web.documents.prepare import prepared, running_title
from hefboom.web.documents.sheets import CELL, Sheet, sheets
from hefboom.web.documents.typesetting import draw
from hefboom.web.documents.widths import widths
from hefboom.web.documents.words import Words, words_of

_COUNTRY = {"nl": "nl-NL", "en": "en-GB"}
_LABELS = 50.0  # mm for the names of the facts under the title
_SHARP = 150  # pixels per inch of a picture


def to_docx(document: Document) -> bytes:
    """Return the document as a docx file. The same document gives the same bytes."""
    document, words = prepared(document), words_of(document)
    file = new_file(document.title, _COUNTRY[document.language])
    first, *others = sheets(document)
    set_page(file.sections[0], first, running_title(document), words)
    set_first_page(file.sections[0], words)
    _open(file, document, words, first.room)
    for block in first.blocks:
        _add(file, block, first)
    for sheet in others:
        section = file.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        set_page(section, sheet, running_title(document), words)
        for block in sheet.blocks:
            _add(file, block, sheet)
    return saved(file)


def _open(file: Docx, document: Document, words: Words, room: float) -> None:
    if words.made_up:
        file.add_paragraph(words.made_up, "Mark")
    file.add_paragraph(document.title, "Title")
    if document.subtitle:
        file.add_paragraph(document.subtitle, "Subtitle")
    if document.facts:
        file.element.body.insert_element_before(facts_of(document.facts, [_LABELS, room - _LABELS]), "w:sectPr")
        file.add_paragraph(style="Table end")


def _add(file: Docx, block: Block, sheet: Sheet) -> None:
    match block:
        case Heading(text, level):
            file.add_paragraph(text, f"heading {level}")
        case Paragraph(text, lead, quiet):
            line = file.add_paragraph(style="Quiet" if quiet else "Normal")
            if lead:
                line.add_run(f"{lead} ", "Strong")
            line.add_run(text)
        case Bullets():
            _add_list(file, block)
        case Table(caption=caption):
            if caption.strip():
                file.add_paragraph(caption, "caption")
            file.element.body.insert_element_before(table_of(block, widths(block, sheet.room, CELL)), "w:sectPr")
            file.add_paragraph(style="Table end")
        case Picture():
            _add_picture(file, block, sheet.room)


def _add_list(file: Docx, bullets: Bullets) -> None:
    count = str(new_count(file)) if bullets.numbered else ""
    for item in bullets.items:
        line = file.add_paragraph(item, "List Number" if count else "List Bullet")
        if count:
            child(child(line._p.get_or_add_pPr(), "w:numPr"), "w:numId", val=count)  # noqa: SLF001 - python-docx has no lists
    line.paragraph_format.space_after = Mm(3)


def _add_picture(file: Docx, picture: Picture, room: float) -> None:
    """Add a picture with its alternative text; where nothing can be drawn, that text stands in its place."""
    drawing = standalone(picture.svg)
    if drawing is None:
        file.add_paragraph(picture.alt)
    else:
        run = file.add_paragraph(style="Picture").add_run()
        inline = run.add_picture(BytesIO(_image(drawing.svg)), width=Mm(drawing.width_in(room)))._inline  # noqa: SLF001 - python-docx has no alternative text
        inline.docPr.set("descr", picture.alt)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
    if picture.caption:
        file.add_paragraph(picture.caption, "Picture caption")


@functools.lru_cache(maxsize=64)
def _image(svg: str) -> bytes:
    return draw(svg, _SHARP)
