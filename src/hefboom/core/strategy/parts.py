"""What every entry of a pack is made of."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from hefboom.core.base.text import Text

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Confidence = Literal["stated", "seen", "calculated", "unconfirmed"]
"""stated: in the strategy itself; seen: in the source named; calculated from such; unconfirmed: an assumption."""
Number = Annotated[Decimal, BeforeValidator(lambda v: Decimal(str(v)) if type(v) in (int, float) else v)]
Grain = Literal["tender", "lot"]


class Part(BaseModel):
    """Base of everything in a pack: frozen, unknown keys forbidden."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a commitment or number stands: a document of the pack, and the place in it.

    `page` only where the text shows one. `url` overrides the document's own; `seen` is the day it was read.
    """

    document: Slug
    chapter: str = ""
    heading: str = ""
    page: int | None = None
    url: str = ""
    note: Text | None = None


class Condition(Part):
    """One condition in the language of rules, with the same in plain words."""

    when: str
    says: Text
    source: Source | None = None
