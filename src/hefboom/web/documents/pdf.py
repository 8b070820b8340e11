"""A document as PDF that everybody can read: tagged, in reading order, checked against PDF/UA-1."""

from hefboom.web.documents.document import Block, Bullets, Document, Heading, Paragraph, Picture, Table
from hefboom.web.documents.drawing import standalone
from hefboom.web.documents.prepare import prepared, running_title
from hefboom.web.documents.sheets import CELL, Sheet, sheets
from hefboom.web.documents.typesetting import Content, typeset
from hefboom.web.documents.widths import PADDING, breakable, is_low, widths
from hefboom.web.documents.words import words_of

_REGION = {"nl": "NL", "en": "GB"}
_LINE = 38.0  # heights of a letter on a line of text; a longer word breaks


def to_pdf(document: Document) -> bytes:
    """Return the document as PDF/UA-1. The same document gives the same bytes on every machine.

    Texts go in as data, so nothing in them is markup. Signs that the fonts lack become `typesetting.INSTEAD`.
    """
    document, words = prepared(document), words_of(document)
    return typeset(
        {
            "title": breakable(document.title, _LINE / 2.5),
            "running": running_title(document),
            "subtitle": breakable(document.subtitle, _LINE / 1.3),
            "language": document.language,
            "region": _REGION[document.language],
            "facts": [
                [breakable(label, _LINE / 3.5), breakable(value, _LINE / 1.6)] for label, value in document.facts
            ],
            "made_up": words.made_up,
            "page": words.page,
            "of": words.of,
            "sheets": [
                {"wide": sheet.wide, "blocks": [_block(block, sheet) for block in sheet.blocks]}
                for sheet in sheets(document)
            ],
        }
    )


def _block(block: Block, sheet: Sheet) -> Content:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": breakable(text, _LINE / 1.6), "level": level}
        case Paragraph(text, lead, quiet):
            return {"kind": "paragraph", "text": breakable(text, _LINE), "lead": breakable(lead, _LINE), "quiet": quiet}
        case Bullets(items, numbered):
            return {"kind": "bullets", "items": [breakable(item, _LINE) for item in items], "numbered": numbered}
        case Table():
            return _table(block, sheet)
        case Picture(svg, alt, caption):
            drawing = standalone(svg)
            return {
                "kind": "picture",
                "svg": drawing.svg if drawing else "",
                "width": drawing.width_in(sheet.room) if drawing else 0,
                "alt": alt,
                "caption": caption,
            }


def _table(table: Table, sheet: Sheet) -> Content:
    room = widths(table, sheet.room, CELL)
    letters = [width / CELL - PADDING for width in room]
    return {
        "kind": "table",
        "caption": table.caption,
        "headers": _cells(table.headers, letters),
        "rows": [{"cells": _cells(row, letters), "low": is_low(row, room, CELL)} for row in table.rows],
        "numeric": [*sorted(table.numeric)],
        "widths": list(room),
    }


def _cells(texts: tuple[str, ...], letters: list[float]) -> Content:
    return [breakable(text, room) for text, room in zip(texts, letters, strict=True)]
