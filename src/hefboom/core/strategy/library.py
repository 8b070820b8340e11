"""The shapes of a pack's help with criteria: the library, the texts per level, the advice on a level."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hefboom.core.base.text import Text
from hefboom.core.strategy.parts import Condition, Confidence, Number, Part, Slug, Source

Kind = Literal["requirement", "suitability", "selection", "award", "contract_clause"]
Answer = Literal["low", "medium", "high"]
Code = Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$")]


class Criterion(Part):
    """One sustainability criterion to put into a tender, in force from `from` until `until`, both inclusive.

    `code` stays for ever; a changed text is a new `version` of it, and of one code one version is in force on a day.
    `previous` names the code it replaces. `level` is 1-3. `product_groups` empty: it fits every group. What stands
    in [brackets] in `text` is for the buyer to fill in. `legal_form` says as what it can be asked by law; None:
    no source says. `own_wording`: our words, not the official set. `translated` false: no translation was given and
    one language stands for both. `repeats_law`: it asks no more than the law or what every firm in the market does.
    `overlaps` names codes that ask (nearly) the same.
    """

    code: Code
    version: Annotated[int, Field(ge=1)] = 1
    from_: date = Field(alias="from")
    until: date | None = None
    previous: str = ""
    title: Text
    text: Text
    kind: Kind
    legal_form: Text | None = None
    level: Annotated[int, Field(ge=1, le=3)]
    themes: tuple[Slug, ...] = Field(min_length=1)
    product_groups: tuple[Slug, ...] = ()
    verification: Text
    for_buyer: Text
    for_bidder: Text
    source: Source
    own_wording: bool = False
    translated: bool = True
    repeats_law: bool = False
    overlaps: tuple[str, ...] = ()

    def in_force(self, on: date) -> bool:
        """Return whether this version counts on a day."""
        return self.from_ <= on and (self.until is None or on <= self.until)


class LevelText(Part):
    """What each level of a theme means in practice, for one product group or (None) for every group."""

    theme: Slug
    product_group: Slug | None = None
    none: Text
    basis: Text
    significant: Text
    ambitious: Text
    source: Source

    def at(self, level: int) -> Text:
        """Return the text of a level 0-3. Raises IndexError for another number."""
        return (self.none, self.basis, self.significant, self.ambitious)[level]


class Question(Part):
    """What the advice on a level asks, answered with low, medium or high; no answer is unknown.

    `per` "tender": one answer goes for all themes; "theme": each theme has an answer of its own.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    per: Literal["tender", "theme"]
    name: Text
    help: Text
    low: Text
    medium: Text
    high: Text
    source: Source


class Advice(Part):
    """A rule that advises a level: when all of `when` hold for the answers. Without `when` it always holds.

    `theme` None: for every theme. Of the rules that hold, the highest level counts.
    """

    id: Slug
    level: Annotated[int, Field(ge=0, le=3)]
    theme: Slug | None = None
    when: tuple[Condition, ...] = ()
    because: Text
    source: Source


class Proportion(Part):
    """Below this value (euros, whole tender, without VAT) more criteria or a higher level ask for a second look."""

    id: Slug
    below_eur: Number
    criteria: Annotated[int, Field(ge=1)]
    level: Annotated[int, Field(ge=1, le=3)]
    confidence: Confidence
    source: Source
