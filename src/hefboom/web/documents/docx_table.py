"""Tables in a docx file, written as XML at once: python-docx looks every cell up anew, far too slow for 500 rows."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from hefboom.web.documents.document import Table
from hefboom.web.documents.sheets import CELL
from hefboom.web.documents.widths import is_low

_TWIPS = 1440 / 25.4  # in a mm
_PLAIN = {"lastRow": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}


def child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Add an element with attributes of the same namespace and return it."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def table_of(table: Table, widths: list[float]) -> etree._Element:
    """Return a table with a row of headers that repeats on each page; `widths` in mm."""
    element = _frame("HefboomTable", widths, firstRow="1", firstColumn="0")
    _row(element, table.headers, widths, ["TableHeader"] * len(widths), table.numeric, header=True)
    for row in table.rows:
        _row(element, row, widths, ["TableText"] * len(widths), table.numeric)
    return element


def facts_of(facts: tuple[tuple[str, str], ...], widths: list[float]) -> etree._Element:
    """Return names and values side by side, without lines; `widths` in mm."""
    element = _frame("HefboomFacts", widths, firstRow="0", firstColumn="1")
    for fact in facts:
        _row(element, fact, widths, ["FactName", "FactValue"], frozenset())
    return element


def _frame(style: str, widths: list[float], **look: str) -> etree._Element:
    table = OxmlElement("w:tbl")
    properties = child(table, "w:tblPr")
    child(properties, "w:tblStyle", val=style)
    child(properties, "w:tblW", w=_twips(sum(widths)), type="dxa")
    child(properties, "w:tblLayout", type="fixed")
    child(properties, "w:tblLook", **look, **_PLAIN)
    grid = child(table, "w:tblGrid")
    for width in widths:
        child(grid, "w:gridCol", w=_twips(width))
    return table


def _row(
    table: etree._Element,
    texts: tuple[str, ...],
    widths: list[float],
    styles: list[str],
    numeric: frozenset[int],
    *,
    header: bool = False,
) -> None:
    row = child(table, "w:tr")
    properties = child(row, "w:trPr")
    if is_low(texts, widths, CELL):
        child(properties, "w:cantSplit")
    if header:
        child(properties, "w:tblHeader")
    for index, (text, width, style) in enumerate(zip(texts, widths, styles, strict=True)):
        cell = child(row, "w:tc")
        child(child(cell, "w:tcPr"), "w:tcW", w=_twips(width), type="dxa")
        paragraph = child(cell, "w:p")
        form = child(paragraph, "w:pPr")
        child(form, "w:pStyle", val=style)
        if index in numeric:
            child(form, "w:jc", val="right")
        child(paragraph, "w:r").text = text


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS))
