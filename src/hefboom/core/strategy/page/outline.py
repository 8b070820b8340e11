"""A page as an outline: sections with paragraphs, lists and tables, not yet text, Markdown or HTML."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item may have an explanation in smaller words."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; the first column heads its row. `caption` says what the table is."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `id` is its anchor."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page."""

    title: str
    language: str
    intro: tuple[Block, ...]
    sections: tuple[Section, ...] = field(default=())
