"""Which blocks stand on upright pages and which on wide ones, and how a table that is too wide for any is cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom.web.documents.document import Block, Document, Heading, Table
from hefboom.web.documents.widths import least_width

CELL = 9.5 * 25.4 / 72
"""The height of the letters in a table, in mm."""
_UPRIGHT, _WIDE = 160.0, 247.0  # the width of the text on A4, in mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that stand on pages of the same direction."""

    wide: bool
    blocks: tuple[Block, ...]

    @property
    def room(self) -> float:
        """The width of the text, in mm."""
        return _WIDE if self.wide else _UPRIGHT


def sheets(document: Document) -> list[Sheet]:
    """Return the blocks by direction of the page; the first is upright, for the title.

    The headings right above a wide table go along with it.
    """
    found = [Sheet(wide=False, blocks=())]
    for block in (part for each in document.blocks for part in _fitting(each)):
        last, wide = found[-1], isinstance(block, Table) and least_width(block, CELL) > _UPRIGHT
        if last.wide == wide:
            found[-1] = Sheet(wide, (*last.blocks, block))
            continue
        end = _end_without_headings(last.blocks) if wide else len(last.blocks)
        found[-1] = Sheet(last.wide, last.blocks[:end])
        found.append(Sheet(wide, (*last.blocks[end:], block)))
    return found[:1] + [sheet for sheet in found[1:] if sheet.blocks]


def _end_without_headings(blocks: tuple[Block, ...]) -> int:
    end = len(blocks)
    while end and isinstance(blocks[end - 1], Heading):
        end -= 1
    return end


def _fitting(block: Block) -> Iterator[Block]:
    """Cut a table that is too wide for any page in parts, each with the first column."""
    if not isinstance(block, Table) or least_width(block, CELL) <= _WIDE:
        yield block
        return
    first, *others = range(len(block.headers))
    parts: list[list[int]] = [[first]]
    for column in others:
        if len(parts[-1]) > 1 and least_width(_part(block, [*parts[-1], column], ""), CELL) > _WIDE:
            parts.append([first])
        parts[-1].append(column)
    for number, columns in enumerate(parts, start=1):
        yield _part(block, columns, f"{block.caption} ({number}/{len(parts)})".strip())


def _part(table: Table, columns: list[int], caption: str) -> Table:
    return Table(
        caption,
        tuple(table.headers[at] for at in columns),
        tuple(tuple(row[at] for at in columns) for row in table.rows),
        frozenset(place for place, at in enumerate(columns) if at in table.numeric),
    )
