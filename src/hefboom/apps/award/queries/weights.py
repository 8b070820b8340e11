"""Weights of price, quality and impact that the register has from elsewhere: a notice, a file, a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hefboom.apps.award.queries.page import AwardPage
from hefboom.apps.tenders.words import language, source_words, value_words
from hefboom.core.award.model import KINDS, AwardDesign, Kind
from hefboom.core.award.problems import problems
from hefboom.core.award.weights import nominal
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.read import quantised


@dataclass(frozen=True, slots=True)
class OtherWeight:
    """A weight in the register that is not the model's: what it is called, what stands there, and who says so.

    `ours` is what the model says, "" while it is not finished.
    """

    name: str
    theirs: str
    source: str
    ours: str


def model_weights(design: AwardDesign) -> Mapping[Kind, Decimal]:
    """Return what a finished model says that each kind weighs (0-1); nothing while that is not known."""
    shares = None if problems(design) else nominal(design).shares
    if shares is None:
        return {}
    return {kind: quantised(Decimal(shares[kind].numerator) / Decimal(shares[kind].denominator)) for kind in KINDS}


def other_weights(award: AwardPage) -> list[OtherWeight]:
    """Return the weights in the register that come from elsewhere and are not those of the model."""
    ours = model_weights(award.design)
    found: dict[Kind, OtherWeight] = {}
    for facts in award.page.facts:
        for kind in KINDS:
            fact, field = facts.get(f"{kind}_weight"), vocabulary()[f"{kind}_weight"]
            if fact is None or fact.value is None or fact.value == ours.get(kind):
                continue
            if fact.source is None or fact.source.kind != "award":
                words = value_words(field, ours[kind]) if kind in ours else ""
                said = source_words(fact.source, insider=award.page.insider)
                name = field.label.in_language(language())
                found.setdefault(kind, OtherWeight(name, value_words(field, fact.value), said, words))
    return list(found.values())
