"""What holds for a document whatever file it becomes: clean texts, and headings that skip no level."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from hefboom.web.documents.document import Block, Bullets, Document, Heading, Paragraph, Picture, Table

_LEVELS: tuple[Literal[1, 2, 3], ...] = (1, 2, 3)
_RUNNING = 70  # signs
_NEW_LINE = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
# What XML cannot hold, control signs, and signs that turn the direction of all that follows.
_NEVER = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f\u202a-\u202e\ufeff]")


def clean(text: str) -> str:
    """Return a text without signs that a file cannot hold or that hide other text; ends of lines become one kind."""
    return _NEVER.sub("", _NEW_LINE.sub("\n", str(text))).replace("\t", " ")


def prepared(document: Document) -> Document:
    """Return the document with clean texts, without empty blocks, its headings stepping down one level at a time."""
    return replace(
        document,
        title=clean(document.title).strip() or "Hefboom",
        subtitle=clean(document.subtitle).strip(),
        facts=tuple((clean(label), clean(value)) for label, value in document.facts),
        blocks=tuple(_stepping(block for each in document.blocks if (block := _cleaned(each)) is not None)),
    )


def running_title(document: Document) -> str:
    """Return the title as it stands above every page: one line."""
    title = " ".join(document.title.split())
    return title if len(title) <= _RUNNING else f"{title[: _RUNNING - 1].rstrip()}…"


def _cleaned(block: Block) -> Block | None:
    """Return a block with clean texts; nothing when it says nothing."""
    match block:
        case Heading(text):
            return replace(block, text=clean(text)) if clean(text).strip() else None
        case Paragraph(text, lead):
            return replace(block, text=clean(text), lead=clean(lead)) if clean(text + lead).strip() else None
        case Bullets(items):
            kept = tuple(text for item in items if (text := clean(item)).strip())
            return replace(block, items=kept) if kept else None
        case Table(caption, headers, rows):
            cells = tuple(tuple(map(clean, row)) for row in rows)
            made = replace(block, caption=clean(caption), headers=tuple(map(clean, headers)), rows=cells)
            return made if headers else None
        case Picture(alt=alt, caption=caption):
            caption = clean(caption).strip()
            return replace(block, alt=clean(alt).strip() or caption or "–", caption=caption)


def _stepping(blocks: Iterable[Block]) -> Iterator[Block]:
    """Raise headings that skip a level: a screen reader would look for what is not there."""
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            yield Heading(block.text, _LEVELS[above - 1])
        else:
            yield block
