"""The pages of a docx file: A4, with title and mark above and the number below."""

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph as Line

from hefboom.web.documents.docx_styles import WARN
from hefboom.web.documents.docx_table import child
from hefboom.web.documents.sheets import Sheet
from hefboom.web.documents.words import Words


def set_page(section: Section, sheet: Sheet, title: str, words: Words) -> None:
    """Make the pages of a section upright or wide, with their header and footer."""
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if sheet.wide else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = section.top_margin = Mm(25)
    section.bottom_margin, section.header_distance, section.footer_distance = Mm(24), Mm(13), Mm(12)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    header = section.header.paragraphs[0]
    header.paragraph_format.tab_stops.add_tab_stop(Mm(sheet.room), WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(title)
    if words.made_up:
        mark = header.add_run(f"\t{words.made_up}")
        mark.bold, mark.font.color.rgb = True, RGBColor.from_string(WARN)
    _count(section.footer.paragraphs[0], words)


def set_first_page(section: Section, words: Words) -> None:
    """Leave the header of the first page empty: the title stands right below it."""
    section.different_first_page_header_footer = True
    _count(section.first_page_footer.paragraphs[0], words)


def _count(line: Line, words: Words) -> None:
    for text, field in ((words.page, "PAGE"), (words.of, "NUMPAGES")):
        line.add_run(text)
        child(child(line._p, "w:fldSimple", instr=field), "w:r").text = "1"  # noqa: SLF001 - python-docx has no fields
