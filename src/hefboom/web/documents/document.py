"""What a document is made of, whatever file it becomes. Texts are plain; nothing in them is ever markup."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 1 is a chapter, 3 the lowest."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `lead` stands before the text in bold; `quiet` is for remarks, sources and codes."""

    text: str
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts; numbered when their order means something."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one row of headers. `numeric` are the columns (from 0) that align right.

    Raises ValueError when a row has more or fewer cells than there are headers.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.headers):
                raise ValueError(f'table "{self.caption}", row {number}: {len(row)} cells, {len(self.headers)} headers')


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG (classes only, as `web.charts` makes them), the words that say the same, and a caption."""

    svg: str
    alt: str
    caption: str


Block = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language ("nl" or "en").

    `facts` stand in a small table under the title (label, value). `fictitious` puts on every page that it is made up.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    fictitious: bool = False
